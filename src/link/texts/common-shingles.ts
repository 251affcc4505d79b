import { type NumberSet, numberSet } from "./number-set.ts";
import { createWords, readWords, shingleAt, SHINGLE_WORDS } from "./words.ts";

/** Documents that are counted; of more, a share by chance. */
export const COUNTED_DOCUMENTS = 20_000;
/**
 * Three words that stand in the documents of this share of all people, and of this many, are a template's, a form's or the
 * language's: they say nothing about two people. The number is high on purpose: a ring of twenty must not hide itself by being
 * large. Ours, not measured on real résumés.
 */
const PEOPLE_SHARE = 0.01;
const PEOPLE_LEAST = 30;
/** Slots of the counting table: as many as there are shingles, rounded, up to 96 MB. */
const SHINGLES_PER_DOCUMENT = 1_000;
const SLOTS_MAX = 1 << 24;
const SLOTS_LEAST = 1 << 16;

export interface CountedText {
  /** Documents of one person follow each other. */
  readonly person: number;
  readonly text: string;
}

/** Counts in how many people's documents each shingle stands. */
export class CommonShingles {
  readonly #words = createWords();
  readonly #common = new Set<number>();
  readonly #least: number;
  readonly #people: Uint16Array;
  readonly #last: Uint32Array;

  /**
   * @param people persons of the whole company
   * @param documents theirs
   * @param share the part of these that will be counted
   */
  constructor(people: number, documents: number, share: number) {
    const wanted = 2 ** Math.ceil(Math.log2(documents * share * SHINGLES_PER_DOCUMENT + 1));
    const slots = Math.min(Math.max(wanted, SLOTS_LEAST), SLOTS_MAX);
    this.#people = new Uint16Array(slots);
    this.#last = new Uint32Array(slots);
    this.#least = Math.min(Math.max(Math.max(PEOPLE_LEAST, people * PEOPLE_SHARE) * share, 2), 65_000);
  }

  count({ person, text }: CountedText): void {
    readWords(text, this.#words);
    const mark = person + 1;
    for (let at = 0; at + SHINGLE_WORDS <= this.#words.count; at += 1) {
      const shingle = shingleAt(this.#words.hashes, at);
      // Two shingles in one slot add up; with one slot a shingle, far too seldom to reach the limit.
      const slot = (shingle ^ (shingle >>> 24)) & (this.#people.length - 1);
      if (this.#last[slot] === mark) continue;
      this.#last[slot] = mark;
      const people = (this.#people[slot] as number) + 1;
      if (people < 65_535) this.#people[slot] = people;
      if (people >= this.#least) this.#common.add(shingle);
    }
  }

  /** What stands in a job advert is nobody's own. */
  exclude(advert: string): void {
    readWords(advert, this.#words);
    for (let at = 0; at + SHINGLE_WORDS <= this.#words.count; at += 1) {
      this.#common.add(shingleAt(this.#words.hashes, at));
    }
  }

  toSet(): NumberSet {
    return numberSet(this.#common, this.#common.size);
  }
}
