import type { HandReading, Point } from "../reading.ts";
import { type Crop, drawCrop, fromCrop, type InputForm } from "./crop.ts";
import { fingersUpOf } from "./fingers.ts";
import { readModel } from "./model-files.ts";
import type { Pyramid } from "./picture.ts";
import type { Runtime } from "./runtime.ts";

export type HandLandmarker = (pyramid: Pyramid, crop: Crop) => HandReading;

/** MediaPipe's `hand_landmark_full`. `Identity_2`, which hand it is, is not read: sides come from where it is. */
const INPUT: InputForm = { size: 224, least: 0, most: 1, outside: "edge" };
const POINTS = 21;

export async function loadHandLandmarks(runtime: Runtime): Promise<HandLandmarker> {
  const model = runtime.load(await readModel("hand"));
  return (pyramid, crop) => {
    drawCrop(pyramid, crop, INPUT, model.input("input_1"));
    model.infer();
    const raw = model.output("Identity");
    const points = Array.from({ length: POINTS }, (_, at) =>
      fromCrop(crop, (raw[at * 3] as number) / INPUT.size, (raw[at * 3 + 1] as number) / INPUT.size),
    );
    return {
      presence: model.output("Identity_1")[0] as number,
      points,
      fingersUp: fingersUpOf(model.output("Identity_3")),
    };
  };
}

/** Points that move little when fingers do: the wrist, and the fingers up to their middle joints. */
const STEADY = [0, 1, 2, 3, 5, 6, 9, 10, 13, 14, 17, 18] as const;
const WRIST = 0;
const [INDEX_BASE, MIDDLE_BASE, RING_BASE] = [5, 9, 13];
/** As in MediaPipe's `hand_landmark_landmarks_to_roi`. */
const TOWARDS_FINGERS = 0.1;
const CROP_SCALE = 2;

/** Where the hand will be in the next frame: the crop around its steady points. Null where they are no hand's. */
export function cropOfHand({ points }: HandReading): Crop | null {
  const [wrist, index, middle, ring] = [WRIST, INDEX_BASE, MIDDLE_BASE, RING_BASE].map((at) => points[at]);
  if (wrist === undefined || index === undefined || middle === undefined || ring === undefined) return null;
  const base: Point = { x: (index.x + ring.x) / 4 + middle.x / 2, y: (index.y + ring.y) / 4 + middle.y / 2 };
  const turned = Math.atan2(base.x - wrist.x, wrist.y - base.y);
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)];
  const upright = STEADY.map((at) => points[at] as Point).map(({ x, y }) => ({
    x: x * cos + y * sin,
    y: y * cos - x * sin,
  }));
  const [left, right] = rangeOf(upright.map(({ x }) => x));
  const [top, bottom] = rangeOf(upright.map(({ y }) => y));
  const height = bottom - top;
  const centre = { x: (left + right) / 2, y: (top + bottom) / 2 - height * TOWARDS_FINGERS };
  const side = Math.max(right - left, height) * CROP_SCALE;
  if (!(side > 0)) return null;
  return {
    centre: { x: centre.x * cos - centre.y * sin, y: centre.x * sin + centre.y * cos },
    side,
    turned,
  };
}

function rangeOf(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
