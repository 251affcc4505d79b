import { foldLetters } from "./fold.ts";
import type { SectionKind } from "../resume.ts";
import { HEADING_WORDS } from "./heading-words.ts";
import { findDates } from "./dates.ts";
import type { Line } from "./lines.ts";

export interface Section {
  /** "head" is what stands before the first heading. */
  readonly kind: SectionKind | "head";
  readonly heading: Line | null;
  readonly lines: readonly Line[];
}

const MAX_HEADING_CHARACTERS = 60;

const KIND_OF = new Map(
  Object.entries(HEADING_WORDS).flatMap(([kind, words]) => words.map((word) => [word, kind as SectionKind] as const)),
);

const AND = /\s*(?:[&+/·|,]|(?<!\p{L})(?:and|und|et|y|e|en|i|oraz|ve|и|och)(?!\p{L}))\s*/iu;

/** Cuts the document at its headings. Two columns may interleave a page's sections; each keeps its own lines. */
export function toSections(lines: readonly Line[]): readonly Section[] {
  const usual = usualSize(lines);
  let current: { kind: Section["kind"]; heading: Line | null; lines: Line[] } = {
    kind: "head",
    heading: null,
    lines: [],
  };
  const sections = [current];
  for (const line of joinHeadings(lines.flatMap(withHeadingApart))) {
    const kind = looksLikeHeading(line, usual) ? headingKind(line.text) : null;
    if (kind !== null) sections.push((current = { kind, heading: line, lines: [] }));
    else {
      if (isOfAnotherColumn(current, line))
        current = sections.findLast((section) => isInColumn(section, line)) ?? current;
      current.lines.push(line);
    }
  }
  return sections;
}

const COLUMN_POINTS = 3;
const OTHER_COLUMN_POINTS = 40;

/**
 * A side column at the right ends before the history does: what begins far to the left of the current section's lines, below them,
 * and where an earlier section's do, is that section's.
 */
function isOfAnotherColumn({ heading, lines }: Section, line: Line): boolean {
  const last = lines.at(-1) ?? heading;
  if (last === null || heading === null || line.left === 0 || line.page < last.page) return false;
  // A cell at the right of its section's margin is no other column.
  const isFarLeft = [heading, ...lines].every(({ left }) => left - line.left > OTHER_COLUMN_POINTS);
  return isFarLeft && (line.page > last.page || (lines.length > 0 && line.top > last.top));
}

const isInColumn = ({ heading, lines }: Section, line: Line): boolean =>
  [heading, ...lines].some((one) => one !== null && Math.abs(one.left - line.left) <= COLUMN_POINTS);

/** "Education &" over "Training": a heading in a narrow column may need two lines. */
function joinHeadings(lines: readonly Line[]): readonly Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const whole = before === undefined ? "" : `${before.text} ${line.text}`;
    const isHeading =
      before !== undefined &&
      before.end + 1 === line.start &&
      (before.bold || before.heading || before.text === before.text.toUpperCase()) &&
      before.bold === line.bold &&
      Math.abs(before.size - line.size) < 0.3 &&
      /^[\p{L}\p{M}\s&/]+$/u.test(line.text) &&
      headingKind(line.text) === null &&
      whole.length <= MAX_HEADING_CHARACTERS &&
      headingKind(whole) !== null;
    if (before !== undefined && isHeading) joined[joined.length - 1] = { ...before, text: whole, end: line.end };
    else joined.push(line);
  }
  return joined;
}

/** A heading in the margin stands on one line with what it is the heading of: "Skills    Python, Go". */
function withHeadingApart(line: Line): readonly Line[] {
  const tab = line.text.indexOf("\t");
  if (tab < 0 || line.bullet || headingKind(line.text.slice(0, tab)) === null) return [line];
  const cell = (from: number, to: number): Line => {
    const text = line.text.slice(from, to);
    return { ...line, text, start: line.start + from, end: line.start + to, dates: findDates(text) };
  };
  return [cell(0, tab), { ...cell(tab + 1, line.text.length), gapBefore: false, continues: false }];
}

/** The section that these words announce, in any of the languages; null when they announce none. */
export function headingKind(text: string): SectionKind | null {
  const words = foldHeading(text);
  // "2. Education" is a heading, "Contact 555-0101" is more than one.
  if (/\d/.test(text.replace(/^\W*\d{1,2}[.)\s]/, ""))) return null;
  if (words === "" || words.length > MAX_HEADING_CHARACTERS) return null;
  const whole = KIND_OF.get(words);
  if (whole !== undefined) return whole;
  const parts = words.split(AND).filter((part) => part !== "");
  const kinds = parts.map((part) => KIND_OF.get(part));
  const joined = KIND_OF.get(parts.join(" "));
  if (joined !== undefined) return joined;
  return kinds.length > 1 && kinds.every((kind) => kind !== undefined) ? (kinds[0] ?? null) : null;
}

/** Lower case, no accents of Latin letters, no rules around it; "S K I L L S" is one word. */
function foldHeading(text: string): string {
  const trimmed = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const joined = /^(?:\p{L}\s)+\p{L}$/u.test(trimmed)
    ? trimmed.replaceAll(/\s/g, "")
    : trimmed.replaceAll(/(?<=(?:^|\s)\p{Lu})\s(?=\p{Lu}(?:\s|$))/gu, "");
  return foldLetters(joined)
    .replaceAll(/[\s-]+/g, " ")
    .trim();
}

/** A bullet or a word in the middle of a sentence is no heading, whatever it says. */
function looksLikeHeading(line: Line, usual: number): boolean {
  if (line.bullet || line.text.length > MAX_HEADING_CHARACTERS || line.dates.length > 0) return false;
  // "Projects:" in small letters inside a job is a label of that job.
  return !(usual > 0 && line.size > 0 && line.size < usual * 0.9 && !line.bold);
}

/** The size of most letters; 0 when the format does not tell. */
export function usualSize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
