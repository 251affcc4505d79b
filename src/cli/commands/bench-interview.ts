import type { Command } from "commander";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The measurement is a program of its own: it plays, and what is delivered must not depend on what plays against it. */
const PROGRAM = fileURLToPath(new URL("../../../bench/interview/bench.ts", import.meta.url));

interface InterviewFlags {
  readonly quick?: boolean;
  readonly n?: string;
  readonly species?: string;
  readonly seed?: string;
  readonly runs?: string;
  readonly json?: boolean;
  readonly freeze?: boolean;
  readonly writeDocs?: boolean;
}

/** `bench interview`: simulated sessions, genuine and attacked, through the real analyser and judge. */
export function addInterviewBench(bench: Command): void {
  bench
    .command("interview")
    .option("--quick", "five sessions a species")
    .option("--n <number>", "sessions a species")
    .option("--species <ids>", "only these, with commas between")
    .option("--seed <number>", "first seed; lines are chosen on seeds below 1000, and reported from there on")
    .option("--runs <file>", "keep each session there; a run that was broken off goes on")
    .option("--json", "print sessions and results as NDJSON")
    .option("--freeze", "keep these results for later runs to be compared with")
    .option("--write-docs", "write docs/interview-measurements.md")
    .description("Plays people and attacks to the interview room and says who passed, a species at a time.")
    .action((_flags: unknown, command: Command) => {
      // Some flags are of `bench` too, whose parser takes them first.
      const flags: InterviewFlags = command.optsWithGlobals();
      const given = [
        ...(["quick", "json", "freeze"] as const).flatMap((flag) => (flags[flag] === true ? [`--${flag}`] : [])),
        ...(flags.writeDocs === true ? ["--write-docs"] : []),
        ...(["n", "species", "seed", "runs"] as const).flatMap((flag) =>
          flags[flag] === undefined ? [] : [`--${flag}`, flags[flag]],
        ),
      ];
      const { status } = spawnSync(process.execPath, [PROGRAM, ...given], { stdio: "inherit" });
      if (status !== 0) process.exitCode = status ?? 1;
    });
}
