import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./engine.ts";
import { type LakeFile, lakeFolders, type Manifest } from "./manifest.ts";
import { eventTableColumns } from "./ocsf-columns.ts";
import { rollupSql } from "./rollups.ts";
import { sqlText } from "./sql.ts";
import { emptyViewSql, VOCABULARY } from "./vocabulary.ts";

const VIEWS_FOLDER = new URL("./views/", import.meta.url).pathname;

/** The OCSF classes that views read. Events of other classes are kept, as evidence and for views to come. */
const CLASSES = [
  1007, 1010, 3001, 3002, 3004, 4001, 4003, 5001, 5020, 6001, 6003, 6006, 99906001, 99906002, 99906003,
] as const;

const CLAIM_COLUMNS =
  "person VARCHAR, kind VARCHAR, value VARCHAR, attributes VARCHAR, from_at TIMESTAMP, to_at TIMESTAMP, document VARCHAR, " +
  "uid VARCHAR, raw VARCHAR, input VARCHAR, recorded_at TIMESTAMP";

/**
 * Makes the lake's files known to the engine: `class_<uid>` for each OCSF class, `claims`, and the unions from which
 * accounts and devices are tied to people. Nothing is read yet.
 * @param temporary where the empty files go that give every view its whole schema: files hold only what their vendor
 *   gives, and reading unites them by name (which keeps reading single fields of a struct, as a UNION would not)
 * @param since RFC 3339 UTC: files that end earlier are not opened
 */
export async function attachLake(
  engine: Engine,
  data: string,
  manifests: readonly Manifest[],
  temporary: string,
  since?: string,
): Promise<void> {
  const noEvents = join(temporary, "no-events.parquet");
  const noClaims = join(temporary, "no-claims.parquet");
  await engine.run(`create or replace table no_events (${eventTableColumns()}, raw VARCHAR)`);
  await engine.run(`create or replace table no_claims (${CLAIM_COLUMNS})`);
  await engine.run(`copy no_events to ${sqlText(noEvents)} (format parquet)`);
  await engine.run(`copy no_claims to ${sqlText(noClaims)} (format parquet)`);
  const root = lakeFolders(data).root;
  const isWanted = ({ span }: LakeFile): boolean => since === undefined || span === undefined || span[1] >= since;
  const files = manifests
    .flatMap(({ events }) => events)
    .filter(isWanted)
    .map(({ path }) => path);
  for (const uid of CLASSES) {
    const ofClass = files.filter((file) => file.includes(`class=${uid}/`)).map((file) => join(root, file));
    const filter = since === undefined ? "" : ` where "time" >= ${sqlText(since)}::timestamp or "time" is null`;
    await engine.run(
      `create or replace view class_${uid} as select * from ${readFiles([noEvents, ...ofClass])}${filter}`,
    );
  }
  const claims = manifests.flatMap((manifest) => manifest.claims).map(({ path }) => join(root, path));
  await engine.run(`create or replace view declared_claims as select * from ${readFiles([noClaims, ...claims])}`);
  await engine.run("create or replace view claims as select * from declared_claims");
  for (const [name, select] of Object.entries(UNIONS)) await engine.run(`create or replace view ${name} as ${select}`);
}

const AUDIT = [3001, 3004, 6001, 6003, 6006];

/**
 * Relations over several classes, for tying what was seen to people. Distinct within each class and as vendors wrote it:
 * names are few, rows are many, and putting a name into its normal form is dear.
 */
const UNIONS: Readonly<Record<string, string>> = {
  // Single fields, not structs: of a struct that goes through a union, every field is read.
  audit_events: unionOf(
    AUDIT,
    `"time" as seen_at, metadata.uid as event, metadata.product.name as product, activity_id, activity_name,
      actor."user".email_addr as email, actor."user".name as name, actor."user".uid as uid,
      src_endpoint.ip as ip, src_endpoint.location.country as country, src_endpoint.location.region as region,
      src_endpoint.location.city as city, src_endpoint.location.lat as lat, src_endpoint.location.long as long,
      src_endpoint.autonomous_system.number as as_number, src_endpoint.autonomous_system.name as as_name,
      unmapped.repository as repository, unmapped.transport as transport, unmapped.credential_kind as credential_kind,
      unmapped.credential_name as credential_name, unmapped.is_interactive as is_interactive`,
  ),
  connections_seen: unionOf(
    [4001, 4003],
    `"time" as seen_at, metadata.uid as event, device.uid as device_uid, device.hostname as hostname,
      coalesce(device.hostname, device.name) as device_name, actor."user".name as account, actor.process.name as process,
      coalesce(query.hostname, dst_endpoint.hostname, dst_endpoint.domain) as domain,
      dst_endpoint.ip as remote_ip, dst_endpoint.port as remote_port`,
  ),
  displays_seen: unionOf(
    [1010, 5001],
    `"time" as seen_at, metadata.uid as event, device.uid as device_uid, coalesce(device.hostname, device.name) as device_name,
      unmapped.display_manufacturer as manufacturer, unmapped.display_product as product_code,
      unmapped.display_name as name, unmapped.display_serial as serial`,
  ),
  accounts_seen: [
    ...[3002, ...AUDIT, 4001, 4003].map((uid) => distinctOf([uid], namesOf(`"user"`))),
    ...[3002, ...AUDIT, 1007, 4001, 4003].map((uid) => distinctOf([uid], namesOf(`actor."user"`))),
    distinctOf([1007], namesOf(`process."user"`)),
  ].join(" union all "),
  devices_seen: distinctOf(
    [1007, 1010, 3002, 4001, 4003, 5001, 5020],
    "device.uid as uid, device.hostname as hostname, device.name as name, device.hw_info.serial_number as serial",
  ),
  systems_seen: distinctOf(
    [3002, 5001, ...AUDIT],
    "src_endpoint.ip as ip, src_endpoint.autonomous_system.number as as_number, src_endpoint.autonomous_system.name as as_name",
  ),
  addresses_seen: distinctOf(
    [3002, 5001, ...AUDIT],
    "coalesce(src_endpoint.ip, unmapped.external_ip, device.ip) as ip",
  ),
};

function namesOf(user: string): string {
  return `${user}.email_addr as email_addr, ${user}.name as name, ${user}.uid as uid`;
}

function distinctOf(classes: readonly number[], columns: string): string {
  return classes.map((uid) => `select distinct ${columns} from class_${uid}`).join(" union all ");
}

function unionOf(classes: readonly number[], columns: string): string {
  return classes.map((uid) => `select ${columns} from class_${uid}`).join(" union all ");
}

function readFiles(files: readonly string[]): string {
  return `read_parquet([${files.map(sqlText).join(", ")}], union_by_name = true, hive_partitioning = false)`;
}

interface ViewFile {
  readonly name: string;
  readonly statements: readonly string[];
}

/** The views' SQL in the order in which they build on each other, by file name. */
function readViewFiles(): readonly ViewFile[] {
  const part = (name: string): string => readFileSync(join(VIEWS_FOLDER, name), "utf8").replaceAll(/--[^\n]*/g, "");
  const place = part("place.sql");
  const placed = part("placed.sql");
  const knownPlace = part("known-place.sql");
  const knownPlaced = part("known-placed.sql");
  const withRow = (text: string, row: string): string => text.replaceAll("{{row}}", row);
  return readdirSync(VIEWS_FOLDER)
    .filter((name) => /^\d\d-.*\.sql$/.test(name))
    .toSorted()
    .map((name) => ({
      name,
      statements: part(name)
        .replaceAll(/\{\{place (\w+)\}\}/g, (_, row: string) => withRow(place, row))
        .replaceAll(/\{\{placed (\w+)\}\}/g, (_, row: string) => withRow(placed, row))
        .replaceAll("{{known place}}", knownPlace)
        .replaceAll(/\{\{known (\w+) as (\w+)\}\}/g, (_, relation: string, row: string) =>
          withRow(knownPlaced, row).replaceAll("{{relation}}", relation),
        )
        .replaceAll(/\{\{rollup (\w+) of (\w+)\}\}/g, (_, rollup: string, relation: string) =>
          rollupSql(rollup, relation, false),
        )
        .split(/;\s*\n/)
        .filter((statement) => statement.trim() !== ""),
    }));
}

/** What building one relation cost. */
export interface ViewCost {
  readonly relation: string;
  readonly milliseconds: number;
}

/**
 * Builds the views of the vocabulary, with every row tied to a person. What few rows make is a table; what is as large as
 * the lake is a view that reads it when a signal asks, and beside it the rollup that most signals ask instead.
 * @param before called before each file, for what a step needs from outside SQL (address keys, places of addresses), and for
 *   leaving out a file whose views are to stay empty
 */
export async function buildViews(
  engine: Engine,
  before: (file: string) => Promise<"build" | "skip">,
): Promise<readonly ViewCost[]> {
  const files = readViewFiles();
  const isLazy = (name: string): boolean =>
    files.some(({ statements }) =>
      statements.some((statement) => CREATES.exec(statement)?.[0].endsWith(` view ${name} `)),
    );
  for (const name of Object.keys(VOCABULARY)) if (!isLazy(name)) await engine.run(emptyViewSql(name));
  const costs: ViewCost[] = [];
  for (const { name, statements } of files) {
    if ((await before(name)) === "skip") continue;
    for (const statement of statements) {
      const started = performance.now();
      await engine.run(statement);
      const relation = CREATES.exec(statement)?.[1] ?? name;
      costs.push({ relation, milliseconds: Math.round(performance.now() - started) });
    }
  }
  return costs;
}

const CREATES = /create or replace (?:table|view|macro) (\w+)\s/;
