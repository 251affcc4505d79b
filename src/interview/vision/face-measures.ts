import type { FaceBox, FaceReading, FaceRegion, HeadPose, Luma, Point } from "../reading.ts";
import { type Crop, drawCrop, type InputForm } from "./crop.ts";
import type { FaceMesh } from "./face-mesh.ts";
import { headPoseOf } from "./head-pose.ts";
import { greyOf, type Pyramid } from "./picture.ts";

/** Numbers of MediaPipe's face mesh. Sides are the subject's own: their right is at the picture's left. */
const FOREHEAD = 10;
const CHIN = 152;
const NOSE_TIP = 1;
const MOUTH = { upper: 13, lower: 14, innerRight: 78, innerLeft: 308, right: 61, left: 291 };
const EYES = {
  right: {
    outer: 33,
    inner: 133,
    lids: [
      [159, 145],
      [158, 153],
      [160, 144],
    ],
    brow: [105, 66, 107],
  },
  left: {
    outer: 263,
    inner: 362,
    lids: [
      [386, 374],
      [385, 380],
      [387, 373],
    ],
    brow: [334, 296, 336],
  },
} as const;
type Eye = (typeof EYES)["left" | "right"];

const OVAL = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
  172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
] as const;

/** Landmarks whose mean is a region's middle, and its radius by the face's height. */
const REGIONS: Readonly<Record<FaceRegion, { readonly landmarks: readonly number[]; readonly radius: number }>> = {
  mouth: { landmarks: [13, 14], radius: 0.15 },
  "left-cheek": { landmarks: [425, 280], radius: 0.13 },
  "right-cheek": { landmarks: [205, 50], radius: 0.13 },
  "left-eye": { landmarks: [263, 362], radius: 0.12 },
  "right-eye": { landmarks: [33, 133], radius: 0.12 },
  forehead: { landmarks: [10, 151, 9], radius: 0.15 },
};

/** A face that is bent farther than 60 degrees is not measured from above: what is seen of it is no longer its height. */
const SHORTENED_MIN = 0.5;

/** Everything that is measured on the largest face. */
export function faceReadingOf(detected: FaceBox, mesh: FaceMesh, pyramid: Pyramid): FaceReading {
  const pose = headPoseOf(mesh);
  const at = (landmark: number): Point => pointOf(mesh, landmark);
  const eyes = lengthOf(mesh, EYES.right.outer, EYES.left.outer);
  const shortened = Math.max(Math.cos((pose.pitch * Math.PI) / 180), SHORTENED_MIN);
  const heightPx = distanceOf(at(FOREHEAD), at(CHIN)) / shortened;
  const oval = OVAL.map(at);
  return {
    box: detected.box,
    score: detected.score,
    meshScore: mesh.score,
    pose,
    noseAlongEyes: shareAlong(at(EYES.right.outer), at(EYES.left.outer), at(NOSE_TIP)),
    heightPx,
    mouthOpen: lengthOf(mesh, MOUTH.upper, MOUTH.lower) / lengthOf(mesh, MOUTH.innerRight, MOUTH.innerLeft),
    mouthWidth: lengthOf(mesh, MOUTH.right, MOUTH.left) / eyes,
    eyeOpen: { left: openingOf(mesh, EYES.left), right: openingOf(mesh, EYES.right) },
    browHeight: (browOf(mesh, EYES.left) + browOf(mesh, EYES.right)) / 2 / eyes,
    oval,
    regions: mapRegions(({ landmarks, radius }) => ({
      centre: middleOf(landmarks.map(at)),
      radius: radius * heightPx,
    })),
    patch: patchOf(pyramid, patchCropOf({ oval, heightPx, pose })),
  };
}

/** The patch's side by the face's height, so that forehead, chin and both cheeks are in it. */
const PATCH_SCALE = 1.2;
const PATCH_INPUT: InputForm = { size: 48, least: 0, most: 255, outside: "edge" };

/** Which part of the frame a face's patch shows. */
function patchCropOf(face: {
  readonly oval: readonly Point[];
  readonly heightPx: number;
  readonly pose: HeadPose;
}): Crop {
  const ends = [face.oval[OVAL.indexOf(FOREHEAD)], face.oval[OVAL.indexOf(CHIN)]];
  return {
    centre: middleOf(ends.filter((point) => point !== undefined)),
    side: face.heightPx * PATCH_SCALE,
    turned: (face.pose.roll * Math.PI) / 180,
  };
}

/** Where a place of the frame is in the patch, in its points of 48 × 48. */
export function inPatch(face: FaceReading, place: Point): Point {
  const crop = patchCropOf(face);
  const [cos, sin] = [Math.cos(crop.turned), Math.sin(crop.turned)];
  const [x, y] = [place.x - crop.centre.x, place.y - crop.centre.y];
  const scale = face.patch.width / crop.side;
  return {
    x: (x * cos + y * sin) * scale + face.patch.width / 2,
    y: (y * cos - x * sin) * scale + face.patch.height / 2,
  };
}

function patchOf(pyramid: Pyramid, crop: Crop): Luma {
  const { size } = PATCH_INPUT;
  const colours = new Float32Array(size * size * 3);
  drawCrop(pyramid, crop, PATCH_INPUT, colours);
  const data = new Uint8Array(size * size);
  for (let at = 0; at < data.length; at += 1) {
    const from = at * 3;
    data[at] = Math.round(greyOf(colours[from] as number, colours[from + 1] as number, colours[from + 2] as number));
  }
  return { width: size, height: size, data };
}

/** Mean opening between three pairs of points on the lids, by the eye's width. */
function openingOf(mesh: FaceMesh, { outer, inner, lids }: Eye): number {
  const opening = lids.reduce((sum, [upper, lower]) => sum + lengthOf(mesh, upper, lower), 0) / lids.length;
  return opening / lengthOf(mesh, outer, inner);
}

/** From the middle of the eye's corners, which lids do not move, to the brow. */
function browOf(mesh: FaceMesh, { outer, inner, brow }: Eye): number {
  const middle = [0, 1, 2].map((axis) => (axisOf(mesh, outer, axis) + axisOf(mesh, inner, axis)) / 2);
  const heights = brow.map((landmark) =>
    Math.hypot(...middle.map((value, axis) => axisOf(mesh, landmark, axis) - value)),
  );
  return heights.reduce((sum, height) => sum + height, 0) / heights.length;
}

function mapRegions<T>(make: (region: (typeof REGIONS)[FaceRegion]) => T): Record<FaceRegion, T> {
  return Object.fromEntries(Object.entries(REGIONS).map(([name, region]) => [name, make(region)])) as Record<
    FaceRegion,
    T
  >;
}

function axisOf(mesh: FaceMesh, landmark: number, axis: number): number {
  return mesh.points[landmark * 3 + axis] as number;
}

function pointOf(mesh: FaceMesh, landmark: number): Point {
  return { x: axisOf(mesh, landmark, 0), y: axisOf(mesh, landmark, 1) };
}

/** With depth, so that a turn of the head shortens nothing. */
function lengthOf(mesh: FaceMesh, a: number, b: number): number {
  return Math.hypot(...[0, 1, 2].map((axis) => axisOf(mesh, a, axis) - axisOf(mesh, b, axis)));
}

function distanceOf(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / points.length, y: sum.y / points.length };
}

/** Where `place`, dropped onto the line, stands between `from` (0) and `to` (1). */
function shareAlong(from: Point, to: Point, place: Point): number {
  const [x, y] = [to.x - from.x, to.y - from.y];
  return ((place.x - from.x) * x + (place.y - from.y) * y) / (x * x + y * y);
}
