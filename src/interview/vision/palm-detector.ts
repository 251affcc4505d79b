import { type Crop, drawCrop, type InputForm, wholeOf } from "./crop.ts";
import { readModel } from "./model-files.ts";
import type { Pyramid } from "./picture.ts";
import type { Runtime } from "./runtime.ts";
import { anchorsOf, type Detection, detectionsOf, type DetectorForm } from "./ssd.ts";

/** Palms in a picture, the surest first. The first of seven points is the wrist, the third the middle finger's base. */
export type PalmDetector = (pyramid: Pyramid) => readonly Detection[];

/** MediaPipe's `palm_detection_lite`: 2,016 anchors. */
const DETECTOR: DetectorForm = {
  size: 192,
  strides: [8, 16, 16, 16],
  anchorsPerLayer: 2,
  pointCount: 7,
  scoreMin: 0.5,
  overlapMax: 0.3,
};
const INPUT: InputForm = { size: DETECTOR.size, least: 0, most: 1, outside: "black" };

export async function loadPalmDetector(runtime: Runtime): Promise<PalmDetector> {
  const model = runtime.load(await readModel("palms"));
  const anchors = anchorsOf(DETECTOR);
  return (pyramid) => {
    const crop = wholeOf(pyramid.level(0));
    drawCrop(pyramid, crop, INPUT, model.input("input_1"));
    model.infer();
    return detectionsOf(model.output("Identity"), model.output("Identity_1"), anchors, DETECTOR, crop);
  };
}

const WRIST = 0;
const MIDDLE_BASE = 2;
/** From a palm's box to a crop of the whole hand: moved towards the fingers by half its height, and so much larger. */
const TOWARDS_FINGERS = 0.5;
const CROP_SCALE = 2.6;

/** The crop for the landmark model, turned so that the middle finger's base is above the wrist. */
export function cropOfPalm({ box, points }: Detection): Crop | null {
  const [wrist, base] = [points[WRIST], points[MIDDLE_BASE]];
  if (wrist === undefined || base === undefined) return null;
  const turned = Math.atan2(base.x - wrist.x, wrist.y - base.y);
  const moved = box.height * TOWARDS_FINGERS;
  return {
    centre: {
      x: box.x + box.width / 2 + moved * Math.sin(turned),
      y: box.y + box.height / 2 - moved * Math.cos(turned),
    },
    side: Math.max(box.width, box.height) * CROP_SCALE,
    turned,
  };
}
