import type { Quality } from "../flows/measure-quality.ts";

/** A table of kinds against statuses, and the figures under it. */
export function qualityText(title: string, quality: Quality): string {
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
  const columns = ["people", "clear", "ask", "review", "urgent", "findings"];
  const header = `${title.padEnd(32)}${columns.map((name) => name.padStart(9)).join("")}\n`;
  const rows = quality.kinds.map(({ kind, isFalse, people, statuses, withFinding }) => {
    const cells = [people, statuses.clear, statuses.ask, statuses.review, statuses.urgent, withFinding];
    const name = isFalse ? `false: ${kind}` : kind;
    return `${name.padEnd(32)}${cells.map((cell) => String(cell).padStart(9)).join("")}\n`;
  });
  return [
    header,
    ...rows,
    `\n${quality.people} people, ${quality.falseHires} of them false.\n`,
    `False ones found (review or urgent): ${percent(quality.recall)}; with at least one finding: ${percent(quality.withFinding)}. Of the people found, ${percent(quality.precision)} are false.\n`,
    `Honest people found wrongly: ${percent(quality.honestFoundShare)}.\n`,
    "These are simulated people: the figures say that the parts work together, not how good they are on real companies.\n",
  ].join("");
}

/** What differs from the frozen results, in words. */
export function comparisonText(quality: Quality, frozen: Quality | undefined): string {
  if (frozen === undefined) return "Nothing is frozen yet: 'bench --freeze' keeps these results.\n";
  const changes = (["recall", "withFinding", "precision", "honestFoundShare"] as const)
    .filter((name) => quality[name] !== frozen[name])
    .map((name) => `${name} was ${frozen[name]}, is ${quality[name]}`);
  for (const kind of quality.kinds) {
    const before = frozen.kinds.find((other) => other.kind === kind.kind);
    if (before === undefined) changes.push(`${kind.kind} is new`);
    else if (JSON.stringify(before.statuses) !== JSON.stringify(kind.statuses)) {
      changes.push(`${kind.kind} was ${JSON.stringify(before.statuses)}, is ${JSON.stringify(kind.statuses)}`);
    }
  }
  return changes.length === 0 ? "As frozen.\n" : `Against the frozen results: ${changes.join("; ")}.\n`;
}
