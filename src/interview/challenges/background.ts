import type { Neutral, Try } from "../challenge.ts";
import type { Box, FrameReading, Luma } from "../reading.ts";
import { scaleBetween, shiftBetween } from "../vision/motion.ts";
import type { Moment } from "./moments.ts";

/** How the room behind the person stands against how it stood at rest. */
export interface Background {
  /** Shares of the picture's height; right and down are above zero. Null where nothing could be followed. */
  readonly shift: { readonly x: number; readonly y: number; readonly quality: number } | null;
  /** How much larger the room is; null where too little of it could be found again. */
  readonly scale: number | null;
}

/**
 * Motion is measured once for a pair of pictures: judges look at all frames of a try again with each new one, and the measuring
 * takes some milliseconds. Holds nothing longer than the pictures themselves.
 */
const shifts = new WeakMap<Luma, WeakMap<Luma, Background["shift"]>>();
const scales = new WeakMap<Luma, WeakMap<Luma, number | null>>();

export function backgroundShift({ neutral }: Try, { reading, sinceMs }: Moment): Background["shift"] {
  // Before the prompt nothing is asked of the camera.
  if (sinceMs < 0) return null;
  return once(shifts, neutral.reading.luma, reading.luma, (rest, now) => {
    // At half the size: a sixth of the time, and finer than what is asked for.
    const [from, to, mask] = [halved(rest), halved(now), halved(maskOf(neutral, reading))];
    const found = shiftBetween(from, to, mask);
    return found && { x: found.dx / from.height, y: found.dy / from.height, quality: found.quality };
  });
}

const halves = new WeakMap<Luma, Luma>();

/** The mean of four points; of a mask, whether all four are looked at. */
function halved(luma: Luma): Luma {
  const before = halves.get(luma);
  if (before) return before;
  const [width, height] = [luma.width >> 1, luma.height >> 1];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = 2 * y * luma.width + 2 * x;
      const sum = [0, 1, luma.width, luma.width + 1].reduce((total, by) => total + (luma.data[from + by] ?? 0), 0);
      data[y * width + x] = sum >> 2;
    }
  }
  const half = { width, height, data };
  halves.set(luma, half);
  return half;
}

export function backgroundScale({ neutral }: Try, { reading }: Moment): number | null {
  return once(
    scales,
    neutral.reading.luma,
    reading.luma,
    (rest, now) => scaleBetween(rest, now, maskOf(neutral, reading))?.scale ?? null,
  );
}

function once<T>(
  known: WeakMap<Luma, WeakMap<Luma, T>>,
  rest: Luma,
  now: Luma,
  measure: (rest: Luma, now: Luma) => T,
): T {
  const ofRest = known.get(rest) ?? new WeakMap<Luma, T>();
  known.set(rest, ofRest);
  const before = ofRest.get(now);
  if (before !== undefined) return before;
  const measured = measure(rest, now);
  ofRest.set(now, measured);
  return measured;
}

/** So much wider than the face is the person: shoulders below, hair and ears above, in widths and heights of the face. */
const HEAD_ASIDE = 0.3;
const HEAD_ABOVE = 0.5;
const SHOULDERS_ASIDE = 1;

/** Everything but the person, at rest and now. */
function maskOf({ reading: rest }: Neutral, now: FrameReading): { width: number; height: number; data: Uint8Array } {
  const { width, height } = rest.luma;
  const data = new Uint8Array(width * height).fill(1);
  for (const { face, width: frameWidth } of [rest, now]) {
    if (face) blank(data, width, height, face.box, width / frameWidth);
  }
  return { width, height, data };
}

function blank(data: Uint8Array, width: number, height: number, box: Box, scale: number): void {
  const [left, right] = [box.x, box.x + box.width].map((x) => x * scale) as [number, number];
  const [top, bottom] = [box.y, box.y + box.height].map((y) => y * scale) as [number, number];
  const across = right - left;
  const from = Math.max(0, Math.floor(top - HEAD_ABOVE * (bottom - top)));
  for (let y = from; y < height; y += 1) {
    const aside = (y < bottom ? HEAD_ASIDE : SHOULDERS_ASIDE) * across;
    data.fill(
      0,
      y * width + Math.max(0, Math.floor(left - aside)),
      y * width + Math.min(width, Math.ceil(right + aside)),
    );
  }
}
