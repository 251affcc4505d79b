import type { FailReason, UnsureReason } from "../challenge.ts";
import type { FaceReading } from "../reading.ts";
import { firstTwice, type Moment } from "./moments.ts";
import type { Settings } from "./settings.ts";

/** What ends a try whatever was asked: a picture of which nothing can be said, or a face that jumped or went away. */
export type Fault =
  | { readonly kind: "failed"; readonly reason: FailReason; readonly sinceMs: number }
  | { readonly kind: "unsure"; readonly reason: UnsureReason; readonly sinceMs: number };

/** One step at the rate that pages send; limits of steps are told for it and grow with longer ones. */
const STEP_MS = 1000 / 12;
/** Nothing came for so long: the judging cannot wait any longer. */
const SILENCE_MS = 1500;
/** Frames a second are counted over at least this. */
const RATE_SPAN_MS = 2000;

/**
 * The first fault since the prompt, or null. With `handsHide`, a hand in the picture may hide the face for a while and make its points
 * jump: that is what a hand does.
 */
export function faultOf(
  moments: readonly Moment[],
  nowSinceMs: number,
  settings: Settings,
  { handsHide, cameraMoves = false }: { readonly handsHide: boolean; readonly cameraMoves?: boolean },
): Fault | null {
  const { gates, timing } = settings;
  const seen = moments.filter((moment) => moment.sinceMs >= 0);
  const last = seen.at(-1);
  if (nowSinceMs - (last?.sinceMs ?? 0) > SILENCE_MS) return unsure("gap", nowSinceMs);

  let lostSinceMs: number | null = null;
  for (const [index, moment] of seen.entries()) {
    const before = seen[index - 1];
    if (before && moment.sinceMs - before.sinceMs > gates.gapMs) return unsure("gap", moment.sinceMs);
    if (moment.sinceMs > RATE_SPAN_MS && ((index + 1) * 1000) / moment.sinceMs < gates.framesPerSecond) {
      return unsure("too-few-frames", moment.sinceMs);
    }
    if (moment.face === null) {
      lostSinceMs ??= before?.sinceMs ?? moment.sinceMs;
      const allowed = handsHide ? timing.lostFaceMs : gates.gapMs;
      if (moment.sinceMs - lostSinceMs > allowed) return failed("face-lost", moment.sinceMs);
      continue;
    }
    lostSinceMs = null;
    // Who turns a camera moves all that is in the picture at once.
    if (!cameraMoves && before?.face && isJump(before.face, moment.face, moment.sinceMs - before.sinceMs, settings)) {
      const hidden = handsHide && (before.isTouched || moment.isTouched || before.reading.hands === null);
      if (!hidden) return failed("jump", moment.sinceMs);
    }
  }
  const small = firstTwice(seen, ({ face, reading }) => face !== null && isTooSmall(face, reading.width, settings));
  return small >= 0 && !handsHide ? unsure("face-too-small", seen[small]?.sinceMs ?? 0) : null;
}

/** Whether a face moved or turned between two frames as no head does. */
export function isJump(before: FaceReading, after: FaceReading, betweenMs: number, { jump }: Settings): boolean {
  const steps = Math.max(1, betweenMs / STEP_MS);
  if (Math.abs(after.pose.yaw - before.pose.yaw) > jump.degrees * steps) return true;
  const moved = Math.hypot(
    after.box.x + after.box.width / 2 - before.box.x - before.box.width / 2,
    after.box.y + after.box.height / 2 - before.box.y - before.box.height / 2,
  );
  return moved > jump.faceWidths * steps * Math.max(before.box.width, after.box.width);
}

/** A leaning head may get smaller than what a try begins with. */
const SMALLER = 0.75;

function isTooSmall(face: FaceReading, frameWidth: number, { gates }: Settings): boolean {
  return face.box.width < gates.faceWidthShare * frameWidth * SMALLER;
}

function failed(reason: FailReason, sinceMs: number): Fault {
  return { kind: "failed", reason, sinceMs };
}

function unsure(reason: UnsureReason, sinceMs: number): Fault {
  return { kind: "unsure", reason, sinceMs };
}
