import type { FrameReading } from "../reading.ts";
import type { Observation } from "../result.ts";
import { compareViews, type View } from "./compare-views.ts";

/**
 * Where the lines lie, and where they come from: four public clips as the camera of a real call between two pages of one Chromium, on a
 * machine that was busy with other work. Over seconds, one video correlated by 0.85 to 0.99, two videos by at most 0.13; made
 * later and smaller without a call, by 0.94 to 1.00 and at most 0.27 (mirrored, or another stretch of itself: at most 0.51).
 * A poor line was not measured: hence the wide room between.
 */
const CORRELATION_NOTED = 0.5;
const CORRELATION_COUNTS = 0.3;
/** A person who only listens moves by less; what is compared then is noise. */
const MOVEMENT_MIN = 2;

/**
 * In the same calls, medians of frontal faces: one person 0.82 to 0.93 (single pairs from 0.67 on), two people 0.26 to 0.51
 * (single pairs up to 0.61). A face painted over another keeps some of it: 0.40 to 0.58 (`bench/interview-seen`). At half
 * of that size, as a poor line may bring it, one person's median was 0.67.
 */
const LIKENESS_NOTED = 0.62;
const LIKENESS_COUNTS = 0.58;
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
  const median = medianLikeness(judged, seen);
  if (median === null || median >= LIKENESS_NOTED) return null;
  return {
    kind: "other-face",
    measured: rounded(median),
    threshold: LIKENESS_NOTED,
    counts: median < LIKENESS_COUNTS,
  };
}

/** Of all pairs; null where there are too few to say anything. */
export function medianLikeness(judged: readonly Float32Array[], seen: readonly Float32Array[]): number | null {
  if (judged.length < LIKENESSES_MIN || seen.length < LIKENESSES_MIN) return null;
  const pairs = seen.flatMap((one) => judged.map((other) => cosine(one, other))).toSorted((a, b) => a - b);
  return pairs[Math.floor(pairs.length / 2)] ?? null;
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
