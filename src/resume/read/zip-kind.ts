import { Unreadable } from "./unreadable.ts";
import { listZip, unzip } from "./zip.ts";

/** Whether a zip is a Word document or an OpenDocument text, by the names of its parts and its mimetype. */
export function isDocumentZip(bytes: Uint8Array): boolean {
  try {
    return zipKind(bytes) !== undefined;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}

export function zipKind(bytes: Uint8Array): "docx" | "odt" | undefined {
  const entries = listZip(bytes);
  const names = new Set(entries.map(({ name }) => name));
  if (names.has("[Content_Types].xml") && [...names].some((name) => name.startsWith("word/"))) return "docx";
  if (!names.has("mimetype") || !names.has("content.xml")) return undefined;
  const { parts } = unzip(bytes, entries, (name) => name === "mimetype");
  const mimetype = Buffer.from(parts.get("mimetype") ?? []).toString("latin1");
  return mimetype.startsWith("application/vnd.oasis.opendocument.text") ? "odt" : undefined;
}
