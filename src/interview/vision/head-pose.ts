import type { HeadPose } from "../reading.ts";
import type { FaceMesh } from "./face-mesh.ts";

/**
 * The still points of a face on an average head, straight to the camera: landmark, weight, then x, y, z in centimetres, in the
 * directions of the picture (right, down, away). From MediaPipe's face geometry (`geometry_pipeline_metadata_landmarks` in
 * `@mediapipe/face_mesh`, Apache-2.0). Lips, lids and brows are not among them: a smile does not turn the head.
 */
export const STILL_POINTS: readonly (readonly [landmark: number, weight: number, x: number, y: number, z: number])[] = [
  [4, 0.0709, 0.0, 0.463, -7.587],
  [6, 0.0321, 0.0, -2.473, -5.789],
  [10, 0.0084, 0.0, -8.262, -4.482],
  [33, 0.0587, -4.446, -2.664, -3.173],
  [54, 0.0077, -6.279, -6.615, -1.426],
  [67, 0.0091, -3.524, -8.006, -3.729],
  [117, 0.0098, -5.259, -0.946, -2.974],
  [119, 0.0146, -3.301, -0.862, -3.873],
  [121, 0.0186, -1.821, -1.468, -4.224],
  [127, 0.0052, -7.743, -2.365, 2.005],
  [129, 0.1206, -1.786, 0.978, -4.85],
  [132, 0.0056, -7.271, 2.891, 2.252],
  [133, 0.0533, -1.856, -2.585, -3.758],
  [136, 0.0669, -5.085, 7.179, -0.715],
  [143, 0.0148, -6.408, -2.236, -1.561],
  [147, 0.0143, -6.235, 1.944, -1.664],
  [198, 0.0255, -1.247, -0.23, -5.681],
  [205, 0.0473, -3.833, 1.537, -4.138],
  [263, 0.0587, 4.446, -2.664, -3.173],
  [284, 0.0077, 6.279, -6.615, -1.426],
  [297, 0.0091, 3.524, -8.006, -3.729],
  [346, 0.0098, 5.259, -0.946, -2.974],
  [348, 0.0146, 3.301, -0.862, -3.873],
  [350, 0.0186, 1.821, -1.468, -4.224],
  [356, 0.0052, 7.743, -2.365, 2.005],
  [358, 0.1206, 1.786, 0.978, -4.85],
  [361, 0.0056, 7.271, 2.891, 2.252],
  [362, 0.0533, 1.856, -2.585, -3.758],
  [365, 0.0669, 5.085, 7.179, -0.715],
  [372, 0.0148, 6.408, -2.236, -1.561],
  [376, 0.0143, 6.235, 1.944, -1.664],
  [420, 0.0255, 1.247, -0.23, -5.681],
  [425, 0.0473, 3.833, 1.537, -4.138],
];

const DEGREES = 180 / Math.PI;

/** The turn that brings an average head onto this one, as angles of the direction of the nose and of the tilt about it. */
export function headPoseOf({ points }: FaceMesh): HeadPose {
  const turn = turnOnto(points);
  // Where the average head's nose points (0, 0, -1) goes, and how much its own right-left axis falls.
  const [, , x, riseAcross, rise, y, , , z] = turn;
  return {
    yaw: Math.atan2(-x, z) * DEGREES,
    pitch: Math.asin(Math.min(Math.max(y, -1), 1)) * DEGREES,
    roll: Math.atan2(riseAcross, rise) * DEGREES,
  };
}

type Matrix = readonly [number, number, number, number, number, number, number, number, number];

/** The rotation of least squares between weighted points (B. K. P. Horn, J. Opt. Soc. Am. A 4, 629, 1987), row by row. */
function turnOnto(points: Float32Array): Matrix {
  const mean = [0, 0, 0, 0, 0, 0];
  let total = 0;
  for (const [landmark, weight, ...still] of STILL_POINTS) {
    total += weight;
    for (let axis = 0; axis < 3; axis += 1) {
      mean[axis] = (mean[axis] as number) + weight * (still[axis] as number);
      mean[axis + 3] = (mean[axis + 3] as number) + weight * (points[landmark * 3 + axis] as number);
    }
  }
  const sums = new Float64Array(9);
  for (const [landmark, weight, ...still] of STILL_POINTS) {
    for (let from = 0; from < 3; from += 1) {
      for (let to = 0; to < 3; to += 1) {
        const at = from * 3 + to;
        sums[at] =
          (sums[at] as number) +
          weight *
            ((still[from] as number) - (mean[from] as number) / total) *
            ((points[landmark * 3 + to] as number) - (mean[to + 3] as number) / total);
      }
    }
  }
  return toMatrix(largestEigenvector(sums));
}

type Quaternion = readonly [number, number, number, number];

/** Steps of the power iteration. The fit is close to one rotation, so that each step gains more than a digit. */
const STEPS = 60;

/** Of Horn's symmetric 4 × 4 matrix of the sums xx, xy, … zz. */
function largestEigenvector(sums: Float64Array): Quaternion {
  const [xx = 0, xy = 0, xz = 0, yx = 0, yy = 0, yz = 0, zx = 0, zy = 0, zz = 0] = sums;
  // Added to the diagonal so that the largest eigenvalue is also the largest in size.
  const shift = Math.hypot(...sums) * 2;
  let q: Quaternion = [1, 0, 0, 0];
  for (let step = 0; step < STEPS; step += 1) {
    const [a, b, c, d] = q;
    const next: Quaternion = [
      (xx + yy + zz + shift) * a + (yz - zy) * b + (zx - xz) * c + (xy - yx) * d,
      (yz - zy) * a + (xx - yy - zz + shift) * b + (xy + yx) * c + (zx + xz) * d,
      (zx - xz) * a + (xy + yx) * b + (-xx + yy - zz + shift) * c + (yz + zy) * d,
      (xy - yx) * a + (zx + xz) * b + (yz + zy) * c + (-xx - yy + zz + shift) * d,
    ];
    const length = Math.hypot(...next) || 1;
    q = [next[0] / length, next[1] / length, next[2] / length, next[3] / length];
  }
  return q;
}

function toMatrix([w, x, y, z]: Quaternion): Matrix {
  return [
    1 - 2 * (y * y + z * z),
    2 * (x * y - w * z),
    2 * (x * z + w * y),
    2 * (x * y + w * z),
    1 - 2 * (x * x + z * z),
    2 * (y * z - w * x),
    2 * (x * z - w * y),
    2 * (y * z + w * x),
    1 - 2 * (x * x + y * y),
  ];
}
