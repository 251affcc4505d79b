// The report reads without this. It filters the summary, and opens what is folded before it is printed.
const filter = document.querySelector("#filter");
if (filter instanceof HTMLInputElement) {
  const rows = [...document.querySelectorAll(".summary tbody tr")].map((row) => ({
    row,
    text: row.textContent.toLowerCase(),
  }));
  const output = document.querySelector(".filter output");
  filter.closest(".filter").hidden = false;
  filter.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, text } of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    output.textContent = words.length === 0 ? "" : `${shown} of ${rows.length}`;
  });
}
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
});
