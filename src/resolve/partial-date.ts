/** What a person wrote of a date: its first day, and how much of it is known. */
export type PartialDate =
  | { readonly kind: "date"; readonly day: string; readonly precision: "day" | "month" | "year" }
  /** "present", "today": it goes on. */
  | { readonly kind: "open" };

const OPEN = /^(present|current|currently|now|today|ongoing|to date|till date|-)$/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;

/**
 * Reads `2021`, `2021-03`, `2021-03-15`, `03/2021`, `Mar 2021`, `present`. What can be read in two ways (03/04/2021) is not
 * read: a wrong month would become a wrong overlap.
 */
export function partialDate(stated: string): PartialDate | undefined {
  const text = stated.trim();
  if (OPEN.test(text)) return { kind: "open" };
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:-(\d{1,2})(?:[T ].*)?)?)?$/.exec(text);
  if (iso !== null) return toDate(iso[1], iso[2], iso[3]);
  const monthFirst = /^(\d{1,2})[/.-](\d{4})$/.exec(text);
  if (monthFirst !== null) return toDate(monthFirst[2], monthFirst[1]);
  const named = /^(?:(\d{1,2})\s+)?([a-z]{3,9})\.?,?\s+(?:(\d{1,2}),?\s+)?(\d{4})$/i.exec(text);
  if (named === null) return undefined;
  const month = MONTHS.findIndex((name) => named[2]?.toLowerCase().startsWith(name) === true) + 1;
  return month === 0 ? undefined : toDate(named[4], String(month), named[1] ?? named[3]);
}

function toDate(year = "", month?: string, day?: string): PartialDate | undefined {
  const text = `${year}-${(month ?? "1").padStart(2, "0")}-${(day ?? "1").padStart(2, "0")}`;
  const date = new Date(`${text}T00:00:00Z`);
  const isReal = !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
  if (!isReal || Number(year) < YEAR_MIN || Number(year) > YEAR_MAX) return undefined;
  return { kind: "date", day: text, precision: day !== undefined ? "day" : month !== undefined ? "month" : "year" };
}

/** Outside of these it is a number that is no year of anybody's working life. */
const YEAR_MIN = 1930;
const YEAR_MAX = 2100;
