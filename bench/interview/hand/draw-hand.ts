import type { CutOut } from "../cut-out.ts";
import { type Bends, poseHand } from "./hand-model.ts";

/** A hand to be pasted: colours and cover of each pixel, the middle of its joints, and how long it is from wrist to fingertip. */
export interface HandSprite extends CutOut {
  readonly centre: { readonly x: number; readonly y: number };
  readonly lengthPx: number;
  /** Mean colour of its skin, which a paste brings to the person's own. */
  readonly skin: readonly [red: number, green: number, blue: number];
}

export interface HandLook {
  readonly bends: Bends;
  /** What is turned to the camera: the palm, or the back as of a hand on one's own face. */
  readonly shows: "palm" | "back";
  /** Degrees around the arm's own length: a hand is never quite flat to the camera. */
  readonly twist: number;
  readonly sleeve: readonly [red: number, green: number, blue: number];
}

const SIZE = 720;
/** Pixels a metre; a hand is 0.19 m long. */
const SCALE = 1_500;
const SKIN = [196, 158, 142] as const;
const ARM_SEGMENTS = 16;
const ARM_LENGTH = 0.3;
const BARE_ARM = 0.035;
/** The mean of the 21 joints lies this far above the file's origin, in metres. */
const MIDDLE_ABOVE = 0.04;
const WRIST = { x: -0.0373, y: 0.066, z: 0.0081 };

/** Draws a left hand, fingers up, lit from above and a little from the left. */
export function drawHand(look: HandLook): HandSprite {
  const buffers = { colour: new Uint8Array(SIZE * SIZE * 4), depth: new Float32Array(SIZE * SIZE).fill(Infinity) };
  const hand = poseHand(look.bends);
  const arm = makeArm();
  drawMesh(buffers, arm.positions, arm.normals, arm.triangles, look, true);
  drawMesh(buffers, hand.positions, hand.normals, hand.triangles, look, false);
  const palm = project(WRIST.x, 0, WRIST.z, look);
  const { left, width, data } = trim(soften(buffers.colour));
  return {
    width,
    height: SIZE,
    data,
    centre: { x: palm.x - left, y: palm.y - MIDDLE_ABOVE * SCALE },
    lengthPx: 0.19 * SCALE,
    skin: SKIN,
  };
}

interface Buffers {
  readonly colour: Uint8Array;
  readonly depth: Float32Array;
}

/** The camera looks along x; the palm's side is +x. */
function project(
  x: number,
  y: number,
  z: number,
  look: HandLook,
): { readonly x: number; readonly y: number; readonly depth: number } {
  const twist = (look.twist * Math.PI) / 180;
  const [cx, cz] = [x - WRIST.x, z - WRIST.z];
  const [tx, tz] = [cx * Math.cos(twist) - cz * Math.sin(twist), cx * Math.sin(twist) + cz * Math.cos(twist)];
  const side = look.shows === "palm" ? 1 : -1;
  return { x: SIZE / 2 + side * tz * SCALE, y: SIZE * 0.42 + y * SCALE, depth: -side * tx };
}

function drawMesh(
  { colour, depth }: Buffers,
  positions: Float32Array,
  normals: Float32Array,
  triangles: Uint16Array,
  look: HandLook,
  isArm: boolean,
): void {
  const corner = (vertex: number): Corner => {
    const at = vertex * 3;
    const [px, py, pz] = [positions[at] ?? 0, positions[at + 1] ?? 0, positions[at + 2] ?? 0];
    const place = project(px, py, pz, look);
    const origin = project(WRIST.x, 0, WRIST.z, look);
    const tip = project(WRIST.x + (normals[at] ?? 0), normals[at + 1] ?? 0, WRIST.z + (normals[at + 2] ?? 0), look);
    const normal = [(tip.x - origin.x) / SCALE, (tip.y - origin.y) / SCALE, tip.depth - origin.depth] as const;
    return { ...place, light: lightOn(normal), isSleeve: isArm && py > WRIST.y + BARE_ARM + 1e-4, red: rednessAt(py) };
  };
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [corner(triangles[at] ?? 0), corner(triangles[at + 1] ?? 0), corner(triangles[at + 2] ?? 0)];
    fill(colour, depth, a, b, c, look.sleeve);
  }
}

interface Corner {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  readonly light: number;
  readonly isSleeve: boolean;
  readonly red: number;
}

/** Skin lit from above left, and by the room from everywhere. */
function lightOn(normal: readonly [number, number, number]): number {
  const facing = -0.3 * normal[0] - 0.5 * normal[1] - 0.8 * normal[2];
  const rim = Math.max(0, -normal[2]);
  return 0.5 + 0.45 * Math.max(0, facing) + 0.12 * rim;
}

/** Fingertips are redder than the back of the hand. */
function rednessAt(y: number): number {
  return Math.min(1, Math.max(0, (-y - 0.04) / 0.09));
}

function fill(
  colour: Uint8Array,
  depth: Float32Array,
  a: Corner,
  b: Corner,
  c: Corner,
  sleeve: HandLook["sleeve"],
): void {
  const area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (Math.abs(area) < 1e-6) return;
  const [left, right] = [Math.min(a.x, b.x, c.x), Math.max(a.x, b.x, c.x)];
  const [top, bottom] = [Math.min(a.y, b.y, c.y), Math.max(a.y, b.y, c.y)];
  for (let y = Math.max(0, Math.ceil(top)); y <= Math.min(SIZE - 1, bottom); y += 1) {
    for (let x = Math.max(0, Math.ceil(left)); x <= Math.min(SIZE - 1, right); x += 1) {
      const u = ((x - a.x) * (c.y - a.y) - (c.x - a.x) * (y - a.y)) / area;
      const v = ((b.x - a.x) * (y - a.y) - (x - a.x) * (b.y - a.y)) / area;
      const w = 1 - u - v;
      if (u < -1e-4 || v < -1e-4 || w < -1e-4) continue;
      const at = y * SIZE + x;
      const far = w * a.depth + u * b.depth + v * c.depth;
      if (far >= (depth[at] ?? 0)) continue;
      depth[at] = far;
      const light = w * a.light + u * b.light + v * c.light;
      const red = w * a.red + u * b.red + v * c.red;
      const base = a.isSleeve ? sleeve : [SKIN[0] + 8 * red, SKIN[1] - 10 * red, SKIN[2] - 8 * red];
      for (let channel = 0; channel < 3; channel += 1) {
        colour[at * 4 + channel] = Math.min(255, (base[channel] ?? 0) * light * 1.05);
      }
      colour[at * 4 + 3] = 255;
    }
  }
}

/** A tube from the wrist down, in the arm's own direction. */
function makeArm(): {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly triangles: Uint16Array;
} {
  const positions: number[] = [];
  const normals: number[] = [];
  const triangles: number[] = [];
  const rings = [0, BARE_ARM, BARE_ARM + 0.001, ARM_LENGTH];
  rings.forEach((along, ring) => {
    const wide = (ring >= 2 ? 0.036 : 0.026) + along * 0.05;
    for (let segment = 0; segment < ARM_SEGMENTS; segment += 1) {
      const angle = (segment / ARM_SEGMENTS) * 2 * Math.PI;
      const [nx, nz] = [Math.cos(angle), Math.sin(angle)];
      positions.push(WRIST.x + nx * wide * 0.75, WRIST.y + along, WRIST.z + nz * wide);
      normals.push(nx, 0, nz);
      if (ring === 0) continue;
      const [here, next] = [ring * ARM_SEGMENTS + segment, ring * ARM_SEGMENTS + ((segment + 1) % ARM_SEGMENTS)];
      triangles.push(here, next, here - ARM_SEGMENTS, next, next - ARM_SEGMENTS, here - ARM_SEGMENTS);
    }
  });
  return {
    positions: Float32Array.from(positions),
    normals: Float32Array.from(normals),
    triangles: Uint16Array.from(triangles),
  };
}

/** Edges of half a pixel less, so that a pasted hand has no hard rim. */
function soften(colour: Uint8Array): Uint8Array {
  const out = Uint8Array.from(colour);
  for (let at = SIZE + 1; at < SIZE * SIZE - SIZE - 1; at += 1) {
    let sum = 0;
    for (const step of [0, -1, 1, -SIZE, SIZE, -SIZE - 1, SIZE + 1, SIZE - 1, 1 - SIZE])
      sum += colour[(at + step) * 4 + 3] ?? 0;
    out[at * 4 + 3] = sum / 9;
  }
  return out;
}

/** Without the empty columns at both sides. */
function trim(colour: Uint8Array): { readonly left: number; readonly width: number; readonly data: Uint8Array } {
  const isEmpty = (x: number): boolean => {
    for (let y = 0; y < SIZE; y += 1) if (colour[(y * SIZE + x) * 4 + 3] !== 0) return false;
    return true;
  };
  let [left, right] = [0, SIZE - 1];
  while (left < right && isEmpty(left)) left += 1;
  while (right > left && isEmpty(right)) right -= 1;
  const width = right - left + 1;
  const data = new Uint8Array(width * SIZE * 4);
  for (let y = 0; y < SIZE; y += 1) {
    data.set(colour.subarray((y * SIZE + left) * 4, (y * SIZE + right + 1) * 4), y * width * 4);
  }
  return { left, width, data };
}
