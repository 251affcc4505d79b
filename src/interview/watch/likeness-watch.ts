import type { Settings } from "../challenges/settings.ts";
import type { FrameReading } from "../reading.ts";
import type { Observation } from "../result.ts";

/**
 * Whether the face that answers is the one that was there at the beginning. Compared within this session only, with the person's own
 * first moments; the vectors live as long as the session's memory.
 */
export interface LikenessWatch {
  /** Of the first clean frames from the front. */
  readonly enrolled: readonly Float32Array[];
  /** How alike the last frames are to them, and when they came. */
  readonly last: readonly { readonly atMs: number; readonly likeness: number }[];
  /** The least alike so far, over as many frames as are compared at once. */
  readonly least: { readonly fromMs: number; readonly toMs: number; readonly likeness: number } | null;
}

export const NOBODY_ENROLLED: LikenessWatch = { enrolled: [], last: [], least: null };

/** With one more frame. Only clean frames from the front count: a frontal face and a profile of one person are as unlike as two people. */
export function watchLikeness(
  watch: LikenessWatch,
  { embedding, atMs }: FrameReading,
  isClean: boolean,
  { watch: lines }: Settings,
): LikenessWatch {
  if (embedding === null || !isClean) return watch;
  if (watch.enrolled.length < lines.likenessFrames) return { ...watch, enrolled: [...watch.enrolled, embedding] };
  const likeness = median(watch.enrolled.map((first) => cosine(first, embedding)));
  const last = [...watch.last, { atMs, likeness }].slice(-lines.likenessFrames);
  const of = { fromMs: last[0]?.atMs ?? atMs, toMs: atMs, likeness: median(last.map((each) => each.likeness)) };
  const isFull = last.length === lines.likenessFrames;
  const isLess = isFull && (watch.least === null || of.likeness < watch.least.likeness);
  return { ...watch, last, least: isLess ? of : watch.least };
}

export function likenessObserved({ least }: LikenessWatch, { watch: lines }: Settings): readonly Observation[] {
  if (least === null || least.likeness >= lines.likenessAlarm) return [];
  return [
    {
      kind: "second-person",
      fromMs: least.fromMs,
      toMs: least.toMs,
      measured: Math.round(least.likeness * 100) / 100,
      threshold: lines.likenessAlarm,
      counts: true,
    },
  ];
}

/** Of two vectors of unit length. */
function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** The lower of two middles: with few values the more careful one. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
