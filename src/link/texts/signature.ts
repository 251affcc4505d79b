import { hasNumber, type NumberSet } from "./number-set.ts";
import { shingleAt, SHINGLE_WORDS, type Words } from "./words.ts";

/**
 * A text's signature: 128 minima, 3 of which make one of 42 band keys. Two texts of Jaccard similarity J share at least one
 * key with probability 1 − (1 − J³)⁴²: 0.99 at 0.48, which a copy with one word in ten exchanged keeps of its own shingles
 * (0.57 of all), 0.94 at 0.4, and 0.003 at 0.04, where unrelated résumés are.
 */
export const BINS = 128;
export const BANDS = 42;
const ROWS = 3;
const BIN_SHIFT = 25;
const VALUE_MASK = (1 << BIN_SHIFT) - 1;
const EMPTY = 0xffffffff;

/** Fewer shingles of one's own than this are no text that could have been copied: a name and a list of headings. */
const SHINGLES_LEAST = 20;

/**
 * One-permutation hashing (Li, Owen, Zhang 2012): each shingle is hashed once and falls into one bin, instead of 128 hashes
 * a shingle. Empty bins borrow a value from a bin that a hash of their number picks ("optimal densification", Shrivastava
 * 2017, https://proceedings.mlr.press/v70/shrivastava17a.html), so that short texts keep the right probability.
 * @returns false for a text with too little of its own; `minima` is then not to be used
 */
export function signWords(words: Words, common: NumberSet, minima: Uint32Array): boolean {
  minima.fill(EMPTY);
  let shingles = 0;
  for (let at = 0; at + SHINGLE_WORDS <= words.count; at += 1) {
    const shingle = shingleAt(words.hashes, at);
    if (hasNumber(common, shingle)) continue;
    shingles += 1;
    const bin = shingle >>> BIN_SHIFT;
    const value = shingle & VALUE_MASK;
    if (value < (minima[bin] as number)) minima[bin] = value;
  }
  if (shingles < SHINGLES_LEAST) return false;
  densify(minima);
  return true;
}

function densify(minima: Uint32Array): void {
  const sparse = minima.slice(0, BINS);
  for (let bin = 0; bin < BINS; bin += 1) {
    if (sparse[bin] !== EMPTY) continue;
    let from = bin;
    for (let attempt = 1; sparse[from] === EMPTY; attempt += 1) {
      from = mix(Math.imul(bin + 1, 0x9e3779b1) + Math.imul(attempt, 0x85ebca6b)) >>> BIN_SHIFT;
    }
    minima[bin] = sparse[from] as number;
  }
}

/** Band keys into `keys` from `at`; 8 bits of every minimum into `bits` (b-bit minwise hashing, Li and König 2010). */
export function writeSignature(
  minima: Uint32Array,
  keys: Uint32Array,
  keysAt: number,
  bits: Uint8Array,
  bitsAt: number,
): void {
  for (let bin = 0; bin < BINS; bin += 1) bits[bitsAt + bin] = (minima[bin] as number) & 0xff;
  for (let band = 0; band < BANDS; band += 1) {
    let key = band;
    for (let row = 0; row < ROWS; row += 1) {
      key = mix(Math.imul(key, 0x9e3779b1) ^ (minima[band * ROWS + row] as number));
    }
    keys[keysAt + band] = key;
  }
}

/** Jaccard similarity as the signatures' bits suggest it; one in 256 agrees by chance. */
export function estimateJaccard(bits: Uint8Array, a: number, b: number): number {
  let same = 0;
  for (let bin = 0; bin < BINS; bin += 1) if (bits[a * BINS + bin] === bits[b * BINS + bin]) same += 1;
  return (same / BINS - 1 / 256) / (1 - 1 / 256);
}

function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
