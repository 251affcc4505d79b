// Run inside a page by the browser test: what tools for accessibility would find, for the parts that a report has.

/** What a screen reader would stumble over. */
function structureProblems() {
  const problems = [];
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const own = Number(heading.tagName.slice(1));
    if (own > level + 1) problems.push(`h${own} after h${level}: ${heading.textContent}`);
    if (heading.textContent.trim() === "") problems.push(`empty h${own}`);
    level = own;
  }
  if (document.querySelectorAll("h1").length !== 1) problems.push("not one h1");
  for (const part of document.querySelectorAll("section, article, nav")) {
    const isLabelled = part.hasAttribute("aria-labelledby") || part.hasAttribute("aria-label");
    if (!isLabelled || nameOf(part) === "") problems.push(`no name: ${part.outerHTML.split("\n")[0]}`);
  }
  for (const link of document.querySelectorAll("a, summary"))
    if (nameOf(link) === "") problems.push("a link without words");
  for (const field of document.querySelectorAll("input"))
    if (field.labels?.length !== 1) problems.push("a field without a label");
  for (const cell of document.querySelectorAll("thead th"))
    if (!cell.hasAttribute("scope")) problems.push("a column without a scope");
  for (const svg of document.querySelectorAll("svg"))
    if (svg.getAttribute("aria-hidden") !== "true") problems.push("a drawing that is read");
  return problems;
}

/** Texts whose contrast is below 4.5 to 1 (WCAG 2.2, 1.4.3). */
function lowContrast() {
  const low = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) {
    const element = walker.currentNode.parentElement;
    if (element === null || walker.currentNode.nodeValue?.trim() === "" || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const ink = luminance(element instanceof SVGElement ? style.fill : style.color);
    const ground = luminance(groundOf(element));
    const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    if (ratio < 4.5) low.add(`${element.tagName}.${element.className} ${ratio.toFixed(1)}`);
  }
  return [...low];
}

function luminance(color) {
  const [red = 0, green = 0, blue = 0] = channels(color)
    .slice(0, 3)
    .map((channel) => channel / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function groundOf(element) {
  for (let at = element; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if ((channels(backgroundColor)[3] ?? 1) > 0) return backgroundColor;
  }
  return "rgb(255, 255, 255)";
}

function channels(color) {
  return (color.match(/[\d.]+/g) ?? []).map(Number);
}

function nameOf(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by !== null) return document.querySelector(`[id="${by}"]`)?.textContent.trim() ?? "";
  return (element.getAttribute("aria-label") ?? element.textContent).trim();
}

Object.assign(globalThis, { structureProblems, lowContrast });
