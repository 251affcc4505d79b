import type { Settings } from "../challenges/settings.ts";
import type { FrameReading } from "../reading.ts";

/** How many faces are large enough to be people before the camera: pictures on a wall and passers-by are smaller. */
export function largeFaces({ faces }: FrameReading, { watch, gates }: Settings): number {
  const largest = Math.max(0, ...faces.map(({ box }) => box.width));
  return faces.filter(({ box, score }) => score >= gates.detectorScore && box.width >= watch.secondFaceShare * largest)
    .length;
}
