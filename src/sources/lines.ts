import { LINE_BYTES_MAX } from "./limits.ts";

/** One line of a file, or a piece of one beyond the limit, with where it stands. */
export interface Line {
  readonly bytes: Buffer;
  /** From 1. */
  readonly number: number;
  readonly state: "whole" | "piece";
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * Splits bytes into lines without ever holding more than the limit: a longer line comes in pieces, each marked
 * as one, so that it can be put aside byte for byte. Blank lines are left out.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>, bytesMax = LINE_BYTES_MAX): AsyncGenerator<Line> {
  let rest: Buffer[] = [];
  let restBytes = 0;
  let number = 1;
  let isOverlong = false;
  for await (const chunk of chunks) {
    let start = 0;
    while (start < chunk.length) {
      const newline = chunk.indexOf(NEWLINE, start);
      const end = newline === -1 ? chunk.length : newline;
      rest.push(chunk.subarray(start, end));
      restBytes += end - start;
      if (newline === -1) {
        if (restBytes > bytesMax) {
          isOverlong = true;
          yield { bytes: Buffer.concat(rest), number, state: "piece" };
          rest = [];
          restBytes = 0;
        }
        break;
      }
      const line = lineOf(rest, number, isOverlong || restBytes > bytesMax);
      if (line !== undefined) yield line;
      rest = [];
      restBytes = 0;
      isOverlong = false;
      number += 1;
      start = newline + 1;
    }
  }
  const last = lineOf(rest, number, isOverlong || restBytes > bytesMax);
  if (last !== undefined) yield last;
}

function lineOf(parts: readonly Buffer[], number: number, isOverlong: boolean): Line | undefined {
  const joined = parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts);
  if (isOverlong) return joined.length === 0 ? undefined : { bytes: joined, number, state: "piece" };
  const bytes = joined.at(-1) === RETURN ? joined.subarray(0, -1) : joined;
  return isBlank(bytes) ? undefined : { bytes, number, state: "whole" };
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === RETURN);
}
