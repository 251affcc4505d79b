import type { Command } from "commander";
import { DomainError } from "../../errors.ts";
import { simulate } from "../../simulate/simulate.ts";

export function addSimulate(program: Command): void {
  program
    .command("simulate")
    .option("--people <number>", "workers", "200")
    .option("--days <number>", "days", "45")
    .option("--seed <number>", "the same seed gives the same files", "1")
    .option("--start <date>", "first day (default: 2026-01-05)")
    .requiredOption("--out <folder>", "where the files go")
    .description("Writes the exports of an invented company, with truth.csv saying who is what.")
    .action(async (flags: { people: string; days: string; seed: string; start?: string; out: string }) => {
      const summary = await simulate({
        people: wholeNumber("--people", flags.people, 20, 100_000),
        days: wholeNumber("--days", flags.days, 7, 730),
        seed: wholeNumber("--seed", flags.seed, 0, 2 ** 31 - 1),
        out: flags.out,
        ...(flags.start === undefined ? {} : { start: flags.start }),
      });
      process.stdout.write(
        `${summary.people} people (${summary.falseHires} of them false hires), ${summary.records.toLocaleString("en")} records in ${flags.out}\n`,
      );
    });
}

export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new DomainError("usage", `${option} is '${text}', but must be a whole number from ${least} to ${most}.`);
}
