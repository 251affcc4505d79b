import type { Engine } from "../lake/engine.ts";
import { attachLake, buildViews } from "../lake/build-views.ts";
import type { Manifest } from "../lake/manifest.ts";
import { readSignalPrelude } from "../lake/signal-prelude.ts";
import { sqlText } from "../lake/sql.ts";
import { addressKey } from "../resolve/address-key.ts";
import type { IpContext, IpLookup } from "../resolve/ip-context.ts";
import { readPlaces } from "../resolve/places.ts";
import { loadReferenceTables, readReferenceTables } from "../signals/reference.ts";
import type { Config } from "./config.ts";

export interface LakeTask {
  readonly data: string;
  readonly manifests: readonly Manifest[];
  readonly temporary: string;
  readonly config: Config;
  readonly lookup: IpLookup;
  readonly since?: string;
  readonly onStep?: (step: string) => void;
}

/** Makes an engine ready for signals: reference tables, config, and the views with every row tied to a person. */
export async function prepareViews(engine: Engine, task: LakeTask): Promise<void> {
  await engine.run(readSignalPrelude());
  await loadReferenceTables(engine, readReferenceTables());
  await loadList(engine, "config_approved_tools", "tool", task.config.approved_remote_tools);
  await loadRows(engine, "places", PLACE_COLUMNS, readPlaces());
  await attachLake(engine, task.data, task.manifests, task.temporary, task.since);
  await buildViews(engine, async (file) => {
    task.onStep?.(file.replace(/^\d\d-|\.sql$/g, ""));
    if (file.startsWith("02")) await loadAddressKeys(engine);
    if (file.startsWith("04")) await loadIpContext(engine, task.lookup);
  });
}

const PLACE_COLUMNS = { country: "VARCHAR", city: "VARCHAR", lat: "DOUBLE", long: "DOUBLE" } as const;
const CONTEXT_COLUMNS = {
  ip: "VARCHAR",
  country: "VARCHAR",
  region: "VARCHAR",
  city: "VARCHAR",
  lat: "DOUBLE",
  long: "DOUBLE",
  as_number: "INTEGER",
  as_name: "VARCHAR",
  network: "VARCHAR",
  operator: "VARCHAR",
} as const;

async function loadList(engine: Engine, table: string, column: string, values: readonly string[]): Promise<void> {
  await loadRows(
    engine,
    table,
    { [column]: "VARCHAR" },
    values.map((value) => ({ [column]: value.trim().toLowerCase() })),
  );
}

/** Addresses in their normal form; few, so this process does it. */
async function loadAddressKeys(engine: Engine): Promise<void> {
  const rows = await engine.rows<{ address: string }>(`
    select distinct value as address from claims where kind = 'home_address'
    union
    select distinct shipment.address from class_99906001 where shipment.address is not null`);
  const keys = rows.map(({ address }) => ({ address, address_key: addressKey(address) }));
  await loadRows(engine, "address_keys", { address: "VARCHAR", address_key: "VARCHAR" }, keys);
}

async function loadIpContext(engine: Engine, lookup: IpLookup): Promise<void> {
  await loadRows(engine, "ip_context", CONTEXT_COLUMNS, []);
  // Without databases and networks nothing can be added to what vendors wrote: no address needs to be read.
  if (lookup.isEmpty) return;
  const found: IpContext[] = [];
  // Inserted afterwards: a connection that is asked something else gives up the result it was streaming.
  for await (const page of engine.pages<{ ip: string }>(
    "select distinct ip from addresses_seen where ip is not null",
  )) {
    for (const { ip } of page) {
      const context = lookup.lookUp(ip);
      if (context !== undefined) found.push(context);
    }
  }
  await insertRows(engine, "ip_context", CONTEXT_COLUMNS, found);
}

type ColumnTypes = Readonly<Record<string, string>>;

async function loadRows(engine: Engine, table: string, columns: ColumnTypes, rows: readonly object[]): Promise<void> {
  const definitions = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  await engine.run(`create or replace table ${table} (${definitions.join(", ")})`);
  await insertRows(engine, table, columns, rows);
}

const ROWS_PER_INSERT = 2000;

async function insertRows(engine: Engine, table: string, columns: ColumnTypes, rows: readonly object[]): Promise<void> {
  const names = Object.keys(columns);
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const values = rows.slice(start, start + ROWS_PER_INSERT).map((row) => {
      const cells = row as Readonly<Record<string, unknown>>;
      return `(${names.map((name) => literal(cells[name])).join(", ")})`;
    });
    await engine.run(`insert into ${table} values ${values.join(", ")}`);
  }
}

function literal(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? sqlText(value) : "null";
}
