import type { Point } from "../reading.ts";
import type { Pyramid } from "./picture.ts";

/** A square of the picture, turned clockwise about its centre: what a model looks at. Pixels and radians. */
export interface Crop {
  readonly centre: Point;
  readonly side: number;
  readonly turned: number;
}

/** What a model expects: values from `least` (black) to `most` (white), and what lies outside the picture. */
export interface InputForm {
  readonly size: number;
  readonly least: number;
  readonly most: number;
  /** As the models were trained: detectors saw black bars around the picture, landmark models its repeated edge. */
  readonly outside: "black" | "edge";
}

/** The square around the whole picture. */
export function wholeOf(picture: { readonly width: number; readonly height: number }): Crop {
  return {
    centre: { x: picture.width / 2, y: picture.height / 2 },
    side: Math.max(picture.width, picture.height),
    turned: 0,
  };
}

/** Draws the crop into `input` (size × size × red, green, blue), between the four nearest points of the level that is just finer. */
export function drawCrop(pyramid: Pyramid, crop: Crop, form: InputForm, input: Float32Array): void {
  const { size, least, most } = form;
  const level = Math.min(Math.max(0, Math.floor(Math.log2(crop.side / size))), pyramid.levelMax);
  const { width, height, data } = pyramid.level(level);
  const shrunk = 2 ** level;
  const step = crop.side / size / shrunk;
  const [across, down] = [Math.cos(crop.turned) * step, Math.sin(crop.turned) * step];
  const gain = (most - least) / 255;
  const black = form.outside === "black";
  // The centre of the first point, in points of the level.
  const middle = (size - 1) / 2;
  const startX = crop.centre.x / shrunk - 0.5 - middle * across + middle * down;
  const startY = crop.centre.y / shrunk - 0.5 - middle * down - middle * across;
  let to = 0;
  for (let row = 0; row < size; row += 1) {
    let x = startX - row * down;
    let y = startY + row * across;
    for (let column = 0; column < size; column += 1, x += across, y += down, to += 3) {
      const cellX = Math.floor(x);
      const cellY = Math.floor(y);
      if (black && (cellX < -1 || cellY < -1 || cellX >= width || cellY >= height)) {
        input[to] = least;
        input[to + 1] = least;
        input[to + 2] = least;
        continue;
      }
      const left = cellX < 0 ? 0 : cellX >= width ? width - 1 : cellX;
      const right = cellX + 1 < 0 ? 0 : cellX + 1 >= width ? width - 1 : cellX + 1;
      const top = (cellY < 0 ? 0 : cellY >= height ? height - 1 : cellY) * width;
      const bottom = (cellY + 1 < 0 ? 0 : cellY + 1 >= height ? height - 1 : cellY + 1) * width;
      const a = x - cellX;
      const b = y - cellY;
      const topLeft = (1 - a) * (1 - b) * gain;
      const topRight = a * (1 - b) * gain;
      const bottomLeft = (1 - a) * b * gain;
      const bottomRight = a * b * gain;
      const atTopLeft = (top + left) * 3;
      const atTopRight = (top + right) * 3;
      const atBottomLeft = (bottom + left) * 3;
      const atBottomRight = (bottom + right) * 3;
      for (let colour = 0; colour < 3; colour += 1) {
        input[to + colour] =
          least +
          topLeft * (data[atTopLeft + colour] as number) +
          topRight * (data[atTopRight + colour] as number) +
          bottomLeft * (data[atBottomLeft + colour] as number) +
          bottomRight * (data[atBottomRight + colour] as number);
      }
    }
  }
}

/** From the crop's own coordinates (0 to 1, right and down) to the picture's pixels. */
export function fromCrop(crop: Crop, x: number, y: number): Point {
  const [across, down] = [(x - 0.5) * crop.side, (y - 0.5) * crop.side];
  const [cos, sin] = [Math.cos(crop.turned), Math.sin(crop.turned)];
  return { x: crop.centre.x + across * cos - down * sin, y: crop.centre.y + across * sin + down * cos };
}
