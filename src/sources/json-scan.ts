const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COLON = 0x3a;
const NEWLINE = 0x0a;

/** How deep the brackets of a JSON text go. Counts bytes and parses nothing, so that no depth can hurt it. */
export function nestingDepth(bytes: Buffer): number {
  let depth = 0;
  let deepest = 0;
  let isInText = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (isInText) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) isInText = false;
    } else if (byte === QUOTE) isInText = true;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) depth -= 1;
  }
  return deepest;
}

/** One record found in a JSON document, with the line on which it starts. */
export interface Found {
  readonly bytes: Buffer;
  readonly line: number;
  /** A piece of a record beyond the limit; or cut off by the end of the file. */
  readonly state: "whole" | "piece" | "cut";
}

/** A name longer than this is no envelope's. */
const NAME_BYTES_MAX = 64;

/**
 * Finds the records of a JSON document without parsing it: the objects in the array that stands under the names
 * `envelope` (`["value"]`, `["response", "authlogs"]`), or, with none, the objects of a bare array or the objects that
 * simply follow each other, pretty-printed or not. Holds one record at a time, and stands any nesting.
 */
export async function* findRecords(
  chunks: AsyncIterable<Buffer>,
  envelope: readonly string[],
  bytesMax: number,
): AsyncGenerator<Found> {
  const scan = new RecordScan(envelope, bytesMax);
  for await (const chunk of chunks) yield* scan.read(chunk);
  yield* scan.end();
}

class RecordScan {
  readonly #envelope: readonly string[];
  readonly #bytesMax: number;
  /** Depth at which a record's opening brace stands; known after the first bracket. */
  #recordDepth = -1;
  #depth = 0;
  #line = 1;
  #isInText = false;
  #isEscaped = false;
  /** The names of the objects and arrays that are open, above the records. */
  #open: string[] = [];
  #text: number[] = [];
  #name = "";
  #record: { parts: Buffer[]; bytes: number; line: number; isOverlong: boolean } | undefined;

  constructor(envelope: readonly string[], bytesMax: number) {
    this.#envelope = envelope;
    this.#bytesMax = bytesMax;
  }

  *read(chunk: Buffer): Generator<Found> {
    let start = 0;
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0;
      if (byte === NEWLINE) this.#line += 1;
      if (this.#isInText) this.#readText(byte);
      else if (byte === QUOTE) {
        this.#isInText = true;
        this.#text = [];
      } else if (byte === COLON) {
        if (this.#record === undefined) this.#name = Buffer.from(this.#text).toString();
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (this.#startsRecord(byte)) {
          this.#record = { parts: [], bytes: 0, line: this.#line, isOverlong: false };
          start = index;
        } else if (this.#record === undefined) this.#open.push(this.#name);
        this.#name = "";
        this.#depth += 1;
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        this.#depth -= 1;
        if (this.#record === undefined) this.#open.pop();
        else if (this.#depth === this.#recordDepth) {
          yield this.#take(chunk.subarray(start, index + 1), true);
        }
      }
    }
    if (this.#record !== undefined) yield* this.#keep(chunk.subarray(start));
  }

  *end(): Generator<Found> {
    if (this.#record !== undefined) yield this.#take(Buffer.alloc(0), false);
  }

  #readText(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === BACKSLASH) this.#isEscaped = true;
    else if (byte === QUOTE) this.#isInText = false;
    else if (this.#record === undefined && this.#text.length < NAME_BYTES_MAX) this.#text.push(byte);
  }

  #startsRecord(byte: number): boolean {
    if (this.#record !== undefined) return false;
    const expected = this.#envelope.length;
    if (this.#recordDepth === -1) this.#recordDepth = expected > 0 ? expected + 1 : byte === OPEN_BRACKET ? 1 : 0;
    if (byte !== OPEN_BRACE || this.#depth !== this.#recordDepth) return false;
    // `#open` holds the outermost bracket (which has no name) and then one name a level.
    return this.#envelope.every((name, level) => this.#open[level + 1] === name);
  }

  *#keep(piece: Buffer): Generator<Found> {
    const record = this.#record;
    if (record === undefined) return;
    record.parts.push(piece);
    record.bytes += piece.length;
    if (record.bytes <= this.#bytesMax) return;
    yield { bytes: Buffer.concat(record.parts), line: record.line, state: "piece" };
    this.#record = { parts: [], bytes: 0, line: record.line, isOverlong: true };
  }

  #take(piece: Buffer, isWhole: boolean): Found {
    const record = this.#record;
    this.#record = undefined;
    const bytes = Buffer.concat([...(record?.parts ?? []), piece]);
    const state = record?.isOverlong === true ? "piece" : isWhole ? "whole" : "cut";
    return { bytes, line: record?.line ?? this.#line, state };
  }
}
