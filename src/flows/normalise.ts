import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DomainError } from "../errors.ts";
import { Engine } from "../lake/engine.ts";
import { presentEvent } from "../lake/present-event.ts";
import { type QuarantineSummary, QuarantineWriter } from "../lake/quarantine.ts";
import { linesSource, Normaliser } from "../normalise/normaliser.ts";
import { recogniseRecord } from "../normalise/recognise.ts";
import { VENDORS } from "../normalise/vendors.ts";
import { fileKind } from "../sources/file-kind.ts";
import { readOpening } from "../sources/open.ts";
import { sortRecords } from "./sort-records.ts";

export interface NormaliseResult {
  readonly events: number;
  readonly quarantined: readonly QuarantineSummary[];
  readonly notes: readonly string[];
}

/**
 * Prints a file's records as OCSF 1.8 events (declared facts as claims), one JSON object a line.
 * @param source keep to this product's records (`okta`); others are left out
 * @param raw also print `raw_data`, the record as the vendor wrote it
 */
export async function normalise(
  path: string,
  options: { readonly source?: string; readonly raw?: boolean },
  print: (line: string) => void,
): Promise<NormaliseResult> {
  if (options.source !== undefined && !VENDORS.some(({ id }) => id === options.source)) {
    throw new DomainError(
      "usage",
      `Unknown source '${options.source}'. Known: ${VENDORS.map(({ id }) => id).join(", ")}.`,
    );
  }
  const folder = await mkdtemp(join(tmpdir(), "hirewall-"));
  const engine = await Engine.open(":memory:", join(folder, "spill"));
  try {
    const opening = await readOpening(path);
    const kind = fileKind(opening, (value) => recogniseRecord(value, VENDORS) !== undefined);
    const quarantine = new QuarantineWriter(join(folder, "quarantine"), "normalise", path);
    if (kind.kind === "unreadable") throw new DomainError("input", `${path}: ${kind.reason}.`);
    const sorted = await sortRecords(path, opening, kind, folder, quarantine);
    const normaliser = await Normaliser.create(engine);
    let events = 0;
    for (const part of sorted.parts) {
      if (options.source !== undefined && part.vendor.id !== options.source) continue;
      const statement = await normaliser.statement(
        part.vendor,
        linesSource(part.path, part.lineBytesMax),
        part.keyCase,
      );
      for await (const page of engine.pages(`select to_json(event)::varchar as event from (${statement}) as event`)) {
        for (const row of page) {
          events += 1;
          print(presentEvent(String(row["event"]), part.vendor.yields, options.raw ?? false));
        }
      }
    }
    return { events, quarantined: quarantine.summaries, notes: sorted.notes };
  } finally {
    engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}
