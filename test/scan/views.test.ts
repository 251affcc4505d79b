import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadConfig } from "../../src/flows/config.ts";
import { ingest } from "../../src/flows/ingest.ts";
import { prepareViews } from "../../src/flows/scan-lake.ts";
import { Engine } from "../../src/lake/engine.ts";
import { readManifests } from "../../src/lake/manifest.ts";
import { ROLLUPS, rollupSql } from "../../src/lake/rollups.ts";
import { VOCABULARY } from "../../src/lake/vocabulary.ts";
import { IpLookup } from "../../src/resolve/ip-context.ts";
import { simulate } from "../../src/simulate/simulate.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-views-"));
const data = join(folder, "data");
const now = "2026-03-01T00:00:00.000Z";
let engine: Engine;

beforeAll(async () => {
  const out = join(folder, "company");
  await simulate({ people: 40, days: 15, seed: 11, out });
  await ingest([out], { data, now });
  engine = await Engine.open(":memory:", join(folder, "spill"));
  await prepareViews(engine, {
    data,
    manifests: readManifests(data),
    temporary: folder,
    config: loadConfig(undefined, []),
    // A network that the company names: it is looked up once a place, and must be in every row of that place.
    lookup: await IpLookup.open([{ cidr: "198.18.0.0/17", network: "shared" }], []),
    now,
  });
}, 240_000);
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each(Object.entries(ROLLUPS))("%s has what grouping its view gives", async (name, { of, by, daily }) => {
  const keys = [...by, ...(daily ? ["day"] : [])].join(", ");
  const kept = `min(first_at), max(seen_at), min(event), max(last_event), sum(times)${daily ? "" : ", max(days)"}`;
  const built = `select ${keys}, ${kept} from ${name} group by ${keys}`;
  const grouped = `select ${keys}, ${kept} from (${rollupSql(name, of, true)}) group by ${keys}`;
  const [rows] = await engine.rows<{ rows: bigint }>(`select count(*) as rows from (${grouped})`);
  expect(Number(rows?.rows)).toBeGreaterThan(100);
  expect(await engine.rows(`(${built}) except all (${grouped})`)).toEqual([]);
  expect(await engine.rows(`(${grouped}) except all (${built})`)).toEqual([]);
});

// Some products name a laptop with its serial number, others without: it is one laptop, and its events count once.
test.each(["signin", "process", "device", "network", "peripheral", "display", "code", "credential"])(
  "an event is one row of %s",
  async (view) => {
    const [counted] = await engine.rows<{ rows: bigint; events: bigint }>(
      `select count(*) as rows, count(distinct event) as events from ${view}`,
    );
    expect(counted?.rows).toBeGreaterThan(0n);
    expect(counted?.rows).toBe(counted?.events);
  },
);

test.each(Object.entries(VOCABULARY))("%s has the columns of the vocabulary", async (name, columns) => {
  const described = await engine.rows<{ column_name: string; column_type: string }>(`describe select * from "${name}"`);
  const found = Object.fromEntries(described.map(({ column_name, column_type }) => [column_name, column_type]));
  expect(found).toEqual(Object.fromEntries(Object.entries(columns).map(([column, { type }]) => [column, type])));
});
