import type { FaceReading, FaceRegion, Luma, Point } from "../reading.ts";
import { inPatch } from "../vision/face-measures.ts";
import { isInside } from "./hand-on-face.ts";
import type { Moment } from "./moments.ts";

/**
 * How much of the face is still to be seen where a hand should hide it: 0 where nothing of it is, 1 where all looks as it did
 * before the hand came. Hand models guess the fingers that a painted face hides from the ones beside it; so it is looked at what the picture shows
 * at the hand's own points and, where one was named, in the region. Null where no hand lies on the face, or the face is lost.
 *
 * Composited hands leave 0.3 to 0.7, hands under a painted face 0.74 to 0.99 (medians of a gesture, 24 of each).
 */
export function shiningThrough(moment: Moment, region: FaceRegion | null): number | null {
  const { face, free, isTouched, reading } = moment;
  if (!face || !isTouched) return null;
  const known = once.get(face.patch) ?? new Map<string, number | null>();
  once.set(face.patch, known);
  const key = `${region ?? ""} ${reading.seq}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const atPoints = handPoints(moment).map((point) =>
    sameness(free.patch, face.patch, inPatch(face, point), POINT_REACH),
  );
  const points = atPoints.length < POINTS_MIN ? null : mean(atPoints);
  const whole = region && points !== null ? (points + inRegion(free, face, region)) / 2 : points;
  known.set(key, whole);
  return whole;
}

/** Judges look at all frames of a try again with each new one: each is measured once. Holds nothing longer than the pictures themselves. */
const once = new WeakMap<Luma, Map<string, number | null>>();

/** Points of the hand that lie inside the face. */
export function handPoints({ reading, place }: Moment): readonly Point[] {
  const surest = (reading.hands ?? []).toSorted((left, right) => right.presence - left.presence)[0];
  return surest?.points.filter((point) => isInside(point, place.oval)) ?? [];
}

/** Fewer points inside the face say nothing. */
const POINTS_MIN = 3;
/** Half a window around a point of the hand, and around the middle of a region, in points of the patch. */
const POINT_REACH = 4;
const REGION_REACH = 5;
/** Landmarks slide under a hand: what was there is looked for so far around. */
const SLIDE = 3;

function inRegion(free: FaceReading, face: FaceReading, region: FaceRegion): number {
  return sameness(free.patch, face.patch, inPatch(face, face.regions[region].centre), REGION_REACH);
}

/** The best likeness of the window around a place to what was about there before. */
function sameness(before: Luma, now: Luma, place: Point, reach: number): number {
  const [x, y] = [Math.round(place.x), Math.round(place.y)];
  let best = 0;
  for (let dy = -SLIDE; dy <= SLIDE; dy += 1) {
    for (let dx = -SLIDE; dx <= SLIDE; dx += 1) {
      best = Math.max(best, windowLikeness(before, now, x, y, dx, dy, reach));
    }
  }
  return best;
}

/** Steadies smooth places, where noise is all there is: about ten and seven steps of grey, squared. */
const STRUCTURE = 100;
const BRIGHTNESS = 50;

/**
 * Structural similarity of two windows (Wang, Bovik and others, IEEE Trans. Image Process. 13, 600, 2004): two smooth ones are alike, a smooth one and
 * one with edges are not, where a correlation would say nothing.
 */
function windowLikeness(a: Luma, b: Luma, x: number, y: number, dx: number, dy: number, reach: number): number {
  const { width, height } = b;
  const [left, right] = [Math.max(x - reach, 0, -dx), Math.min(x + reach, width - 1, width - 1 - dx)];
  const [top, bottom] = [Math.max(y - reach, 0, -dy), Math.min(y + reach, height - 1, height - 1 - dy)];
  const count = (right - left + 1) * (bottom - top + 1);
  // More than half of the window lies beside the patch.
  if (right < left || bottom < top || count * 2 < (2 * reach + 1) ** 2) return 0;
  let [sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const p = a.data[(row + dy) * width + column + dx] as number;
      const q = b.data[row * width + column] as number;
      sumA += p;
      sumB += q;
      sumAA += p * p;
      sumBB += q * q;
      sumAB += p * q;
    }
  }
  const [meanA, meanB] = [sumA / count, sumB / count];
  const [varianceA, varianceB] = [sumAA / count - meanA ** 2, sumBB / count - meanB ** 2];
  const together = sumAB / count - meanA * meanB;
  const structure = (2 * together + STRUCTURE) / (varianceA + varianceB + STRUCTURE);
  return (structure * (2 * meanA * meanB + BRIGHTNESS)) / (meanA ** 2 + meanB ** 2 + BRIGHTNESS);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
