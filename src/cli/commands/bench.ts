import type { Command } from "commander";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DomainError } from "../../errors.ts";
import { measureQuality, type Quality } from "../../flows/measure-quality.ts";
import { simulate } from "../../simulate/simulate.ts";
import { simulateApplicants } from "../../simulate/applicants/simulate-applicants.ts";
import { addInterviewBench } from "./bench-interview.ts";
import { comparisonText, qualityText } from "../present-quality.ts";
import { wholeNumber } from "./simulate.ts";

const SEEDS = [101, 102, 103];

interface Sizes {
  readonly people: number;
  readonly days: number;
  readonly applications: number;
}

const DEFAULT_SIZES: Sizes = { people: 400, days: 45, applications: 400 };

/** What is simulated and measured, and what must hold of it. */
interface Board {
  readonly title: string;
  readonly truth: string;
  readonly simulate: (sizes: Sizes, seed: number, out: string) => Promise<void>;
  /** Results that later runs are compared with: written by `bench --freeze`, and kept in the repository. */
  readonly frozen: URL;
  readonly holds: (quality: Quality) => boolean;
}

const BOARDS: Readonly<Record<string, Board>> = {
  workers: {
    title: "Workers",
    truth: "truth.csv",
    simulate: async ({ people, days }, seed, out) => void (await simulate({ people, days, seed, out })),
    frozen: new URL("../../../bench/frozen/quality.json", import.meta.url),
    holds: ({ recall, honestFoundShare }) => recall === 1 && honestFoundShare <= 0.01,
  },
  applicants: {
    title: "Applicants",
    truth: "applicants-truth.csv",
    simulate: async ({ applications }, seed, out) =>
      void (await simulateApplicants({ applications, seed, out, start: "2026-01-05" })),
    frozen: new URL("../../../bench/frozen/quality-applicants.json", import.meta.url),
    holds: ({ kinds, honestFoundShare }) =>
      honestFoundShare <= 0.02 &&
      kinds.filter(({ isFalse }) => isFalse).every(({ people, withFinding }) => withFinding >= people * 0.9),
  },
};

interface BenchFlags {
  readonly people: string;
  readonly days: string;
  readonly applications: string;
  readonly only?: string;
  readonly freeze?: boolean;
  readonly json?: boolean;
}

export function addBench(program: Command): void {
  const bench = program.command("bench");
  addInterviewBench(bench);
  bench
    .option("--people <number>", "workers a company", String(DEFAULT_SIZES.people))
    .option("--days <number>", "days", String(DEFAULT_SIZES.days))
    .option("--applications <number>", "applications a company", String(DEFAULT_SIZES.applications))
    .option("--only <part>", "workers or applicants")
    .option("--freeze", "keep these results for later runs to be compared with")
    .option("--json", "print the results as NDJSON")
    .description("Scans simulated companies and says who was found, per kind, against the frozen results.")
    .action(async (flags: BenchFlags) => {
      const sizes: Sizes = {
        people: wholeNumber("--people", flags.people, 50, 20_000),
        days: wholeNumber("--days", flags.days, 14, 365),
        applications: wholeNumber("--applications", flags.applications, 50, 1_000),
      };
      for (const [name, board] of boardsOf(flags.only)) await measureBoard(name, board, sizes, flags);
    });
}

/** @throws DomainError `usage` */
function boardsOf(only: string | undefined): readonly (readonly [string, Board])[] {
  const boards = Object.entries(BOARDS).filter(([name]) => only === undefined || name === only);
  if (boards.length === 0) {
    throw new DomainError("usage", `--only is '${only}', but must be ${Object.keys(BOARDS).join(" or ")}.`);
  }
  return boards;
}

async function measureBoard(name: string, board: Board, sizes: Sizes, flags: BenchFlags): Promise<void> {
  const quality = await measureQuality({
    simulate: async (seed, out) => await board.simulate(sizes, seed, out),
    truth: board.truth,
    seeds: SEEDS,
    now: new Date().toISOString(),
    onCompany: (seed) => process.stderr.write(`${name}, company of seed ${seed}…\n`),
  });
  const text =
    flags.json === true ? `${JSON.stringify({ part: name, ...quality })}\n` : qualityText(board.title, quality);
  process.stdout.write(text);
  const isDefault = JSON.stringify(sizes) === JSON.stringify(DEFAULT_SIZES);
  if (flags.freeze === true) freeze(board.frozen, quality);
  else if (isDefault && flags.json !== true)
    process.stdout.write(`${comparisonText(quality, readFrozen(board.frozen))}\n`);
  if (!board.holds(quality)) process.exitCode = 1;
}

function freeze(file: URL, quality: Quality): void {
  mkdirSync(dirname(file.pathname), { recursive: true });
  writeFileSync(file, `${JSON.stringify(quality, undefined, 2)}\n`);
  process.stdout.write("Frozen.\n");
}

function readFrozen(file: URL): Quality | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Quality) : undefined;
}
