import type { FrameReading } from "../reading.ts";
import type { Observation } from "../result.ts";
import { compareViews, type View } from "./compare-views.ts";

/**
 * Where the lines lie, and where they come from: the public clips, judged at 640 × 480 and seen at 320 × 240 after another
 * compression, 350 to 430 ms later. One video: correlation 0.94 to 1.00; two videos, or one mirrored: at most 0.27; one
 * against another stretch of itself: at most 0.51. Five short clips and no real call: hence the wide room between.
 */
const CORRELATION_NOTED = 0.5;
const CORRELATION_COUNTS = 0.3;
/** A person who only listens moves by less; what is compared then is noise. */
const MOVEMENT_MIN = 2;

/**
 * The same clips, single pairs of frontal faces: one person 0.65 to 0.97 (median 0.88), two people at most 0.60. At half of that
 * size, as a poor line may bring it, one person's median was 0.67.
 */
const LIKENESS_NOTED = 0.55;
const LIKENESS_COUNTS = 0.5;
const LIKENESSES_MIN = 3;

/** A face that can be compared: alone, from the front, and not too small (pixels of 320). */
const FRONTAL_DEGREES = 15;
const FACE_WIDTH_PX_MIN = 45;

type Told = Pick<Observation, "kind" | "measured" | "threshold" | "counts">;

/** Null where both show one movement, or where too little moved to tell. */
export function judgeMovement(judged: readonly View[], seen: readonly View[]): Told | null {
  const compared = compareViews(judged, seen);
  if (compared === null || compared.correlation >= CORRELATION_NOTED) return null;
  if (compared.movement < MOVEMENT_MIN || compared.seenMovement < MOVEMENT_MIN / 2) return null;
  return {
    kind: "other-picture",
    measured: rounded(compared.correlation),
    threshold: CORRELATION_NOTED,
    counts: compared.correlation < CORRELATION_COUNTS,
  };
}

/** Compares likeness vectors of one session's own two pictures, and nothing else. Null where they are alike, or too few. */
export function judgeLikeness(judged: readonly Float32Array[], seen: readonly Float32Array[]): Told | null {
  if (judged.length < LIKENESSES_MIN || seen.length < LIKENESSES_MIN) return null;
  const pairs = seen.flatMap((one) => judged.map((other) => cosine(one, other))).toSorted((a, b) => a - b);
  const median = pairs[Math.floor(pairs.length / 2)] ?? 1;
  if (median >= LIKENESS_NOTED) return null;
  return {
    kind: "other-face",
    measured: rounded(median),
    threshold: LIKENESS_NOTED,
    counts: median < LIKENESS_COUNTS,
  };
}

export function isComparableFace({ face, faces }: FrameReading): boolean {
  if (face === null || faces.length !== 1 || face.box.width < FACE_WIDTH_PX_MIN) return false;
  return Math.abs(face.pose.yaw) < FRONTAL_DEGREES && Math.abs(face.pose.pitch) < FRONTAL_DEGREES;
}

function cosine(a: Float32Array, b: Float32Array): number {
  let [both, left, right] = [0, 0, 0];
  for (let at = 0; at < a.length; at += 1) {
    const [one, other] = [a[at] ?? 0, b[at] ?? 0];
    both += one * other;
    left += one * one;
    right += other * other;
  }
  return left === 0 || right === 0 ? 0 : both / Math.sqrt(left * right);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
