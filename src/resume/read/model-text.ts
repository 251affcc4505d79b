import { readFileSync } from "node:fs";

/**
 * Finds text that is addressed to a language model rather than to people: phrases of `content/reference/model-phrases.csv`, within a
 * sentence. A fact, no verdict: somebody who writes about such attacks uses the same words.
 * @returns the lines and sentences that hold such a phrase, one a line; null when there are none
 */
export function findModelText(text: string): string | null {
  phrases ??= loadPhrases();
  const words = wordsOf(text.normalize("NFKC"));
  const found: string[] = [];
  let end = 0;
  for (const [index, { word, start }] of words.entries()) {
    if (start < end) continue;
    const last = (phrases.get(word) ?? [])
      .map((phrase) => lastWord(words, index + 1, phrase, 1))
      .find((place) => place !== undefined);
    if (last === undefined) continue;
    const passage = around(text.normalize("NFKC"), start, words[last]?.end ?? start);
    end = passage.end;
    found.push(passage.text);
  }
  return found.length === 0 ? null : [...new Set(found)].join("\n").slice(0, CHARACTERS_MAX);
}

const CHARACTERS_MAX = 2_000;
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
      .map((phrase) =>
        phrase.split(" ").flatMap((part) => (part === ANY ? [ANY] : wordsOf(part).map(({ word }) => word))),
      ),
    ([first = ""]) => first,
  );
}

/** The place of the word with which the phrase ends, when its words from `from` on stand at `at`. */
function lastWord(words: readonly Word[], at: number, phrase: Phrase, from: number): number | undefined {
  const expected = phrase[from];
  if (expected === undefined) return at - 1;
  if (expected === ANY) {
    for (let gap = 0; gap <= GAP_WORDS_MAX && !(gap > 0 && words[at + gap - 1]?.begins !== false); gap += 1) {
      const last = lastWord(words, at + gap, phrase, from + 1);
      if (last !== undefined) return last;
    }
    return undefined;
  }
  const word = words[at];
  return word?.word === expected && !word.begins ? lastWord(words, at + 1, phrase, from + 1) : undefined;
}

interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** A sentence, a paragraph or an item of a list begins with it. */
  readonly begins: boolean;
}

const SENTENCE_END = /[.!?。！？•]|\n\s*\n/;

/** In lower case. Scripts without spaces give one word a character. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}']+/gu)) {
    const between = text.slice(words.at(-1)?.end ?? 0, match.index);
    words.push({
      word: match[0].toLowerCase(),
      start: match.index,
      end: match.index + match[0].length,
      begins: words.length === 0 || SENTENCE_END.test(between),
    });
  }
  return words;
}

/** The lines that hold a phrase, without the sentences before and after it. */
function around(text: string, start: number, end: number): { text: string; end: number } {
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const lineEnd = text.indexOf("\n", end);
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd === -1 ? text.length : lineEnd);
  const from = lineStart + (/^.*[.!?。！？]\s*/u.exec(before)?.[0].length ?? 0);
  const to = end + (/^.*?[.!?。！？]/u.exec(after)?.[0].length ?? after.length);
  return { text: text.slice(from, to).replaceAll(/\s+/g, " ").trim(), end: to };
}
