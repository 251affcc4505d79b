import type { FaceReading, FaceRegion, Luma } from "../reading.ts";
import { inPatch } from "../vision/face-measures.ts";

/** Grey steps of deviation below which a region has no look of its own that could be told again: a smooth forehead. */
const FEATURELESS = 10;

/**
 * How much a region of a face looks as it does at rest: correlation, -1 to 1; null where at rest there is nothing to compare with.
 * A change of light changes it little, a hand changes it much.
 */
export function regionLikeness(rest: FaceReading, patch: Luma, region: FaceRegion): number | null {
  const { centre, radius } = rest.regions[region];
  const middle = inPatch(rest, centre);
  const edge = inPatch(rest, { x: centre.x + radius, y: centre.y });
  const half = Math.hypot(edge.x - middle.x, edge.y - middle.y);
  const from = (place: number): number => Math.max(0, Math.round(place - half));
  const to = (place: number, side: number): number => Math.min(side, Math.round(place + half));
  return correlation(rest.patch, patch, {
    left: from(middle.x),
    right: to(middle.x, patch.width),
    top: from(middle.y),
    bottom: to(middle.y, patch.height),
  });
}

/** The same for the whole face. */
export function faceLikeness(rest: Luma, patch: Luma): number | null {
  return correlation(rest, patch, { left: 0, right: rest.width, top: 0, bottom: rest.height });
}

interface Part {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function correlation(rest: Luma, other: Luma, { left, right, top, bottom }: Part): number | null {
  if (rest.width !== other.width || rest.height !== other.height) return null;
  let [sumA, sumB, sumAA, sumBB, sumAB, count] = [0, 0, 0, 0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const a = rest.data[y * rest.width + x] ?? 0;
      const b = other.data[y * rest.width + x] ?? 0;
      sumA += a;
      sumB += b;
      sumAA += a * a;
      sumBB += b * b;
      sumAB += a * b;
      count += 1;
    }
  }
  const varianceA = sumAA / count - (sumA / count) ** 2;
  const varianceB = sumBB / count - (sumB / count) ** 2;
  if (count === 0 || varianceA < FEATURELESS ** 2) return null;
  const together = sumAB / count - (sumA / count) * (sumB / count);
  return varianceB <= 0 ? 0 : together / Math.sqrt(varianceA * varianceB);
}
