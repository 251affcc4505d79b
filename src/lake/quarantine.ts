import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

/** A record that could not be read: where it stood and why. `offset` and `length` find its bytes in the `.bin` file. */
interface QuarantineEntry {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  readonly offset: number;
  readonly length: number;
  /** The content is not kept: it held something that is never stored (an account number, a national id). */
  readonly withheld?: true;
}

/** How often a reason occurred in a file, and the first line on which it did. */
export interface QuarantineSummary {
  readonly file: string;
  readonly reason: string;
  readonly count: number;
  readonly line: number;
}

/**
 * Puts unreadable records aside, byte for byte: their bytes one after the other in `<batch>.bin`, and where each came
 * from in `<batch>.ndjson`. Written as they come, so that a hundred megabytes of rubbish are never held in memory.
 */
export class QuarantineWriter {
  readonly #folder: string;
  readonly #batch: string;
  readonly #file: string;
  #bytes: number | undefined;
  #index: number | undefined;
  #offset = 0;
  #last: { line: number; reason: string } | undefined;
  readonly #summaries = new Map<string, { reason: string; count: number; line: number }>();

  constructor(folder: string, batch: string, file: string) {
    this.#folder = folder;
    this.#batch = batch;
    this.#file = file;
  }

  /** `continues`: a further piece of the record put aside just before, which came in pieces because of its size. */
  add(entry: { line: number; reason: string; bytes: Buffer; withheld?: boolean }): void {
    if (this.#bytes === undefined || this.#index === undefined) {
      mkdirSync(this.#folder, { recursive: true });
      this.#bytes = openSync(join(this.#folder, `${this.#batch}.bin.tmp`), "w");
      this.#index = openSync(join(this.#folder, `${this.#batch}.ndjson.tmp`), "w");
    }
    const length = entry.withheld === true ? 0 : entry.bytes.length;
    if (length > 0) writeSync(this.#bytes, entry.bytes);
    const { line, reason } = entry;
    const row: QuarantineEntry = {
      file: this.#file,
      line,
      reason,
      offset: this.#offset,
      length,
      ...(entry.withheld === true ? { withheld: true } : {}),
    };
    writeSync(this.#index, `${JSON.stringify(row)}\n`);
    this.#offset += length;
    const isContinued = this.#last?.line === line && this.#last.reason === reason;
    this.#last = { line, reason };
    if (isContinued) return;
    const summary = this.#summaries.get(reason);
    if (summary === undefined) this.#summaries.set(reason, { reason, count: 1, line });
    else summary.count += 1;
  }

  get summaries(): readonly QuarantineSummary[] {
    return [...this.#summaries.values()].map((summary) => ({ file: this.#file, ...summary }));
  }

  get count(): number {
    return this.summaries.reduce((sum, { count }) => sum + count, 0);
  }

  /** Makes what was put aside durable under its final names. */
  finish(): void {
    if (this.#bytes === undefined || this.#index === undefined) return;
    for (const [descriptor, ending] of [
      [this.#bytes, "bin"],
      [this.#index, "ndjson"],
    ] as const) {
      fsyncSync(descriptor);
      closeSync(descriptor);
      const path = join(this.#folder, `${this.#batch}.${ending}`);
      renameSync(`${path}.tmp`, path);
    }
    this.#bytes = undefined;
    this.#index = undefined;
  }
}
