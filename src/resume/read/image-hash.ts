/**
 * Perceptual hash of a picture (pHash): brightness on 32×32, its two-dimensional cosine transform, and for each of the 64 lowest
 * frequencies whether it is above their median. Survives re-encoding, small changes of size and of brightness; a picture that is cut or
 * turned is another. After Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010.
 * @param grey brightness of `SIDE`×`SIDE` points
 * @returns 16 hex digits; undefined for a picture that is all one colour, whose hash would say nothing
 */
export function imageHash(grey: ArrayLike<number>): string | undefined {
  if (isFlat(grey)) return undefined;
  const frequencies = transform(grey);
  const chosen = LOWEST.map((place) => frequencies[place] ?? 0);
  const sorted = chosen.toSorted((one, other) => one - other);
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  const bits = chosen.map((value) => (value > median ? "1" : "0")).join("");
  return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
}

export const SIDE = 32;

/** Standard deviation of brightness, of 255, below which nothing can be recognised. */
const CONTRAST_MIN = 4;

function isFlat(grey: ArrayLike<number>): boolean {
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < SIDE * SIDE; index += 1) {
    const value = grey[index] ?? 0;
    sum += value;
    squares += value * value;
  }
  const mean = sum / (SIDE * SIDE);
  return Math.sqrt(Math.max(0, squares / (SIDE * SIDE) - mean * mean)) < CONTRAST_MIN;
}

/** The 64 lowest frequencies but the first, which is the mean brightness: by the sum of both directions. */
const LOWEST: readonly number[] = Array.from({ length: SIDE * SIDE }, (_, index) => index)
  .toSorted((one, other) => orderOf(one) - orderOf(other))
  .slice(1, 65);

function orderOf(place: number): number {
  const across = place % SIDE;
  const down = Math.floor(place / SIDE);
  return (across + down) * SIDE + down;
}

const COSINES: readonly Float64Array[] = Array.from({ length: 12 }, (_, frequency) =>
  Float64Array.from({ length: SIDE }, (_point, place) => Math.cos((Math.PI * frequency * (place + 0.5)) / SIDE)),
);

/** Type II cosine transform, of the twelve lowest frequencies each way; scaling does not matter to a comparison. */
function transform(grey: ArrayLike<number>): Float64Array {
  const across = new Float64Array(SIDE * SIDE);
  for (let row = 0; row < SIDE; row += 1)
    for (const [frequency, cosine] of COSINES.entries()) {
      let sum = 0;
      for (let place = 0; place < SIDE; place += 1) sum += (grey[row * SIDE + place] ?? 0) * (cosine[place] ?? 0);
      across[row * SIDE + frequency] = sum;
    }
  const both = new Float64Array(SIDE * SIDE);
  for (let frequency = 0; frequency < COSINES.length; frequency += 1)
    for (const [down, cosine] of COSINES.entries()) {
      let sum = 0;
      for (let row = 0; row < SIDE; row += 1) sum += (across[row * SIDE + frequency] ?? 0) * (cosine[row] ?? 0);
      both[down * SIDE + frequency] = sum;
    }
  return both;
}
