import type { HandReading, Point } from "../reading.ts";
import type { Crop } from "./crop.ts";
import { cropOfHand, loadHandLandmarks } from "./hand-landmarks.ts";
import { cropOfPalm, loadPalmDetector } from "./palm-detector.ts";
import type { Pyramid } from "./picture.ts";
import type { Runtime } from "./runtime.ts";

/** Where a session's hands were in its last frame. */
export interface HandTrack {
  readonly crops: readonly Crop[];
  readonly atMs: number;
  /** Frames since palms were looked for in the whole picture. */
  readonly framesSincePalms: number;
}

export const noHands: HandTrack = { crops: [], atMs: 0, framesSincePalms: Number.POSITIVE_INFINITY };

export type HandFinder = (
  pyramid: Pyramid,
  track: HandTrack,
  atMs: number,
) => { readonly hands: readonly HandReading[]; readonly track: HandTrack };

/** A person has two. */
const HANDS_MAX = 2;
/** Below this the points are no hand's. A moving hand's blur brings the model down to 0.3. */
const PRESENCE_MIN = 0.3;
/** Only a hand that is sure is followed into the next frame without being looked for: a face must not become one. */
const FOLLOW_PRESENCE_MIN = 0.7;
/** A hand moves farther than its crop in this time. */
const FOLLOW_MS_MAX = 250;
/** With a hand that is followed, the whole picture is looked through every third frame: it costs four times the face. */
const FRAMES_BETWEEN_PALMS = 3;

/** Finds hands anew, or where they were a frame ago, which costs a third. */
export async function loadHandFinder(runtime: Runtime): Promise<HandFinder> {
  const detectPalms = await loadPalmDetector(runtime);
  const landmark = await loadHandLandmarks(runtime);
  return (pyramid, before, atMs) => {
    const fresh = atMs - before.atMs <= FOLLOW_MS_MAX;
    const followed = (fresh ? before.crops : []).map((crop) => landmark(pyramid, crop)).filter(isSure);
    const look = followed.length === 0 || before.framesSincePalms >= FRAMES_BETWEEN_PALMS - 1;
    const found = look ? detectPalms(pyramid) : [];
    const hands = [...followed];
    for (const palm of found) {
      if (hands.length >= HANDS_MAX) break;
      const crop = cropOfPalm(palm);
      if (crop === null || hands.some((hand) => isWithin(hand, crop.centre))) continue;
      const hand = landmark(pyramid, crop);
      if (hand.presence >= PRESENCE_MIN && !hands.some((other) => isSame(other, hand))) hands.push(hand);
    }
    return {
      hands: hands.toSorted((a, b) => b.presence - a.presence),
      track: {
        crops: hands
          .filter(isSure)
          .map(cropOfHand)
          .filter((crop) => crop !== null),
        atMs,
        framesSincePalms: look ? 0 : before.framesSincePalms + 1,
      },
    };
  };
}

function isSure({ presence }: HandReading): boolean {
  return presence >= FOLLOW_PRESENCE_MIN;
}

function isWithin({ points }: HandReading, { x, y }: Point): boolean {
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  return x >= Math.min(...xs) && x <= Math.max(...xs) && y >= Math.min(...ys) && y <= Math.max(...ys);
}

/** Two readings of one hand have their middles within a third of its size. */
function isSame(a: HandReading, b: HandReading): boolean {
  const [from, to] = [middleOf(a), middleOf(b)];
  return Math.hypot(from.x - to.x, from.y - to.y) < sizeOf(a) / 3;
}

function middleOf({ points }: HandReading): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

function sizeOf({ points }: HandReading): number {
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}
