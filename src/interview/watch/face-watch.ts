import { isJump } from "../challenges/picture.ts";
import type { Settings } from "../challenges/settings.ts";
import type { FaceReading, FrameReading } from "../reading.ts";
import type { Observation } from "../result.ts";
import { largeFaces } from "./faces.ts";
import { lengthOf, NO_SPANS, type Spans, stepSpans } from "./spans.ts";

/** Who is in the picture: a second face, nobody, a face that jumps. */
export interface FaceWatch {
  readonly second: Spans;
  readonly absent: Spans;
  readonly jumps: readonly number[];
  readonly before: { readonly face: FaceReading; readonly atMs: number } | null;
}

export const NO_FACES_WATCHED: FaceWatch = { second: NO_SPANS, absent: NO_SPANS, jumps: [], before: null };

/** A slip of the detector in between ends no stretch. */
const BRIDGE_MS = 250;
/** More are not told apart. */
const JUMPS_MAX = 50;

export function watchFaces(
  watch: FaceWatch,
  reading: FrameReading,
  { faceMayGo }: { readonly faceMayGo: boolean },
  settings: Settings,
): FaceWatch {
  const { face, atMs } = reading;
  const { before } = watch;
  // Across a gap faces are lost and found elsewhere.
  const isNext = before !== null && atMs - before.atMs <= settings.gates.gapMs;
  const jumped = face && isNext && !faceMayGo && isJump(before.face, face, atMs - before.atMs, settings);
  // A frame in which the detector slips makes two steps, there and back: one jump.
  const isNew = atMs - (watch.jumps.at(-1) ?? Number.NEGATIVE_INFINITY) > BRIDGE_MS;
  return {
    second: stepSpans(watch.second, largeFaces(reading, settings) > 1, atMs, BRIDGE_MS),
    absent: stepSpans(watch.absent, face === null && !faceMayGo, atMs, BRIDGE_MS),
    jumps: jumped && isNew ? [...watch.jumps, atMs].slice(-JUMPS_MAX) : watch.jumps,
    before: face ? { face, atMs } : before,
  };
}

export function facesObserved(watch: FaceWatch, { watch: lines }: Settings): readonly Observation[] {
  const observations: Observation[] = [];
  const { second, absent, jumps } = watch;
  if (second.longest && lengthOf(second.longest) > lines.secondFaceMs) {
    observations.push({
      kind: "second-face",
      ...second.longest,
      measured: seconds(lengthOf(second.longest)),
      threshold: seconds(lines.secondFaceMs),
      counts: true,
    });
  }
  if (absent.longest && lengthOf(absent.longest) > lines.faceAbsentMs) {
    observations.push({
      kind: "face-absent",
      ...absent.longest,
      measured: seconds(lengthOf(absent.longest)),
      threshold: seconds(lines.faceAbsentMs),
      // Standing up is no fault; whoever comes back is compared with who left.
      counts: false,
    });
  }
  if (jumps.length > 0) {
    observations.push({
      kind: "jump",
      fromMs: jumps[0] ?? 0,
      toMs: jumps.at(-1) ?? 0,
      measured: jumps.length,
      threshold: lines.jumps,
      counts: jumps.length >= lines.jumps,
    });
  }
  return observations;
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
