import { join } from "node:path";
import type { Engine } from "./engine.ts";
import { lakeFolders, type Manifest } from "./manifest.ts";
import { sqlText } from "./sql.ts";

/** A record behind a finding, as its vendor wrote it. */
export interface EvidenceRecord {
  readonly id: string;
  readonly at: string | undefined;
  readonly product: string;
  readonly what: string;
  readonly raw: string;
}

/** Views whose rows tell when an event was seen, so that only files that span that moment are opened. */
const EVENT_VIEWS = [
  "signin",
  "process",
  "device",
  "peripheral",
  "display",
  "network",
  "software",
  "code",
  "credential",
  "activity",
  "shipment",
  "payroll",
];

/** Reads the raw records of evidence ids: events from the lake's files, declared facts from the claims. */
export async function readEvidence(
  engine: Engine,
  data: string,
  manifests: readonly Manifest[],
  ids: readonly string[],
): Promise<readonly EvidenceRecord[]> {
  if (ids.length === 0) return [];
  await engine.run("create or replace temp table wanted (id varchar)");
  for (let start = 0; start < ids.length; start += 5000) {
    const values = ids.slice(start, start + 5000).map((id) => `(${sqlText(id)})`);
    await engine.run(`insert into wanted values ${values.join(", ")}`);
  }
  const moments = await engine.rows<{ at: Date }>(
    EVENT_VIEWS.map((view) => `select distinct seen_at as at from ${view} where event in (select id from wanted)`).join(
      " union ",
    ),
  );
  const times = moments.map(({ at }) => at.toISOString());
  const files = manifests
    .flatMap(({ events }) => events)
    .filter(({ span }) => span === undefined || times.some((time) => span[0] <= time && time <= span[1]))
    .map(({ path }) => join(lakeFolders(data).root, path));
  const events =
    files.length === 0
      ? []
      : await engine.rows<EvidenceRow>(`
        select metadata.uid as id, "time" as at, metadata.product.name as product, coalesce(activity_name, metadata.event_code, 'event') as what, raw
        from (select metadata, "time", activity_name, raw from read_parquet([${files.map(sqlText).join(", ")}], union_by_name = true, hive_partitioning = false))
        where metadata.uid in (select id from wanted)`);
  const claims = await engine.rows<EvidenceRow>(`
    select uid as id, from_at as at, 'Company files' as product, 'declared: ' || kind as what, raw
    from claims where uid in (select id from wanted)`);
  return [...events, ...claims].map(({ id, at, product, what, raw }) => ({
    id,
    at: at?.toISOString(),
    product,
    what,
    raw,
  }));
}

interface EvidenceRow {
  readonly id: string;
  readonly at: Date | null;
  readonly product: string;
  readonly what: string;
  readonly raw: string;
}
