import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { DomainError } from "../../errors.ts";
import { type DocumentKind, NO_FACTS, type ReadDocument } from "../document.ts";
import { assembleText } from "./assemble-text.ts";
import type { Contents } from "./contents.ts";
import { documentKind } from "./document-kind.ts";
import { readDocx } from "./docx/read-docx.ts";
import { readPdf } from "./pdf/read-pdf.ts";

/**
 * Reads a résumé in this process. For files from outside use `DocumentReader`, which can be killed. A file that cannot be read is no
 * error: it comes back with its facts and a `problem`.
 */
export async function readDocument(input: string | Uint8Array): Promise<ReadDocument> {
  const bytes = typeof input === "string" ? await readFile(input) : input;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { kind, contents } = await readContents(bytes);
  const { text, lines } = assembleText(contents.lines);
  return {
    kind,
    pages: contents.pages,
    text,
    lines,
    facts: { ...NO_FACTS, ...contents.facts, bytes: bytes.byteLength, sha256 },
    notes: contents.notes ?? [],
    problem: contents.problem ?? null,
    isProfile: contents.isProfile ?? false,
    recognisedPages: contents.recognisedPages ?? [],
    structure: contents.structure ?? null,
  };
}

async function readContents(bytes: Uint8Array): Promise<{ kind: DocumentKind; contents: Contents }> {
  const kind = documentKind(bytes);
  if (kind === "pdf") return { kind, contents: await readPdf(bytes) };
  if (kind === "zip") return { kind: "docx", contents: readDocx(bytes) };
  throw new DomainError("input", "the file is neither a PDF nor a Word document");
}
