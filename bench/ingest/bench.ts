import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Engine } from "../../src/lake/engine.ts";
import { generateOkta } from "./generate-okta.ts";

/**
 * How fast an Okta export is read into the lake, against DuckDB alone on the same file in the same run: it reads the
 * lines, takes 16 paths and writes them as zstd Parquet. Machines differ and are noisy; the ratio is the result.
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

const rounds: { readonly alone: number; readonly ours: number; readonly memory: number }[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const alone = await timeDuckdbAlone();
  const { seconds: ours, memory } = await timeIngest();
  rounds.push({ alone, ours, memory });
  process.stdout.write(
    `round ${round + 1}: DuckDB alone ${alone.toFixed(1)} s, ingest ${ours.toFixed(1)} s, ratio ${(alone / ours).toFixed(2)}, memory ${Math.round(memory)} MB\n`,
  );
}
const ratio = median(rounds.map(({ alone, ours }) => alone / ours));
const peak = Math.max(...rounds.map(({ memory }) => memory));
process.stdout.write(
  `${JSON.stringify({ bench: "ingest", records: RECORDS, ratio: Number(ratio.toFixed(2)), memoryMB: Math.round(peak), targets: { ratio: 0.6, memoryMB: 2048 } })}\n`,
);

async function timeDuckdbAlone(): Promise<number> {
  const out = join(folder, "alone.parquet");
  rmSync(out, { force: true });
  const engine = await Engine.open(":memory:", join(folder, "spill"));
  const started = performance.now();
  await engine.run(`copy (
    select ${PATHS.map((path, index) => `f[${index + 1}] as "${path}"`).join(", ")}
    from (select json_extract_string(json, [${PATHS.map((path) => `'$.${path}'`).join(", ")}]) as f from read_ndjson_objects('${file}'))
  ) to '${out}' (format parquet, compression zstd)`);
  const seconds = (performance.now() - started) / 1000;
  engine.close();
  return seconds;
}

/** The command as a user runs it, start of the process included. */
async function timeIngest(): Promise<{ seconds: number; memory: number }> {
  const data = join(folder, "data");
  rmSync(data, { recursive: true, force: true });
  const main = new URL("../../src/cli/main.ts", import.meta.url).pathname;
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", REPORT_MEMORY, main, "ingest", "--data", data, file], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let memory = 0;
  child.stderr?.on("data", (chunk: Buffer) => {
    const found = /peak-memory-mb (\d+)/.exec(chunk.toString());
    if (found !== null) memory = Number(found[1]);
  });
  await once(child, "exit");
  return { seconds: (performance.now() - started) / 1000, memory };
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
