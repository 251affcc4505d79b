import { SURE_ENOUGH } from "../resume.ts";
import { findDates, type DateSpan } from "./dates.ts";
import type { Line } from "./lines.ts";

const WORDS_MAX = 6;
const CELL_CHARACTERS_MAX = 24;

/**
 * A time that a narrow cell has broken ("Sept. 2019 –" or "June 2019 – October" above "2021") is put together on the line where
 * it begins; the line below keeps what else it holds.
 */
export function joinSplitDates(lines: readonly Line[]): readonly Line[] {
  const joined: Line[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const next = lines[index + 1];
    if (line === undefined) break;
    const split = next === undefined || line.bullet || next.bullet ? null : splitDate(line, next);
    if (split === null || next === undefined) {
      joined.push(line);
      continue;
    }
    // The time is a cell of its own, however near the next one stands.
    const text = `${line.text.slice(0, split.span.end)}\t${line.text.slice(split.span.end + 1)}`.trimEnd();
    joined.push({ ...line, text, dates: [split.span] });
    if (split.rest !== null) joined.push(split.rest);
    index += 1;
  }
  return joined;
}

function splitDate(line: Line, next: Line): { readonly span: DateSpan; readonly rest: Line | null } | null {
  if (line.page !== next.page || Math.abs(line.left - next.left) > 3) return null;
  if (line.dates.some(({ kind, to }) => kind === "span" && (to?.sure ?? 0) >= SURE_ENOUGH)) return null;
  const [cell = ""] = next.text.split("\t");
  if (cell.length > CELL_CHARACTERS_MAX) return null;
  // "Aug" above "2021 – today": only a whole cell can be the beginning of what has both ends.
  const isSpan = findDates(cell).some(({ kind }) => kind === "span");
  const words = [...line.text.matchAll(/\S+/g)].slice(0, WORDS_MAX);
  for (const word of words.toReversed()) {
    const begin = line.text.slice(0, word.index + word[0].length);
    if (isSpan && begin !== line.text.split("\t")[0]) continue;
    const whole = `${begin} ${cell}`;
    const [span] = findDates(whole);
    if (
      span?.kind !== "span" ||
      span.start > 0 ||
      span.end < whole.length ||
      (span.from?.start ?? 0) > begin.length ||
      (span.to?.sure ?? 0) < 0.8
    )
      continue;
    const edge = (at: number): number => Math.min(at, begin.length);
    const clip = (date: DateSpan["from"]): DateSpan["from"] =>
      date === null ? null : { ...date, start: edge(date.start), end: edge(date.end), sure: date.sure * 0.95 };
    return {
      span: { ...span, end: begin.length, from: clip(span.from), to: clip(span.to) },
      rest: cell.length === next.text.length ? null : withoutCell(next, cell.length + 1),
    };
  }
  return null;
}

function withoutCell(line: Line, characters: number): Line {
  const raw = line.text.slice(characters);
  const bullet = /^(?:[•*▪◦‣·-]|[–—](?=\s))\s*/u.exec(raw)?.[0] ?? "";
  const text = raw.slice(bullet.length);
  const start = line.start + characters + bullet.length;
  return { ...line, text, start, bullet: bullet !== "", dates: findDates(text), gapBefore: false, continues: false };
}
