import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Engine } from "../../src/lake/engine.ts";
import { lakeFolders, readManifests } from "../../src/lake/manifest.ts";
import { generateLake } from "./generate-lake.ts";

/**
 * What a scan with all signals costs, against one plain aggregation by person and day over the columns that the views
 * read, in the same run. `node bench/scan/bench.ts [events] [people]`; the ratio is the result.
 */
const EVENTS = Number(process.argv[2] ?? 50_000_000);
const PEOPLE = Number(process.argv[3] ?? 20_000);
const MEMORY = "6GB";
const folder = process.env["HIREWALL_BENCH"] ?? "/tmp/hirewall-bench";
const data = join(folder, `lake-${EVENTS}-${PEOPLE}`);
const REPORT_MEMORY = new URL("../ingest/report-memory.ts", import.meta.url).href;

/** The columns of each class that the views read. */
const COLUMNS: Readonly<Record<number, { readonly who: string; readonly columns: readonly string[] }>> = {
  3002: {
    who: `"user".email_addr`,
    columns: [
      "metadata.uid",
      `"user".name`,
      "status_id",
      "src_endpoint.ip",
      "src_endpoint.location.city",
      "src_endpoint.location.country",
      "src_endpoint.location.lat",
      "src_endpoint.location.long",
      "src_endpoint.autonomous_system.number",
      "src_endpoint.autonomous_system.name",
      "device.uid",
      "device.name",
      "device.is_managed",
      "service.name",
      "session.uid",
      "http_request.user_agent",
      "unmapped.is_interactive",
      "unmapped.device_fingerprint",
    ],
  },
  1007: {
    who: "device.uid",
    columns: [
      "metadata.uid",
      "device.hostname",
      "process.name",
      "process.cmd_line",
      "process.file.path",
      "process.file.company_name",
      "process.parent_process.name",
      "process.user.name",
    ],
  },
  4001: {
    who: "device.uid",
    columns: [
      "metadata.uid",
      "device.hostname",
      "actor.process.name",
      "dst_endpoint.hostname",
      "dst_endpoint.ip",
      "dst_endpoint.port",
    ],
  },
  5001: {
    who: "device.uid",
    columns: ["metadata.uid", "device.hostname", "unmapped.external_ip", "unmapped.gateway_mac"],
  },
  3004: {
    who: "actor.user.name",
    columns: [
      "metadata.uid",
      "activity_name",
      "src_endpoint.ip",
      "src_endpoint.location.country",
      "unmapped.repository",
      "unmapped.transport",
    ],
  },
};

if (!existsSync(join(data, "complete"))) {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  process.stdout.write(`writing a lake of ${EVENTS.toLocaleString("en")} events…\n`);
  await generateLake(data, EVENTS, PEOPLE);
}
const plain = await timePlainAggregation();
process.stdout.write(
  `plain aggregation by person and day: ${plain.seconds.toFixed(1)} s, of the processors ${plain.cpu.toFixed(1)} s\n`,
);
const scanned = await timeScan();
process.stdout.write(
  `${scanned.profile}scan with all signals: ${scanned.seconds.toFixed(1)} s, of the processors ${scanned.cpu.toFixed(1)} s, ${scanned.memory} MB\n`,
);
process.stdout.write(
  `${JSON.stringify({ bench: "scan", events: EVENTS, people: PEOPLE, ratio: round(scanned.seconds / plain.seconds), cpuRatio: round(scanned.cpu / plain.cpu), memoryMB: scanned.memory, targets: { ratio: 6, memoryMB: 8192 } })}\n`,
);

function round(ratio: number): number {
  return Number(ratio.toFixed(2));
}

interface Cost {
  readonly seconds: number;
  /** Processor time, seconds: what is left to compare when others use the machine too. */
  readonly cpu: number;
}

async function timePlainAggregation(): Promise<Cost> {
  const engine = await Engine.open(":memory:", join(folder, "spill"), { memory: MEMORY, temporaryFiles: "40GB" });
  const manifests = readManifests(data);
  const before = process.cpuUsage();
  const started = performance.now();
  for (const [uid, { who, columns }] of Object.entries(COLUMNS)) {
    const files = manifests
      .flatMap(({ events }) => events)
      .filter(({ path }) => path.includes(`class=${uid}/`))
      .map(({ path }) => `'${join(lakeFolders(data).root, path)}'`);
    const values = columns.map((column, index) => `max(${column}) as c${index}`);
    await engine.run(`create or replace temp table plain as
      select ${who} as who, "time"::date as day, count(*) as events, ${values.join(", ")}
      from read_parquet([${files.join(", ")}], union_by_name = true, hive_partitioning = false) group by who, day`);
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  engine.close();
  return { seconds, cpu: (user + system) / 1e6 };
}

async function timeScan(): Promise<Cost & { readonly memory: number; readonly profile: string }> {
  const main = new URL("../../src/cli/main.ts", import.meta.url).pathname;
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ["--import", REPORT_MEMORY, main, "scan", "--data", data, "--json", "--profile"],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let text = "";
  child.stderr?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0 && code !== 1) throw new Error(`scan ended with ${code}: ${text}`);
  const memory = Number(/peak-memory-mb (\d+)/.exec(text)?.[1] ?? Number.NaN);
  const cpu = Number(/processor-seconds ([\d.]+)/.exec(text)?.[1] ?? Number.NaN);
  const profile = text.replaceAll(/(?:peak-memory-mb|processor-seconds) .*\n/g, "");
  return { seconds: (performance.now() - started) / 1000, cpu, memory, profile };
}
