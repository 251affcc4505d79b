import { hasNumber, type NumberSet } from "./number-set.ts";
import { createWords, readWords, shingleAt, SHINGLE_WORDS, type Words } from "./words.ts";

export interface SharedText {
  /** Jaccard similarity of both texts' shingles, without common ones. */
  readonly similarity: number;
  /** The longest run of equal words, as it stands in each; null when none is. */
  readonly passage: string | null;
  readonly peerPassage: string | null;
  readonly passageWords: number;
}

/** Enough to read side by side, and no more than a report can show. */
const PASSAGE_CHARACTERS_MAX = 4_000;
/** Places of one shingle in the other text that are followed: a text of one repeated sentence has them all alike. */
const PLACES_MAX = 8;

const left = createWords();
const right = createWords();

/** Compares two texts exactly. */
export function compareTexts(text: string, peer: string, common: NumberSet): SharedText {
  readWords(text, left);
  readWords(peer, right);
  const [mine, theirs] = [shinglesOf(left, common), shinglesOf(right, common)];
  const run = longestRun(mine, theirs);
  return {
    similarity: jaccard(mine, theirs),
    passage: run.words === 0 ? null : passageOf(text, left, run.at, run.words),
    peerPassage: run.words === 0 ? null : passageOf(peer, right, run.peerAt, run.words),
    passageWords: run.words,
  };
}

/** Jaccard similarity alone. */
export function exactJaccard(text: string, peer: string, common: NumberSet): number {
  readWords(text, left);
  readWords(peer, right);
  return jaccard(shinglesOf(left, common), shinglesOf(right, common));
}

/** Per place its shingle; -1 where it is common. */
function shinglesOf(words: Words, common: NumberSet): Float64Array {
  const shingles = new Float64Array(Math.max(0, words.count - SHINGLE_WORDS + 1));
  for (let at = 0; at < shingles.length; at += 1) {
    const shingle = shingleAt(words.hashes, at);
    shingles[at] = hasNumber(common, shingle) ? -1 : shingle;
  }
  return shingles;
}

function jaccard(mine: Float64Array, theirs: Float64Array): number {
  const [a, b] = [new Set(mine), new Set(theirs)];
  a.delete(-1);
  b.delete(-1);
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

interface Run {
  readonly at: number;
  readonly peerAt: number;
  readonly words: number;
}

/** The longest run of places at which both have the same shingle, none of them common. */
function longestRun(mine: Float64Array, theirs: Float64Array): Run {
  const places = new Map<number, number[]>();
  for (const [at, shingle] of theirs.entries()) {
    if (shingle === -1) continue;
    const known = places.get(shingle);
    if (known === undefined) places.set(shingle, [at]);
    else if (known.length < PLACES_MAX) known.push(at);
  }
  let best: Run = { at: 0, peerAt: 0, words: 0 };
  for (const [at, shingle] of mine.entries()) {
    for (const peerAt of places.get(shingle) ?? []) {
      // A run is followed from its first place only.
      if (at > 0 && peerAt > 0 && mine[at - 1] !== -1 && mine[at - 1] === theirs[peerAt - 1]) continue;
      let length = 1;
      while (
        at + length < mine.length &&
        peerAt + length < theirs.length &&
        mine[at + length] !== -1 &&
        mine[at + length] === theirs[peerAt + length]
      ) {
        length += 1;
      }
      const words = length + SHINGLE_WORDS - 1;
      if (words > best.words) best = { at, peerAt, words };
    }
  }
  return best;
}

function passageOf(text: string, words: Words, at: number, count: number): string {
  const [start, end] = [words.starts[at] ?? 0, words.ends[at + count - 1] ?? 0];
  return text.slice(start, Math.min(end, start + PASSAGE_CHARACTERS_MAX)).toWellFormed();
}
