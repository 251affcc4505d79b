/**
 * Perceptual hash of a picture (pHash): brightness on 32×32, its two-dimensional cosine transform, and for each of the 64 lowest
 * frequencies whether it is above their median. Survives re-encoding, small changes of size and of brightness; a picture that is cut or
 * turned is another. After Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010.
 * @param grey brightness of 32×32 fields
 * @returns 16 hex digits; undefined for a picture that is all one colour or almost empty, whose hash would say nothing
 */
export function imageHash(grey: ArrayLike<number>): string | undefined {
  if (isFlat(grey)) return undefined;
  const frequencies = transform(grey);
  const chosen = LOWEST.map((place) => frequencies[place] ?? 0);
  if (isPlain(chosen)) return undefined;
  const sorted = chosen.toSorted((one, other) => one - other);
  const median = ((sorted[31] ?? 0) + (sorted[32] ?? 0)) / 2;
  const bits = chosen.map((value) => (value > median ? "1" : "0")).join("");
  return BigInt(`0b${bits}`).toString(16).padStart(16, "0");
}

const SIDE = 32;

/**
 * Mean brightness of each of 32×32 fields of a picture, for `imageHash`. Of a large one every second or third point is enough.
 * `brightness`: of a point, 0 to 255.
 */
export function toFields(width: number, height: number, brightness: (x: number, y: number) => number): Float64Array {
  const sums = new Float64Array(SIDE * SIDE);
  const counts = new Float64Array(SIDE * SIDE);
  const step = Math.max(1, Math.floor(Math.min(width, height) / (SIDE * 8)));
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width; x += step) {
      const field = Math.floor((y * SIDE) / height) * SIDE + Math.floor((x * SIDE) / width);
      sums[field] = (sums[field] ?? 0) + brightness(x, y);
      counts[field] = (counts[field] ?? 0) + 1;
    }
  return sums.map((sum, index) => sum / Math.max(1, counts[index] ?? 1));
}

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

/** What lies below this part of the strongest frequency is as much the encoder's as the picture's. */
const NOISE_SHARE = 0.005;
const FREQUENCIES_MIN = 32;

/** A picture with little in it (a gradient, a logo's two bars) would get a hash of chance, and be like any other such. */
function isPlain(frequencies: readonly number[]): boolean {
  const strongest = Math.max(...frequencies.map(Math.abs));
  return frequencies.filter((value) => Math.abs(value) > NOISE_SHARE * strongest).length < FREQUENCIES_MIN;
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
