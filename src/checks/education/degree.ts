import { foldLetters, wordsOf } from "../../resolve/fold-letters.ts";

/** Words by which degrees are named, to tell the level from the subject. Spelling only; lower case, without dots. */
const LEVELS: Readonly<Record<string, readonly string[]>> = {
  bachelor: [
    "bachelor",
    "bachelors",
    "ba",
    "bs",
    "bsc",
    "beng",
    "btech",
    "be",
    "bba",
    "bcom",
    "bfa",
    "licence",
    "licenciatura",
    "ingenieria",
  ],
  master: ["master", "masters", "ma", "ms", "msc", "meng", "mtech", "mba", "mphil", "mfa", "magister", "maestria"],
  doctor: ["doctor", "doctorate", "phd", "dphil", "dsc", "edd", "doctorado"],
  associate: ["associate", "associates", "aas"],
  diploma: ["diploma", "diplom", "certificate", "hnd"],
};
const LEVEL_OF = new Map(
  Object.entries(LEVELS).flatMap(([level, words]) => words.map((word) => [word, level] as const)),
);

/** Words that stand in the name of many degrees and tell no subject. */
const FILLING = new Set(
  "in of and the for with de en y der und degree honours honors hons major minor first class applied studies general".split(
    " ",
  ),
);

export interface Degree {
  /** bachelor, master, doctor, associate, diploma; undefined when it is not said. */
  readonly level: string | undefined;
  /** The subject's words, lower case; empty when it is not said. */
  readonly subject: readonly string[];
}

/** "Bachelor of Science" is a level: what stands behind it is the subject. */
const OF_FACULTY =
  /\b(bachelor|master|doctor|associate)s? of (applied )?(arts|sciences?|engineering|technology|philosophy|laws|business administration)\b/g;

/** `B.Sc. (Hons) in Computer Science` → bachelor, [computer, science]. */
export function toDegree(stated: string): Degree {
  const text = foldLetters(stated.slice(0, 300)).replaceAll(/['’.]/gu, "").replaceAll(OF_FACULTY, "$1");
  const words = wordsOf(text);
  const level = words.map((word) => LEVEL_OF.get(word)).find((one) => one !== undefined);
  return { level, subject: words.filter((word) => !LEVEL_OF.has(word) && !FILLING.has(word)) };
}

/** How a claimed subject stands to a catalogued one. A word in common may be a renamed degree, which says nothing. */
export function compareSubjects(claimed: readonly string[], listed: readonly string[]): "same" | "near" | "apart" {
  const stems = (words: readonly string[]): ReadonlySet<string> =>
    new Set(words.map((word) => word.slice(0, STEM_LETTERS)));
  const [left, right] = [stems(claimed), stems(listed)];
  if (left.isSubsetOf(right) || right.isSubsetOf(left)) return "same";
  return left.isDisjointFrom(right) ? "apart" : "near";
}

/** "Computer", "computing" and "computational" are one word in the names of degrees. */
const STEM_LETTERS = 5;
