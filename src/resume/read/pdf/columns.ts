import type { Row, Word } from "./words.ts";

/** A part of a page in reading order: rows one below the other, or two columns, each with parts of its own. */
export type Zone =
  | { readonly kind: "rows"; readonly rows: readonly Row[] }
  | {
      readonly kind: "columns";
      /** Where the right one begins, in points. */
      readonly rightEdge: number;
      readonly left: readonly Zone[];
      readonly right: readonly Zone[];
    };

/** Fewer lines on one side are a line with something at its end, not a column. */
const COLUMN_ROWS_MIN = 3;
/** How wide the white strip must be, in heights of letters. */
const STRIP_WIDTH = 0.8;
const DEPTH_MAX = 6;

/**
 * Finds columns: white strips that run down between two sides with several lines each. What lies above and below a strip is
 * read before and after it. Dates set at the margin are a white strip too, but belong to the line beside them (`isTable`).
 */
export function findZones(rows: readonly Row[], depth = 0): Zone[] {
  if (rows.length === 0) return [];
  const strip = depth < DEPTH_MAX ? findStrip(rows) : undefined;
  if (strip === undefined) return [{ kind: "rows", rows }];
  const inside = rows.slice(strip.first, strip.last + 1);
  return [
    ...findZones(rows.slice(0, strip.first), depth + 1),
    {
      kind: "columns",
      rightEdge: strip.rightEdge,
      left: findZones(
        side(inside, (word) => word.right <= strip.x),
        depth + 1,
      ),
      right: findZones(
        side(inside, (word) => word.left >= strip.x),
        depth + 1,
      ),
    },
    ...findZones(rows.slice(strip.last + 1), depth + 1),
  ];
}

function side(rows: readonly Row[], isOnIt: (word: Word) => boolean): Row[] {
  return rows.map((row) => ({ ...row, words: row.words.filter(isOnIt) })).filter(({ words }) => words.length > 0);
}

interface Strip {
  /** Its middle. */
  readonly x: number;
  readonly rightEdge: number;
  /** Rows beside it, both included. */
  readonly first: number;
  readonly last: number;
  readonly score: number;
  readonly width: number;
}

function findStrip(rows: readonly Row[]): Strip | undefined {
  const size = usualSize(rows);
  const places = new Set(rows.flatMap(({ words }) => words.map(({ right }) => Math.ceil(right) + 1)));
  let best: Strip | undefined;
  for (const x of places) {
    for (const strip of stripsAt(rows, x, STRIP_WIDTH * size)) {
      if (best !== undefined && (strip.score < best.score || (strip.score === best.score && strip.width <= best.width)))
        continue;
      if (!isTable(rows.slice(strip.first, strip.last + 1), strip.x)) best = strip;
    }
  }
  return best;
}

/** Stretches of rows of which none crosses `x`. */
function stripsAt(rows: readonly Row[], x: number, widthMin: number): Strip[] {
  const strips: Strip[] = [];
  let start = 0;
  for (let index = 0; index <= rows.length; index += 1) {
    const row = rows[index];
    if (row !== undefined && !row.words.some(({ left, right }) => left < x && right > x)) continue;
    const strip = measure(rows, start, index - 1, x);
    if (strip !== undefined && strip.width >= widthMin) strips.push(strip);
    start = index + 1;
  }
  return strips;
}

function measure(rows: readonly Row[], start: number, end: number, x: number): Strip | undefined {
  const lefts: number[] = [];
  const rights: number[] = [];
  let leftEdge = Number.NEGATIVE_INFINITY;
  let rightEdge = Number.POSITIVE_INFINITY;
  for (let index = start; index <= end; index += 1) {
    const words = rows[index]?.words ?? [];
    let hasLeft = false;
    let hasRight = false;
    for (const word of words) {
      if (word.right <= x) {
        hasLeft = true;
        leftEdge = Math.max(leftEdge, word.right);
      } else {
        hasRight = true;
        rightEdge = Math.min(rightEdge, word.left);
      }
    }
    if (hasLeft) lefts.push(index);
    if (hasRight) rights.push(index);
  }
  if (lefts.length < COLUMN_ROWS_MIN || rights.length < COLUMN_ROWS_MIN) return undefined;
  const both = [Math.max(lefts[0] ?? 0, rights[0] ?? 0), Math.min(lefts.at(-1) ?? 0, rights.at(-1) ?? 0)] as const;
  const score = [...lefts, ...rights].filter((index) => index >= both[0] && index <= both[1]).length;
  if (both[1] - both[0] + 1 < COLUMN_ROWS_MIN) return undefined;
  // Columns of a whole page take in the rest of either side; below a short pair of columns the text goes on as before.
  const isWholePage = (end - start + 1) * 2 >= rows.length;
  const last = isWholePage ? end : Math.max(both[1], rights.at(-1) ?? 0);
  return { x: (leftEdge + rightEdge) / 2, rightEdge, first: start, last, score, width: rightEdge - leftEdge };
}

/**
 * Whether the two sides are cells of the same lines rather than columns of text: the shorter side's lines stand beside lines
 * of the other, and are dates, or stand far apart. Script and language play no part: a date is what holds a year.
 */
function isTable(rows: readonly Row[], x: number): boolean {
  const left = rows.filter(({ words }) => words.some(({ right }) => right <= x));
  const right = rows.filter(({ words }) => words.some((word) => word.left >= x));
  const isLeftShorter =
    left.length < right.length ||
    (left.length === right.length && lettersOf(left, x, true) < lettersOf(right, x, false));
  const [short, long] = isLeftShorter ? [left, right] : [right, left];
  const shortText = (row: Row): string => sideText(row, x, isLeftShorter);
  // Bullets, numbers of a list.
  if (
    short.filter((row) => /\p{L}{2}|[\p{Lo}]/u.test(shortText(row))).length * 2 < short.length &&
    !short.some((row) => YEAR.test(shortText(row)))
  )
    return true;
  if (isDateColumn(rows, shortText, new Set(long))) return true;
  if (!isLeftShorter && isSetToTheRight(short, new Set(long), x)) return true;
  const others = new Set(long);
  const aligned = short.filter((row) => others.has(row));
  if (aligned.length < 0.8 * short.length) return false;
  // Employers, titles and dates in cells: nearly every line has its date.
  const dated = long.filter((row) => YEAR.test(sideText(row, x, !isLeftShorter)));
  if (dated.length >= 0.6 * long.length) return true;
  const places = short.map((row) => rows.indexOf(row));
  const following = places.filter((place, index) => index > 0 && place === (places[index - 1] ?? 0) + 1).length;
  return following < 0.5 * (short.length - 1);
}

/** Places and dates at the right edge end where the text ends; a column's lines begin at one edge of their own. */
function isSetToTheRight(short: readonly Row[], long: ReadonlySet<Row>, x: number): boolean {
  if (short.filter((row) => long.has(row)).length < 0.8 * short.length) return false;
  const sides = short.map(({ words }) => words.filter(({ left }) => left >= x));
  const spread = (edges: readonly number[]): number => Math.max(...edges) - Math.min(...edges);
  const ends = spread(sides.map((words) => words.at(-1)?.right ?? 0));
  return ends < EDGE_POINTS && spread(sides.map(([word]) => word?.left ?? 0)) > 2 * EDGE_POINTS;
}

/** How far ends of lines may lie apart that are set to one edge. */
const EDGE_POINTS = 3;

/**
 * Dates beside the lines that they belong to, and nothing between them but headings. In a sidebar a date stands among other lines
 * (the school, the degree) that have lines of the main text beside them.
 */
function isDateColumn(rows: readonly Row[], shortText: (row: Row) => string, long: ReadonlySet<Row>): boolean {
  const isDate = (row: Row): boolean => YEAR.test(shortText(row));
  const isOtherCell = (row: Row | undefined): boolean =>
    row !== undefined && shortText(row) !== "" && !isDate(row) && long.has(row);
  const dates = rows.filter(isDate);
  const own = rows.filter(
    (row, index) => isDate(row) && long.has(row) && !isOtherCell(rows[index - 1]) && !isOtherCell(rows[index + 1]),
  );
  const cells = rows.filter((row) => shortText(row) !== "");
  return (own.length >= 2 && own.length >= 0.6 * dates.length) || dates.length >= 0.45 * cells.length;
}

/** 2021, or 21 after an apostrophe. */
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)|['\u2019]\d\d(?!\d)/;

function sideText(row: Row, x: number, isLeft: boolean): string {
  return row.words
    .filter((word) => (isLeft ? word.right <= x : word.left >= x))
    .map(({ letters }) => letters.join(""))
    .join(" ");
}

function lettersOf(rows: readonly Row[], x: number, isLeft: boolean): number {
  return rows.reduce((sum, row) => sum + sideText(row, x, isLeft).length, 0);
}

function usualSize(rows: readonly Row[]): number {
  const sizes = rows.flatMap(({ words }) => words.map(({ size }) => size)).toSorted((one, other) => one - other);
  return sizes[Math.floor(sizes.length / 2)] ?? 10;
}
