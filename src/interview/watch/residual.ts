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
    let at = y * width;
    for (let column = 0; column < across; column += 1) {
      let sum = 0;
      for (let x = 0; x < BLOCK; x += 1, at += 1) sum += data[at] as number;
      blocks[row + column] = (blocks[row + column] as number) + sum / (BLOCK * BLOCK);
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
  // Whole groups of four, for `alike`.
  const data = new Int8Array(Math.ceil(raw.length / 4) * 4);
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
  // Four sums at once: the processor need not wait for one before the next.
  let [one, two, three, four] = [0, 0, 0, 0];
  for (let at = 0; at < left.length; at += 4) {
    one += (left[at] as number) * (right[at] as number);
    two += (left[at + 1] as number) * (right[at + 1] as number);
    three += (left[at + 2] as number) * (right[at + 2] as number);
    four += (left[at + 3] as number) * (right[at + 3] as number);
  }
  return (one + two + three + four) / (a.length * b.length);
}
