import type { Luma } from "../reading.ts";

/** A luma of 160 × 120 in blocks of five points: what is left of it says nothing about who is in it. */
const BLOCK = 5;

/** Means of blocks, one after the other. */
export type Blocks = Float32Array;

export function blocksOf({ width, height, data }: Luma): Blocks {
  const [across, down] = [Math.floor(width / BLOCK), Math.floor(height / BLOCK)];
  const blocks = new Float32Array(across * down);
  for (let y = 0; y < down * BLOCK; y += 1) {
    const row = Math.floor(y / BLOCK) * across;
    for (let x = 0; x < across * BLOCK; x += 1) {
      const block = row + Math.floor(x / BLOCK);
      blocks[block] = (blocks[block] ?? 0) + (data[y * width + x] ?? 0) / (BLOCK * BLOCK);
    }
  }
  return blocks;
}

/** What a frame has that its neighbours in time do not: f(t) - (f(t-1) + f(t+1)) / 2, of unit length in whole numbers, and how much it was. */
export interface Residual {
  readonly data: Int8Array;
  /** Length of `data`, to divide by. */
  readonly length: number;
  /** Steps of grey, root of the mean square. */
  readonly strength: number;
}

/** A unit vector of some hundred numbers has parts far below 1. */
const SCALE = 600;

export function residualOf(before: Blocks, frame: Blocks, after: Blocks): Residual {
  const raw = frame.map((value, at) => value - ((before[at] ?? 0) + (after[at] ?? 0)) / 2);
  const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
  let squares = 0;
  for (const value of raw) squares += (value - mean) ** 2;
  const norm = Math.sqrt(squares) || 1;
  const data = new Int8Array(raw.length);
  let length = 0;
  for (let at = 0; at < data.length; at += 1) {
    const value = Math.max(-127, Math.min(127, Math.round((((raw[at] ?? 0) - mean) / norm) * SCALE)));
    data[at] = value;
    length += value * value;
  }
  return { data, length: Math.sqrt(length) || 1, strength: Math.sqrt(squares / raw.length) };
}

/** How alike two residuals are, -1 to 1. */
export function alike(a: Residual, b: Residual): number {
  const [left, right] = [a.data, b.data];
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] as number) * (right[at] as number);
  return sum / (a.length * b.length);
}
