import type { Random } from "../../src/simulate/random.ts";
import { seeded } from "./seeded.ts";
import type { Picture } from "./picture.ts";

/** What a camera and a lamp make of a scene. */
export interface Sensor {
  /** Standard deviation of each pixel's noise, in steps of 255. */
  readonly noise: number;
  readonly gain: number;
  /** Of red, green and blue: the lamp's colour. */
  readonly tint: readonly [number, number, number];
  /** How much brighter the right edge is than the left one, as a share. */
  readonly slope: number;
  /** Slow drift of exposure, as a share, and its time in milliseconds. */
  readonly drift: { readonly share: number; readonly periodMs: number };
}

export function drawSensor(random: Random): Sensor {
  const warm = random.around(0, 0.06);
  return {
    noise: 1.5 + random.real() * 3,
    gain: 0.75 + random.real() * 0.4,
    tint: [1 + warm, 1, 1 - warm],
    slope: random.around(0, 0.18),
    drift: { share: random.real() * 0.02, periodMs: random.int(3_000, 9_000) },
  };
}

/** A quarter of a million values of a normal distribution, in 64ths of a standard deviation: drawn once, read from anywhere. */
const NOISE_LENGTH = 1 << 20;
let noiseTable: Int16Array | null = null;

function noises(): Int16Array {
  if (noiseTable !== null) return noiseTable;
  // Always the same table, so that a session does not depend on what its thread played before.
  const random = seeded(0, 0x5e);
  noiseTable = new Int16Array(NOISE_LENGTH);
  for (let at = 0; at < NOISE_LENGTH; at += 2) {
    const radius = Math.sqrt(-2 * Math.log(1 - random.real()));
    const angle = 2 * Math.PI * random.real();
    noiseTable[at] = Math.round(64 * radius * Math.cos(angle));
    noiseTable[at + 1] = Math.round(64 * radius * Math.sin(angle));
  }
  return noiseTable;
}

/** Lights a frame and adds the noise of one exposure: no two frames of a camera have the same. Changes the frame itself. */
export function expose(frame: Picture, sensor: Sensor, random: Random, atMs: number): Picture {
  const { width, height, data } = frame;
  const drift = 1 + sensor.drift.share * Math.sin((2 * Math.PI * atMs) / sensor.drift.periodMs);
  const columns = new Float32Array(width * 3);
  for (let x = 0; x < width; x += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      const slope = 1 + sensor.slope * (x / width - 0.5);
      columns[x * 3 + channel] = sensor.gain * drift * slope * (sensor.tint[channel] ?? 1);
    }
  }
  const noise = noises();
  const strength = sensor.noise / 64;
  const row = width * 3;
  for (let y = 0; y < height; y += 1) {
    // Each row starts anywhere in the table.
    let from = random.int(0, NOISE_LENGTH - row - 1);
    let at = y * row;
    for (let column = 0; column < row; column += 1, at += 1, from += 1) {
      const value = (data[at] as number) * (columns[column] as number) + (noise[from] as number) * strength + 0.5;
      data[at] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
  return frame;
}
