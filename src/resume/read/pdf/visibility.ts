import { FILLS_PER_PAGE_MAX } from "../limits.ts";
import { type Box, holds } from "./matrix.ts";
import type { Fill, Glyph, PaintedPage } from "./painted-page.ts";

/** Letters of fewer points are no text for people. */
const TINY_POINTS = 2;
/** How far the colours of letters and paper must lie apart in one of red, green, blue (0 to 255). Grey on white at #ebebeb is 20. */
const COLOUR_DISTANCE_MIN = 20;
const TRANSPARENT = 0.05;
/** Pictures over this part of the page are a scan; some programs cut it into strips. */
const SCAN_SHARE = 0.5;

export interface SortedGlyphs {
  readonly visible: readonly Glyph[];
  readonly hidden: readonly Glyph[];
  /** The page is a picture, and the text on it what a program recognised there. */
  readonly isRecognised: boolean;
  /** The page is a picture and holds almost no text. */
  readonly isScan: boolean;
  /** Many letters say nothing about what they stand for: the font has no map to Unicode, or a false one. */
  readonly isGarbled: boolean;
}

/** Control and private characters and the sign for "unknown"; a few of them are bullets of symbol fonts. */
const MEANINGLESS = /^[\p{Cc}\p{Co}\p{Cn}\uFFFD]/u;
const GARBLED_SHARE = 0.2;

/** Letters fewer than these on a picture of a page are no text of it. */
const SCAN_LETTERS_MAX = 30;

/** Sorts the letters of a page by whether a reader of the page sees them. */
export function sortByVisibility(page: PaintedPage): SortedGlyphs {
  const isPicture = page.images.reduce((sum, { box }) => sum + shareOf(box, page), 0) >= SCAN_SHARE;
  const visible: Glyph[] = [];
  const hidden: Glyph[] = [];
  let unpainted = 0;
  for (const glyph of page.glyphs) {
    // Over a scan, unpainted letters are the scanner's own reading of it.
    if (glyph.unpainted && isPicture && !glyph.cut) {
      unpainted += 1;
      visible.push(glyph);
    } else if (isHidden(glyph, page)) hidden.push(glyph);
    else visible.push(glyph);
  }
  const letters = visible.filter(({ text }) => text.trim() !== "").length;
  return {
    visible,
    hidden: withoutShadows(hidden, visible),
    isRecognised: isPicture && unpainted * 2 > letters && unpainted > 0,
    isScan: isPicture && letters < SCAN_LETTERS_MAX,
    isGarbled: visible.filter(({ text }) => MEANINGLESS.test(text)).length > GARBLED_SHARE * Math.max(letters, 1),
  };
}

/** White outlines and shadows of letters that are seen, as design programs paint them, hide nothing. */
function withoutShadows(hidden: readonly Glyph[], visible: readonly Glyph[]): readonly Glyph[] {
  if (hidden.length === 0) return hidden;
  const place = ({ text, x, y }: Glyph, right = 0, down = 0): string =>
    `${text} ${Math.round(x / SHADOW_POINTS) + right} ${Math.round(y / SHADOW_POINTS) + down}`;
  const seen = new Set(visible.map((glyph) => place(glyph)));
  const steps = [-1, 0, 1];
  return hidden.filter((glyph) => !steps.some((right) => steps.some((down) => seen.has(place(glyph, right, down)))));
}

const SHADOW_POINTS = 2;

function isHidden(glyph: Glyph, page: PaintedPage): boolean {
  if (glyph.cut || glyph.unpainted || glyph.alpha < TRANSPARENT || glyph.size < TINY_POINTS) return true;
  const x = glyph.x + glyph.width / 2;
  const y = glyph.y - glyph.size * 0.3;
  if (page.fills.length > FILLS_PER_PAGE_MAX) return false;
  let ground: string | null = WHITE;
  for (const fill of page.fills) {
    if (!holds(fill.box, x, y)) continue;
    if (fill.order < glyph.order) ground = groundOf(ground, fill);
    else if (fill.isRectangle && fill.alpha === 1 && fill.colour !== null) return true;
  }
  return glyph.colour !== null && ground !== null && distance(glyph.colour, ground) < COLOUR_DISTANCE_MIN;
}

const WHITE = "#ffffff";

/** A half transparent colour gives a ground that is not computed: text on it counts as seen. */
function groundOf(below: string | null, fill: Fill): string | null {
  if (fill.alpha < TRANSPARENT) return below;
  return fill.alpha === 1 ? fill.colour : null;
}

function distance(one: string, other: string): number {
  const channels = [1, 3, 5].map((start) =>
    Math.abs(Number.parseInt(one.slice(start, start + 2), 16) - Number.parseInt(other.slice(start, start + 2), 16)),
  );
  return Math.max(...channels);
}

function shareOf(box: Box, page: PaintedPage): number {
  const width = Math.min(box[2], page.width) - Math.max(box[0], 0);
  const height = Math.min(box[3], page.height) - Math.max(box[1], 0);
  return width <= 0 || height <= 0 ? 0 : (width * height) / (page.width * page.height);
}
