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

/**
 * Reads raw records out of a store: the frames around their times first, then the others until all are found. Which
 * record is an event's own, the mapping says that gave the event its id.
 * @returns the raw record by event id
 */
export async function readRawRecords(
  data: string,
  store: RawStore,
  wanted: readonly WantedRecord[],
): Promise<ReadonlyMap<string, string>> {
  const vendor = VENDORS.find(({ id }) => id === store.vendor);
  if (vendor === undefined) return new Map();
  const path = join(lakeFolders(data).root, store.path);
  const frames = readFrames(`${path}.frames`);
  const near = new Set(
    framesNear(
      frames,
      wanted.flatMap(({ at }) => at ?? []),
    ),
  );
  const inTurn = [...near, ...frames.filter((frame) => !near.has(frame))];
  const missing = new Set(wanted.map(({ id }) => id));
  const found = new Map<string, string>();
  const temporary = await mkdtemp(join(tmpdir(), "hirewall-raw-"));
  const engine = await Engine.open(":memory:", join(temporary, "spill"), { ...DEFAULT_LIMITS, memory: "1GB" });
  try {
    const lines = join(temporary, "lines.ndjson");
    const source = linesSource(lines, DIRECT_LINE_BYTES_MAX);
    const normaliser = await Normaliser.create(engine);
    const statement = await normaliser.statement(vendor, source, store.keyCase);
    for (let start = 0; start < inTurn.length && missing.size > 0; start += FRAMES_AT_A_TIME) {
      const part: readonly Frame[] = inTurn.slice(start, start + FRAMES_AT_A_TIME);
      await writeFile(lines, await readFrameLines(path, part));
      const rows = await engine.rows<{ id: string; raw: string }>(
        `select metadata.uid as id, raw from (${statement}) where metadata.uid in (${[...missing].map(sqlText).join(", ")})`,
      );
      for (const { id, raw } of rows) {
        found.set(id, raw);
        missing.delete(id);
      }
    }
    return found;
  } finally {
    engine.close();
    await rm(temporary, { recursive: true, force: true });
  }
}
