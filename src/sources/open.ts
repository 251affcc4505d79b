import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { createGunzip, createZstdDecompress } from "node:zlib";

type Compression = "none" | "gzip" | "zstd";
type Encoding = "utf-8" | "utf-16le" | "utf-16be";

export interface Opening {
  readonly compression: Compression;
  readonly encoding: Encoding;
  /** The first unpacked bytes, for saying what the file is. At most `HEAD_BYTES`. */
  readonly head: Buffer;
}

const HEAD_BYTES = 64 * 1024;
const GZIP = Buffer.from([0x1f, 0x8b]);
const ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** Looks at the first bytes of a file: names and endings say nothing. @throws the file system's errors */
export async function readOpening(path: string): Promise<Opening> {
  const compression = await compressionOf(path);
  const head = await readHead(unpacked(path, compression));
  return { compression, encoding: encodingOf(head), head: withoutMark(head) };
}

async function compressionOf(path: string): Promise<Compression> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    if (bytesRead >= 2 && buffer.subarray(0, 2).equals(GZIP)) return "gzip";
    return bytesRead === 4 && buffer.equals(ZSTD) ? "zstd" : "none";
  } finally {
    await file.close();
  }
}

/** The file's bytes, unpacked. A damaged archive ends the stream with an error; what came before it is good. */
function unpacked(path: string, compression: Compression): Readable {
  const stream = createReadStream(path, { highWaterMark: 1 << 20 });
  if (compression === "none") return stream;
  const unpack =
    compression === "gzip" ? createGunzip({ chunkSize: 1 << 20 }) : createZstdDecompress({ chunkSize: 1 << 20 });
  stream.on("error", (error) => unpack.destroy(error));
  return stream.pipe(unpack);
}

async function readHead(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= HEAD_BYTES) break;
    }
  } catch {
    // A damaged archive still has a beginning to look at; reading it in full reports the damage.
  }
  stream.destroy();
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES);
}

function encodingOf(head: Buffer): Encoding {
  // PowerShell's `>` and Excel write UTF-16 with a byte order mark.
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return "utf-8";
}

function withoutMark(head: Buffer): Buffer {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head;
}

/** The file's text as UTF-8 bytes: unpacked, without byte order mark, UTF-16 converted. Invalid bytes pass unchanged. */
export async function* readBytes(
  path: string,
  opening: Pick<Opening, "compression" | "encoding">,
): AsyncGenerator<Buffer> {
  const stream = unpacked(path, opening.compression) as AsyncIterable<Buffer>;
  if (opening.encoding !== "utf-8") {
    const decoder = new TextDecoder(opening.encoding);
    for await (const chunk of stream) yield Buffer.from(decoder.decode(chunk, { stream: true }));
    yield Buffer.from(decoder.decode());
    return;
  }
  let isFirst = true;
  for await (const chunk of stream) {
    yield isFirst ? withoutMark(chunk) : chunk;
    isFirst = false;
  }
}
