import type { Settings } from "../challenges/settings.ts";
import type { FrameReading } from "../reading.ts";
import type { Observation } from "../result.ts";
import { type FaceWatch, facesObserved, NO_FACES_WATCHED, watchFaces } from "./face-watch.ts";

/** What is watched beside the challenges, from frame to frame. */
export interface Watch {
  readonly faces: FaceWatch;
}

export const NOTHING_WATCHED: Watch = { faces: NO_FACES_WATCHED };

/** With one more frame. `handsHide` where a gesture is asked for that hides the face; `isClean` where the face can be compared with others. */
export function watchFrame(
  watch: Watch,
  reading: FrameReading,
  context: { readonly handsHide: boolean; readonly isClean: boolean },
  settings: Settings,
): Watch {
  return { faces: watchFaces(watch.faces, reading, context, settings) };
}

/** What was seen so far. Times are counted from `beganMs`. */
export function observe(watch: Watch, beganMs: number, settings: Settings): readonly Observation[] {
  return facesObserved(watch.faces, settings).map((observation) => ({
    ...observation,
    fromMs: Math.max(0, Math.round(observation.fromMs - beganMs)),
    toMs: Math.max(0, Math.round(observation.toMs - beganMs)),
  }));
}
