import type { FaceReading, FaceRegion, FrameReading, HandReading, Luma, Point } from "../reading.ts";

/** Readings of an invented head before an invented wall, for tests. */

export interface Seen {
  readonly yaw?: number;
  readonly pitch?: number;
  readonly roll?: number;
  /** A turned photograph: the angle is there and the depth is not. */
  readonly isFlat?: boolean;
  /** Of the face's size at rest. */
  readonly size?: number;
  /** Pixels by which everything is moved. */
  readonly moved?: Point;
  /** By which only the face is moved, besides. */
  readonly faceMoved?: Point;
  /** By which the wall is larger. */
  readonly zoom?: number;
  readonly hand?: HandSeen | null;
  /** Frames that were not looked through for hands. */
  readonly noHands?: boolean;
  /** What really covers the region in the picture, also where no hand is found. */
  readonly covered?: FaceRegion | null;
  /** Points of the patch. */
  readonly coveredRadius?: number;
  readonly noFace?: boolean;
  readonly others?: number;
  readonly mouthOpen?: number;
  readonly eyeOpen?: number;
  readonly mouthWidth?: number;
  readonly browHeight?: number;
  /** Whose face: 1 and 2 are different people. */
  readonly person?: number;
  readonly embedding?: boolean;
  /** The wall's noise comes from this number: equal numbers are equal pictures. */
  readonly noise?: number;
  readonly hash?: string;
  readonly seq?: number;
}

interface HandSeen {
  readonly at: Point;
  readonly presence?: number;
  readonly fingersUp?: number;
}

const FRAME = { width: 640, height: 480 };
export const FACE = { x: 320, y: 240, width: 160, height: 200 };

export function readingOf(atMs: number, seen: Seen = {}): FrameReading {
  const seq = seen.seq ?? Math.round(atMs);
  const face = seen.noFace ? null : faceOf(seen);
  const box = face?.box;
  const others = Array.from({ length: seen.others ?? 0 }, (_, index) => ({
    box: { x: 20 + index * 5, y: 60, width: 150, height: 180 },
    score: 0.9,
  }));
  return {
    seq,
    atMs,
    bytesHash: seen.hash ?? `bytes-${seq}-${seen.noise ?? ""}`,
    ...FRAME,
    faces: [...(box ? [{ box, score: 0.95 }] : []), ...others],
    face,
    hands: seen.noHands ? null : seen.hand ? [handOf(seen.hand)] : [],
    embedding: seen.embedding ? likenessOf(seen.person ?? 1, seq) : null,
    luma: wallOf(seen.noise ?? seq, seen.moved ?? { x: 0, y: 0 }, seen.zoom ?? 1),
  };
}

/** Frames at a steady rate, each as `seen` says for its time since the first. */
export function framesOf(
  { fromMs, toMs, perSecond = 12 }: { fromMs: number; toMs: number; perSecond?: number },
  seen: (sinceMs: number) => Seen,
): readonly FrameReading[] {
  const stepMs = 1000 / perSecond;
  const count = Math.floor((toMs - fromMs) / stepMs) + 1;
  return Array.from({ length: count }, (_, index) => readingOf(fromMs + index * stepMs, seen(index * stepMs)));
}

/** From 0 to 1 and back: begins at `at`, takes `move` to get there, stays for `hold`. Milliseconds. */
export function thereAndBack(sinceMs: number, at: number, move = 500, hold = 700): number {
  const x = sinceMs - at;
  if (x <= 0 || x >= 2 * move + hold) return 0;
  if (x < move) return x / move;
  return x <= move + hold ? 1 : 1 - (x - move - hold) / move;
}

/** The middle of a region of the face at rest. */
export function regionAt(region: FaceRegion): Point {
  const { x, y } = REGION[region];
  return { x: FACE.x + x * FACE.width, y: FACE.y + y * FACE.height };
}

const REGION: Readonly<Record<FaceRegion, Point>> = {
  mouth: { x: 0, y: 0.27 },
  "left-cheek": { x: 0.25, y: 0.12 },
  "right-cheek": { x: -0.25, y: 0.12 },
  "left-eye": { x: 0.2, y: -0.12 },
  "right-eye": { x: -0.2, y: -0.12 },
  forehead: { x: 0, y: -0.36 },
};

function faceOf(seen: Seen): FaceReading {
  const size = seen.size ?? 1;
  const yaw = seen.yaw ?? 0;
  const pitch = seen.pitch ?? 0;
  const [width, height] = [FACE.width * size, FACE.height * size];
  const centre = {
    x: FACE.x + (seen.moved?.x ?? 0) + (seen.faceMoved?.x ?? 0),
    y: FACE.y + (seen.moved?.y ?? 0) + (seen.faceMoved?.y ?? 0),
  };
  const at = ({ x, y }: Point): Point => ({ x: centre.x + x * width, y: centre.y + y * height });
  const depth = seen.isFlat ? 0.1 : 0.75;
  return {
    box: { x: centre.x - width / 2, y: centre.y - height / 2, width, height },
    score: 0.95,
    meshScore: 0.99,
    pose: { yaw, pitch, roll: seen.roll ?? 0 },
    noseAlongEyes: 0.5 + depth * Math.sin((yaw * Math.PI) / 180),
    heightPx: height,
    mouthOpen: seen.mouthOpen ?? 0.02,
    mouthWidth: seen.mouthWidth ?? 0.6,
    eyeOpen: { left: seen.eyeOpen ?? 0.3, right: seen.eyeOpen ?? 0.3 },
    browHeight: seen.browHeight ?? 0.25,
    oval: Array.from({ length: 36 }, (_, index) => {
      const angle = (index * Math.PI) / 18;
      return at({ x: Math.sin(angle) / 2, y: -Math.cos(angle) / 2 });
    }),
    regions: Object.fromEntries(
      Object.entries(REGION).map(([name, place]) => [name, { centre: at(place), radius: height * 0.13 }]),
    ) as FaceReading["regions"],
    patch: patchOf(seen.person ?? 1, seen.covered ?? null, seen.coveredRadius ?? 10, seen.noise ?? 0),
  };
}

function handOf({ at, presence = 0.97, fingersUp = 5 }: HandSeen): HandReading {
  // A palm's width around its middle, as 21 points in rings.
  const points = Array.from({ length: 21 }, (_, index) => {
    const [ring, angle] = [10 + (index % 3) * 12, index * 1.7];
    return { x: at.x + ring * Math.cos(angle), y: at.y + ring * Math.sin(angle) };
  });
  return { presence, points, fingersUp };
}

const patches = new Map<string, Luma>();

function patchOf(person: number, covered: FaceRegion | null, radius: number, noise: number): Luma {
  const key = `${person} ${covered ?? ""} ${radius} ${noise}`;
  const known = patches.get(key) ?? drawPatch(person, covered, radius, noise);
  patches.set(key, known);
  return known;
}

function drawPatch(person: number, covered: FaceRegion | null, radius: number, noise: number): Luma {
  const data = new Uint8Array(48 * 48);
  const face = 48 / 1.2;
  const hidden = covered && REGION[covered];
  for (let y = 0; y < 48; y += 1) {
    for (let x = 0; x < 48; x += 1) {
      const away = hidden
        ? Math.hypot(x - 24 - hidden.x * face * 0.8, y - 24 - hidden.y * face)
        : Number.POSITIVE_INFINITY;
      const pattern = away < radius ? 77 : person;
      data[y * 48 + x] = 100 + 60 * wave(pattern, x, y) + 4 * wave(noise + 1000, x * 7, y * 5);
    }
  }
  return { width: 48, height: 48, data };
}

function wallOf(noise: number, moved: Point, zoom: number): Luma {
  const data = new Uint8Array(160 * 120);
  const [dx, dy] = [Math.round(moved.x / 4), Math.round(moved.y / 4)];
  for (let at = 0; at < data.length; at += 1) {
    const [x, y] = [
      Math.round(((at % 160) - 80) / zoom) + 80 - dx + MARGIN,
      Math.round((Math.floor(at / 160) - 60) / zoom) + 60 - dy + MARGIN,
    ];
    data[at] = (WALL[y * WALL_SIDE + x] ?? 0) + (mixed(at, noise) >>> 30);
  }
  return { width: 160, height: 120, data };
}

/** Larger than a luma, so that a camera can turn. */
const MARGIN = 60;
const WALL_SIDE = 280;
const WALL = Uint8Array.from({ length: WALL_SIDE * WALL_SIDE }, (_, at) => {
  const [x, y] = [at % WALL_SIDE, Math.floor(at / WALL_SIDE)];
  return 110 + 50 * blotch(x, y, 6) + 40 * blotch(x, y, 17);
});

/** Two whole numbers to one that looks like chance: 0 to below 2 to the 32. */
function mixed(a: number, b: number): number {
  let hash = Math.imul(Math.imul(a + 1, 0x9e3779b1) ^ Math.round(b * 16 + 1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Random blotches of a size, without a period: -1 to 1. */
function blotch(x: number, y: number, size: number): number {
  const [column, row] = [Math.floor(x / size), Math.floor(y / size)];
  const [a, b] = [x / size - column, y / size - row];
  const corner = (dx: number, dy: number): number => {
    return (mixed((column + dx) * 1000 + row + dy, size) / 2 ** 32) * 2 - 1;
  };
  const top = corner(0, 0) * (1 - a) + corner(1, 0) * a;
  return top * (1 - b) + (corner(0, 1) * (1 - a) + corner(1, 1) * a) * b;
}

function wave(seed: number, x: number, y: number): number {
  return (
    (Math.sin(x * 0.9 + seed * 1.3) * Math.cos(y * 0.7 - seed * 2.1) + Math.sin((x + y) * 0.37 * (1 + (seed % 5)))) / 2
  );
}

/** Vectors of one person are alike by 0.9, of two by 0.3, as the model's are. */
function likenessOf(person: number, seq: number): Float32Array {
  const vector = new Float32Array(64);
  let state = (seq * 2654435761 + 1) >>> 0;
  for (let at = 0; at < vector.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    vector[at] = 0.5 + Math.sin(at * (person + 0.5) * 1.7) + 0.5 * (state / 2 ** 32 - 0.5);
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
