import type { Landmarks } from "./landmarks.ts";
import { LANDMARK_COUNT } from "./landmarks.ts";
import { faceOf } from "./person.ts";

/** How a head is turned away from where it stands in its shot, in degrees; signs as in `HeadPose`. */
export interface Turned {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  /** How far the jaw is open, as a share of the face's height. */
  readonly mouthOpen?: number;
}

/** Nodes of the field stand this many pixels apart. */
export const NODE_STEP = 8;
const NODE_REACH_FACES = 1.6;
/** Within this many half faces from its centre everything turns with the head; beyond the second nothing does. */
const RIGID_HALF_FACES = 1.15;
const STILL_HALF_FACES = 2.3;
/** A head turns around a point behind the face, in face heights from the rim of the face. */
const AXIS_BEHIND = 0.25;
/** It nods and tilts around the neck, in face heights below the centre. */
const NECK_BELOW = 0.55;
const DEPTH_KERNEL_PX = 9;

/** What does not change from frame to frame: depth of each node, and how much it belongs to the head. */
export interface HeadField {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  readonly depth: Float32Array;
  readonly weight: Float32Array;
  readonly face: { readonly x: number; readonly y: number; readonly height: number };
  readonly axisDepth: number;
}

export function toHeadField(landmarks: Landmarks): HeadField {
  const face = faceOf(landmarks);
  const reach = face.height * NODE_REACH_FACES;
  const [left, top] = [face.x - reach, face.y - reach];
  const columns = Math.ceil((2 * reach) / NODE_STEP) + 1;
  const depth = new Float32Array(columns * columns);
  const weight = new Float32Array(columns * columns);
  for (let row = 0; row < columns; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [left + column * NODE_STEP, top + row * NODE_STEP];
      const at = row * columns + column;
      depth[at] = depthAt(landmarks, x, y);
      const away = Math.hypot((x - face.x) / (face.height * 0.42), (y - face.y) / (face.height * 0.5));
      weight[at] = 1 - smooth((away - RIGID_HALF_FACES) / (STILL_HALF_FACES - RIGID_HALF_FACES));
    }
  }
  const rim = Math.max(...Array.from({ length: LANDMARK_COUNT }, (_, index) => landmarks[index * 3 + 2] ?? 0));
  return { left, top, columns, rows: columns, depth, weight, face, axisDepth: rim + AXIS_BEHIND * face.height };
}

/** Depth of the landmarks around; beyond the face that of its rim. */
function depthAt(landmarks: Landmarks, x: number, y: number): number {
  let [sum, total] = [0, 0];
  for (let index = 0; index < LANDMARK_COUNT; index += 1) {
    const away = ((landmarks[index * 3] ?? 0) - x) ** 2 + ((landmarks[index * 3 + 1] ?? 0) - y) ** 2;
    const share = Math.exp(-away / (2 * DEPTH_KERNEL_PX ** 2)) + 1e-4 / (1 + away / 400) ** 3;
    sum += share * (landmarks[index * 3 + 2] ?? 0);
    total += share;
  }
  return sum / total;
}

/** How each node moves, in pixels, x and y in turn: every point is turned in depth around the head's own axis. */
export function displacements(field: HeadField, turned: Turned): Float32Array {
  const [yaw, pitch, roll] = [turned.yaw, turned.pitch, turned.roll].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  const neckY = field.face.y + NECK_BELOW * field.face.height;
  const moved = new Float32Array(field.columns * field.rows * 2);
  for (let at = 0; at < field.weight.length; at += 1) {
    const weight = field.weight[at] ?? 0;
    if (weight === 0) continue;
    const sourceX = field.left + (at % field.columns) * NODE_STEP;
    const sourceY = field.top + Math.floor(at / field.columns) * NODE_STEP;
    let x = sourceX - field.face.x;
    let y = sourceY - field.face.y;
    let z = (field.depth[at] ?? 0) - field.axisDepth;
    y += openJaw(x, y, field.face.height, turned.mouthOpen ?? 0);
    // Yaw below zero: the nose, nearest to the camera, goes to the picture's left.
    [x, z] = [x * Math.cos(yaw) - z * Math.sin(yaw), x * Math.sin(yaw) + z * Math.cos(yaw)];
    // Pitch above zero: the nose goes up.
    [y, z] = [y * Math.cos(pitch) + z * Math.sin(pitch), z * Math.cos(pitch) - y * Math.sin(pitch)];
    const fromNeck = y + field.face.y - neckY;
    [x, y] = [x * Math.cos(roll) - fromNeck * Math.sin(roll), x * Math.sin(roll) + fromNeck * Math.cos(roll)];
    moved[at * 2] = weight * (x + field.face.x - sourceX);
    moved[at * 2 + 1] = weight * (y + neckY - sourceY);
  }
  return moved;
}

/** The lower third of a face goes down, most in the middle. */
function openJaw(x: number, y: number, height: number, open: number): number {
  if (open === 0) return 0;
  const below = smooth((y / height - 0.2) / 0.12);
  return below * open * height * Math.exp(-((x / (0.35 * height)) ** 2));
}

export function smooth(share: number): number {
  const inside = Math.min(1, Math.max(0, share));
  return inside * inside * (3 - 2 * inside);
}
