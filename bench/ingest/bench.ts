import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Engine } from "../../src/lake/engine.ts";
import { generateOkta } from "./generate-okta.ts";

/**
 * How fast an Okta export is read into the lake, against DuckDB alone on the same file in the same run: it reads the
 * lines, takes 16 paths and writes them as zstd Parquet. Machines differ and are noisy; the ratio is the result. Beside it
 * stands the ratio of processor seconds, which says more on a machine that others use.
 * `node bench/ingest/bench.ts [records]`; memory is the peak of the ingesting process.
 */
const RECORDS = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 3;
const REPORT_MEMORY = new URL("./report-memory.ts", import.meta.url).href;
const folder = process.env["HIREWALL_BENCH"] ?? "/tmp/hirewall-bench";
const file = join(folder, `okta-${RECORDS}.ndjson`);

const PATHS = [
  "uuid",
  "published",
  "eventType",
  "outcome.result",
  "actor.id",
  "actor.alternateId",
  "client.ipAddress",
  "client.userAgent.rawUserAgent",
  "client.geographicalContext.country",
  "client.geographicalContext.city",
  "client.geographicalContext.geolocation.lat",
  "client.geographicalContext.geolocation.lon",
  "securityContext.asNumber",
  "securityContext.asOrg",
  "device.id",
  "authenticationContext.externalSessionId",
];

mkdirSync(folder, { recursive: true });
if (!existsSync(file)) await generateOkta(file, RECORDS);
const gigabytes = statSync(file).size / 1e9;
process.stdout.write(`${RECORDS.toLocaleString("en")} records, ${gigabytes.toFixed(2)} GB\n`);

interface Cost {
  readonly seconds: number;
  readonly processor: number;
}

const rounds: { readonly alone: Cost; readonly ours: Cost; readonly memory: number }[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const alone = await timeDuckdbAlone();
  const { memory, ...ours } = await timeIngest();
  rounds.push({ alone, ours, memory });
  process.stdout.write(
    `round ${round + 1}: DuckDB alone ${shown(alone)}, ingest ${shown(ours)}, ratio ${(alone.seconds / ours.seconds).toFixed(2)} ` +
      `(processor ${(alone.processor / ours.processor).toFixed(2)}), memory ${Math.round(memory)} MB\n`,
  );
}
const ratio = median(rounds.map(({ alone, ours }) => alone.seconds / ours.seconds));
const processorRatio = median(rounds.map(({ alone, ours }) => alone.processor / ours.processor));
const peak = Math.max(...rounds.map(({ memory }) => memory));
process.stdout.write(
  `${JSON.stringify({ bench: "ingest", records: RECORDS, ratio: rounded(ratio), processorRatio: rounded(processorRatio), memoryMB: Math.round(peak), targets: { ratio: 0.6, memoryMB: 2048 } })}\n`,
);

function shown({ seconds, processor }: Cost): string {
  return `${seconds.toFixed(1)} s (${processor.toFixed(1)} of processors)`;
}

function rounded(value: number): number {
  return Number(value.toFixed(2));
}

async function timeDuckdbAlone(): Promise<Cost> {
  const out = join(folder, "alone.parquet");
  rmSync(out, { force: true });
  const engine = await Engine.open(":memory:", join(folder, "spill"));
  const started = performance.now();
  const before = process.cpuUsage();
  await engine.run(`copy (
    select ${PATHS.map((path, index) => `f[${index + 1}] as "${path}"`).join(", ")}
    from (select json_extract_string(json, [${PATHS.map((path) => `'$.${path}'`).join(", ")}]) as f from read_ndjson_objects('${file}'))
  ) to '${out}' (format parquet, compression zstd)`);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  engine.close();
  return { seconds, processor: (user + system) / 1e6 };
}

/** The command as a user runs it, start of the process included. */
async function timeIngest(): Promise<Cost & { memory: number }> {
  const data = join(folder, "data");
  rmSync(data, { recursive: true, force: true });
  const main = new URL("../../src/cli/main.ts", import.meta.url).pathname;
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", REPORT_MEMORY, main, "ingest", "--data", data, file], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await once(child, "close");
  const figure = (name: string): number => Number(new RegExp(`${name} ([0-9.]+)`).exec(said)?.[1] ?? Number.NaN);
  return {
    seconds: (performance.now() - started) / 1000,
    processor: figure("processor-seconds"),
    memory: figure("peak-memory-mb"),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
