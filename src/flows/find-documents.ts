import { open, readFile, stat } from "node:fs/promises";
import { recogniseList } from "../checks/recognise-list.ts";
import { documentKind } from "../resume/read/document-kind.ts";
import { DOCUMENT_BYTES_MAX } from "../resume/read/limits.ts";
import { isDocumentZip } from "../resume/read/zip-kind.ts";
import { matchHeader } from "../sources/company/formats.ts";
import { fileKind } from "../sources/file-kind.ts";
import { readOpening } from "../sources/open.ts";

/**
 * What a file is to the reading of documents, by its first bytes: a document for certain, text that is one only when somebody says
 * so (an application names it, or it was handed over as résumés), or none.
 */
export type DocumentLikeness = "document" | "perhaps" | "none";

const HEAD_BYTES = 64 * 1024;
/** A résumé as plain text is a few kilobytes; logs are larger. */
const PLAIN_BYTES_MAX = 1024 ** 2;

export async function documentLikeness(path: string): Promise<DocumentLikeness> {
  // A list to look things up in is no résumé, whatever its lines look like.
  if (recogniseList(await readOpening(path)) !== undefined) return "none";
  const head = await readHead(path);
  switch (documentKind(head)) {
    case "pdf":
    case "rtf":
    case "json-resume":
    case "docx":
    case "odt":
      return "document";
    case "zip":
      return (await isReadableZip(path)) ? "document" : "none";
    case "html":
      // A report that an earlier run wrote beside its inputs is no applicant's.
      return OWN_REPORT.test(head.toString("latin1")) ? "none" : "document";
    case "old-word":
      return "perhaps";
    case "text":
      return (await isPlainText(path)) ? "perhaps" : "none";
    case null:
      return "none";
  }
}

const OWN_REPORT = /<meta name="generator" content="Hirewall"/;

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function isReadableZip(path: string): Promise<boolean> {
  const { size } = await stat(path);
  return size <= DOCUMENT_BYTES_MAX && isDocumentZip(await readFile(path));
}

/** Text that is no record of a product and no company file. */
async function isPlainText(path: string): Promise<boolean> {
  const { size } = await stat(path);
  if (size === 0 || size > PLAIN_BYTES_MAX) return false;
  const opening = await readOpening(path);
  if (opening.compression !== "none") return false;
  const kind = fileKind(opening, () => true);
  if (kind.kind === "unreadable") return true;
  if (kind.kind !== "csv") return false;
  const rows = opening.head
    .toString("utf8")
    .split(/\r?\n/)
    .filter((row) => row.trim() !== "")
    .slice(0, ROWS_LOOKED_AT)
    .map((row) => row.split(kind.separator));
  const [header = []] = rows;
  // A table has as many cells in every row; sentences have commas here and there.
  if (rows.every((row) => row.length === header.length)) return false;
  return matchHeader(header.map((name) => name.replaceAll('"', ""))).kind === "none";
}

const ROWS_LOOKED_AT = 20;
