import { readFileSync } from "node:fs";

/**
 * Finds text that is addressed to a language model rather than to people: phrases of `content/reference/model-phrases.csv`. A fact, no
 * verdict: somebody who writes about such attacks uses the same words.
 * @returns the sentences that hold such a phrase, one a line; null when there are none
 */
export function findModelText(text: string): string | null {
  const passages = text.normalize("NFKC").split(SENTENCE_END);
  const found: string[] = [];
  // A sentence may run over line ends: they were joined by the caller's split only where a sentence ends.
  for (const passage of passages) if (holdsPhrase(wordsOf(passage))) found.push(passage.replaceAll(/\s+/g, " ").trim());
  return found.length === 0 ? null : [...new Set(found)].join("\n").slice(0, CHARACTERS_MAX);
}

const CHARACTERS_MAX = 2_000;
const SENTENCE_END = /(?<=[.!?。！？])\s+|\n\s*\n|\n(?=\s*[•*\-–▪])/u;
/** How many words may stand where a phrase has "*". */
const GAP_WORDS_MAX = 4;
const ANY = "*";

type Phrase = readonly string[];
let phrases: ReadonlyMap<string, readonly Phrase[]> | undefined;

/** Phrases by their first word. Read once: the table is content. */
function loadPhrases(): ReadonlyMap<string, readonly Phrase[]> {
  const table = readFileSync(new URL("../../../content/reference/model-phrases.csv", import.meta.url), "utf8");
  const rows = table
    .split("\n")
    .slice(1)
    .map((row) => row.split(",", 1)[0] ?? "");
  return Map.groupBy(
    rows
      .filter((phrase) => phrase !== "")
      .map((phrase) => phrase.split(" ").flatMap((word) => (word === ANY ? [ANY] : wordsOf(word)))),
    ([first = ""]) => first,
  );
}

function holdsPhrase(words: readonly string[]): boolean {
  phrases ??= loadPhrases();
  for (const [index, word] of words.entries())
    for (const phrase of phrases.get(word) ?? []) if (matches(words, index + 1, phrase, 1)) return true;
  return false;
}

function matches(words: readonly string[], at: number, phrase: Phrase, from: number): boolean {
  const expected = phrase[from];
  if (expected === undefined) return true;
  if (expected !== ANY) return words[at] === expected && matches(words, at + 1, phrase, from + 1);
  for (let gap = 0; gap <= GAP_WORDS_MAX; gap += 1) if (matches(words, at + gap, phrase, from + 1)) return true;
  return false;
}

/** Lower case, without signs. Scripts without spaces give one word a character. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}']+/gu) ?? [];
}
