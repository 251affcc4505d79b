import { displacements, type HeadField, NODE_STEP, toHeadField, type Turned } from "./head-warp.ts";
import type { Shot } from "./person.ts";
import { emptyPicture, type Picture } from "./picture.ts";

/** Where things stand in one frame. */
export interface View {
  readonly shot: Shot;
  readonly turned: Turned;
  /** Where the shot's own `anchor` goes in the frame, and how large the person is. */
  readonly person: {
    readonly anchorX: number;
    readonly anchorY: number;
    readonly x: number;
    readonly y: number;
    readonly scale: number;
  };
  /** How far the camera's picture of everything has moved, in pixels. */
  readonly camera: { readonly x: number; readonly y: number };
}

export const FRAME_WIDTH = 640;
export const FRAME_HEIGHT = 480;
/** Rooms are this much wider and higher than a frame on each side, so that a camera can turn. */
export const ROOM_MARGIN = 100;
const MAP_STEP = 8;
const MAP_COLUMNS = FRAME_WIDTH / MAP_STEP + 1;
const MAP_ROWS = FRAME_HEIGHT / MAP_STEP + 1;
const INVERSE_ROUNDS = 3;

const fields = new WeakMap<Shot, HeadField>();

function fieldOf(shot: Shot): HeadField {
  const known = fields.get(shot) ?? toHeadField(shot.landmarks);
  fields.set(shot, known);
  return known;
}

/** Draws a person before a room. A camera's turn moves both, a lean only the person, a turned head only the head. */
export function drawScene(room: Picture, view: View): Picture {
  const frame = emptyPicture(FRAME_WIDTH, FRAME_HEIGHT);
  copyRoom(room, frame, view.camera);
  drawOver(frame, view);
  return frame;
}

function copyRoom(room: Picture, frame: Picture, camera: View["camera"]): void {
  const left = clamp(ROOM_MARGIN - camera.x, 0, room.width - FRAME_WIDTH - 2);
  const top = clamp(ROOM_MARGIN - camera.y, 0, room.height - FRAME_HEIGHT - 2);
  const [x0, y0] = [Math.floor(left), Math.floor(top)];
  const [fx, fy] = [left - x0, top - y0];
  const isWhole = fx < 0.01 && fy < 0.01;
  const [w00, w10, w01, w11] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
  const stride = room.width * 3;
  for (let y = 0; y < FRAME_HEIGHT; y += 1) {
    const from = (y0 + y) * stride + x0 * 3;
    const to = y * FRAME_WIDTH * 3;
    if (isWhole) {
      frame.data.set(room.data.subarray(from, from + FRAME_WIDTH * 3), to);
      continue;
    }
    for (let at = 0; at < FRAME_WIDTH * 3; at += 1) {
      const source = from + at;
      frame.data[to + at] =
        w00 * (room.data[source] as number) +
        w10 * (room.data[source + 3] as number) +
        w01 * (room.data[source + stride] as number) +
        w11 * (room.data[source + stride + 3] as number);
    }
  }
}

/** Where each node of the frame finds its colour in the shot. */
function sourceMap(view: View): Float32Array {
  const field = fieldOf(view.shot);
  const moved = displacements(field, view.turned);
  const map = new Float32Array(MAP_COLUMNS * MAP_ROWS * 2);
  const { person, camera } = view;
  for (let row = 0; row < MAP_ROWS; row += 1) {
    for (let column = 0; column < MAP_COLUMNS; column += 1) {
      const targetX = (column * MAP_STEP - camera.x - person.x) / person.scale + person.anchorX;
      const targetY = (row * MAP_STEP - camera.y - person.y) / person.scale + person.anchorY;
      let [x, y] = [targetX, targetY];
      for (let round = 0; round < INVERSE_ROUNDS; round += 1) {
        const [dx, dy] = displacementAt(field, moved, x, y);
        [x, y] = [targetX - dx, targetY - dy];
      }
      const at = (row * MAP_COLUMNS + column) * 2;
      [map[at], map[at + 1]] = [x, y];
    }
  }
  return map;
}

/** Where places of the shot stand in the frame. */
export function placer(view: View): (x: number, y: number) => { readonly x: number; readonly y: number } {
  const field = fieldOf(view.shot);
  const moved = displacements(field, view.turned);
  return (x, y) => {
    const [dx, dy] = displacementAt(field, moved, x, y);
    return {
      x: (x + dx - view.person.anchorX) * view.person.scale + view.person.x + view.camera.x,
      y: (y + dy - view.person.anchorY) * view.person.scale + view.person.y + view.camera.y,
    };
  };
}

function displacementAt(field: HeadField, moved: Float32Array, x: number, y: number): readonly [number, number] {
  const u = (x - field.left) / NODE_STEP;
  const v = (y - field.top) / NODE_STEP;
  if (u < 0 || v < 0 || u >= field.columns - 1 || v >= field.rows - 1) return [0, 0];
  const [column, row] = [Math.floor(u), Math.floor(v)];
  const [fx, fy] = [u - column, v - row];
  const at = (row * field.columns + column) * 2;
  const below = at + field.columns * 2;
  const mix = (offset: number): number =>
    (1 - fy) * ((1 - fx) * (moved[at + offset] ?? 0) + fx * (moved[at + 2 + offset] ?? 0)) +
    fy * ((1 - fx) * (moved[below + offset] ?? 0) + fx * (moved[below + 2 + offset] ?? 0));
  return [mix(0), mix(1)];
}

/** Draws a person over what is in the frame. */
export function drawOver(frame: Picture, view: View): void {
  const map = sourceMap(view);
  const { width, height, data } = view.shot.cutOut;
  for (let row = 0; row < MAP_ROWS - 1; row += 1) {
    for (let column = 0; column < MAP_COLUMNS - 1; column += 1) {
      const at = (row * MAP_COLUMNS + column) * 2;
      const below = at + MAP_COLUMNS * 2;
      const [ax, ay, bx, by] = [map[at], map[at + 1], map[at + 2], map[at + 3]] as [number, number, number, number];
      const [cx, cy, dx, dy] = [map[below], map[below + 1], map[below + 2], map[below + 3]] as [
        number,
        number,
        number,
        number,
      ];
      if (Math.max(ax, bx, cx, dx) < 0 || Math.min(ax, bx, cx, dx) > width - 1) continue;
      if (Math.max(ay, by, cy, dy) < 0) continue;
      for (let j = 0; j < MAP_STEP; j += 1) {
        const v = j / MAP_STEP;
        const [leftX, leftY] = [ax + v * (cx - ax), ay + v * (cy - ay)];
        const [stepX, stepY] = [(bx + v * (dx - bx) - leftX) / MAP_STEP, (by + v * (dy - by) - leftY) / MAP_STEP];
        let to = ((row * MAP_STEP + j) * FRAME_WIDTH + column * MAP_STEP) * 3;
        for (let i = 0; i < MAP_STEP; i += 1, to += 3) {
          const x = leftX + i * stepX;
          // Below the shot's last row the body goes on: a person who leans back does not end above the frame's edge.
          const y = Math.min(leftY + i * stepY, height - 1.001);
          if (x < 0 || y < 0 || x >= width - 1) continue;
          const [x0, y0] = [x | 0, y | 0];
          const from = (y0 * width + x0) * 4;
          const next = from + width * 4;
          const alpha0 = data[from + 3] as number;
          if (alpha0 === 0 && data[next + 7] === 0) continue;
          const [fx, fy] = [x - x0, y - y0];
          const [w00, w10, w01, w11] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
          const alpha =
            (w00 * alpha0 +
              w10 * (data[from + 7] as number) +
              w01 * (data[next + 3] as number) +
              w11 * (data[next + 7] as number)) /
            255;
          for (let channel = 0; channel < 3; channel += 1) {
            const colour =
              w00 * (data[from + channel] as number) +
              w10 * (data[from + 4 + channel] as number) +
              w01 * (data[next + channel] as number) +
              w11 * (data[next + 4 + channel] as number);
            frame.data[to + channel] = (frame.data[to + channel] as number) * (1 - alpha) + colour * alpha;
          }
        }
      }
    }
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
