import type { DocumentLine } from "../document.ts";
import { TEXT_CHARACTERS_MAX } from "./limits.ts";

/** A line before its place in the whole text is known. */
export type LooseLine = Omit<DocumentLine, "start" | "end">;

export interface AssembledText {
  readonly text: string;
  readonly lines: readonly DocumentLine[];
  readonly cutShort: boolean;
}

/** Joins lines by line breaks and says where each one stands. Empty lines are left out; words parted at a line's end are joined. */
export function assembleText(loose: readonly LooseLine[]): AssembledText {
  const lines: DocumentLine[] = [];
  let start = 0;
  for (const line of joinHyphens(loose)) {
    const text = plainText(line.text).trim();
    if (text === "") continue;
    if (start + text.length > TEXT_CHARACTERS_MAX) return { ...joined(lines), cutShort: true };
    lines.push({ ...line, text, start, end: start + text.length });
    start += text.length + 1;
  }
  return { ...joined(lines), cutShort: false };
}

/** Without control characters and halves of characters, which JSON and databases refuse. Tabs stay. */
export function plainText(text: string): string {
  return text.toWellFormed().replaceAll(/(?!\t)\p{Cc}/gu, "");
}

function joined(lines: readonly DocumentLine[]): { text: string; lines: readonly DocumentLine[] } {
  return { text: lines.map(({ text }) => text).join("\n"), lines };
}

/**
 * "develop-" and "ment of" on two lines become "development" and "of": the word stays on the first line. A hyphen that belongs to
 * the word (full-time) is kept where its first part is one that is written so.
 */
function joinHyphens(loose: readonly LooseLine[]): LooseLine[] {
  const lines = [...loose];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const end = /(?<![\p{L}\p{M}])([\p{L}\p{M}]{2,})([-\u2010\u00AD])$/u.exec(line.text.trimEnd());
    const start = next === undefined ? null : /^(\p{Ll}[\p{L}\p{M}]*[.,;:)]?)(?:\s+|$)/u.exec(next.text);
    if (end === null || start === null || next === undefined || next.page < line.page) continue;
    const [, first = "", hyphen = ""] = end;
    const [whole, second = ""] = start;
    const keeps = hyphen !== SOFT_HYPHEN && HYPHENATED.has(first.toLowerCase());
    const text = line.text.trimEnd();
    lines[index] = { ...line, text: (keeps ? text : text.slice(0, -1)) + second };
    lines[index + 1] = { ...next, text: next.text.slice(whole.length) };
  }
  return lines.map((line) => ({ ...line, text: line.text.replaceAll(SOFT_HYPHEN, "") }));
}

const SOFT_HYPHEN = "\u00AD";

/** First parts of words that are written with a hyphen, in English: such a hyphen at the end of a line is the word's own. */
const HYPHENATED: ReadonlySet<string> = new Set(
  (
    "full part self co non well long short high low cross multi real end front back on in off hands data cloud open object user " +
    "client server test type time fast large small third first second two three four event domain model customer state world " +
    "award cost decision problem team peer cutting day year pre post re e mid vice entry key load stress highly ex semi anti"
  ).split(" "),
);
