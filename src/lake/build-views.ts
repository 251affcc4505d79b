import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./engine.ts";
import { type LakeFile, lakeFolders, type Manifest } from "./manifest.ts";
import { eventTableColumns } from "./ocsf-columns.ts";
import { sqlText } from "./sql.ts";
import { emptyViewSql, VOCABULARY } from "./vocabulary.ts";

const VIEWS_FOLDER = new URL("./views/", import.meta.url).pathname;

/** The OCSF classes that views read. Events of other classes are kept, as evidence and for views to come. */
const CLASSES = [1007, 1010, 3001, 3002, 3004, 4001, 4003, 5001, 5020, 6001, 6003, 6006, 99906001, 99906002] as const;

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
  await engine.run(`create or replace view claims as select * from ${readFiles([noClaims, ...claims])}`);
  for (const [name, select] of Object.entries(UNIONS)) await engine.run(`create or replace view ${name} as ${select}`);
}

const AUDIT = [3001, 3004, 6001, 6003, 6006];

/** Relations over several classes, for tying what was seen to people. */
const UNIONS: Readonly<Record<string, string>> = {
  audit_events: unionOf(AUDIT, `"time", metadata, activity_id, activity_name, actor, src_endpoint, unmapped`),
  people_seen: `${unionOf([3002, ...AUDIT], `"user", actor."user" as actor_user`)} union all ${unionOf([1007], `process."user" as "user", actor."user" as actor_user`)} union all ${unionOf([4001, 4003], `"user", actor."user" as actor_user`)}`,
  devices_seen: unionOf(
    [1007, 1010, 3002, 4001, 4003, 5001, 5020],
    `{'uid': device.uid, 'hostname': device.hostname, 'name': device.name, 'serial': device.hw_info.serial_number} as device`,
  ),
  systems_seen: unionOf(
    [3002, 5001, ...AUDIT],
    "src_endpoint.ip as ip, src_endpoint.autonomous_system.number as as_number, src_endpoint.autonomous_system.name as as_name",
  ),
  addresses_seen: unionOf([3002, 5001, ...AUDIT], "coalesce(src_endpoint.ip, unmapped.external_ip, device.ip) as ip"),
};

function unionOf(classes: readonly number[], columns: string): string {
  return classes.map((uid) => `select ${columns} from class_${uid}`).join(" union all ");
}

function readFiles(files: readonly string[]): string {
  return `read_parquet([${files.map(sqlText).join(", ")}], union_by_name = true, hive_partitioning = false)`;
}

/** The views' SQL in the order in which they build on each other, by file name. */
function readViewFiles(): readonly { readonly name: string; readonly sql: string }[] {
  const part = (name: string): string => readFileSync(join(VIEWS_FOLDER, name), "utf8").replaceAll(/--[^\n]*/g, "");
  const place = part("place.sql");
  const placed = part("placed.sql");
  const withRow = (text: string, row: string): string => text.replaceAll("{{row}}", row);
  return readdirSync(VIEWS_FOLDER)
    .filter((name) => /^\d\d-.*\.sql$/.test(name))
    .toSorted()
    .map((name) => ({
      name,
      sql: part(name)
        .replaceAll(/\{\{place (\w+)\}\}/g, (_, row: string) => withRow(place, row))
        .replaceAll(/\{\{placed (\w+)\}\}/g, (_, row: string) => withRow(placed, row)),
    }));
}

/**
 * Builds the views of the vocabulary as tables, with every row tied to a person.
 * @param before called before each file, for what a step needs from outside SQL (address keys, places of addresses), and for
 *   leaving out a file whose views are to stay empty
 */
export async function buildViews(engine: Engine, before: (file: string) => Promise<"build" | "skip">): Promise<void> {
  for (const name of Object.keys(VOCABULARY)) await engine.run(emptyViewSql(name));
  for (const { name, sql } of readViewFiles()) {
    if ((await before(name)) === "build") await engine.run(sql);
  }
}
