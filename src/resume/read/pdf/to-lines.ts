import type { LooseLine } from "../assemble-text.ts";
import { cleanText } from "./clean-text.ts";
import type { Zone } from "./columns.ts";
import { toLogicalOrder } from "./logical-order.ts";
import type { Row, Word } from "./words.ts";

export interface PageZones {
  readonly page: number;
  readonly zones: readonly Zone[];
}

/** A gap this wide within a line is written as a tab, in heights of letters: a date at the margin, a column of a table. */
const TAB_WIDTH = 1.8;
/** Columns of two pages are one column when they begin this near to each other. */
const SAME_EDGE_POINTS = 8;

/**
 * Zones of all pages → lines in reading order. A column that goes on on the next page is read to its end before its neighbour,
 * as a sidebar is meant. The page's right column comes first where the text is written from right to left.
 */
export function toLines(pages: readonly PageZones[], isRightToLeft: boolean): LooseLine[] {
  const threads = joinPages(pages);
  return threads.flatMap((thread) => threadLines(thread, isRightToLeft));
}

/** Rows of a page, or a pair of columns over one or more pages. */
type Thread =
  | { readonly kind: "rows"; readonly page: number; readonly rows: readonly Row[] }
  | { readonly kind: "columns"; readonly rightEdge: number; readonly left: PageZones[]; readonly right: PageZones[] };

function joinPages(pages: readonly PageZones[]): Thread[] {
  const threads: Thread[] = [];
  for (const { page, zones } of pages) {
    for (const [index, zone] of zones.entries()) {
      if (zone.kind === "rows") {
        threads.push({ kind: "rows", page, rows: zone.rows });
        continue;
      }
      const before = threads.at(-1);
      const left = { page, zones: zone.left };
      const right = { page, zones: zone.right };
      if (index === 0 && before?.kind === "columns" && Math.abs(before.rightEdge - zone.rightEdge) < SAME_EDGE_POINTS) {
        before.left.push(left);
        before.right.push(right);
      } else threads.push({ kind: "columns", rightEdge: zone.rightEdge, left: [left], right: [right] });
    }
  }
  return threads;
}

function threadLines(thread: Thread, isRightToLeft: boolean): LooseLine[] {
  if (thread.kind === "rows") return rowLines(thread.rows, thread.page, isRightToLeft);
  const [first, second] = isRightToLeft ? [thread.right, thread.left] : [thread.left, thread.right];
  return [...toLines(first, isRightToLeft), ...toLines(second, isRightToLeft)];
}

function rowLines(rows: readonly Row[], page: number, isRightToLeft: boolean): LooseLine[] {
  return joinSplitDates(rows.map((row) => rowLine(row, page, isRightToLeft)));
}

export function rowLine(row: Row, page: number, isRightToLeft: boolean): LooseLine {
  const letters: string[] = [];
  for (const [index, word] of row.words.entries()) {
    const before = row.words[index - 1];
    if (before !== undefined) letters.push(separator(before, word));
    letters.push(...word.letters);
  }
  const size = usualSizeOf(row.words);
  const bold = row.words.filter((word) => word.bold).reduce((sum, word) => sum + word.letters.length, 0);
  const all = row.words.reduce((sum, word) => sum + word.letters.length, 0);
  return {
    page,
    text: closeSpacedLetters(cleanText(toLogicalOrder(letters, isRightToLeft)).replace(BULLET, "$1 ")),
    left: round(row.words[0]?.left ?? 0),
    // Rows go across columns, whose lines stand a little higher or lower: a line's height is that of its own words.
    top: round((row.words.find((word) => word.size === size)?.baseline ?? row.baseline) - size),
    size: round(size),
    bold: bold * 2 > all,
    heading: false,
  };
}

function separator(before: Word, word: Word): string {
  const gap = word.left - before.right;
  return gap > TAB_WIDTH * Math.max(before.size, word.size) ? "\t" : " ";
}

function usualSizeOf(words: readonly Word[]): number {
  const lengths = new Map<number, number>();
  for (const { size, letters } of words) lengths.set(size, (lengths.get(size) ?? 0) + letters.length);
  return [...lengths].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0])[0];
}

/** A sign before an item of a list, however far it stands from it. */
const BULLET = /^([^\p{L}\p{N}\s])\t/u;

/** "E X P E R I E N C E", typed with spaces, is one word. */
function closeSpacedLetters(text: string): string {
  return /^\p{L}(?: \p{L}){3,}$/u.test(text) ? text.replaceAll(" ", "") : text;
}

/** A date in the margin over two lines ("Jan 2019 –", "Mar 2021") is put together beside the first of them. */
function joinSplitDates(lines: readonly LooseLine[]): LooseLine[] {
  const joined = [...lines];
  for (const [index, line] of joined.entries()) {
    const next = joined[index + 1];
    const [cell = "", ...rest] = line.text.split("\t");
    const [nextCell = "", ...nextRest] = next?.text.split("\t") ?? [];
    if (next === undefined || rest.length === 0 || Math.abs(line.left - next.left) > 2) continue;
    const isSplit =
      nextCell.length <= 20 &&
      (/\d\s*[-\u2013\u2014]$/.test(cell) ? DATE_END.test(nextCell) : /\d$/.test(cell) && DATE_GOES_ON.test(nextCell));
    if (!isSplit || nextRest.length === 0) continue;
    joined[index] = { ...line, text: [`${cell} ${nextCell}`, ...rest].join("\t") };
    joined[index + 1] = { ...next, text: nextRest.join("\t") };
  }
  return joined;
}

/** "– Mar 2011", "- heute". */
const DATE_GOES_ON = /^[-\u2013\u2014]\s*(?:\p{L}+|.*\d)$/u;
const DATE_END = /(?<!\d)(19|20)\d\d$|^\p{L}+$/u;

function round(points: number): number {
  return Math.round(points * 10) / 10;
}
