import { createReadStream, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { link } from "../../src/flows/link.ts";
import { compareWithFrozen, sizeGiven } from "../frozen.ts";
import { generatePeople } from "./generate-people.ts";
import { measureSamples } from "./samples.ts";

/**
 * What linking costs, step by step, and how right it is on generated people whose truth is known.
 * `node bench/link/bench.ts [records] [--freeze]`
 */
const RECORDS = sizeGiven(1_000_000);
const FROZEN_RECORDS = 1_000_000;
const SEED = 7;
const folder = process.env["HIREWALL_BENCH"] ?? "/tmp/hirewall-bench";
mkdirSync(folder, { recursive: true });
const file = join(folder, `people-${RECORDS}.csv`);
if (!existsSync(file)) generatePeople(file, RECORDS, SEED);

const started = performance.now();
let step = "";
let since = started;
const next = (name: string): void => {
  const now = performance.now();
  if (step !== "")
    process.stdout.write(`${step.replace(file, "the file").padEnd(45)} ${((now - since) / 1000).toFixed(1)} s\n`);
  [step, since] = [name, now];
};

const cpu = process.cpuUsage();
await link(
  { file, columns: [], id: undefined, into: undefined, judgements: [], least: 0.5, onStep: next },
  async ({ clusters }) => {
    next("");
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    let [together, right] = [0, 0];
    for await (const { records } of clusters()) {
      const people = Map.groupBy(records, personOf);
      together += pairsOf(records.length);
      for (const own of people.values()) right += pairsOf(own.length);
    }
    const result = {
      records: RECORDS,
      seconds: round(seconds),
      cpuSeconds: round((user + system) / 1e6),
      gigabytes: round(process.resourceUsage().maxRSS / 1e6),
      precision: round(right / together, 4),
      recall: round(right / (await truePairs(file)), 4),
      samples: Object.fromEntries(
        Object.entries(await measureSamples()).map(([name, { precision, recall, f1 }]) => [
          name,
          { precision: round(precision, 4), recall: round(recall, 4), f1: round(f1, 4) },
        ]),
      ),
    };
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    if (RECORDS === FROZEN_RECORDS) process.stdout.write(compareWithFrozen("link", result));
  },
);

async function truePairs(path: string): Promise<number> {
  const sizes = new Map<string, number>();
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const person = personOf(line.slice(0, line.indexOf(",")));
    sizes.set(person, (sizes.get(person) ?? 0) + 1);
  }
  return [...sizes.values()].reduce((sum, size) => sum + pairsOf(size), 0);
}

function personOf(id: string): string {
  return id.split("-")[0] ?? "";
}

function pairsOf(size: number): number {
  return (size * (size - 1)) / 2;
}

function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
