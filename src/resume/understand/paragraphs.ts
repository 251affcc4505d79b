import { findDates } from "./dates.ts";
import type { Line } from "./lines.ts";
import { isDuration } from "./pieces.ts";
import { readLabel } from "./roles.ts";

/**
 * Lines that a narrow page has broken are one again: the rest of a bullet's sentence, of a paragraph, of a long title. Formats
 * that know paragraphs have nothing to join.
 */
export function joinWrapped(lines: readonly Line[], text: string): readonly Line[] {
  const joined: Line[] = [];
  let last: Line | undefined;
  for (const line of lines) {
    const before = joined.at(-1);
    if (before !== undefined && last !== undefined && isWrapped(before, last, line, text)) {
      joined[joined.length - 1] = join(before, line, text);
    } else joined.push(line);
    last = line;
  }
  return joined;
}

const PARAGRAPH_CHARACTERS_MAX = 4_000;

function isWrapped(whole: Line, before: Line, line: Line, text: string): boolean {
  if (whole.text.length > PARAGRAPH_CHARACTERS_MAX) return false;
  if (line.bullet || line.heading || Math.abs(line.size - before.size) > 0.3) return false;
  // The rest of a line of which the beginning only was bold is not bold.
  if (line.bold !== before.bold && !(before.bold && /[,(（]$/.test(before.text) && line.continues)) return false;
  if (!/^[\s•●▪*–-]*$/.test(text.slice(before.end, line.start)) || line.start - before.end > 3) return false;
  if (line.gapBefore && before.page === line.page) return false;
  const startsLower = /^\p{Ll}/u.test(line.text);
  if (whole.bullet) {
    const indented = line.left > 0 && line.left >= whole.left + 3;
    return indented || line.continues || (startsLower && line.dates[0]?.start !== 0);
  }
  if (hasOpenBracket(whole.text) && /^[^(（]*[)）]/.test(line.text)) return true;
  // A date at the line's edge begins or ends what it stands in.
  const opensWithTime = line.dates.some(({ kind, start }) => kind === "span" && start < 3);
  if (opensWithTime && (!(startsLower && line.continues) || before.dates.some(({ kind }) => kind === "span")))
    return false;
  if (Math.abs(line.left - before.left) > 3 || line.left === 0) return false;
  if (/[,&–—|·-]$/.test(leftPart(before)) && before.text.length > 25) return true;
  // What ends with a time is whole.
  const hasTime = (one: Line): boolean => one.dates.length > 0;
  if (endsWithTime(before) && !before.text.includes("\t")) return false;
  if ((before.text.includes("\t") && hasTime(line)) || readLabel(line.text) !== null) return false;
  if (OPEN_END.test(before.text)) return true;
  return line.continues || (startsLower && before.text.length > 40);
}

/** "Analyst, Quill (November" needs the line with "2015 – May 2019)". */
const hasOpenBracket = (text: string): boolean => /[(（][^)）]*$/.test(text);

function endsWithTime({ dates, text }: Line): boolean {
  const end = dates.findLast(({ kind }) => kind === "span")?.end;
  return end !== undefined && (/^[\s)）\].,]*$/.test(text.slice(end)) || isDuration(text.slice(end)));
}

/** No phrase ends with such a word. */
const OPEN_END =
  /\s(?:of|and|for|in|the|with|und|für|der|et|de|du|des|la|da|do|del|della|di|y|e|van|voor|en|ve|w|i|и|для)$/u;

/** Of a line with a date at its right edge, what stands before it. */
const leftPart = (line: Line): string => line.text.split("\t")[0]?.trimEnd() ?? "";

function join(before: Line, line: Line, text: string): Line {
  const whole = text.slice(before.start, line.end).replaceAll("\n", " ");
  const edge = before.text.lastIndexOf("\t");
  const hadEdge = edge > 0 && before.dates.some(({ start }) => start > edge - 1);
  return {
    ...before,
    end: line.end,
    text: whole,
    dates: findDates(whole),
    wrappedAt: hadEdge ? line.start - before.start : before.wrappedAt,
  };
}
