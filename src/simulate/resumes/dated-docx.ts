import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/**
 * A Word file as if written at a given time (RFC 3339). The library that writes Word files puts the clock's time into the
 * file's properties and into every entry of its archive; the same seed must give the same bytes.
 */
export function datedDocx(bytes: Uint8Array, writtenAt: string): Buffer {
  const files = unzipSync(bytes);
  const core = files["docProps/core.xml"];
  if (core !== undefined) {
    const dated = strFromU8(core).replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${writtenAt}`);
    files["docProps/core.xml"] = strToU8(dated);
  }
  return Buffer.from(zipSync(files, { mtime: new Date(writtenAt) }));
}
