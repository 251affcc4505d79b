import type { Picture } from "./picture.ts";

/** A picture with how much of each pixel is the person: four bytes a pixel. */
export interface CutOut {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A pixel counts as wall when its colour is nearer to the fitted wall than this (sum over channels, 0 to 765). */
const WALL_DISTANCE = 30;
/** A second, lit wall in the corner of a room: bright and grey. */
const WHITE_MIN = 160;
const WHITE_SPREAD = 24;
/** Holes in the person up to about this size are closed, in pixels of the halved picture. */
const CLOSE_RADIUS = 3;
const FEATHER_RADIUS = 3;
/** The fit is repeated without the pixels that turned out not to be wall. */
const FIT_ROUNDS = 4;
const STEP = 3;

/**
 * Cuts a person out of a picture with a plain wall behind: the wall is fitted as a smooth surface of colour from the
 * picture's rim, and what departs from it, hangs together with the face and lies below it is the person.
 */
export function cutOutPerson(picture: Picture, face: { readonly x: number; readonly y: number }): CutOut {
  const small = halve(picture);
  const { width, height } = small;
  const distance = distanceFromWall(small);
  const isWhite = (at: number): boolean => {
    const [red, green, blue] = [small.data[at * 3] ?? 0, small.data[at * 3 + 1] ?? 0, small.data[at * 3 + 2] ?? 0];
    return (
      Math.min(red, green, blue) > WHITE_MIN && Math.max(red, green, blue) - Math.min(red, green, blue) < WHITE_SPREAD
    );
  };
  let mask = Uint8Array.from(distance, (value, at) => (value > WALL_DISTANCE && !isWhite(at) ? 1 : 0));
  mask = erode(dilate(mask, width, height, CLOSE_RADIUS), width, height, CLOSE_RADIUS);
  // A speckle of the wall that touches the person only by a thread is cut off.
  const inside = { x: face.x / 2, y: face.y / 2 };
  mask = dilate(connected(erode(mask, width, height, 1), width, height, inside), width, height, 1);
  mask = fillHoles(mask, width, height);
  const soft = blur(double(mask, width, height), picture.width, picture.height, FEATHER_RADIUS);
  const data = new Uint8Array(new SharedArrayBuffer(picture.width * picture.height * 4));
  for (let at = 0; at < picture.width * picture.height; at += 1) {
    data[at * 4] = picture.data[at * 3] ?? 0;
    data[at * 4 + 1] = picture.data[at * 3 + 1] ?? 0;
    data[at * 4 + 2] = picture.data[at * 3 + 2] ?? 0;
    // A little inside the outline, which else shows a rim of wall.
    data[at * 4 + 3] = Math.max(0, 2 * (soft[at] ?? 0) - 255);
  }
  return { width: picture.width, height: picture.height, data };
}

/** Half as wide and high: an outline needs no more, and costs a quarter. */
function halve({ width, height, data }: Picture): Picture {
  const half = { width: width / 2, height: height / 2, data: new Uint8Array((width * height * 3) / 4) };
  for (let y = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        const at = (2 * y * width + 2 * x) * 3 + channel;
        const sum =
          (data[at] ?? 0) + (data[at + 3] ?? 0) + (data[at + width * 3] ?? 0) + (data[at + width * 3 + 3] ?? 0);
        half.data[(y * half.width + x) * 3 + channel] = sum / 4;
      }
    }
  }
  return half;
}

function double(mask: Uint8Array, width: number, height: number): Uint8Array {
  const twice = new Uint8Array(width * height * 4);
  for (let y = 0; y < height * 2; y += 1) {
    for (let x = 0; x < width * 2; x += 1) twice[y * width * 2 + x] = mask[(y >> 1) * width + (x >> 1)] ?? 0;
  }
  return twice;
}

/** For each pixel the distance of its colour from a smooth surface through the wall's colours. */
function distanceFromWall({ width, height, data }: Picture): Float32Array {
  const terms = (x: number, y: number): readonly number[] => {
    const [u, v] = [x / width - 0.5, y / height - 0.5];
    return [1, u, v, u * u, u * v, v * v, u * u * u, u * u * v, u * v * v, v * v * v];
  };
  const distances = new Float32Array(width * height);
  for (let round = 0; round < FIT_ROUNDS; round += 1) {
    const rows: { readonly terms: readonly number[]; readonly at: number }[] = [];
    for (let y = 0; y < height; y += STEP) {
      for (let x = 0; x < width; x += STEP) {
        const at = y * width + x;
        const isWall = round === 0 ? isRim(x / width, y / height) : (distances[at] ?? 0) < WALL_DISTANCE;
        if (isWall) rows.push({ terms: terms(x, y), at });
      }
    }
    const fits = [0, 1, 2].map((channel) =>
      leastSquares(
        rows.map((row) => row.terms),
        rows.map(({ at }) => data[at * 3 + channel] ?? 0),
      ),
    );
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const [at, of] = [y * width + x, terms(x, y)];
        let distance = 0;
        for (let channel = 0; channel < 3; channel += 1) {
          const fit = fits[channel] ?? [];
          let wall = 0;
          for (let term = 0; term < of.length; term += 1) wall += (of[term] ?? 0) * (fit[term] ?? 0);
          distance += Math.abs((data[at * 3 + channel] ?? 0) - wall);
        }
        distances[at] = distance;
      }
    }
  }
  return distances;
}

/** Where no person sits, in shares of width and height: the upper corners and a rim at both sides. */
function isRim(u: number, v: number): boolean {
  return v < 0.72 && (u < 0.16 || u > 0.84 || (v < 0.5 && (u < 0.25 || u > 0.7)));
}

/** Solves the normal equations by elimination with pivots. */
export function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]): readonly number[] {
  const size = rows[0]?.length ?? 0;
  const system = Array.from({ length: size }, () => new Float64Array(size + 1));
  rows.forEach((row, index) => {
    for (let i = 0; i < size; i += 1) {
      const line = system[i] ?? new Float64Array(size + 1);
      for (let j = 0; j < size; j += 1) line[j] = (line[j] ?? 0) + (row[i] ?? 0) * (row[j] ?? 0);
      line[size] = (line[size] ?? 0) + (row[i] ?? 0) * (values[index] ?? 0);
    }
  });
  for (let column = 0; column < size; column += 1) {
    const best = system.slice(column).reduce((a, b) => (Math.abs(b[column] ?? 0) > Math.abs(a[column] ?? 0) ? b : a));
    const at = system.indexOf(best);
    [system[at], system[column]] = [system[column] ?? best, best];
    for (const line of system) {
      if (line === best) continue;
      const factor = (line[column] ?? 0) / (best[column] || 1e-9);
      for (let j = column; j <= size; j += 1) line[j] = (line[j] ?? 0) - factor * (best[j] ?? 0);
    }
  }
  return system.map((line, index) => (line[size] ?? 0) / (line[index] || 1e-9));
}

export function dilate(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array<ArrayBuffer> {
  return window(mask, width, height, radius, (sum) => (sum > 0 ? 1 : 0));
}

function erode(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array<ArrayBuffer> {
  return window(mask, width, height, radius, (sum, count) => (sum === count ? 1 : 0));
}

/** 0 to 255: the share of set pixels in a square around each. */
export function blur(mask: Uint8Array, width: number, height: number, radius: number): Uint8Array<ArrayBuffer> {
  return window(mask, width, height, radius, (sum, count) => Math.round((255 * sum) / count), Math.round);
}

/** Runs a square window over a mask, first along rows, then along columns. */
function window(
  mask: Uint8Array,
  width: number,
  height: number,
  radius: number,
  of: (sum: number, count: number) => number,
  middle: (value: number) => number = (value) => value,
): Uint8Array<ArrayBuffer> {
  const sums = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) slide(mask, sums, y * width, 1, width, radius);
  const across = new Float32Array(width * height);
  for (let x = 0; x < width; x += 1) slide(sums, across, x, width, height, radius);
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const rows = Math.min(y + radius, height - 1) - Math.max(y - radius, 0) + 1;
    for (let x = 0; x < width; x += 1) {
      const columns = Math.min(x + radius, width - 1) - Math.max(x - radius, 0) + 1;
      out[y * width + x] = middle(of(across[y * width + x] ?? 0, rows * columns));
    }
  }
  return out;
}

function slide(
  from: ArrayLike<number>,
  to: Float32Array,
  start: number,
  step: number,
  length: number,
  radius: number,
): void {
  let sum = 0;
  for (let index = 0; index < Math.min(radius, length); index += 1) sum += from[start + index * step] ?? 0;
  for (let index = 0; index < length; index += 1) {
    if (index + radius < length) sum += from[start + (index + radius) * step] ?? 0;
    if (index - radius - 1 >= 0) sum -= from[start + (index - radius - 1) * step] ?? 0;
    to[start + index * step] = sum;
  }
}

/** What hangs together with the place given. */
function connected(
  mask: Uint8Array,
  width: number,
  height: number,
  from: { readonly x: number; readonly y: number },
): Uint8Array<ArrayBuffer> {
  const found = new Uint8Array(width * height);
  const stack = [Math.round(from.y) * width + Math.round(from.x)];
  while (stack.length > 0) {
    const at = stack.pop() ?? 0;
    if (found[at] === 1 || mask[at] !== 1) continue;
    found[at] = 1;
    const x = at % width;
    if (x > 0) stack.push(at - 1);
    if (x < width - 1) stack.push(at + 1);
    if (at >= width) stack.push(at - width);
    if (at < width * (height - 1)) stack.push(at + width);
  }
  return found;
}

/** What is not reached from the upper corners belongs to the person. */
function fillHoles(mask: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
  const free = mask.map((value) => 1 - value);
  const left = connected(free, width, height, { x: 0, y: 0 });
  const right = connected(free, width, height, { x: width - 1, y: 0 });
  return Uint8Array.from(mask, (_, at) => (left[at] === 1 || right[at] === 1 ? 0 : 1));
}
