import type { DocumentLine, ReadDocument } from "../document.ts";
import { findDates, type DateSpan } from "./dates.ts";

/** A line of a résumé, with what is asked of it again and again. */
export interface Line extends DocumentLine {
  /** Without bullet, Markdown's marks and white space at the edges; `start` and `end` are its own. */
  readonly text: string;
  readonly bullet: boolean;
  /** More space above than between the lines of one paragraph, or an empty line. */
  readonly gapBefore: boolean;
  /** The text above would have had room for this line's first word. */
  readonly continues: boolean;
  readonly dates: readonly DateSpan[];
  /** Where, in a line with a date at its right edge, the rest of its left part was joined. */
  readonly wrappedAt: number | null;
}

/** Usual bullets, and any other sign before a space that cannot begin a sentence. */
const BULLET =
  /^(?:[•●○◦▪▫■□◆◇►▶‣⁃∙·*‧➢➤➔➜→⇒✓✔]|[^\p{L}\p{N}\p{M}\s"'“”„«»‘’()[\]{}$€£¥#@+&%/<>.,:;!?¿¡_~=\\|](?=\s)|\d{1,2}[.)](?=\s)|o(?=\s+[\p{Lu}\p{Lo}\p{N}]))\s*/u;
const ONLY_BULLET = /^\s*(?:[•●○◦▪▫■□◆◇►▶‣⁃∙·*‧➢➤➔➜→⇒✓✔–-]|\p{Co})\s*$/u;
const MARKDOWN = /^(?:#{1,6}\s+|(?:\*\*|__)(?=\S))/;
const PAGE_NUMBER =
  /^(?:page|seite|página|pagina|strona|sayfa|страница|стр\.?)?\s*\d{1,2}\s*(?:(?:of|von|de|sur|di|van|z|из|\/)\s*\d{1,2})?$/iu;
const RULE = /^[\s\-–—_=*~#|]+$/;

/** What is longer is no résumé: a bound on what a hostile document may cost. */
const LINES_MAX = 4_000;
const LINE_CHARACTERS_MAX = 2_000;

const withinBounds = (line: DocumentLine): DocumentLine =>
  line.text.length <= LINE_CHARACTERS_MAX
    ? line
    : { ...line, text: line.text.slice(0, LINE_CHARACTERS_MAX), end: line.start + LINE_CHARACTERS_MAX };

/** The document's lines without page numbers and rules, bullets joined with what they stand before. */
export function toLines(document: ReadDocument): readonly Line[] {
  const read = document.lines.slice(0, LINES_MAX).map(withinBounds);
  const kept = joinBullets(read).filter(
    ({ line, bullet }) =>
      bullet || !(line.text.trim() === "" || RULE.test(line.text) || PAGE_NUMBER.test(line.text.trim())),
  );
  const repeated = furniture(document);
  const lines = kept.filter(({ line }) => !repeated.has(keyOf(line)));
  const usual = usualStep(lines.map(({ line }) => line));
  const edges = edgesOf(lines.map(({ line }) => line));
  return lines.map(({ line, bullet }, index) => {
    const before = lines[index - 1]?.line;
    return toLine(line, bullet, {
      gapBefore: before === undefined || isGap(document.text, before, line, usual),
      continues: before !== undefined && isFull(before, line, edges),
    });
  });
}

function toLine(
  line: DocumentLine,
  hadBullet: boolean,
  { gapBefore, continues }: { gapBefore: boolean; continues: boolean },
): Line {
  const raw = line.text;
  const indent = raw.length - raw.trimStart().length;
  const mark = MARKDOWN.exec(raw.slice(indent))?.[0] ?? "";
  const bullet = mark === "" ? (BULLET.exec(raw.slice(indent))?.[0] ?? "") : "";
  const begin = indent + mark.length + bullet.length;
  const text = raw
    .slice(begin)
    .replace(/\s+$/, "")
    .replace(mark === "" ? /$^/ : /(?:\*\*|__|\s+#+)$/, "");
  const skipped = text.length - text.trimStart().length;
  return {
    page: line.page,
    start: line.start + begin + skipped,
    end: line.start + begin + text.length,
    text: text.trimStart(),
    left: line.left,
    top: line.top,
    size: line.size > 0 ? line.size : mark.startsWith("#") ? 24 - 3 * mark.trim().length : 0,
    bold: line.bold || mark !== "",
    heading: line.heading || mark.startsWith("#"),
    bullet: hadBullet || bullet !== "",
    gapBefore,
    continues,
    dates: findDates(text.trimStart()),
    wrappedAt: null,
  };
}

/** Some programs set a bullet as a line of its own. */
function joinBullets(lines: readonly DocumentLine[]): readonly { line: DocumentLine; bullet: boolean }[] {
  const joined: { line: DocumentLine; bullet: boolean }[] = [];
  let pending = false;
  for (const line of lines) {
    if (ONLY_BULLET.test(line.text)) pending = true;
    else {
      joined.push({ line, bullet: pending });
      pending = false;
    }
  }
  return joined;
}

const keyOf = (line: DocumentLine): string => `${Math.round(line.top)} ${line.text.replaceAll(/\d+/g, "0").trim()}`;

/** Lines that stand at the same height of every page: running heads and feet. Not the first page's own. */
function furniture(document: ReadDocument): ReadonlySet<string> {
  const pages = new Map<string, Set<number>>();
  for (const line of document.lines) {
    if (line.top > 0) pages.set(keyOf(line), (pages.get(keyOf(line)) ?? new Set()).add(line.page));
  }
  return new Set([...pages].filter(([, on]) => document.pages > 1 && on.size === document.pages).map(([key]) => key));
}

/** The usual distance between two lines, in heights of letters; 0 where the format does not tell. */
function usualStep(lines: readonly DocumentLine[]): number {
  const steps = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    if (before === undefined || before.page !== line.page || line.size === 0) return [];
    // Around a heading or a name there is more space.
    if (Math.abs(before.size - line.size) > 0.3) return [];
    const step = stepOf(before, line);
    return step > 0.5 && step < 4 ? [step] : [];
  });
  // A quarter from below: half of a résumé's lines may begin an entry, few are tighter than a paragraph.
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 4)] ?? 0;
}

function isGap(text: string, before: DocumentLine, line: DocumentLine, usual: number): boolean {
  if ((text.slice(before.end, line.start).match(/\n/g)?.length ?? 0) > 1) return true;
  if (before.page !== line.page || usual === 0 || line.top <= before.top) return false;
  return stepOf(before, line) > usual * 1.25;
}

/** From one line's foot to the next one's, in heights of letters. */
const stepOf = (before: DocumentLine, line: DocumentLine): number =>
  (line.top + line.size - before.top - before.size) / Math.max(before.size, line.size, 1);

const LETTER_WIDTH = 0.5;
/** Letters are not all as wide as the usual one. */
const FULL_SHARE = 0.9;
const FULL_SHARE_WITH_EDGE = 0.95;
const EDGE_COLUMN_LETTERS = 70;
/** Lines that begin this near belong to one column. */
const SAME_COLUMN_POINTS = 20;

const widthOf = (text: string, size: number): number => text.length * size * LETTER_WIDTH;

/** For each stretch of the page's width in which lines begin, how far right the longest of them ends, about. */
type Edges = ReadonlyMap<number, number>;

const stretchOf = (left: number): number => Math.round(left / SAME_COLUMN_POINTS);

function edgesOf(lines: readonly DocumentLine[]): Edges {
  const edges = new Map<number, number>();
  for (const { left, text, size } of lines) {
    const right = left + widthOf(text, size);
    for (const step of [-1, 0, 1]) {
      const stretch = stretchOf(left) + step;
      edges.set(stretch, Math.max(edges.get(stretch) ?? 0, right));
    }
  }
  return edges;
}

/** Whether the line before had no room for this line's first word, as far as the column's longest line tells. */
function isFull(before: DocumentLine, line: DocumentLine, edges: Edges): boolean {
  if (line.size === 0 || line.left === 0 || Math.abs(before.left - line.left) > 2 * SAME_COLUMN_POINTS) return false;
  const [word = ""] = line.text.trimStart().split(/\s/);
  const most = edges.get(stretchOf(before.left)) ?? 0;
  const share = widthOf(`${before.text} ${word}`, before.size) / Math.max(1, most - before.left);
  if (!before.text.includes("\t")) return share > FULL_SHARE;
  // A line with something at its right edge always ends there: whether its left part was full is told by a wide column only.
  return share > FULL_SHARE_WITH_EDGE && most - before.left > EDGE_COLUMN_LETTERS * before.size * LETTER_WIDTH;
}
