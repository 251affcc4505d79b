import { emptyField, type Field, transform } from "./fourier.ts";
import type { Mask, Texture } from "./texture.ts";

/** Peaks of the phase correlation that are looked at in the pictures themselves. */
const PEAKS = 6;
/** Two peaks closer than this are one. */
const PEAK_RADIUS = 3;

/** Both pictures in one transform, `a` as the real part and `b` as the imaginary one; then only their difference in phase is left. */
export function phaseCorrelation(a: Texture, b: Texture, mask: Mask | undefined): Float64Array {
  const field = emptyField(powerAbove(a.width), powerAbove(a.height));
  for (let y = 0; y < a.height; y += 1) {
    for (let x = 0; x < a.width; x += 1) {
      const at = y * a.width + x;
      if (mask?.data[at] === 0) continue;
      const weight = hann(x, a.width) * hann(y, a.height);
      field.re[y * field.width + x] = (a.data[at] as number) * weight;
      field.im[y * field.width + x] = (b.data[at] as number) * weight;
    }
  }
  transform(field, "forward");
  const phases = phasesBetween(field);
  transform(phases, "backward");
  return phases.re;
}

function phasesBetween({ width, height, re, im }: Field): Field {
  const phases = emptyField(width, height);
  for (let y = 0; y < height; y += 1) {
    const mirroredRow = ((height - y) % height) * width;
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const mirrored = mirroredRow + ((width - x) % width);
      const [p, q, r, s] = [re[at], im[at], re[mirrored], im[mirrored]] as [number, number, number, number];
      // The two spectra: A = (F + mirrored conjugate) / 2, B = (F - mirrored conjugate) / 2i.
      const [aRe, aIm, bRe, bIm] = [p + r, q - s, q + s, r - p];
      const [crossRe, crossIm] = [bRe * aRe + bIm * aIm, bIm * aRe - bRe * aIm];
      const size = Math.hypot(crossRe, crossIm) + Number.EPSILON;
      phases.re[at] = crossRe / size;
      phases.im[at] = crossIm / size;
    }
  }
  return phases;
}

/** The highest places of the correlation as shifts. What wraps around may be a shift either way: both are named. */
export function peaksOf(
  correlation: Float64Array,
  { width, height }: { readonly width: number; readonly height: number },
): readonly { readonly dx: number; readonly dy: number }[] {
  const [fieldWidth, fieldHeight] = [powerAbove(width), powerAbove(height)];
  const taken: { readonly x: number; readonly y: number }[] = [];
  const near = (x: number, y: number): boolean =>
    taken.some((peak) => {
      const [byX, byY] = [Math.abs(peak.x - x), Math.abs(peak.y - y)];
      return Math.min(byX, fieldWidth - byX) <= PEAK_RADIUS && Math.min(byY, fieldHeight - byY) <= PEAK_RADIUS;
    });
  while (taken.length < PEAKS) {
    let [highest, found] = [Number.NEGATIVE_INFINITY, 0];
    for (let at = 0; at < correlation.length; at += 1) {
      const value = correlation[at] as number;
      if (value > highest && !near(at % fieldWidth, Math.floor(at / fieldWidth))) [highest, found] = [value, at];
    }
    taken.push({ x: found % fieldWidth, y: Math.floor(found / fieldWidth) });
  }
  return taken.flatMap(({ x, y }) =>
    [x, x - fieldWidth].flatMap((dx) => [y, y - fieldHeight].map((dy) => ({ dx, dy }))),
  );
}

function powerAbove(length: number): number {
  return 2 ** Math.ceil(Math.log2(length));
}

function hann(at: number, length: number): number {
  return 0.5 - 0.5 * Math.cos((2 * Math.PI * (at + 0.5)) / length);
}
