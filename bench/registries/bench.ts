import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { openList } from "../../src/checks/list-file.ts";
import { gleif } from "../../src/checks/registries/gleif.ts";
import { lookUpEmployers } from "../../src/checks/registries/look-up-employers.ts";
import { Engine } from "../../src/lake/engine.ts";
import { insertRows } from "../../src/lake/load-rows.ts";
import { sqlText } from "../../src/lake/sql.ts";
import { emptyViewSql, VOCABULARY } from "../../src/lake/vocabulary.ts";
import { companyKey } from "../../src/resolve/company-key.ts";
import { generateRegistry } from "./generate-registry.ts";

/**
 * What it costs to look up the employers of many applicants in a registry of millions of companies, against reading that
 * file alone, and how many are found. `node bench/registries/bench.ts [rows] [companies]`
 */
const ROWS = Number(process.argv[2] ?? 5_000_000);
const COMPANIES = Number(process.argv[3] ?? 6000);
const folder = process.env["HIREWALL_BENCH"] ?? "/tmp/hirewall-bench";
mkdirSync(folder, { recursive: true });
const path = join(folder, `20261101-registry-${ROWS}.csv`);
if (!existsSync(path)) await generateRegistry(path, ROWS, join(folder, "spill"));
const say = (text: string): void => void process.stdout.write(`${text}\n`);
say(`${ROWS.toLocaleString("en")} companies, ${(statSync(path).size / 1e9).toFixed(1)} GB`);

const engine = await Engine.open(join(folder, `look-up-${process.pid}.duckdb`), join(folder, "spill"), {
  memory: "2GB",
  temporaryFiles: "20GB",
});
/** Also of processors: on a machine that others use, the clock says little. */
const measure = async (work: () => Promise<unknown>): Promise<{ seconds: number; processor: number }> => {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, processor: (user + system) / 1e6 };
};
const shown = ({ seconds, processor }: { seconds: number; processor: number }): string =>
  `${seconds.toFixed(1)} s (${processor.toFixed(1)} s of processors)`;
const plain = await measure(() =>
  engine.rows(
    `select count(distinct "Entity.LegalName") from read_csv(${sqlText(path)}, all_varchar = true, header = true)`,
  ),
);
say(`reading it and counting names alone: ${shown(plain)}`);

/** A third as they stand there, a third with a letter wrong, a third that are not there. */
const names = await engine.rows<{ name: string }>(
  `select "Entity.LegalName" as name from read_csv(${sqlText(path)}, all_varchar = true, header = true) using sample ${COMPANIES} rows (reservoir, 7)`,
);
const withSlip = (name: string): string => `${name.slice(0, 3)}${name.slice(4)}`;
const claims = names.map(({ name }, index) => {
  const kind = (["as-is", "slip", "absent"] as const)[index % 3] ?? "absent";
  return {
    kind,
    employer:
      kind === "as-is" ? name.toLowerCase() : kind === "slip" ? withSlip(name) : `Zzyx ${index} Unheard Of Works`,
  };
});
for (const name of Object.keys(VOCABULARY)) await engine.run(emptyViewSql(name));
const columns = Object.fromEntries(Object.entries(VOCABULARY["job"] ?? {}).map(([name, { type }]) => [name, type]));
await insertRows(
  engine,
  "job",
  columns,
  claims.map(({ kind, employer }, index) => ({
    person: kind,
    event: `e${index}`,
    employer,
    employer_key: companyKey(employer),
    sure: 1,
  })),
);
const registry = gleif(await openList(path));
const looked = await measure(() => lookUpEmployers(engine, [registry], []));
say(
  `looking up ${COMPANIES.toLocaleString("en")} employers: ${shown(looked)}, ${(looked.processor / plain.processor).toFixed(1)} times the reading alone`,
);
for (const row of await engine.rows<{ person: string; outcome: string; rows: bigint }>(
  "select person, outcome, count(*) as rows from employer_check group by all order by all",
)) {
  say(`  ${row.person.padEnd(8)} ${row.outcome.padEnd(10)} ${row.rows}`);
}
say(`at most ${(process.resourceUsage().maxRSS / 1e6).toFixed(1)} GB of memory`);
engine.close();
