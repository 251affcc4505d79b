import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ReadDocument } from "../document.ts";
import { documentKind, shownKind } from "./document-kind.ts";
import { activeContent } from "./docx/active-content.ts";
import { scanObjects } from "./pdf/scan-objects.ts";
import { unread } from "./read-document.ts";
import { Unreadable } from "./unreadable.ts";
import { listZip } from "./zip.ts";

/** What can be said of a file without reading its contents: its hash, its kind, and what its parts are called. */
export async function scanFile(input: string | Uint8Array): Promise<ReadDocument> {
  const bytes = typeof input === "string" ? await readFile(input) : input;
  const file = { bytes: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") };
  const kind = documentKind(bytes);
  return unread(shownKind(kind), file, "", activeOf(bytes, kind));
}

function activeOf(bytes: Uint8Array, kind: ReturnType<typeof documentKind>): readonly string[] {
  try {
    if (kind === "pdf") return scanObjects(bytes).active;
    return kind === "zip" ? activeContent({ names: listZip(bytes).map(({ name }) => name) }) : [];
  } catch (error) {
    return error instanceof Unreadable ? error.active : [];
  }
}
