import { parse } from "csv-parse/sync";
import { closeSync, openSync, readSync } from "node:fs";
import { constants, gunzipSync } from "node:zlib";
import { DomainError } from "../../errors.ts";

export interface Header {
  /** Trimmed; a name that stands twice gets a number. */
  readonly names: readonly string[];
  readonly delimiter: string;
}

const START_BYTES = 256 * 1024;
const NAMES_MAX = 1_000;
const DELIMITERS = [",", ";", "\t", "|"] as const;

/** The first line of a CSV file, which names its columns. What divides them is what divides this line most often. */
export function readHeader(path: string): Header {
  const start = readStart(path);
  if (start.includes(0)) throw unreadable(path, "it holds bytes that no text in UTF-8 has. Save it as CSV in UTF-8");
  const text = decode(path, start);
  if (text.trim() === "") throw unreadable(path, "it is empty");
  const [delimiter, names] = DELIMITERS.map((mark) => [mark, namesOf(text, mark)] as const).reduce((best, next) =>
    next[1].length > best[1].length ? next : best,
  );
  if (names.length === 0) throw unreadable(path, "its first line is no line of names");
  if (names.length > NAMES_MAX) throw unreadable(path, `it has more than ${NAMES_MAX} columns`);
  return { names: distinct(names), delimiter };
}

function readStart(path: string): Buffer {
  const buffer = Buffer.alloc(START_BYTES);
  let bytes: Buffer;
  try {
    const file = openSync(path, "r");
    try {
      bytes = buffer.subarray(0, readSync(file, buffer));
    } finally {
      closeSync(file);
    }
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
      bytes = gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: START_BYTES * 1_100 });
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") throw new DomainError("not-found", `There is no file '${path}'.`, { cause: error });
    throw unreadable(path, code === "EISDIR" ? "it is a folder" : (error as Error).message, error);
  }
  return bytes.subarray(0, START_BYTES);
}

function decode(path: string, start: Buffer): string {
  try {
    // As a stream: the last character may be cut in two.
    return new TextDecoder("utf-8", { fatal: true }).decode(start, { stream: true });
  } catch (error) {
    throw unreadable(path, "its text is not in UTF-8. Save it as CSV in UTF-8", error);
  }
}

function namesOf(text: string, delimiter: string): readonly string[] {
  try {
    const [first] = parse(text, { delimiter, to: 1, relax_column_count: true, max_record_size: START_BYTES });
    return ((first as readonly string[] | undefined) ?? []).map((name) => name.trim());
  } catch {
    return [];
  }
}

function distinct(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.map((name, index) => {
    let unique = name === "" ? `column ${index + 1}` : name;
    for (let number = 2; seen.has(unique); number += 1) unique = `${name} ${number}`;
    seen.add(unique);
    return unique;
  });
}

function unreadable(path: string, why: string, cause?: unknown): DomainError {
  return new DomainError("input", `${path} could not be read as CSV with a header line: ${why}.`, { cause });
}
