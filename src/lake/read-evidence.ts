import { join } from "node:path";
import type { Engine } from "./engine.ts";
import { type LakeFile, lakeFolders, type Manifest } from "./manifest.ts";
import type { RawStore } from "./raw-store.ts";
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
  "challenge",
];

/** Reads raw records by event id out of a store; whose records they are, only a mapping can say. */
export type ReadRaw = (
  store: RawStore,
  wanted: readonly { readonly id: string; readonly at: string | undefined }[],
) => Promise<ReadonlyMap<string, string>>;

/** Reads the raw records of evidence ids: events from the lake's files, declared facts from the claims. */
export async function readEvidence(
  engine: Engine,
  data: string,
  manifests: readonly Manifest[],
  ids: readonly string[],
  readRaw: ReadRaw,
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
  const isNear = ({ span }: LakeFile): boolean =>
    span === undefined || times.some((time) => span[0] <= time && time <= span[1]);
  const events: EvidenceRow[] = [];
  const beside = manifests.filter(({ raw }) => raw === undefined).flatMap((manifest) => manifest.events);
  events.push(...(await readEvents(engine, data, beside.filter(isNear), "raw")));
  for (const manifest of manifests) {
    if (manifest.raw === undefined) continue;
    const rows = await readEvents(engine, data, manifest.events.filter(isNear), "null::varchar");
    if (rows.length === 0) continue;
    const wanted = rows.map(({ id, at }) => ({ id, at: at?.toISOString() }));
    const raw = await readRaw(manifest.raw, wanted);
    for (const row of rows) {
      // What an event was taken from is in its store. If it is not, the lake was damaged: said where it is looked for.
      events.push({ ...row, raw: raw.get(row.id) ?? `(The raw record is missing from ${manifest.raw.path}.)` });
    }
  }
  const claims = await engine.rows<EvidenceRow>(CLAIMS);
  return [...events, ...claims].map(({ id, at, product, what, raw }) => ({
    id,
    at: at?.toISOString(),
    product,
    what,
    raw,
  }));
}

async function readEvents(
  engine: Engine,
  data: string,
  files: readonly LakeFile[],
  raw: string,
): Promise<readonly EvidenceRow[]> {
  if (files.length === 0) return [];
  const paths = files.map(({ path }) => sqlText(join(lakeFolders(data).root, path)));
  return engine.rows<EvidenceRow>(`
    select metadata.uid as id, "time" as at, metadata.product.name as product, coalesce(activity_name, metadata.event_code, 'event') as what, ${raw} as raw
    from (select * from read_parquet([${paths.join(", ")}], union_by_name = true, hive_partitioning = false))
    where metadata.uid in (select id from wanted)`);
}

/** Declared facts by where they stand: a system, a document with what was read in it, or a file of the company's own. */
const CLAIMS = `
  select
    uid as id,
    from_at as at,
    case
      when document like 'ats:%' then 'Applicant tracking system (' || substr(document, 5) || ')'
      when kind like 'resume\\_%' escape '\\' or kind in ('document', 'profile') then coalesce(nullif(regexp_extract(document, '[^/\\\\]+$'), ''), 'Document')
      else 'Company files'
    end as product,
    case when kind like 'resume\\_%' escape '\\' then 'read: ' || substr(kind, 8) else 'declared: ' || replace(kind, '_', ' ') end as what,
    -- The record of a reading says where it was read; what was read stands beside.
    case when kind like 'resume\\_%' escape '\\' and json_valid(raw) then json_merge_patch(json_object('read', value), raw)::varchar else raw end as raw
  from claims where uid in (select id from wanted)`;

interface EvidenceRow {
  readonly id: string;
  readonly at: Date | null;
  readonly product: string;
  readonly what: string;
  readonly raw: string;
}
