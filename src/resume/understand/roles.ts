import { foldLetters } from "./fold.ts";
import { remember } from "./remember.ts";
import { STATE_CODES } from "./place-words.ts";
import {
  EMPLOYER_STEMS,
  EMPLOYER_WORDS,
  LABELS,
  LEGAL_FORMS,
  LEGAL_STEMS,
  SELF_EMPLOYED_WORDS,
  TITLE_STEMS,
  TITLE_WORDS,
} from "./role-words.ts";

/** Lower case, without accents of Latin letters. */
export const foldWords = remember(foldText);

function foldText(text: string): string {
  return foldLetters(text).replaceAll("ß", "ss").replaceAll(/\s+/g, " ").trim();
}

const wordSet = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(foldWords));

const titleWords = wordSet(TITLE_WORDS);
const titleStems = TITLE_STEMS.map(foldWords);
const employerWords = wordSet(EMPLOYER_WORDS);
const employerStems = EMPLOYER_STEMS.map(foldWords);
const legalForms = wordSet(LEGAL_FORMS);
const legalStems = LEGAL_STEMS.map(foldWords);
const selfEmployed = wordSet(SELF_EMPLOYED_WORDS);
const labels = new Map(
  Object.entries(LABELS).flatMap(([role, words]) => words.map((word) => [foldWords(word), role as LabelRole] as const)),
);

export type LabelRole = "employer" | "client" | "title" | "dates" | "place";

/** How much a text's words name an employer (below 0) or what somebody does (above 0). Only words count, never who uses them. */
export function leaning(text: string): number {
  return titleLeaning(text) - employerLeaning(text);
}

export const titleLeaning = remember(weighTitle);
export const employerLeaning = remember(weighEmployer);

function weighTitle(text: string): number {
  const folded = foldWords(text);
  const words = folded
    .split(/[^\p{L}\p{M}\p{N}'’-]+/u)
    .flatMap((word) => [word, ...(word.includes("-") ? word.split("-") : [])]);
  const hits =
    words.filter((word) => titleWords.has(word)).length + titleStems.filter((stem) => folded.includes(stem)).length;
  // "University of Leeds, Lecturer" has one word of each kind; two title words weigh little more than one.
  return hits === 0 ? 0 : 2 + Math.min(hits - 1, 2) * 0.5;
}

function weighEmployer(text: string): number {
  const folded = foldWords(text);
  if (selfEmployed.has(folded)) return 2.5;
  if (hasLegalForm(folded)) return 3;
  const words = folded.split(/[^\p{L}\p{M}\p{N}'’]+/u);
  const hits =
    words.filter((word) => employerWords.has(word)).length +
    employerStems.filter((stem) => folded.includes(stem)).length;
  return Math.min(hits, 2) * 0.9 + (/\s[&+]\s|\w&\w/.test(folded) ? 0.7 : 0) + (/[«»„“"]/.test(text) ? 0.8 : 0);
}

export const hasLegalForm = remember(endsInLegalForm);

function endsInLegalForm(text: string): boolean {
  // Colorado, South Carolina and Maine, not "Co.", "S.C." and "ME".
  if (STATE_CODES.has(/,\s*([A-Z]{2})$/.exec(text)?.[1] ?? "")) return false;
  const folded = foldWords(text);
  if (legalStems.some((stem) => folded.startsWith(stem) || folded.endsWith(stem))) return true;
  const words = withoutStops(folded).split(/\s+/);
  const first = words[0] ?? "";
  // Russian forms stand before the name.
  if (words.length > 1 && /\p{Script=Cyrillic}/u.test(first) && legalForms.has(first)) return true;
  return [1, 2, 3, 4].some((count) => words.length > count && legalForms.has(words.slice(-count).join(" ")));
}

/** "Inc." after a comma belongs to the name before it. */
export function isLegalForm(text: string): boolean {
  return !STATE_CODES.has(text.trim()) && legalForms.has(withoutStops(foldWords(text)));
}

const withoutStops = (text: string): string =>
  text
    .replace(/\s*\([^()]*\)$/, "")
    .replaceAll(/[.,;:]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();

/** A label whose value stands elsewhere: "Dates:" beside a time, a table's "Position". */
export const isLabel = (text: string): boolean => labels.has(foldWords(text).replace(/\s*[:：]$/, ""));

/** "Employer: Quill" → what the label says and where the value begins. */
export function readLabel(text: string): { readonly role: LabelRole; readonly valueAt: number } | null {
  const match = /^(?<label>[^:：\t]{2,40})[:：\t]\s*(?=\S)/u.exec(text);
  const role = match === null ? undefined : labels.get(foldWords(match.groups?.["label"] ?? ""));
  return match === null || role === undefined ? null : { role, valueAt: match[0].length };
}
