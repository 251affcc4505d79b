import type { Command } from "commander";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { measureQuality, type Quality } from "../../flows/measure-quality.ts";
import { wholeNumber } from "./simulate.ts";

/** Results that later runs are compared with: written by `bench --freeze`, and kept in the repository. */
const FROZEN = new URL("../../../bench/frozen/quality.json", import.meta.url);
const SEEDS = [101, 102, 103];

interface BenchFlags {
  readonly people: string;
  readonly days: string;
  readonly freeze?: boolean;
  readonly json?: boolean;
}

export function addBench(program: Command): void {
  program
    .command("bench")
    .option("--people <number>", "people a company", "400")
    .option("--days <number>", "days", "45")
    .option("--freeze", "keep these results for later runs to be compared with")
    .option("--json", "print the result as JSON")
    .description("Scans simulated companies and says who was found, per kind, against the frozen results.")
    .action(async (flags: BenchFlags) => {
      const quality = await measureQuality({
        people: wholeNumber("--people", flags.people, 50, 20_000),
        days: wholeNumber("--days", flags.days, 14, 365),
        seeds: SEEDS,
        now: new Date().toISOString(),
        onCompany: (seed) => process.stderr.write(`company of seed ${seed}…\n`),
      });
      process.stdout.write(flags.json === true ? `${JSON.stringify(quality)}\n` : qualityText(quality));
      const isDefault = flags.people === "400" && flags.days === "45";
      if (flags.freeze === true) freeze(quality);
      else if (isDefault) process.stdout.write(comparisonText(quality));
      if (quality.recall < 1 || quality.honestFoundShare > 0.01) process.exitCode = 1;
    });
}

function qualityText(quality: Quality): string {
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;
  const header = `${"kind".padEnd(32)}${["people", "clear", "ask", "review", "urgent"].map((name) => name.padStart(8)).join("")}\n`;
  const rows = quality.kinds.map(({ kind, isFalse, people, statuses }) => {
    const cells = [people, statuses.clear, statuses.ask, statuses.review, statuses.urgent];
    return `${(isFalse ? `false: ${kind}` : kind).padEnd(32)}${cells.map((cell) => String(cell).padStart(8)).join("")}\n`;
  });
  return [
    header,
    ...rows,
    `\n${quality.people} people, ${quality.falseHires} of them false hires.\n`,
    `False hires found (review or urgent): ${percent(quality.recall)}. Of the people found, ${percent(quality.precision)} are false hires.\n`,
    `Honest people found wrongly: ${percent(quality.honestFoundShare)}.\n`,
    "These are simulated people: the figures say that the parts work together, not how good they are on real companies.\n",
  ].join("");
}

function freeze(quality: Quality): void {
  mkdirSync(dirname(FROZEN.pathname), { recursive: true });
  writeFileSync(FROZEN, `${JSON.stringify(quality, undefined, 2)}\n`);
  process.stdout.write("Frozen.\n");
}

function comparisonText(quality: Quality): string {
  if (!existsSync(FROZEN)) return "Nothing is frozen yet: 'bench --freeze' keeps these results.\n";
  const frozen = JSON.parse(readFileSync(FROZEN, "utf8")) as Quality;
  const changes = (["recall", "precision", "honestFoundShare"] as const)
    .filter((name) => quality[name] !== frozen[name])
    .map((name) => `${name} was ${frozen[name]}, is ${quality[name]}`);
  for (const kind of quality.kinds) {
    const before = frozen.kinds.find((other) => other.kind === kind.kind);
    if (before === undefined) changes.push(`${kind.kind} is new`);
    else if (JSON.stringify(before.statuses) !== JSON.stringify(kind.statuses)) {
      changes.push(`${kind.kind} was ${JSON.stringify(before.statuses)}, is ${JSON.stringify(kind.statuses)}`);
    }
  }
  return changes.length === 0 ? "As frozen.\n" : `Against the frozen results: ${changes.join("; ")}.\n`;
}
