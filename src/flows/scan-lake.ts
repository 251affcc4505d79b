import type { Engine } from "../lake/engine.ts";
import { assumePeople } from "../lake/assume-people.ts";
import { attachLake, buildViews, type ViewCost } from "../lake/build-views.ts";
import { insertRows, loadRows } from "../lake/load-rows.ts";
import type { Manifest } from "../lake/manifest.ts";
import { readSignalPrelude } from "../lake/signal-prelude.ts";
import { addressKey } from "../resolve/address-key.ts";
import type { IpContext, IpLookup } from "../resolve/ip-context.ts";
import { readPlaces } from "../resolve/places.ts";
import { loadReferenceTables, readReferenceTables } from "../signals/reference.ts";
import { hasApplicants, prepareApplicantStep } from "./applicant-keys.ts";
import type { Config } from "./config.ts";

export interface LakeTask {
  readonly data: string;
  readonly manifests: readonly Manifest[];
  readonly temporary: string;
  readonly config: Config;
  readonly lookup: IpLookup;
  /** RFC 3339 UTC; the clock is the caller's. */
  readonly now: string;
  readonly since?: string;
  readonly onStep?: (step: string) => void;
}

export interface PreparedViews {
  /** Whether somebody applied: without, the views of applicants stay empty. */
  readonly withApplicants: boolean;
  /** Accounts that stand for a person each, because no people file was given. */
  readonly assumedPeople: number;
  readonly costs: readonly ViewCost[];
}

/** Makes an engine ready for signals: reference tables, config, and the views with every row tied to a person. */
export async function prepareViews(engine: Engine, task: LakeTask): Promise<PreparedViews> {
  await engine.run(readSignalPrelude());
  await loadReferenceTables(engine, readReferenceTables());
  await loadList(engine, "config_approved_tools", "tool", task.config.approved_remote_tools);
  await loadRows(engine, "places", PLACE_COLUMNS, readPlaces());
  await attachLake(engine, task.data, task.manifests, task.temporary, task.since);
  const withApplicants = await hasApplicants(engine);
  const assumedPeople = await assumePeople(engine);
  const costs = await buildViews(engine, async (file) => {
    const isApplicants = /^1\d-/.test(file);
    if (isApplicants && !withApplicants) return "skip";
    task.onStep?.(file.replace(/^\d\d-|\.sql$/g, ""));
    if (file.startsWith("02")) await loadAddressKeys(engine);
    if (file.startsWith("07")) await loadIpContext(engine, task.lookup);
    if (isApplicants) await prepareApplicantStep(engine, file, task.now);
    return "build";
  });
  return { withApplicants, assumedPeople, costs };
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
    select attributes ->> '$.address' as address from claims where kind = 'application' and (attributes ->> '$.address') is not null
    union
    select value from claims where kind = 'contact'
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
    `select distinct ip from (
      select ip from addresses_seen
      union
      select lower(trim(coalesce(attributes ->> '$.submitted_ip', attributes ->> '$.ip'))) from claims where kind in ('application', 'interview')
    ) where ip is not null`,
  )) {
    for (const { ip } of page) {
      const context = lookup.lookUp(ip);
      if (context !== undefined) found.push(context);
    }
  }
  await insertRows(engine, "ip_context", CONTEXT_COLUMNS, found);
}
