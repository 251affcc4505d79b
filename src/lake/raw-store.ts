import { createHash } from "node:crypto";
import { createWriteStream, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { type FileHandle, open } from "node:fs/promises";
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";

/**
 * The records of an input as their vendor wrote them, when events were taken from the input straight away: the input's
 * own bytes, compressed in frames that begin and end with a line (`zstd -d` gives the input back). Kept apart from the
 * events because a scan never reads it, and because most of what reading a file costs was to pass three kilobytes a
 * record through the columns of a table only to compress them (measured: 40 % of the time).
 */
export interface RawStore {
  /** Below the lake's folder; `<path>.frames` says where each frame is. */
  readonly path: string;
  /** How its records are read: a vendor's id and the spelling of its keys. */
  readonly vendor: string;
  readonly keyCase: "exact" | "folded";
}

/** Where a frame stands in the store, and the time of its first record (RFC 3339 UTC, null when it has none). */
export interface Frame {
  readonly offset: number;
  readonly bytes: number;
  readonly from: string | null;
}

/** Input bytes of a frame: what is unpacked to show one record. */
const FRAME_BYTES = 1 << 20;
/** Level 1 with tables that fit the processor's nearest cache: a fifth less time, and the same size. */
const ZSTD = {
  params: {
    [constants.ZSTD_c_compressionLevel]: 1,
    [constants.ZSTD_c_windowLog]: 18,
    [constants.ZSTD_c_hashLog]: 13,
  },
};

export interface WrittenStore {
  /** Of the input's bytes. */
  readonly sha256: string;
  readonly frames: readonly Omit<Frame, "from">[];
}

/**
 * Reads a file once: hashes it, and keeps it in frames.
 * @param path where the store goes
 * @param heads where the first line of each frame goes, in order, to learn its time
 */
export async function writeRawStore(input: string, path: string, heads: string): Promise<WrittenStore> {
  const hash = createHash("sha256");
  const frames: Omit<Frame, "from">[] = [];
  const store = createWriteStream(path, { highWaterMark: FRAME_BYTES });
  const firstLines = createWriteStream(heads);
  let offset = 0;
  const keep = async (lines: Buffer): Promise<void> => {
    firstLines.write(Buffer.concat([firstLineOf(lines), Buffer.from("\n")]));
    const frame = zstdCompressSync(lines, ZSTD);
    frames.push({ offset, bytes: frame.length });
    offset += frame.length;
    if (!store.write(frame)) await once(store, "drain");
  };
  const file = await open(input);
  try {
    await splitAtLines(file, (read) => hash.update(read), keep);
  } finally {
    await file.close();
    store.end();
    firstLines.end();
    await Promise.all([once(store, "close"), once(firstLines, "close")]);
  }
  return { sha256: hash.digest("hex"), frames };
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;

function firstLineOf(lines: Buffer): Buffer {
  const end = lines.indexOf(NEWLINE);
  const line = lines.subarray(0, end === -1 ? lines.length : end);
  return line.at(-1) === RETURN ? line.subarray(0, -1) : line;
}

/** One buffer over and over: a stream's chunks (measured) had the garbage collector use a third of a core. */
async function splitAtLines(
  file: FileHandle,
  onRead: (bytes: Buffer) => void,
  onLines: (bytes: Buffer) => Promise<void>,
): Promise<void> {
  // A line longer than a frame is cut; the reader of such a file refuses it, and the store is thrown away.
  const buffer = Buffer.allocUnsafe(2 * FRAME_BYTES);
  let held = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, held, FRAME_BYTES);
    if (bytesRead === 0) break;
    onRead(buffer.subarray(held, held + bytesRead));
    held += bytesRead;
    if (held < FRAME_BYTES) continue;
    const last = buffer.subarray(0, held).lastIndexOf(NEWLINE) + 1;
    const end = last === 0 ? held : last;
    await onLines(buffer.subarray(0, end));
    buffer.copyWithin(0, end, held);
    held -= end;
  }
  if (held > 0) await onLines(buffer.subarray(0, held));
}

export function writeFrames(path: string, frames: readonly Frame[]): void {
  writeFileSync(path, JSON.stringify(frames.map(({ offset, bytes, from }) => [offset, bytes, from])));
}

export function readFrames(path: string): readonly Frame[] {
  const rows = JSON.parse(readFileSync(path, "utf8")) as readonly (readonly [number, number, string | null])[];
  return rows.map(([offset, bytes, from]) => ({ offset, bytes, from }));
}

/** The lines of some frames, in one piece and in the input's order: only its last line may have no end. */
export async function readFrameLines(path: string, frames: readonly Frame[]): Promise<Buffer> {
  const file = await open(path);
  try {
    const parts: Buffer[] = [];
    for (const { offset, bytes } of frames.toSorted((left, right) => left.offset - right.offset)) {
      const packed = Buffer.allocUnsafe(bytes);
      await file.read(packed, 0, bytes, offset);
      parts.push(zstdDecompressSync(packed));
    }
    return Buffer.concat(parts);
  } finally {
    await file.close();
  }
}

/**
 * The frames in which records of these times are likely to stand: those around them, in order of time. Exports are nearly
 * always in order; where one is not, the reader goes on to the other frames.
 */
export function framesNear(frames: readonly Frame[], times: readonly string[]): readonly Frame[] {
  const inOrder = frames.filter(({ from }) => from !== null).toSorted((left, right) => compare(left.from, right.from));
  const near = new Set<Frame>();
  for (const time of times) {
    const first = inOrder.findIndex(({ from }) => compare(from, time) >= 0);
    const after = inOrder.findIndex(({ from }) => compare(from, time) > 0);
    const start = first === -1 ? inOrder.length : first;
    const end = after === -1 ? inOrder.length : after;
    for (const frame of inOrder.slice(Math.max(0, start - NEIGHBOURS), end + NEIGHBOURS)) near.add(frame);
  }
  return frames.filter((frame) => near.has(frame));
}

const NEIGHBOURS = 2;

function compare(left: string | null, right: string | null): number {
  return (left ?? "") < (right ?? "") ? -1 : left === right ? 0 : 1;
}
