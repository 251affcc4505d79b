import { readFileSync } from "node:fs";

/**
 * A hand of triangles with a bone in each finger's part: `generic-hand/left.glb` of @webxr-input-profiles/assets 1.0.20
 * (MIT, Copyright (c) 2019 Amazon; the package itself is 94 MB, so that its 94 KB of hand stand here). No clip shows an open
 * hand or a number of fingers: those are drawn from this.
 */
const FILE = new URL("./generic-hand-left.glb", import.meta.url);

/** Metres. Fingers point to -y, the palm to +x, the thumb's side is -z. */
export interface HandMesh {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly triangles: Uint16Array;
}

const FINGERS = ["thumb", "index-finger", "middle-finger", "ring-finger", "pinky-finger"] as const;
/** How far each finger is bent, 0 straight to 1 into the palm. */
export type Bends = readonly [thumb: number, index: number, middle: number, ring: number, pinky: number];

/** Degrees at the three joints of a finger that is bent all the way, and of a thumb laid across the palm. */
const FULL_BEND = [82, 100, 65];
const FULL_THUMB = [20, 50, 80];

const THUMB_ACROSS = { y: 80, z: -30 };

type Matrix = Float64Array;

interface Bone {
  readonly name: string;
  readonly bind: Matrix;
  readonly inverse: Matrix;
}

interface Model {
  readonly bones: readonly Bone[];
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly joints: Uint8Array;
  readonly weights: Float32Array;
  readonly triangles: Uint16Array;
}

let loaded: Model | null = null;

export function poseHand(bends: Bends): HandMesh {
  loaded ??= loadModel();
  const model = loaded;
  const posed = new Map<string, Matrix>();
  for (const bone of model.bones) posed.set(bone.name, bone.bind);
  FINGERS.forEach((finger, number) => bendFinger(model, posed, finger, bends[number] ?? 0));
  const skin = model.bones.map((bone) => multiply(posed.get(bone.name) ?? bone.bind, bone.inverse));
  const positions = new Float32Array(model.positions.length);
  const normals = new Float32Array(model.normals.length);
  for (let vertex = 0; vertex < model.positions.length / 3; vertex += 1) {
    for (let part = 0; part < 4; part += 1) {
      const weight = model.weights[vertex * 4 + part] ?? 0;
      const matrix = skin[model.joints[vertex * 4 + part] ?? 0];
      if (weight === 0 || matrix === undefined) continue;
      add(positions, vertex, matrix, model.positions, weight, 1);
      add(normals, vertex, matrix, model.normals, weight, 0);
    }
  }
  return { positions, normals, triangles: model.triangles };
}

/** Each part of a finger follows the part before it, and turns around its own joint. */
function bendFinger(model: Model, posed: Map<string, Matrix>, finger: (typeof FINGERS)[number], bend: number): void {
  const parts = finger === "thumb" ? ["metacarpal", "phalanx-proximal", "phalanx-distal", "tip"] : FINGER_PARTS;
  const bends = finger === "thumb" ? FULL_THUMB : FULL_BEND;
  if (finger === "thumb") {
    // A thumb is laid across the palm by its first bone, which turns around all three axes.
    const root = boneOf(model, "thumb-metacarpal");
    const turn = multiply(turnAround("y", bend * THUMB_ACROSS.y), turnAround("z", bend * THUMB_ACROSS.z));
    posed.set(root.name, multiply(root.bind, turn));
  }
  for (let index = 1; index < parts.length; index += 1) {
    const [name, before] = [`${finger}-${parts[index]}`, `${finger}-${parts[index - 1]}`];
    const [bone, parent] = [boneOf(model, name), boneOf(model, before)];
    const follow = multiply(multiply(posed.get(before) ?? parent.bind, invertRigid(parent.bind)), bone.bind);
    posed.set(name, multiply(follow, turnAround("x", -bend * (bends[index - 1] ?? 0))));
  }
}

const FINGER_PARTS = ["metacarpal", "phalanx-proximal", "phalanx-intermediate", "phalanx-distal", "tip"];

function boneOf(model: Model, name: string): Bone {
  const bone = model.bones.find((one) => one.name === name);
  if (bone === undefined) throw new Error(`the hand has no bone ${name}`);
  return bone;
}

interface Gltf {
  readonly nodes: readonly {
    readonly name: string;
    readonly translation?: readonly number[];
    readonly rotation?: readonly number[];
  }[];
  readonly skins: readonly { readonly joints: readonly number[]; readonly inverseBindMatrices: number }[];
  readonly meshes: readonly {
    readonly primitives: readonly { readonly attributes: Record<string, number>; readonly indices: number }[];
  }[];
  readonly accessors: readonly { readonly bufferView: number; readonly count: number; readonly byteOffset?: number }[];
  readonly bufferViews: readonly { readonly byteOffset?: number; readonly byteLength: number }[];
}

/** Binary glTF: 12 bytes of header, a chunk of JSON, a chunk of numbers. */
function loadModel(): Model {
  const file = readFileSync(FILE);
  const jsonLength = file.readUInt32LE(12);
  const gltf = JSON.parse(file.subarray(20, 20 + jsonLength).toString()) as Gltf;
  const numbers = file.subarray(20 + jsonLength + 8);
  const bytes = (accessor: number | undefined): ArrayBuffer => {
    const view = gltf.bufferViews[gltf.accessors[accessor ?? 0]?.bufferView ?? 0];
    const start = (view?.byteOffset ?? 0) + (gltf.accessors[accessor ?? 0]?.byteOffset ?? 0);
    return Uint8Array.from(numbers.subarray(start, (view?.byteOffset ?? 0) + (view?.byteLength ?? 0))).buffer;
  };
  const primitive = gltf.meshes[0]?.primitives[0];
  const skin = gltf.skins[0];
  if (primitive === undefined || skin === undefined) throw new Error("the hand's file has no mesh or no bones");
  const inverses = new Float32Array(bytes(skin.inverseBindMatrices));
  const bones = skin.joints.map((node, index) => ({
    name: gltf.nodes[node]?.name ?? "",
    bind: toMatrix(gltf.nodes[node]?.translation ?? [0, 0, 0], gltf.nodes[node]?.rotation ?? [0, 0, 0, 1]),
    inverse: Float64Array.from(inverses.subarray(index * 16, index * 16 + 16)),
  }));
  return {
    bones,
    positions: new Float32Array(bytes(primitive.attributes["POSITION"])),
    normals: new Float32Array(bytes(primitive.attributes["NORMAL"])),
    joints: new Uint8Array(bytes(primitive.attributes["JOINTS_0"])),
    weights: new Float32Array(bytes(primitive.attributes["WEIGHTS_0"])),
    triangles: new Uint16Array(bytes(primitive.indices)),
  };
}

/** Matrices are 4 × 4, column by column, as in glTF. */
function toMatrix(move: readonly number[], turn: readonly number[]): Matrix {
  const [x, y, z, w] = turn as [number, number, number, number];
  return Float64Array.from(
    [
      [1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w), 0],
      [2 * (x * y - z * w), 1 - 2 * (x * x + z * z), 2 * (y * z + x * w), 0],
      [2 * (x * z + y * w), 2 * (y * z - x * w), 1 - 2 * (x * x + y * y), 0],
      [move[0] ?? 0, move[1] ?? 0, move[2] ?? 0, 1],
    ].flat(),
  );
}

function turnAround(axis: "x" | "y" | "z", degrees: number): Matrix {
  const half = (degrees * Math.PI) / 360;
  return toMatrix([0, 0, 0], [...["x", "y", "z"].map((one) => (one === axis ? Math.sin(half) : 0)), Math.cos(half)]);
}

function multiply(a: Matrix, b: Matrix): Matrix {
  const out = new Float64Array(16);
  for (let column = 0; column < 4; column += 1) {
    for (let row = 0; row < 4; row += 1) {
      for (let k = 0; k < 4; k += 1) {
        out[column * 4 + row] = (out[column * 4 + row] ?? 0) + (a[k * 4 + row] ?? 0) * (b[column * 4 + k] ?? 0);
      }
    }
  }
  return out;
}

/** Of a turn and a move: the turn back, then the move back. */
function invertRigid(m: Matrix): Matrix {
  const at = (index: number): number => m[index] ?? 0;
  const move = [0, 1, 2].map((row) => -(at(row * 4) * at(12) + at(row * 4 + 1) * at(13) + at(row * 4 + 2) * at(14)));
  return Float64Array.from(
    [
      [at(0), at(4), at(8), 0],
      [at(1), at(5), at(9), 0],
      [at(2), at(6), at(10), 0],
      [move[0] ?? 0, move[1] ?? 0, move[2] ?? 0, 1],
    ].flat(),
  );
}

function add(to: Float32Array, vertex: number, m: Matrix, from: Float32Array, weight: number, move: 0 | 1): void {
  const [x, y, z] = [from[vertex * 3] ?? 0, from[vertex * 3 + 1] ?? 0, from[vertex * 3 + 2] ?? 0];
  for (let row = 0; row < 3; row += 1) {
    const value = (m[row] ?? 0) * x + (m[4 + row] ?? 0) * y + (m[8 + row] ?? 0) * z + move * (m[12 + row] ?? 0);
    to[vertex * 3 + row] = (to[vertex * 3 + row] ?? 0) + weight * value;
  }
}
