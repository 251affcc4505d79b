import type { Settings } from "../challenges/settings.ts";
import type { FrameReading } from "../reading.ts";
import type { Observation } from "../result.ts";
import { type FaceWatch, facesObserved, NO_FACES_WATCHED, watchFaces } from "./face-watch.ts";
import { type LikenessWatch, likenessObserved, NOBODY_ENROLLED, watchLikeness } from "./likeness-watch.ts";
import { loopsObserved, type LoopWatch, NO_LOOPS, watchLoops } from "./loop-watch.ts";
import { NO_STREAM, streamObserved, type StreamWatch, watchStream } from "./stream-watch.ts";

/** What is watched beside the challenges, from frame to frame. */
export interface Watch {
  readonly faces: FaceWatch;
  readonly likeness: LikenessWatch;
  readonly stream: StreamWatch;
  readonly loops: LoopWatch;
}

export const NOTHING_WATCHED: Watch = {
  faces: NO_FACES_WATCHED,
  likeness: NOBODY_ENROLLED,
  stream: NO_STREAM,
  loops: NO_LOOPS,
};

/** What the watching knows of the moment besides the frame. */
export interface Moment {
  /** A gesture is asked for that hides or moves the face: it may be lost and found elsewhere. */
  readonly faceMayGo: boolean;
  /** The face can be compared with others: one, from the front, with nothing before it. */
  readonly isClean: boolean;
}

/** With one more frame. Half a millisecond on the server's one thread, which all sessions share. */
export function watchFrame(watch: Watch, reading: FrameReading, moment: Moment, settings: Settings): Watch {
  return {
    faces: watchFaces(watch.faces, reading, moment, settings),
    likeness: watchLikeness(watch.likeness, reading, moment.isClean, settings),
    stream: watchStream(watch.stream, reading, settings),
    loops: watchLoops(watch.loops, reading, settings),
  };
}

/** What was seen so far. Times are counted from `beganMs`. */
export function observe(watch: Watch, beganMs: number, settings: Settings): readonly Observation[] {
  const observations = [
    ...facesObserved(watch.faces, settings),
    ...likenessObserved(watch.likeness, settings),
    ...streamObserved(watch.stream, settings),
    ...loopsObserved(watch.loops),
  ];
  return observations.map((observation) => ({
    ...observation,
    fromMs: Math.max(0, Math.round(observation.fromMs - beganMs)),
    toMs: Math.max(0, Math.round(observation.toMs - beganMs)),
  }));
}
