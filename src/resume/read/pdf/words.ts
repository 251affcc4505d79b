import type { Glyph } from "./painted-page.ts";

/** Letters side by side without a space. `letters` are in visual order, from left to right. */
export interface Word {
  readonly letters: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly bold: boolean;
}

export interface Row {
  readonly baseline: number;
  readonly words: readonly Word[];
}

/** How far baselines of one line may lie apart, in heights of its letters. */
const BASELINE_TOLERANCE = 0.25;
/** A gap this wide is a space, in heights of letters. Poppler and PDF.js use 0.10; kerning reaches 0.08. */
const SPACE_WIDTH = 0.16;
/** The same letter this near is the shadow of a made-up bold. */
const DOUBLE_DISTANCE = 0.15;

/** Letters → words → rows, from top to bottom. Upright letters only. */
export function toRows(glyphs: readonly Glyph[]): Row[] {
  const sorted = glyphs.toSorted((one, other) => one.y - other.y);
  const lines: Glyph[][] = [];
  for (const glyph of sorted) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line !== undefined && first !== undefined && glyph.y - first.y <= BASELINE_TOLERANCE * glyph.size)
      line.push(glyph);
    else lines.push([glyph]);
  }
  return raiseSuperscripts(lines)
    .map((line) => ({ baseline: baselineOf(line), words: toWords(line) }))
    .filter(({ words }) => words.length > 0);
}

function baselineOf(line: readonly Glyph[]): number {
  return line.reduce((largest, glyph) => (glyph.size > largest.size ? glyph : largest)).y;
}

/** A short line of small letters beside larger ones ("1st", footnote marks) belongs to their line. */
function raiseSuperscripts(lines: readonly Glyph[][]): readonly Glyph[][] {
  const kept: Glyph[][] = [];
  for (const [index, line] of lines.entries()) {
    const home = [lines[index + 1], kept.at(-1)].find((near) => near !== undefined && isBeside(line, near));
    if (home === undefined) kept.push(line);
    else home.push(...line.map((glyph) => ({ ...glyph, y: home[0]?.y ?? glyph.y })));
  }
  return kept;
}

function isBeside(small: readonly Glyph[], large: readonly Glyph[]): boolean {
  if (small.length > 6) return false;
  return small.every((mark) =>
    large.some(
      (glyph) =>
        mark.size < 0.8 * glyph.size &&
        Math.abs(mark.y - glyph.y) < 0.6 * glyph.size &&
        mark.x - (glyph.x + glyph.width) < 0.5 * glyph.size &&
        mark.x >= glyph.x,
    ),
  );
}

interface Letter {
  text: string;
  readonly left: number;
  readonly right: number;
  readonly glyph: Glyph;
}

function toWords(line: readonly Glyph[]): Word[] {
  const letters = withoutDoubles(toLetters(line));
  const tracking = trackingOf(letters);
  const words: Word[] = [];
  let word: Letter[] = [];
  const finish = (): void => {
    if (word.length > 0) words.push(toWord(word));
    word = [];
  };
  for (const letter of letters) {
    if (letter.text.trim() === "") {
      finish();
      continue;
    }
    const last = word.at(-1);
    if (last !== undefined) {
      const size = Math.max(last.glyph.size, letter.glyph.size);
      const gap = letter.left - last.right;
      if (gap > SPACE_WIDTH * size + tracking || gap < -1.5 * size) finish();
    }
    word.push(letter);
  }
  finish();
  return words;
}

/** In visual order; marks that have no width of their own stay with the letter that they were painted after. */
function toLetters(line: readonly Glyph[]): Letter[] {
  const letters: Letter[] = [];
  for (const glyph of line.toSorted((one, other) => one.order - other.order)) {
    const last = letters.at(-1);
    if (last !== undefined && /^\p{M}+$/u.test(glyph.text)) last.text += glyph.text;
    else letters.push({ text: glyph.text, left: glyph.x, right: glyph.x + glyph.width, glyph });
  }
  return letters.toSorted((one, other) => one.left - other.left);
}

function withoutDoubles(letters: readonly Letter[]): Letter[] {
  const kept: Letter[] = [];
  for (const letter of letters) {
    const isDouble = kept
      .slice(-3)
      .some(
        ({ text, left, glyph }) =>
          text === letter.text && Math.abs(left - letter.left) < DOUBLE_DISTANCE * glyph.size && text.trim() !== "",
      );
    if (!isDouble) kept.push(letter);
  }
  return kept;
}

/** Letter-spaced headings have the same gap everywhere: what is usual in a line is no space. */
function trackingOf(letters: readonly Letter[]): number {
  const gaps: number[] = [];
  for (const [index, letter] of letters.entries()) {
    const next = letters[index + 1];
    if (next === undefined || letter.text.trim() === "" || next.text.trim() === "") continue;
    gaps.push(next.left - letter.right);
  }
  if (gaps.length < 3) return 0;
  const usual = gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 4)] ?? 0;
  const size = letters[0]?.glyph.size ?? 0;
  return usual > 0.05 * size && usual < 1.2 * size ? usual : 0;
}

function toWord(letters: readonly Letter[]): Word {
  const bold = letters.filter(({ glyph }) => glyph.font.bold).length;
  return {
    letters: letters.map(({ text }) => text),
    left: letters[0]?.left ?? 0,
    right: Math.max(...letters.map(({ right }) => right)),
    baseline: letters[0]?.glyph.y ?? 0,
    size: Math.max(...letters.map(({ glyph }) => glyph.size)),
    bold: bold * 2 > letters.length,
  };
}
