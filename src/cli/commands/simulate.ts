import type { Command } from "commander";
import { DomainError } from "../../errors.ts";
import { simulateApplicants } from "../../simulate/applicants/simulate-applicants.ts";
import { DEFAULT_START, simulate } from "../../simulate/simulate.ts";

interface SimulateFlags {
  readonly people: string;
  readonly days: string;
  readonly seed: string;
  readonly applications: string;
  readonly start?: string;
  readonly out: string;
}

export function addSimulate(program: Command): void {
  program
    .command("simulate")
    .option("--people <number>", "workers", "200")
    .option("--days <number>", "days", "45")
    .option("--seed <number>", "the same seed gives the same files", "1")
    .option("--applications <number>", "applications of a recruiting, with résumé files", "0")
    .option("--start <date>", "first day (default: 2026-01-05)")
    .requiredOption("--out <folder>", "where the files go")
    .description("Writes the exports of an invented company, with truth.csv saying who is what.")
    .action(async (flags: SimulateFlags) => {
      const common = {
        seed: wholeNumber("--seed", flags.seed, 0, 2 ** 31 - 1),
        out: flags.out,
        start: flags.start ?? DEFAULT_START,
      };
      const applications = wholeNumber("--applications", flags.applications, 0, 1_000);
      const summary = await simulate({
        people: wholeNumber("--people", flags.people, 20, 100_000),
        days: wholeNumber("--days", flags.days, 7, 730),
        ...common,
      });
      process.stdout.write(
        `${summary.people} people (${summary.falseHires} of them false hires), ${summary.records.toLocaleString("en")} records in ${flags.out}\n`,
      );
      if (applications === 0) return;
      const applicants = await simulateApplicants({ applications, ...common });
      const falseOnes = applicants.filter(({ isFalse }) => isFalse).length;
      process.stdout.write(
        `${applicants.length} applications (${falseOnes} of them false) with résumés in ${flags.out}\n`,
      );
    });
}

export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new DomainError("usage", `${option} is '${text}', but must be a whole number from ${least} to ${most}.`);
}
