import type { DateSpan } from "./dates.ts";
import type { Line } from "./lines.ts";
import { isLabel, isLegalForm, readLabel, type LabelRole } from "./roles.ts";

/** A part of a line between separators, with offsets into the document's text. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly label: LabelRole | null;
}

const SEPARATOR = /\t+|\s{2,}|\s*[|¦•·‧⋅∙●○■◆](?=\s)\s*|\s+[|¦•·‧⋅∙●○■◆]\s*|\s+(?:[-–—―]+|@)\s+|\s*[|¦]\s*|\s*—\s*/u;
const EDGE = /^[\s,;:|·•●∙–—\-/@،、。*_]+|[\s,;:|·•●∙–—\-/@،、(（[*_]+$/gu;
const DURATION =
  /[(（[]?\s*(?:[~≈]?\d+\s*(?:\+\s*)?(?:years?|yrs?|yr|months?|mos?|jahre?n?|monate?n?|ans?|mois|años?|meses|mes|anos?|mês|anni|anno|mesi|mese|jaar|jaren|maanden|maand|lata?|lat|rok|miesi[ąę]c\p{L}*|yıl|ay|лет|года?|месяц\p{L}*|мес|г|年|个月|ヶ月|か月|개월|년|سنوات|سنة|سنتان|أشهر|شهر|أعوام|שנים|שנה|חודשים)(?!\p{L})[\s,.und]*)+[)）\]]?/giu;

/** What a line says beside its dates, cut at separators; commas stay. */
export function piecesOf(line: Line, spans: readonly DateSpan[] = line.dates): readonly Piece[] {
  const blanked = blank(line.text, spans);
  const label = readLabel(blanked);
  if (label !== null && label.role !== "dates") {
    const piece = pieceOf(line, blanked, label.valueAt, blanked.length);
    return piece === null ? [] : [{ ...piece, label: label.role }];
  }
  const pieces = cut(blanked, SEPARATOR).flatMap(([start, end]) => pieceOf(line, blanked, start, end) ?? []);
  return line.wrappedAt === null ? pieces : joinAcross(pieces, line, line.wrappedAt);
}

/** "Engineer, Global Freight    2019 – 2021" over "Partners LLC": what the date at the edge parts is one. */
function joinAcross(pieces: readonly Piece[], line: Line, wrappedAt: number): readonly Piece[] {
  const index = pieces.findIndex((piece) => piece.start >= line.start + wrappedAt);
  const [before, after] = [pieces[index - 1], pieces[index]];
  if (before === undefined || after === undefined) return pieces;
  const endsOpen = /[|·–—-]$/.test(line.text.slice(0, wrappedAt).split("\t")[0]?.trimEnd() ?? "");
  if (endsOpen) return pieces;
  const comma = line.text[before.end - line.start] === "," ? "," : "";
  const joined = { ...before, end: after.end, text: `${before.text}${comma} ${after.text}` };
  return [...pieces.slice(0, index - 1), joined, ...pieces.slice(index + 1)];
}

/** Dates and durations become blanks of the same length behind a separator, so that offsets stay. */
function blank(text: string, spans: readonly DateSpan[]): string {
  let blanked = text;
  for (const { start, end } of spans) blanked = blanked.slice(0, start) + "\t".repeat(end - start) + blanked.slice(end);
  return spans.length === 0 && !WHOLE_DURATION.test(text.trim())
    ? blanked
    : blanked.replaceAll(DURATION, (match) => "\t".repeat(match.length));
}

const WHOLE_DURATION = new RegExp(`^(?:${DURATION.source})$`, "iu");

export const isDuration = (text: string): boolean => WHOLE_DURATION.test(text.trim());

function cut(text: string, separator: RegExp): readonly (readonly [number, number])[] {
  const parts: [number, number][] = [];
  let from = 0;
  for (const match of text.matchAll(new RegExp(separator.source, "gu"))) {
    // Inside brackets a dash or stroke separates nothing.
    const before = text.slice(from, match.index);
    if (!match[0].includes("\t") && openBrackets(before) > 0) continue;
    parts.push([from, match.index]);
    from = match.index + match[0].length;
  }
  parts.push([from, text.length]);
  return parts;
}

const openBrackets = (text: string): number =>
  (text.match(/[(（]/g)?.length ?? 0) - (text.match(/[)）]/g)?.length ?? 0);

function pieceOf(line: Line, text: string, start: number, end: number): Piece | null {
  const raw = text.slice(start, end);
  let trimmed = raw.replaceAll(EDGE, "");
  let begin = start + raw.indexOf(trimmed);
  // What a date in brackets leaves behind.
  if (openBrackets(trimmed) > 0 && /^[(（[]/.test(trimmed)) {
    const without = trimmed.replace(/^[(（[\s]+/, "");
    begin += trimmed.length - without.length;
    trimmed = without;
  }
  if (openBrackets(trimmed) < 0) trimmed = trimmed.replace(/[)）\]]\s*[,;:]?$/, "").trim();
  if (/^[)）\]]/.test(trimmed)) {
    const without = trimmed.replace(/^[)）\]]\s*[,;:]?\s*/, "");
    begin += trimmed.length - without.length;
    trimmed = without;
  }
  if (!/[\p{L}\p{N}]/u.test(trimmed) || isLabel(trimmed)) return null;
  return { text: trimmed, start: line.start + begin, end: line.start + begin + trimmed.length, label: null };
}

/** Cuts a piece at its commas; "Inc." and what stands in brackets stay with what is before them. */
export function cutAtCommas(piece: Piece): readonly Piece[] {
  const parts: Piece[] = [];
  let from = 0;
  for (const match of [...piece.text.matchAll(/\s*[,،、]\s*|\s+\/\s+/gu), null]) {
    const end = match === null ? piece.text.length : match.index;
    if (openBrackets(piece.text.slice(from, end)) > 0 && match !== null) continue;
    const text = piece.text.slice(from, end);
    const before = parts.at(-1);
    if (before !== undefined && isLegalForm(text)) {
      parts[parts.length - 1] = joinPieces(piece, before, piece.start + end);
    } else if (text.trim() !== "") {
      parts.push({ text, start: piece.start + from, end: piece.start + end, label: piece.label });
    }
    from = match === null ? end : match.index + match[0].length;
  }
  return parts;
}

function joinPieces(whole: Piece, first: Piece, end: number): Piece {
  return { ...first, end, text: whole.text.slice(first.start - whole.start, end - whole.start) };
}

/** Neighbouring parts of one piece as one. */
export function spanning(whole: Piece, parts: readonly Piece[]): Piece {
  const first = parts[0] ?? whole;
  return joinPieces(whole, first, parts.at(-1)?.end ?? whole.end);
}
