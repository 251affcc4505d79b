import type { Luma } from "../reading.ts";

/** Red, green and blue, one byte each, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A picture and its halves, quarters…: what is to be drawn small is drawn from the nearest, so that nothing is skipped. */
export interface Pyramid {
  /** Level 0 is the picture; made when first asked for. */
  level(at: number): Picture;
  readonly levelMax: number;
}

const LEVEL_MAX = 4;

export function pyramidOf(picture: Picture): Pyramid {
  const levels = [picture];
  return {
    levelMax: LEVEL_MAX,
    level: (at) => {
      while (levels.length <= Math.min(at, LEVEL_MAX)) levels.push(halve(levels.at(-1) as Picture));
      return levels[Math.min(at, LEVEL_MAX)] as Picture;
    },
  };
}

/** Each point is the mean of four. An odd last row or column is left out. */
function halve({ width, height, data }: Picture): Picture {
  const half = { width: Math.max(1, width >> 1), height: Math.max(1, height >> 1) };
  const out = new Uint8Array(half.width * half.height * 3);
  const right = width > 1 ? 3 : 0;
  const below = height > 1 ? width * 3 : 0;
  let to = 0;
  for (let y = 0; y < half.height; y += 1) {
    let from = y * 2 * width * 3;
    for (let x = 0; x < half.width; x += 1, from += 6) {
      for (let colour = 0; colour < 3; colour += 1) {
        const at = from + colour;
        const sum =
          (data[at] as number) +
          (data[at + right] as number) +
          (data[at + below] as number) +
          (data[at + below + right] as number);
        out[to] = (sum + 2) >> 2;
        to += 1;
      }
    }
  }
  return { ...half, data: out };
}

/** Grey of a pixel of three bytes: the weights of ITU-R BT.601, as JPEG has them. */
const RED = 0.299;
const GREEN = 0.587;
const BLUE = 0.114;

export function greyOf(red: number, green: number, blue: number): number {
  return RED * red + GREEN * green + BLUE * blue;
}

/** The whole picture in grey, drawn to the given size, stretched where its shape is another. */
export function lumaOf(pyramid: Pyramid, width: number, height: number): Luma {
  const full = pyramid.level(0);
  const scale = Math.min(full.width / width, full.height / height);
  const { data, ...from } = pyramid.level(Math.max(0, Math.floor(Math.log2(scale) + 1e-9)));
  const out = new Uint8Array(width * height);
  if (from.width === width && from.height === height) {
    for (let at = 0; at < out.length; at += 1) out[at] = Math.round(grey(data, at));
    return { width, height, data: out };
  }
  for (let y = 0; y < height; y += 1) {
    const fromY = clamp(((y + 0.5) * from.height) / height - 0.5, from.height - 1);
    const [y0, y1] = [Math.floor(fromY), Math.min(Math.floor(fromY) + 1, from.height - 1)];
    for (let x = 0; x < width; x += 1) {
      const fromX = clamp(((x + 0.5) * from.width) / width - 0.5, from.width - 1);
      const [x0, x1] = [Math.floor(fromX), Math.min(Math.floor(fromX) + 1, from.width - 1)];
      const [a, b] = [fromX - x0, fromY - y0];
      const top = (1 - a) * grey(data, y0 * from.width + x0) + a * grey(data, y0 * from.width + x1);
      const bottom = (1 - a) * grey(data, y1 * from.width + x0) + a * grey(data, y1 * from.width + x1);
      out[y * width + x] = Math.round((1 - b) * top + b * bottom);
    }
  }
  return { width, height, data: out };
}

function grey(data: Uint8Array, pixel: number): number {
  const at = pixel * 3;
  return greyOf(data[at] as number, data[at + 1] as number, data[at + 2] as number);
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(value, 0), max);
}
