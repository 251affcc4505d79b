import { SURE_ENOUGH, type PartialDate, type Reading } from "../resume.ts";
import { findDates, type DateReading, type DateSpan } from "./dates.ts";
import type { Line } from "./lines.ts";
import { isDuration, piecesOf, type Piece } from "./pieces.ts";
import { placeLikeness } from "./places.ts";
import { hasLegalForm, leaning } from "./roles.ts";

/** A line with the time of an entry, and the time. */
interface Anchor {
  readonly index: number;
  readonly span: DateSpan;
  readonly from: Reading<PartialDate> | null;
  readonly to: Reading<PartialDate> | null;
  /** Further lines that hold a part of the time. */
  readonly taken: readonly number[];
}

/** One entry of a history: its head's lines, and all its lines. */
export interface Entry {
  readonly anchor: Anchor;
  readonly head: readonly HeadLine[];
  readonly first: number;
  readonly last: number;
}

export interface HeadLine {
  readonly index: number;
  readonly line: Line;
  /** Lines above (below 0) or below the line with the time; lines that hold only a place are not counted. */
  readonly slot: number;
  readonly pieces: readonly Piece[];
}

export interface EntryList {
  readonly lines: readonly Line[];
  readonly entries: readonly Entry[];
  /** How clearly this cut of the lines into heads was better than the next, from 0 to 1. */
  readonly clear: number;
}

const HEAD_LINES_MAX = 3;
const ENTRIES_MAX = 150;
const PROSE_WORDS = 9;
const LONG_CHARACTERS = 110;

/** Cuts the lines of a section into entries, each around a time. */
export function findEntries(lines: readonly Line[]): EntryList {
  const anchors = findAnchors(lines);
  if (anchors.length === 0) return { lines, entries: [], clear: 0 };
  const ranked = hypotheses(anchors, lines).toSorted((a, b) => b.score - a.score);
  const [best] = ranked;
  if (best === undefined) return { lines, entries: [], clear: 0 };
  const next = ranked.find((other) => signatureOf(other.entries) !== signatureOf(best.entries));
  const margin = (best.score - (next?.score ?? best.score - 2)) / anchors.length;
  return { lines, entries: best.entries, clear: Math.min(1, margin / 0.4) };
}

const signatureOf = (entries: readonly Entry[]): string =>
  entries.map(({ head }) => head.map(({ index }) => index).join(",")).join(";");

/** Sentences, bullets and labelled lists say what was done; they are no part of a head. */
export function isBody(line: Line): boolean {
  const known = bodies.get(line) ?? looksLikeBody(line);
  bodies.set(line, known);
  return known;
}

/** Asked of each line for each way of cutting. */
const bodies = new WeakMap<Line, boolean>();

function looksLikeBody(line: Line): boolean {
  if (line.bullet) return true;
  if (line.bold || line.heading || hasLegalForm(line.text)) return false;
  const words = line.text.split(/\s+/).length;
  if (line.text.length > LONG_CHARACTERS && !line.text.includes("\t")) return true;
  if (words >= PROSE_WORDS && /[.!?。；;]$/.test(line.text)) return true;
  if (/[。！]$/.test(line.text)) return true;
  return LIST_LABEL.test(line.text);
}

const LIST_LABEL =
  /^(?:tech(?:nolog\p{L}*|nical\p{L}*|nik\p{L}*)?|(?:tech(?:nology)?\s+)?stack|tools?|skills?|environment|umgebung|umfeld|key\s+\p{L}+|responsibilities|achievements|used|werkzeuge|outils|environnement|tecnolog\p{L}*|entorno|технологии|стек|技术栈|技術|使用技術|환경|기술|التقنيات|טכנולוגיות)(?:\s+\p{L}+)?\s*[:：]/iu;

function findAnchors(lines: readonly Line[]): readonly Anchor[] {
  const spans = lines.flatMap((line, index) => anchorOf(lines, line, index, "span") ?? []);
  const taken = new Set(spans.flatMap((anchor) => [anchor.index, ...anchor.taken]));
  // A single date counts where it stands alone or at the edge, as an entry's time does.
  const singles = lines.flatMap((line, index) =>
    taken.has(index) ? [] : (anchorOf(lines, line, index, "single") ?? []),
  );
  return [...spans, ...singles].toSorted((a, b) => a.index - b.index).slice(0, ENTRIES_MAX);
}

function anchorOf(lines: readonly Line[], line: Line, index: number, kind: DateSpan["kind"]): Anchor | null {
  if (line.bullet && !isDateOnly(line)) return null;
  const span = line.dates.find((date) => date.kind === kind && isAtEdge(line, date, kind));
  if (span === undefined) return null;
  const later = kind === "span" ? restOfSpan(lines, line, index, span) : null;
  const reading = (date: DateReading | null, of: Line, doubt: number): Reading<PartialDate> | null =>
    date === null
      ? null
      : {
          value: date.value,
          place: { page: of.page, start: of.start + date.start, end: of.start + date.end },
          sure: date.sure * doubt,
        };
  const doubt = kind === "single" ? 0.75 : 1;
  return {
    index,
    span,
    from: reading(span.from, line, doubt),
    to: later === null ? reading(span.to, line, doubt) : reading(later.date, later.line, 0.97),
    taken: later === null ? [] : [later.index],
  };
}

const isDateOnly = (line: Line): boolean =>
  piecesOf(line).length === 0 || line.dates.some(({ kind, start }) => kind === "span" && start === 0);

/** At the line's beginning or end, or between separators; in the middle of a sentence a date is only mentioned. */
function isAtEdge(line: Line, span: DateSpan, kind: DateSpan["kind"]): boolean {
  const before = line.text.slice(0, span.start).trimEnd();
  // Behind a time at the right edge only the rest of its left part was joined.
  const isWrapped = line.wrappedAt !== null && line.text.slice(span.end, line.wrappedAt).trim() === "";
  const after = isWrapped ? "" : line.text.slice(span.end).trimStart();
  const rest = `${before} ${after}`.trim();
  const words = rest.split(/\s+/).length;
  if (words > 18 || (/[.!?。]$/.test(after) && !hasLegalForm(after))) return false;
  const tabBefore = /[\t|·•∙●@/(（,–—:-]$/.test(line.text.slice(0, span.start).replace(/ +$/, "")) || before === "";
  const tabAfter =
    /^[\t|·•∙●@/)）,–—:-]/.test(line.text.slice(span.end).replace(/^ +/, "")) || after === "" || isDuration(after);
  if (kind === "single") {
    const brackets = /[(（]$/.test(before) && /^[)）]/.test(after);
    return (
      rest === "" ||
      (before === "" && /^\s*\t/.test(line.text.slice(span.end))) ||
      (after === "" && line.text.slice(0, span.start).endsWith("\t")) ||
      (brackets && /^[)）]\s*$/.test(after))
    );
  }
  if (tabBefore && tabAfter) return true;
  // "… used by 120 partners since 2019" ends a sentence; "Quill since 2019" may be a head.
  if (span.to?.start === span.from?.start) return (before === "" || after === "") && words <= 4;
  return (before === "" && words <= 12) || (after === "" && words <= 8);
}

/** "Sept. 2019 –" in a narrow cell, with "Dez. 2021" on the line below. */
function restOfSpan(
  lines: readonly Line[],
  line: Line,
  index: number,
  span: DateSpan,
): { line: Line; index: number; date: DateReading } | null {
  if (span.to === null || span.to.sure >= SURE_ENOUGH || !/[-–—]\s*$/.test(line.text.slice(span.start, span.end)))
    return null;
  for (const ahead of [1, 2]) {
    const next = lines[index + ahead];
    const [date] = next?.dates ?? [];
    if (next === undefined || next.bullet) return null;
    if (date?.kind === "single" && date.start === 0 && date.from !== null && piecesOf(next).length === 0) {
      return { line: next, index: index + ahead, date: date.from };
    }
    const alone = findDates(`2000 – ${next.text}`)[0]?.to;
    if (alone?.value === "present" && alone.end - alone.start === next.text.length) {
      return { line: next, index: index + ahead, date: { ...alone, start: 0, end: next.text.length } };
    }
  }
  return null;
}

interface Hypothesis {
  readonly entries: readonly Entry[];
  readonly score: number;
}

/** A résumé sets all its entries alike: how many lines of a head stand above the time, and how many below? */
function hypotheses(anchors: readonly Anchor[], lines: readonly Line[]): readonly Hypothesis[] {
  const all: Hypothesis[] = [];
  for (let up = 0; up <= HEAD_LINES_MAX; up += 1) {
    for (let down = 0; down <= HEAD_LINES_MAX; down += 1) {
      if (up + down > HEAD_LINES_MAX) continue;
      const entries = cutEntries(anchors, lines, up, down);
      all.push({ entries, score: scoreOf(entries, lines) - 0.05 * (up + down) * anchors.length });
    }
  }
  return all;
}

function cutEntries(anchors: readonly Anchor[], lines: readonly Line[], up: number, down: number): readonly Entry[] {
  const style = slotStyles(anchors, lines, up);
  const heads: HeadLine[][] = [];
  let free = 0;
  for (const [number, anchor] of anchors.entries()) {
    const nextAnchor = anchors[number + 1]?.index ?? lines.length;
    const head: HeadLine[] = [headLine(lines, anchor.index, 0)];
    for (let index = anchor.index - 1, slot = 1; index >= free && slot <= up; index -= 1) {
      const line = lines[index];
      const below = lines[index + 1];
      if (line === undefined || below === undefined || isBody(line) || (below.gapBefore && !isSamePlace(line, below)))
        break;
      const isAside = isPlaceOnly(line);
      if (!isAside && !fitsSlot(line, style.get(slot), index === 0)) break;
      head.unshift(headLine(lines, index, isAside ? 0 : -slot));
      slot += isAside ? 0 : 1;
    }
    for (let index = anchor.index + 1, slot = 1; index < nextAnchor; index += 1) {
      const line = lines[index];
      if (line === undefined) break;
      if (anchor.taken.includes(index)) continue;
      if (isBody(line) || line.gapBefore) break;
      const isAside = isPlaceOnly(line);
      if (!isAside && slot > down) break;
      head.push(headLine(lines, index, isAside ? 0 : slot));
      slot += isAside ? 0 : 1;
    }
    heads.push(head);
    free = Math.max(head.at(-1)?.index ?? 0, ...anchor.taken) + 1;
  }
  return anchors.map((anchor, number) => ({
    anchor,
    head: heads[number] ?? [],
    first: heads[number]?.[0]?.index ?? anchor.index,
    last: (heads[number + 1]?.[0]?.index ?? lines.length) - 1,
  }));
}

/** Plain text where heads are emphasised is the end of the entry above, unless it is set apart from that or set in cells. */
const fitsSlot = (line: Line, style: string | undefined, isFirst: boolean): boolean =>
  style === undefined || style === styleOf(line) || isFirst || line.gapBefore || line.text.includes("\t");

/** A gap of which a page break is the reason parts nothing. */
const isSamePlace = (line: Line, below: Line): boolean => line.page !== below.page;

/**
 * The emphasis that heads have in a slot above the time; undefined where they have none. The first entry's head is bounded by
 * the section's heading, so that its emphasis is a head's; else what most entries have.
 */
function slotStyles(anchors: readonly Anchor[], lines: readonly Line[], up: number): ReadonlyMap<number, string> {
  const body = styleOf(lines.filter(({ bold }) => !bold).toSorted((a, b) => b.text.length - a.text.length)[0]);
  const above = anchors.map(({ index }, number) =>
    lines
      .slice(number === 0 ? 0 : (anchors[number - 1]?.index ?? 0) + 1, index)
      .filter((line) => !isPlaceOnly(line) && !isBody(line))
      .toReversed(),
  );
  const styles = new Map<number, string>();
  for (let slot = 1; slot <= up; slot += 1) {
    const inFirst = styleOf(above[0]?.[slot - 1]);
    const counts = new Map<string, number>();
    for (const run of above) {
      const style = styleOf(run[slot - 1]);
      if (style !== "") counts.set(style, (counts.get(style) ?? 0) + 1);
    }
    const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
    if (inFirst !== "" && inFirst !== body) styles.set(slot, inFirst);
    else if (most !== undefined && most[0] !== body && most[1] * 2 > anchors.length) styles.set(slot, most[0]);
  }
  return styles;
}

export const styleOf = (line: Line | undefined): string =>
  line === undefined ? "" : `${line.bold ? "bold" : ""} ${Math.round(line.size * 2) / 2}`;

const isPlaceOnly = (line: Line): boolean => placeLikeness(line.text) >= 0.9 || isDuration(line.text);

function headLine(lines: readonly Line[], index: number, slot: number): HeadLine {
  const line = lines[index];
  if (line === undefined) throw new Error(`no line ${index}`);
  return { index, line, slot, pieces: isDuration(line.text) ? [] : piecesOf(line) };
}

function scoreOf(entries: readonly Entry[], lines: readonly Line[]): number {
  const heads = new Set(entries.flatMap(({ head }) => head.map(({ index }) => index)));
  const first = entries[0]?.first ?? 0;
  const before = lines.slice(0, first).filter((line) => !isBody(line)).length;
  const body = styleOf(lines.filter(isBody).toSorted((a, b) => b.text.length - a.text.length)[0]);
  // Emphasised lines that no head took are most likely part of one.
  const lost = lines.filter(
    (line, index) => index > first && line.bold && !isBody(line) && !heads.has(index) && styleOf(line) !== body,
  ).length;
  const shapes = new Map<string, number>();
  for (const entry of entries) shapes.set(shapeKey(entry), (shapes.get(shapeKey(entry)) ?? 0) + 1);
  const alike = [...shapes.values()].reduce((sum, count) => sum + (count > 1 ? count * 0.3 : 0), 0);
  const left = entries.filter((entry) => leavesHead(entry, lines)).length;
  return (
    entries.reduce((sum, entry) => sum + entryScore(entry), 0) - left * 1.2 + alike - Math.min(before, 3) * 1.5 - lost
  );
}

/** A short line between the head and the first bullet or sentence is most likely a part of the head. */
function leavesHead({ head, last }: Entry, lines: readonly Line[]): boolean {
  const index = (head.at(-1)?.index ?? 0) + 1;
  const [line, next] = [lines[index], lines[index + 1]];
  if (line === undefined || index > last || isBody(line) || line.gapBefore || line.text.length > 50) return false;
  return next !== undefined && index < last && isBody(next);
}

const shapeKey = ({ head }: Entry): string => head.map(({ slot, line }) => `${slot}${styleOf(line)}`).join("/");

function entryScore({ head, anchor }: Entry): number {
  const all = head.flatMap((line) => line.pieces);
  const named = all.filter((piece) => placeLikeness(piece.text) < 0.5);
  // "Quill, Texas" may be a place or an employer with its place: it counts as an employer where one is missing.
  const pieces = named.length >= 2 ? named : all.filter((piece) => placeLikeness(piece.text) < 0.9);
  const counts = [-2, 0.5, 2, 1, 0.5];
  let score = counts[pieces.length] ?? -2;
  // A head stands above its time or below it, seldom on both sides.
  const sides = new Set(
    head.filter(({ slot, pieces: some }) => slot !== 0 && some.length > 0).map(({ slot }) => Math.sign(slot)),
  );
  if (sides.size > 1) score -= 1.6;
  for (const { text } of pieces) {
    if (text.length > 90) score -= 2;
    else if (text.length > 60) score -= 0.5;
    if (/^\p{Ll}/u.test(text)) score -= 0.7;
    if (/[.;]$/.test(text) && text.split(/\s+/).length > 4) score -= 1;
    if (text.split(/\s+/).length > 8) score -= 0.7;
  }
  const leanings = pieces.map((piece) => leaning(piece.text));
  if (leanings.length > 1) score += Math.min(3, Math.max(...leanings) - Math.min(...leanings)) * 0.4;
  const [top] = head;
  if (top !== undefined && top.index > 0) score += top.line.gapBefore ? 0.6 : 0;
  if (head.some((line, index) => index > 0 && line.line.gapBefore && line.line.page === head[index - 1]?.line.page))
    score -= 1;
  return anchor.from === null ? score - 1 : score;
}
