import type { Neutral, Try } from "../challenge.ts";
import type { Box, FaceReading, FrameReading, HeadPose, Point } from "../reading.ts";

/** One frame of a try, told from the prompt and from the face at rest. */
export interface Moment {
  /** Milliseconds of the server's clock since the prompt left it; below zero before it. */
  readonly sinceMs: number;
  readonly reading: FrameReading;
  readonly face: FaceReading | null;
  /** Degrees away from neutral. */
  readonly pose: HeadPose | null;
  /**
   * Where the face is. Under a hand landmarks slide and turn (a turn of 26 degrees was measured as 7) and detectors lose faces, so then it is
   * the last face that nothing lay on, moved along with the box.
   */
  readonly place: FacePlace;
  /** The last face that nothing lay on: what the hand hides. */
  readonly free: FaceReading;
  /** A hand lies on the face: its landmarks are not to be believed. */
  readonly isTouched: boolean;
}

export type FacePlace = Pick<FaceReading, "box" | "oval" | "regions">;

export function momentsOf(attempt: Try): readonly Moment[] {
  let free = attempt.neutral.reading.face;
  const moments: Moment[] = [];
  for (const reading of attempt.readings) {
    const { face } = reading;
    const isTouched = isHandOn(reading, face?.box ?? free?.box ?? null);
    if (face && !isTouched) free = face;
    if (free === null) continue;
    moments.push({
      sinceMs: reading.atMs - attempt.promptedMs,
      reading,
      face,
      pose: face && relativePose(face.pose, attempt.neutral),
      place: face && face !== free ? movedTo(free, face.box) : free,
      free,
      isTouched,
    });
  }
  return moments;
}

/** A hand of which less is sure is taken for none, and so many of its points in the face's box make it lie on the face. */
const HAND_PRESENCE = 0.5;
const POINTS_TOUCHING = 2;

function isHandOn({ hands }: FrameReading, box: Box | null): boolean {
  if (!hands || !box) return false;
  return hands.some(
    ({ presence, points }) =>
      presence >= HAND_PRESENCE && points.filter((point) => isInBox(point, box)).length >= POINTS_TOUCHING,
  );
}

function isInBox({ x, y }: Point, box: Box): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}

/** A box that is so much larger or smaller is not that of the whole face. */
const SAME_SIZE = 1.4;

function movedTo(face: FaceReading, box: Box): FacePlace {
  const grown = box.width / face.box.width;
  if (grown > SAME_SIZE || grown < 1 / SAME_SIZE) return face;
  const x = box.x + box.width / 2 - face.box.x - face.box.width / 2;
  const y = box.y + box.height / 2 - face.box.y - face.box.height / 2;
  const moved = (point: Point): Point => ({ x: point.x + x, y: point.y + y });
  return {
    box: { ...face.box, ...moved(face.box) },
    oval: face.oval.map(moved),
    regions: Object.fromEntries(
      Object.entries(face.regions).map(([name, { centre, radius }]) => [name, { centre: moved(centre), radius }]),
    ) as FaceReading["regions"],
  };
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
