import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { type DocumentKind, NO_FACTS, type ReadDocument } from "../document.ts";
import { assembleText, plainText } from "./assemble-text.ts";
import type { Contents } from "./contents.ts";
import { documentKind, shownKind } from "./document-kind.ts";
import { DOCUMENT_BYTES_MAX, HIDDEN_CHARACTERS_MAX, TEXT_CHARACTERS_MAX } from "./limits.ts";
import { findModelText } from "./model-text.ts";
import { READERS, type ReadOptions } from "./readers.ts";
import { Unreadable } from "./unreadable.ts";

/**
 * Reads a résumé in this process. For files from outside use `DocumentReader`, which can be killed. A file that cannot be read is no
 * error: it comes back with its facts and a `problem`. Throws only what reading the file from the disk throws.
 */
export async function readDocument(input: string | Uint8Array, options: ReadOptions = {}): Promise<ReadDocument> {
  const size = typeof input === "string" ? (await stat(input)).size : input.byteLength;
  if (size > DOCUMENT_BYTES_MAX)
    return unread("text", { bytes: size, sha256: "" }, `the file is larger than ${DOCUMENT_BYTES_MAX / 1024 ** 2} MB`);
  const bytes = typeof input === "string" ? await readFile(input) : input;
  const file = { bytes: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") };
  const kind = documentKind(bytes);
  if (kind === null) return unread("text", file, "the file is none of the formats that are read as résumés");
  try {
    const { contents, kind: exact } = await READERS[kind](bytes, options);
    return toDocument(exact, file, contents);
  } catch (error) {
    if (error instanceof Unreadable) return unread(shownKind(kind), file, error.message, error.active);
    // A reader's own mistake over a file from outside costs the file, not the run; its words stand in the problem.
    return unread(shownKind(kind), file, `its reader failed: ${(error as Error).message}`);
  }
}

type File = Pick<ReadDocument["facts"], "bytes" | "sha256">;

function toDocument(kind: DocumentKind, file: File, contents: Contents): ReadDocument {
  const { text, lines, cutShort } = assembleText(contents.lines);
  const hiddenText = (contents.facts.hiddenText ?? []).map(({ page, text: hidden }) => ({
    page,
    text: hidden.split("\n").map(plainText).join("\n").slice(0, HIDDEN_CHARACTERS_MAX),
  }));
  const modelText = findModelText([...hiddenText.map((hidden) => hidden.text), text].join("\n\n"));
  const notes = contents.notes ?? [];
  return {
    kind,
    pages: contents.pages,
    text,
    lines,
    facts: { ...NO_FACTS, ...plainFacts(contents.facts), ...file, hiddenText, modelText },
    notes: cutShort ? [...notes, `only the first ${TEXT_CHARACTERS_MAX} characters were read`] : notes,
    problem: contents.problem ?? null,
    isProfile: contents.isProfile ?? false,
    recognisedPages: contents.recognisedPages ?? [],
    links: contents.links ?? [],
    structure: contents.structure ?? null,
  };
}

/** What a file says of itself is as much from outside as its text is. */
function plainFacts(facts: Contents["facts"]): Contents["facts"] {
  const short = (text: string): string => plainText(text).slice(0, FACT_CHARACTERS_MAX);
  const entries = Object.entries(facts).map(([key, value]) => [key, typeof value === "string" ? short(value) : value]);
  const fonts = (facts.fonts ?? []).slice(0, FONTS_MAX).map(short);
  return { ...(Object.fromEntries(entries) as Contents["facts"]), fonts };
}

const FACT_CHARACTERS_MAX = 500;
const FONTS_MAX = 100;

/** A document of which nothing but the file itself is known. */
export function unread(kind: DocumentKind, file: File, problem: string, active: readonly string[] = []): ReadDocument {
  return toDocument(kind, file, { pages: 0, lines: [], facts: { active }, problem });
}
