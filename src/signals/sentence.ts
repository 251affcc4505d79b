/** Puts a row's values where the sentence names its columns: `{days} of {active_days} days`. */
export function fillSentence(sentence: string, row: Readonly<Record<string, unknown>>): string {
  return sentence.replaceAll(/\{([a-z][a-z0-9_]*)\}/g, (_, column: string) => showValue(row[column]));
}

/** A value as a person reads it: numbers with at most one decimal, days without time, lists with "and". */
export function showValue(value: unknown): string {
  if (value === null || value === undefined) return "not known";
  if (Array.isArray(value)) return showList(value.map(showValue));
  if (value instanceof Date) return showTime(value);
  if (typeof value === "bigint") return value.toLocaleString("en");
  if (typeof value === "number")
    return value.toLocaleString("en", { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 });
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function showTime(value: Date): string {
  const text = value.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : `${text.slice(0, 16).replace("T", " ")} UTC`;
}

function showList(items: readonly string[]): string {
  if (items.length <= 1) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
