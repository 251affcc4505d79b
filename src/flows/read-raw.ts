import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEFAULT_LIMITS, Engine } from "../lake/engine.ts";
import { lakeFolders } from "../lake/manifest.ts";
import { type Frame, framesNear, type RawStore, readFrameLines, readFrames } from "../lake/raw-store.ts";
import { sqlText } from "../lake/sql.ts";
import { linesSource, Normaliser } from "../normalise/normaliser.ts";
import { VENDORS } from "../normalise/vendors.ts";
import { DIRECT_LINE_BYTES_MAX } from "../sources/limits.ts";

/** An event whose raw record is wanted. */
interface WantedRecord {
  readonly id: string;
  /** RFC 3339 UTC. */
  readonly at: string | undefined;
}

/** Frames that are unpacked at a time: bounds memory and the temporary file. */
const FRAMES_AT_A_TIME = 64;

/** Reads raw records out of the stores of a lake, with one engine for all of them. To be closed. */
export class RawReader {
  readonly #data: string;
  #opened: { readonly engine: Engine; readonly normaliser: Normaliser; readonly temporary: string } | undefined;

  constructor(data: string) {
    this.#data = data;
  }

  /**
   * Looks in the frames around the records' times first, then in the others until all are found. Which record is an
   * event's own, the mapping says that gave the event its id.
   * @returns the raw record by event id
   */
  async read(store: RawStore, wanted: readonly WantedRecord[]): Promise<ReadonlyMap<string, string>> {
    const vendor = VENDORS.find(({ id }) => id === store.vendor);
    if (vendor === undefined) return new Map();
    const { engine, normaliser, temporary } = (this.#opened ??= await openEngine());
    const lines = join(temporary, "lines.ndjson");
    const source = linesSource(lines, DIRECT_LINE_BYTES_MAX);
    const statement = await normaliser.statement(vendor, source, store.keyCase);
    const path = join(lakeFolders(this.#data).root, store.path);
    const missing = new Set(wanted.map(({ id }) => id));
    const found = new Map<string, string>();
    for (const frames of inTurn(readFrames(`${path}.frames`), wanted)) {
      await writeFile(lines, await readFrameLines(path, frames));
      const rows = await engine.rows<{ id: string; raw: string }>(
        `select metadata.uid as id, raw from (${statement}) where metadata.uid in (${[...missing].map(sqlText).join(", ")})`,
      );
      for (const { id, raw } of rows) {
        found.set(id, raw);
        missing.delete(id);
      }
      if (missing.size === 0) break;
    }
    return found;
  }

  async close(): Promise<void> {
    if (this.#opened === undefined) return;
    this.#opened.engine.close();
    await rm(this.#opened.temporary, { recursive: true, force: true });
    this.#opened = undefined;
  }
}

async function openEngine(): Promise<{ engine: Engine; normaliser: Normaliser; temporary: string }> {
  const temporary = await mkdtemp(join(tmpdir(), "hirewall-raw-"));
  const engine = await Engine.open(":memory:", join(temporary, "spill"), { ...DEFAULT_LIMITS, memory: "1GB" });
  return { engine, normaliser: await Normaliser.create(engine), temporary };
}

/** The frames in which the records may stand, the likely ones first, as many at a time as are unpacked at a time. */
function* inTurn(frames: readonly Frame[], wanted: readonly WantedRecord[]): Generator<readonly Frame[]> {
  const times = wanted.flatMap(({ at }) => at ?? []);
  const near = new Set(framesNear(frames, times));
  for (const part of [[...near], frames.filter((frame) => !near.has(frame))]) {
    for (let start = 0; start < part.length; start += FRAMES_AT_A_TIME)
      yield part.slice(start, start + FRAMES_AT_A_TIME);
  }
}
