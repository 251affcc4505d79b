import type { ActorScene } from "../genuine-actor.ts";
import { nearest } from "../genuine-actor.ts";
import { LANDMARK_COUNT } from "../landmarks.ts";
import { faceOf, type Person, pointOf, type Shot } from "../person.ts";
import { emptyPicture, type Picture } from "../picture.ts";
import { placer, type View } from "../scene.ts";

/** Nodes of the mapping stand this far apart, in pixels of the frame. */
const STEP = 8;
const KERNEL_PX = 14;
/** Every so many of the 468 points are enough for a smooth mapping. */
const EVERY = 3;
/** The outline of a face, landmark by landmark. */
const OVAL = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
  172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];
/** A swap ends a little inside the outline, and fades over so much of the face. */
const INSIDE = 0.97;
const FADE = 0.12;

/**
 * Paints another person's face over the one in the picture, as face-swapping programs do: it follows the landmarks of the
 * head below, in pose and place, has the light's colour, and fades at its rim. It knows nothing of what is before the face.
 * `view` may be an older one than the scene's: then the face lags behind the head.
 */
export function swapFace(
  scene: Pick<ActorScene, "picture" | "view">,
  wanted: Person,
  view: View = scene.view,
): Picture {
  const frame = emptyPicture(scene.picture.width, scene.picture.height);
  frame.data.set(scene.picture.data);
  // Of the wanted person the shot that is turned most alike.
  const shot = nearest(wanted.shots, view.shot.yaw + view.turned.yaw);
  const place = placer(view);
  const at = (index: number): { readonly x: number; readonly y: number } => {
    const { x, y } = pointOf(view.shot.landmarks, index);
    return place(x, y);
  };
  const targets = Array.from({ length: Math.floor(LANDMARK_COUNT / EVERY) }, (_, n) => ({
    index: n * EVERY,
    ...at(n * EVERY),
  }));
  const oval = OVAL.map(at);
  const middle = { x: mean(oval.map(({ x }) => x)), y: mean(oval.map(({ y }) => y)) };
  const radii = radiiOf(oval, middle);
  const scale = faceOf(shot.landmarks).height / (faceOf(view.shot.landmarks).height * view.person.scale);
  const box = {
    left: Math.max(0, Math.floor(Math.min(...oval.map(({ x }) => x)) / STEP) * STEP),
    right: Math.min(frame.width - STEP - 1, Math.ceil(Math.max(...oval.map(({ x }) => x)) / STEP) * STEP),
    top: Math.max(0, Math.floor(Math.min(...oval.map(({ y }) => y)) / STEP) * STEP),
    bottom: Math.min(frame.height - STEP - 1, Math.ceil(Math.max(...oval.map(({ y }) => y)) / STEP) * STEP),
  };
  const gains = [0, 1, 2].map((channel) => toneOf(scene.picture, at, channel) / Math.max(1, toneOfShot(shot, channel)));
  const columns = (box.right - box.left) / STEP + 2;
  const rows = (box.bottom - box.top) / STEP + 2;
  const map = new Float32Array(columns * rows * 2);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = sourceOf(box.left + column * STEP, box.top + row * STEP, targets, shot, scale);
      map.set([x, y], (row * columns + column) * 2);
    }
  }
  for (let y = box.top; y < box.bottom + STEP && y < frame.height; y += 1) {
    for (let x = box.left; x < box.right + STEP && x < frame.width; x += 1) {
      const cover = coverAt(x - middle.x, y - middle.y, radii);
      if (cover <= 0) continue;
      const [u, v] = [(x - box.left) / STEP, (y - box.top) / STEP];
      const [column, row] = [Math.floor(u), Math.floor(v)];
      const [fx, fy] = [u - column, v - row];
      const node = (row * columns + column) * 2;
      const below = node + columns * 2;
      const mix = (o: number): number =>
        (1 - fy) * ((1 - fx) * (map[node + o] ?? 0) + fx * (map[node + 2 + o] ?? 0)) +
        fy * ((1 - fx) * (map[below + o] ?? 0) + fx * (map[below + 2 + o] ?? 0));
      const [sx, sy] = [Math.round(mix(0)), Math.round(mix(1))];
      if (sx < 0 || sy < 0 || sx >= shot.cutOut.width || sy >= shot.cutOut.height) continue;
      const from = (sy * shot.cutOut.width + sx) * 4;
      const to = (y * frame.width + x) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const painted = (shot.cutOut.data[from + channel] ?? 0) * (gains[channel] ?? 1);
        frame.data[to + channel] = Math.min(255, (frame.data[to + channel] ?? 0) * (1 - cover) + painted * cover);
      }
    }
  }
  return frame;
}

interface Place {
  readonly index: number;
  readonly x: number;
  readonly y: number;
}

/** Where a place of the frame's face lies in the wanted person's shot: as the landmarks around it do. */
function sourceOf(
  x: number,
  y: number,
  targets: readonly Place[],
  shot: Shot,
  scale: number,
): readonly [number, number] {
  let [sumX, sumY, total] = [0, 0, 0];
  for (const target of targets) {
    const away = (target.x - x) ** 2 + (target.y - y) ** 2;
    const weight = Math.exp(-away / (2 * KERNEL_PX ** 2)) + 1e-5;
    sumX += weight * ((shot.landmarks[target.index * 3] ?? 0) + (x - target.x) * scale);
    sumY += weight * ((shot.landmarks[target.index * 3 + 1] ?? 0) + (y - target.y) * scale);
    total += weight;
  }
  return [sumX / total, sumY / total];
}

/** 1 inside the outline, 0 outside, in between near it. `radii` has the outline's distance from the middle by angle. */
function coverAt(dx: number, dy: number, radii: Float32Array): number {
  const away = Math.hypot(dx, dy);
  if (away < 1) return 1;
  const angle = Math.floor(((Math.atan2(dy, dx) / (2 * Math.PI) + 1) % 1) * ANGLES);
  return Math.min(1, Math.max(0, (((radii[angle] ?? 0) / away) * INSIDE - 1) / FADE));
}

const ANGLES = 256;

function radiiOf(oval: readonly Spot[], middle: Spot): Float32Array {
  return Float32Array.from({ length: ANGLES }, (_, bin) => {
    const angle = ((bin + 0.5) / ANGLES) * 2 * Math.PI;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    for (let index = 0; index < oval.length; index += 1) {
      const [a, b] = [oval[index], oval[(index + 1) % oval.length]];
      if (a === undefined || b === undefined) continue;
      const [ax, ay, bx, by] = [a.x - middle.x, a.y - middle.y, b.x - middle.x, b.y - middle.y];
      const determinant = dx * (ay - by) - dy * (ax - bx);
      if (Math.abs(determinant) < 1e-9) continue;
      // t · (dx, dy) = a + s · (b - a)
      const t = (ax * (ay - by) - ay * (ax - bx)) / determinant;
      const s = (dx * ay - dy * ax) / determinant;
      if (s >= 0 && s <= 1 && t > 0) return t;
    }
    return 0;
  });
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

const TONE_LANDMARKS = [50, 280, 195];

function toneOf(
  picture: Picture,
  place: (index: number) => { readonly x: number; readonly y: number },
  channel: number,
): number {
  return mean(
    TONE_LANDMARKS.map((index) => {
      const { x, y } = place(index);
      return picture.data[(Math.round(y) * picture.width + Math.round(x)) * 3 + channel] ?? 128;
    }),
  );
}

function toneOfShot(shot: Shot, channel: number): number {
  return mean(
    TONE_LANDMARKS.map((index) => {
      const { x, y } = pointOf(shot.landmarks, index);
      return shot.cutOut.data[(Math.round(y) * shot.cutOut.width + Math.round(x)) * 4 + channel] ?? 128;
    }),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
