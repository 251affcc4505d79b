/**
 * What each UTF-16 unit is to a reader: 0 divides words, 1 belongs to one, 2 is a word of its own (scripts that write no
 * spaces), 3 is nothing (accents that stand alone, soft hyphens). And the unit that it counts as: lower case, no accent.
 */
const CLASS = new Uint8Array(65_536);
const FOLDED = new Uint16Array(65_536);
const ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;
const IN_WORD = /[\p{L}\p{N}+#]/u;
const NOTHING = /[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF'’]/u;

for (let unit = 0; unit < 65_536; unit += 1) {
  FOLDED[unit] = unit;
  if (unit >= 0xd800 && unit < 0xe000) {
    CLASS[unit] = 1;
    continue;
  }
  const character = String.fromCharCode(unit);
  CLASS[unit] = NOTHING.test(character) ? 3 : ALONE.test(character) ? 2 : IN_WORD.test(character) ? 1 : 0;
  if (CLASS[unit] === 1) FOLDED[unit] = character.normalize("NFKD").toLowerCase().charCodeAt(0);
}

/** A résumé has some hundred words. What is longer than this is cut: nobody wrote it about their own work. */
const WORDS_MAX = 20_000;

/** The words of one text as numbers, with their places in it. The arrays are used again by the next `readWords`. */
export interface Words {
  count: number;
  readonly hashes: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

export function createWords(): Words {
  const array = (): Uint32Array => new Uint32Array(WORDS_MAX);
  return { count: 0, hashes: array(), starts: array(), ends: array() };
}

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over folded units: one multiplication a character. */
export function readWords(text: string, words: Words): void {
  const { hashes, starts, ends } = words;
  let count = 0;
  let hash = 0;
  let start = -1;
  const end = text.length;
  for (let at = 0; at <= end && count < WORDS_MAX; at += 1) {
    const unit = at < end ? text.charCodeAt(at) : 32;
    const kind = CLASS[unit] as number;
    if (kind === 1) {
      if (start < 0) {
        start = at;
        hash = 0x811c9dc5;
      }
      hash = Math.imul(hash ^ (FOLDED[unit] as number), 0x01000193);
      continue;
    }
    if (kind === 3) continue;
    if (start >= 0) {
      hashes[count] = hash;
      starts[count] = start;
      ends[count] = at;
      count += 1;
      start = -1;
    }
    if (kind === 2 && count < WORDS_MAX) {
      hashes[count] = Math.imul(0x811c9dc5 ^ unit, 0x01000193);
      starts[count] = at;
      ends[count] = at + 1;
      count += 1;
    }
  }
  words.count = count;
}

/** Three words in a row as one number. The last lines are MurmurHash3's finaliser: every bit depends on every other. */
export function shingleAt(hashes: Uint32Array, at: number): number {
  let hash = Math.imul(hashes[at] as number, 0x9e3779b1);
  hash = Math.imul(hash ^ (hashes[at + 1] as number), 0x85ebca6b);
  hash = Math.imul((hash ^ (hash >>> 15)) + (hashes[at + 2] as number), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
export const SHINGLE_WORDS = 3;
