import { join } from "node:path";
import type { Engine } from "../lake/engine.ts";
import type { Manifest } from "../lake/manifest.ts";
import type { Frame } from "../lake/raw-store.ts";
import { countStaged, holdsUnrecognised, stageEvents } from "../lake/write-batch.ts";
import { keyCaseOf } from "../normalise/mapping.ts";
import { linesSource, type Normaliser } from "../normalise/normaliser.ts";
import type { KeyCase } from "../normalise/paths.ts";
import { recogniseRecord } from "../normalise/recognise.ts";
import type { Vendor } from "../normalise/vendor.ts";
import { VENDORS } from "../normalise/vendors.ts";
import type { FileKind } from "../sources/file-kind.ts";
import { DIRECT_LINE_BYTES_MAX } from "../sources/limits.ts";
import type { Opening } from "../sources/open.ts";

/** Whose records a file holds, as far as its beginning tells. */
export interface OneProduct {
  readonly vendor: Vendor;
  readonly keyCase: KeyCase;
}

interface DirectTask {
  readonly input: string;
  readonly batch: string;
  readonly engine: Engine;
  readonly normaliser: Normaliser;
}

/** Whether a file can be tried the fast way: plain NDJSON of one product's events, by its first records. */
export function oneProduct(opening: Opening, kind: FileKind): OneProduct | undefined {
  if (kind.kind !== "ndjson" || opening.compression !== "none" || opening.encoding !== "utf-8") return undefined;
  const sampled = sampleVendor(opening);
  return sampled?.vendor.yields === "events" ? sampled : undefined;
}

/**
 * The fast way: SQL straight on the file.
 * @returns undefined when the file turns out to need the careful way
 */
export async function stageDirectly(
  task: DirectTask,
  { vendor, keyCase }: OneProduct,
  staging: string,
): Promise<Manifest["products"] | undefined> {
  try {
    const source = linesSource(task.input, DIRECT_LINE_BYTES_MAX);
    const statement = await task.normaliser.statement(vendor, source, keyCase);
    const events = join(staging, "events");
    await stageEvents(task.engine, statement, events, `${task.batch}-${vendor.id}`, "raw apart");
    if (holdsUnrecognised(events)) return undefined;
    return [{ vendor: vendor.id, title: vendor.title, records: await countStaged(task.engine, events) }];
  } catch (error) {
    // A damaged or overlong line: the careful way says which.
    if (isInputError(error)) return undefined;
    throw error;
  }
}

/** Gives the frames of a raw store their times: those that the mapping reads in their first records. */
export async function withTimes(
  { engine, normaliser }: DirectTask,
  { vendor, keyCase }: OneProduct,
  frames: readonly Omit<Frame, "from">[],
  heads: string,
): Promise<readonly Frame[]> {
  const statement = await normaliser.statement(vendor, linesSource(heads, DIRECT_LINE_BYTES_MAX), keyCase);
  await engine.run("set preserve_insertion_order = true");
  const times = await engine.rows<{ at: Date | null }>(`select "time" as at from (${statement})`);
  await engine.run("set preserve_insertion_order = false");
  // A mapping that makes several events of a record says nothing of frames: all of them are then looked through.
  const isOneEach = times.length === frames.length;
  return frames.map((frame, index) => ({
    ...frame,
    from: isOneEach ? (times[index]?.at?.toISOString() ?? null) : null,
  }));
}

/** The product of the first records, when all of them agree. */
function sampleVendor(opening: Opening): OneProduct | undefined {
  const lines = opening.head.toString("utf8").split("\n").slice(0, -1);
  const found = new Set<string>();
  let sampled: OneProduct | undefined;
  for (const line of lines.filter((text) => text.trim() !== "").slice(0, SAMPLE_LINES)) {
    let record: unknown;
    try {
      record = JSON.parse(line);
    } catch {
      return undefined;
    }
    const vendor = recogniseRecord(record, VENDORS);
    if (vendor === undefined || typeof record !== "object" || record === null) return undefined;
    sampled = { vendor, keyCase: keyCaseOf(vendor, record) };
    found.add(`${vendor.id} ${sampled.keyCase}`);
  }
  return found.size === 1 ? sampled : undefined;
}

const SAMPLE_LINES = 50;

function isInputError(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(Invalid Input|Conversion|IO|Not implemented) Error.*(JSON|json|CSV|UTF|unicode|read)/s.test(error.message)
  );
}
