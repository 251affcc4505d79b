import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Only the user that the server runs as reads these files. */
const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;

/** Writes a small file so that after a power cut it is there whole or not at all. */
export function writeDurably(path: string, bytes: string | Uint8Array): void {
  const temporary = `${path}.tmp`;
  const file = openSync(temporary, "w", PRIVATE_FILE);
  try {
    writeAll(file, typeof bytes === "string" ? Buffer.from(bytes) : bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** Adds a line to a file that may be read while it grows; on the disk when this returns. */
export function appendDurably(path: string, line: string): void {
  const file = openSync(path, "a", PRIVATE_FILE);
  try {
    writeAll(file, Buffer.from(line));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** After a removal: the name is gone from the disk too. */
export function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += writeSync(file, bytes, written);
}
