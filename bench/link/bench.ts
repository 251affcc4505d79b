import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { link } from "../../src/flows/link.ts";
import { generatePeople } from "./generate-people.ts";

/**
 * What linking costs, step by step, and how right it is on generated people whose truth is known.
 * `node bench/link/bench.ts [records]`
 */
const RECORDS = Number(process.argv[2] ?? 1_000_000);
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

await link(
  { file, columns: [], id: undefined, into: undefined, judgements: [], least: 0.5, onStep: next },
  async ({ clusters }) => {
    next("");
    process.stdout.write(
      `linked ${RECORDS.toLocaleString("en")} records in ${((performance.now() - started) / 1000).toFixed(1)} s, at most ${(process.resourceUsage().maxRSS / 1e6).toFixed(1)} GB\n`,
    );
    let [together, right] = [0, 0];
    for await (const { records } of clusters()) {
      const people = records.map((id) => id.split("-")[0]);
      for (let a = 0; a < people.length; a += 1) {
        for (let b = a + 1; b < people.length; b += 1) {
          together += 1;
          right += people[a] === people[b] ? 1 : 0;
        }
      }
    }
    process.stdout.write(
      `${((right / together) * 100).toFixed(2)} % of ${together.toLocaleString("en")} pairs in clusters are right\n`,
    );
  },
);
