import { foldLetters, wordsOf } from "./fold-letters.ts";

/** Forms of address and degrees that stand beside a name and are no part of it. */
const BESIDE_A_NAME: ReadonlySet<string> = new Set(
  "mr mrs ms miss mx dr prof phd md mba msc bsc cpa cissp pmp jr sr".split(" "),
);
/** A longer one is no name: what is behind it is not looked at. */
const NAME_CHARACTERS_MAX = 200;

/**
 * The normal form of a person's name, for telling whether two names are the same and for nothing else: lower case without
 * accents, words in alphabetical order ("Doe, Jane" is "Jane Doe"), without titles and degrees.
 * @returns undefined when no letter is left
 */
export function nameKey(name: string): string | undefined {
  // "O'Brien" and "OBrien", "Ph.D." and "PhD" are one word; a hyphen parts two.
  const words = wordsOf(foldLetters(name.slice(0, NAME_CHARACTERS_MAX)).replaceAll(/['’ʼ`.]/gu, ""));
  const own = words.filter((word) => !BESIDE_A_NAME.has(word));
  // Somebody may be called what is elsewhere a title.
  const kept = own.length > 0 ? own : words;
  return kept.some((word) => /\p{Letter}/u.test(word)) ? kept.toSorted().join(" ") : undefined;
}
