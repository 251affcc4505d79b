import { type Crop, drawCrop, type InputForm, wholeOf } from "./crop.ts";
import { readModel } from "./model-files.ts";
import type { Pyramid } from "./picture.ts";
import type { Runtime } from "./runtime.ts";
import { anchorsOf, type Detection, detectionsOf, type DetectorForm } from "./ssd.ts";

/** All faces of a picture, the largest first. Their points: right eye, left eye, tip of the nose, mouth, right ear, left ear. */
export type FaceDetector = (pyramid: Pyramid) => readonly Detection[];

/** MediaPipe's `face_detection_short_range`: 896 anchors. */
const DETECTOR: DetectorForm = {
  size: 128,
  strides: [8, 16, 16, 16],
  anchorsPerLayer: 2,
  pointCount: 6,
  scoreMin: 0.5,
  overlapMax: 0.3,
};
const INPUT: InputForm = { size: DETECTOR.size, least: -1, most: 1, outside: "black" };
/** More faces than this in front of one camera are a crowd, and all that is said of them is that they are there. */
const FACES_MAX = 8;

export async function loadFaceDetector(runtime: Runtime): Promise<FaceDetector> {
  const model = runtime.load(await readModel("faces"));
  const anchors = anchorsOf(DETECTOR);
  return (pyramid) => {
    const crop = wholeOf(pyramid.level(0));
    drawCrop(pyramid, crop, INPUT, model.input("input"));
    model.infer();
    return detectionsOf(model.output("regressors"), model.output("classificators"), anchors, DETECTOR, crop)
      .toSorted((a, b) => areaOf(b) - areaOf(a))
      .slice(0, FACES_MAX);
  };
}

/** How much wider than its box a face's crop is: hair, chin and turned heads have to be in it. */
const CROP_SCALE = 1.5;

/** The crop for the landmark model: around the box, turned so that the eyes are level. */
export function cropOfFace({ box, points }: Detection): Crop {
  const [right, left] = points;
  return {
    centre: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
    side: Math.max(box.width, box.height) * CROP_SCALE,
    turned: right === undefined || left === undefined ? 0 : Math.atan2(left.y - right.y, left.x - right.x),
  };
}

function areaOf({ box }: Detection): number {
  return box.width * box.height;
}
