import type { DocumentKind } from "../document.ts";

/** What a document is, by its contents. `null`: none of the formats that are read; `"plain"`: text, which may be anything. */
export type FoundKind = DocumentKind | "zip" | "old-word" | null;

/** What a file of that kind is called when it cannot be read, and so not be told exactly. */
export function shownKind(kind: FoundKind): DocumentKind {
  if (kind === "zip" || kind === "old-word") return "docx";
  return kind ?? "text";
}

/** Looks at the first bytes only; a zip's own kind is told by the parts that it holds (`zip-kind.ts`). */
export function documentKind(bytes: Uint8Array): FoundKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES));
  const latin = head.toString("latin1");
  // Readers of PDF accept the mark anywhere in the first kilobyte.
  if (latin.slice(0, 1024).includes("%PDF-")) return "pdf";
  if (latin.startsWith("PK\u0003\u0004")) return "zip";
  if (latin.startsWith("\u00D0\u00CF\u0011\u00E0")) return "old-word";
  if (/^\s*\{\\rtf/.test(latin.slice(0, 64))) return "rtf";
  if (isUtf16(head)) return "text";
  if (head.includes(0)) return null;
  const text = latin.replace(/^\u00EF\u00BB\u00BF/, "").trimStart();
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype html|<html|<head|<body)/i.test(text)) return "html";
  if (text.startsWith("{") && isJsonResume(text)) return "json-resume";
  return "text";
}

const HEAD_BYTES = 65_536;

function isUtf16(head: Buffer): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

/** jsonresume.org: "basics" with a name or e-mail, and a list of work, education or skills. */
function isJsonResume(text: string): boolean {
  return /"basics"\s*:\s*\{/.test(text) && /"(work|education|skills|projects|volunteer)"\s*:\s*\[/.test(text);
}
