import type { Settings } from "../challenges/settings.ts";
import type { FrameReading, Luma } from "../reading.ts";
import type { Observation } from "../result.ts";
import { lengthOf, NO_SPANS, type Spans, stepSpans } from "./spans.ts";

/** Whether frames come as from a camera: each a new picture, in order, none of them seen before. */
export interface StreamWatch {
  readonly before: { readonly seq: number; readonly atMs: number; readonly luma: Luma } | null;
  readonly still: Spans;
  /** When bytes were seen first, for the last frames. */
  readonly hashes: ReadonlyMap<string, number>;
  readonly repeated: Marks;
  readonly disordered: Marks;
}

/** How often something was seen, and when first and last. */
interface Marks {
  readonly count: number;
  readonly fromMs: number;
  readonly toMs: number;
}

const NO_MARKS: Marks = { count: 0, fromMs: 0, toMs: 0 };

export const NO_STREAM: StreamWatch = {
  before: null,
  still: NO_SPANS,
  hashes: new Map(),
  repeated: NO_MARKS,
  disordered: NO_MARKS,
};

/** A minute of frames: 16 characters each. */
const HASHES_KEPT = 720;

export function watchStream(watch: StreamWatch, reading: FrameReading, { watch: lines }: Settings): StreamWatch {
  const { seq, atMs, bytesHash, luma } = reading;
  const { before } = watch;
  const firstMs = watch.hashes.get(bytesHash);
  // The same picture twice at once is a page that is faster than its camera; the same bytes later are no camera's.
  const isRepeated = firstMs !== undefined && atMs - firstMs >= lines.repeatedApartMs;
  const stepMs = before === null ? Number.POSITIVE_INFINITY : atMs - before.atMs;
  const isDisordered =
    before !== null && (seq <= before.seq || (stepMs < 1000 / lines.rateMax / 4 && seq > before.seq + 1));
  const isStill = before !== null && difference(before.luma, luma) < lines.frozenDifference;
  return {
    before: { seq: Math.max(seq, before?.seq ?? seq), atMs, luma },
    still: stepSpans(watch.still, isStill, atMs, STILL_BRIDGE_MS),
    hashes: firstMs === undefined ? withHash(watch.hashes, bytesHash, atMs) : watch.hashes,
    repeated: isRepeated ? mark(watch.repeated, atMs) : watch.repeated,
    disordered: isDisordered ? mark(watch.disordered, atMs) : watch.disordered,
  };
}

/** A frame that differs ends stillness at once. */
const STILL_BRIDGE_MS = 150;

export function streamObserved(
  { still, repeated, disordered }: StreamWatch,
  { watch: lines }: Settings,
): readonly Observation[] {
  const observations: Observation[] = [];
  if (still.longest && lengthOf(still.longest) > lines.frozenMs) {
    observations.push({
      kind: "frozen-video",
      ...still.longest,
      measured: Math.round(lengthOf(still.longest) / 100) / 10,
      threshold: lines.frozenMs / 1000,
      counts: true,
    });
  }
  for (const [kind, marks, threshold] of [
    ["repeated-frames", repeated, lines.repeatedFrames],
    ["odd-frame-rate", disordered, lines.disorderedFrames],
  ] as const) {
    if (marks.count === 0) continue;
    const { count, fromMs, toMs } = marks;
    observations.push({ kind, fromMs, toMs, measured: count, threshold, counts: count >= threshold });
  }
  return observations;
}

function mark({ count, fromMs }: Marks, atMs: number): Marks {
  return { count: count + 1, fromMs: count === 0 ? atMs : fromMs, toMs: atMs };
}

function withHash(hashes: ReadonlyMap<string, number>, hash: string, atMs: number): ReadonlyMap<string, number> {
  const next = new Map(hashes);
  next.set(hash, atMs);
  const oldest = next.size > HASHES_KEPT ? next.keys().next().value : undefined;
  if (oldest !== undefined) next.delete(oldest);
  return next;
}

/** Mean step of grey between two pictures, over every fourth point. */
function difference(a: Luma, b: Luma): number {
  if (a.data.length !== b.data.length) return Number.POSITIVE_INFINITY;
  let sum = 0;
  let count = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    sum += Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0));
    count += 1;
  }
  return sum / count;
}
