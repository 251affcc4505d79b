import type { Luma } from "../reading.ts";

/** Which points of a luma are looked at: 1, and which are not: 0. Row by row. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A grey picture without its slow changes of brightness: what is left of a plain wall is noise. */
export interface Texture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** Half the side of the square whose mean is taken off, by points of a luma of 160 × 120. */
const RADIUS = 8;

export function textureOf({ width, height, data }: Luma): Texture {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x] as number;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] as number) + row;
    }
  }
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.max(0, y - RADIUS), Math.min(height, y + RADIUS + 1)];
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - RADIUS), Math.min(width, x + RADIUS + 1)];
      const sum =
        (sums[bottom * (width + 1) + right] as number) -
        (sums[top * (width + 1) + right] as number) -
        (sums[bottom * (width + 1) + left] as number) +
        (sums[top * (width + 1) + left] as number);
      out[y * width + x] = (data[y * width + x] as number) - sum / ((bottom - top) * (right - left));
    }
  }
  return { width, height, data: out };
}

/** Each point is the mean of four. */
export function halveTexture({ width, height, data }: Texture): Texture {
  const half = { width: width >> 1, height: height >> 1 };
  const out = new Float32Array(half.width * half.height);
  for (let y = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1) {
      const at = y * 2 * width + x * 2;
      out[y * half.width + x] =
        ((data[at] as number) +
          (data[at + 1] as number) +
          (data[at + width] as number) +
          (data[at + width + 1] as number)) /
        4;
    }
  }
  return { ...half, data: out };
}

/** A point is looked at when all four that it stands for are. */
export function halveMask({ width, height, data }: Mask): Mask {
  const half = { width: width >> 1, height: height >> 1 };
  const out = new Uint8Array(half.width * half.height);
  for (let y = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1) {
      const at = y * 2 * width + x * 2;
      const all = (data[at] as number) & (data[at + 1] as number) & (data[at + width] as number);
      out[y * half.width + x] = all & (data[at + width + 1] as number);
    }
  }
  return { ...half, data: out };
}

/** A rectangle of whole points. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * How alike an area of `a` and the one `dx`, `dy` farther in `b` are: the correlation, -1 to 1, over points that both pictures have and the mask
 * leaves in both. Null where those are fewer than `pointsMin`, or plain.
 */
export function likenessAt(
  a: Texture,
  b: Texture,
  area: Area,
  { dx, dy }: { readonly dx: number; readonly dy: number },
  mask: Mask | undefined,
  pointsMin: number,
): number | null {
  const { width, height } = a;
  const left = Math.max(area.x, -dx);
  const right = Math.min(area.x + area.width, width - dx);
  const top = Math.max(area.y, -dy);
  const bottom = Math.min(area.y + area.height, height - dy);
  if (right <= left || bottom <= top || (right - left) * (bottom - top) < pointsMin) return null;
  // One sum a variable, and no tuples: this runs some million times for one pair of pictures.
  let points = 0;
  let sumA = 0;
  let sumB = 0;
  let squareA = 0;
  let squareB = 0;
  let product = 0;
  const looked = mask?.data;
  const away = dy * width + dx;
  for (let y = top; y < bottom; y += 1) {
    const end = y * width + right;
    for (let at = y * width + left; at < end; at += 1) {
      if (looked !== undefined && (looked[at] === 0 || looked[at + away] === 0)) continue;
      const valueA = a.data[at] as number;
      const valueB = b.data[at + away] as number;
      points += 1;
      sumA += valueA;
      sumB += valueB;
      squareA += valueA * valueA;
      squareB += valueB * valueB;
      product += valueA * valueB;
    }
  }
  if (points < pointsMin) return null;
  const [varianceA, varianceB] = [squareA - (sumA * sumA) / points, squareB - (sumB * sumB) / points];
  if (varianceA < PLAIN * points || varianceB < PLAIN * points) return null;
  return (product - (sumA * sumB) / points) / Math.sqrt(varianceA * varianceB);
}

/** Grey values squared: a camera's noise, shrunk to 160 × 120, is about one grey value. */
const PLAIN = 1.5;

/** Where the top of a parabola through three neighbours lies, from the middle one: -0.5 to 0.5. */
export function topBetween(before: number | null, middle: number, after: number | null): number {
  if (before === null || after === null) return 0;
  const bend = before - 2 * middle + after;
  return bend >= 0 ? 0 : Math.min(Math.max((before - after) / (2 * bend), -0.5), 0.5);
}
