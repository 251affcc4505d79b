import type { Json } from "./ats.ts";

/** The object under a key; an empty one when there is none. */
export function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

/** The objects of a list; one object alone is a list of one, as converters of XML write it. */
export function objectsOf(value: unknown): readonly Json[] {
  const items = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return items.filter((item) => typeof item === "object" && item !== null && !Array.isArray(item)) as Json[];
}

/** A text or number as text; undefined when it is neither, or empty. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  const text = typeof value === "string" ? value.trim() : "";
  return text === "" ? undefined : text;
}

/** Milliseconds since 1970 as RFC 3339. */
export function timeOfMilliseconds(value: unknown): string | undefined {
  if (typeof value !== "number" || !(value > 0) || value > MILLISECONDS_MAX) return undefined;
  return new Date(value).toISOString();
}

/** The year 2100: later is no time that anything was written. */
const MILLISECONDS_MAX = 4_102_444_800_000;

/** A row without its empty cells. */
export function cellsOf(cells: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(cells).filter((cell): cell is [string, string] => cell[1] !== undefined));
}

/** The first and last name as one. */
export function fullName(...parts: readonly unknown[]): string | undefined {
  return textOf(
    parts
      .map(textOf)
      .filter((part) => part !== undefined)
      .join(" "),
  );
}
