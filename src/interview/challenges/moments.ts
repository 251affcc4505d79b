import type { Neutral, Try } from "../challenge.ts";
import type { FaceReading, FrameReading, HeadPose } from "../reading.ts";

/** One frame of a try, told from the prompt and from the face at rest. */
export interface Moment {
  /** Milliseconds of the server's clock since the prompt left it; below zero before it. */
  readonly sinceMs: number;
  readonly reading: FrameReading;
  readonly face: FaceReading | null;
  /** Degrees away from neutral. */
  readonly pose: HeadPose | null;
  /** The face of this frame, or the last one that was seen: a hand that covers a face hides it from detectors. */
  readonly lastFace: FaceReading;
}

export function momentsOf(attempt: Try): readonly Moment[] {
  let lastFace = attempt.neutral.reading.face;
  const moments: Moment[] = [];
  for (const reading of attempt.readings) {
    const { face } = reading;
    lastFace = face ?? lastFace;
    if (lastFace === null) continue;
    const pose = face && relativePose(face.pose, attempt.neutral);
    moments.push({ sinceMs: reading.atMs - attempt.promptedMs, reading, face, pose, lastFace });
  }
  return moments;
}

function relativePose(pose: HeadPose, neutral: Neutral): HeadPose {
  return { yaw: pose.yaw - neutral.yaw, pitch: pose.pitch - neutral.pitch, roll: pose.roll - neutral.roll };
}

/** Milliseconds by which an answer may be later than where the server stands beside the person: one round trip. */
export function roundTripMs(attempt: Try): number {
  return 2 * attempt.latencyMs;
}

/**
 * The first of two frames in a row for which something is true: one frame may be a model's slip.
 * The frames come in order; the answer is an index, or -1.
 */
export function firstTwice(moments: readonly Moment[], holds: (moment: Moment) => boolean): number {
  return moments.findIndex((moment, index) => {
    const next = moments[index + 1];
    return next !== undefined && holds(moment) && holds(next);
  });
}
