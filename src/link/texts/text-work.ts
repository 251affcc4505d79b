import { compareTexts, type SharedText } from "./compare-texts.ts";
import type { NumberSet } from "./number-set.ts";
import { BANDS, BINS, signWords, writeSignature } from "./signature.ts";
import { createWords, readWords } from "./words.ts";

/** Signatures of a batch of texts: band keys and bits one after the other; `signed` is 0 for a text without one. */
export interface Signed {
  readonly keys: Uint32Array<ArrayBuffer>;
  readonly bits: Uint8Array<ArrayBuffer>;
  readonly signed: Uint8Array<ArrayBuffer>;
}

export type TextTask =
  | { readonly kind: "sign"; readonly texts: readonly string[] }
  | { readonly kind: "compare"; readonly pairs: readonly (readonly [string, string])[] };

const words = createWords();
const minima = new Uint32Array(BINS);

export function signTexts(texts: readonly string[], common: NumberSet): Signed {
  const keys = new Uint32Array(texts.length * BANDS);
  const bits = new Uint8Array(texts.length * BINS);
  const signed = new Uint8Array(texts.length);
  for (const [index, text] of texts.entries()) {
    readWords(text, words);
    if (!signWords(words, common, minima)) continue;
    signed[index] = 1;
    writeSignature(minima, keys, index * BANDS, bits, index * BINS);
  }
  return { keys, bits, signed };
}

export function comparePairs(pairs: readonly (readonly [string, string])[], common: NumberSet): readonly SharedText[] {
  return pairs.map(([text, peer]) => compareTexts(text, peer, common));
}
