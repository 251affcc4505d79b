import type { Neutral } from "../challenge.ts";
import type { Settings } from "../challenges/settings.ts";
import type { FaceReading, FrameReading } from "../reading.ts";
import type { Hint } from "../wire.ts";
import { largeFaces } from "../watch/faces.ts";

/**
 * The face at rest over the last second, or null while it is not: one face, large enough, in the middle, straight to the camera and
 * still, in frames that come fast enough. Frames are in order.
 */
export function findNeutral(ring: readonly FrameReading[], settings: Settings): Neutral | null {
  const span = lastSecond(ring, settings);
  const first = span[0];
  const last = span.at(-1);
  if (!first || !last || isThin(span, settings)) return null;
  if (span.some((reading) => pictureHint(reading, settings) !== null)) return null;
  const faces = span.map(({ face }) => face).filter((face) => face !== null);
  const yaw = median(faces.map(({ pose }) => pose.yaw));
  const pitch = median(faces.map(({ pose }) => pose.pitch));
  const roll = median(faces.map(({ pose }) => pose.roll));
  const { neutralDegrees } = settings.gates;
  const strays = faces.some(
    ({ pose }) =>
      Math.max(Math.abs(pose.yaw - yaw), Math.abs(pose.pitch - pitch), Math.abs(pose.roll - roll)) > neutralDegrees,
  );
  if (strays) return null;
  const middle = span[Math.floor(span.length / 2)] ?? last;
  return {
    atMs: last.atMs,
    yaw,
    pitch,
    roll,
    faceHeightPx: median(faces.map(({ heightPx }) => heightPx)),
    faceCentre: {
      x: median(faces.map(({ box }) => box.x + box.width / 2)),
      y: median(faces.map(({ box }) => box.y + box.height / 2)),
    },
    reading: middle,
  };
}

/** What to change before something can be asked; null where nothing is to be changed. */
export function hintFor(ring: readonly FrameReading[], settings: Settings): Hint {
  const last = ring.at(-1);
  if (!last) return "no-face";
  const picture = pictureHint(last, settings);
  if (picture !== null) return picture;
  const span = lastSecond(ring, settings);
  if (isThin(span, settings)) return isLongEnough(ring, settings) ? "too-few-frames" : null;
  // A second that began with another hint is not over: nothing is to be changed but to wait.
  const isClear = span.every((reading) => pictureHint(reading, settings) === null);
  return isClear && findNeutral(ring, settings) === null ? "hold-still" : null;
}

/** Whether a frame shows the one face clean and from the front, so that it can be compared with others. */
export function isCleanFrontal(reading: FrameReading, settings: Settings): boolean {
  const { face, hands } = reading;
  if (!face || largeFaces(reading, settings) !== 1) return false;
  if (Math.abs(face.pose.yaw) >= settings.gates.frontalDegrees || face.score < settings.gates.detectorScore)
    return false;
  return !(hands ?? []).some((hand) => hand.points.some((point) => isInBox(point, face)));
}

function isInBox(point: { readonly x: number; readonly y: number }, { box }: FaceReading): boolean {
  return point.x > box.x && point.x < box.x + box.width && point.y > box.y && point.y < box.y + box.height;
}

function pictureHint(reading: FrameReading, settings: Settings): Hint {
  const { face, width, height } = reading;
  const { gates } = settings;
  if (!face || face.score < gates.detectorScore) return "no-face";
  if (largeFaces(reading, settings) > 1) return "two-faces";
  if (face.box.width < gates.faceWidthShare * width) return "face-too-small";
  const aside = Math.abs(face.box.x + face.box.width / 2 - width / 2) / width;
  const above = Math.abs(face.box.y + face.box.height / 2 - height / 2) / height;
  if (Math.max(aside, above) > gates.offCentreShare) return "face-off-centre";
  return Math.abs(face.pose.yaw) > gates.neutralYawDegrees ? "look-straight" : null;
}

function lastSecond(ring: readonly FrameReading[], { gates }: Settings): readonly FrameReading[] {
  const last = ring.at(-1);
  return last ? ring.filter(({ atMs }) => atMs >= last.atMs - gates.neutralMs) : [];
}

/** Frames may come a little late: a second has one fewer than its rate. */
const FRAMES_SHORT = 1;

function isThin(span: readonly FrameReading[], settings: Settings): boolean {
  const { gates } = settings;
  if (!isLongEnough(span, settings)) return true;
  if (span.length < (gates.framesPerSecond * gates.neutralMs) / 1000 - FRAMES_SHORT) return true;
  return span.some((reading, index) => index > 0 && reading.atMs - (span[index - 1]?.atMs ?? 0) > gates.gapMs);
}

/** A second, less the step that the first frame may lie inside it. */
function isLongEnough(span: readonly FrameReading[], { gates }: Settings): boolean {
  const lasted = (span.at(-1)?.atMs ?? 0) - (span[0]?.atMs ?? 0);
  return lasted >= gates.neutralMs - 1000 / gates.framesPerSecond;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
