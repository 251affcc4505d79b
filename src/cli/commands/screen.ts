import type { Command } from "commander";
import { DomainError } from "../../errors.ts";
import { screen } from "../../flows/screen.ts";
import { runAndReport, type ScanFlags } from "./scan.ts";

export function addScreen(program: Command): void {
  program
    .command("screen")
    .argument(
      "[paths...]",
      "applications.csv, exports of your applicant tracking system, résumés, or folders with them",
    )
    .option("--claims <files...>", "further files with what was declared (people.csv: workers to compare with)")
    .option("--adverts <files...>", "texts of your job adverts: what applicants copy from them is nobody's own")
    .option("--data <folder>", "keep the lake there and reuse it: later applicants are compared with earlier ones")
    .option("--config <file>", "hirewall.yml (default: the one in the first folder)")
    .option("--mmdb <files...>", "MaxMind databases for places and networks of addresses")
    .option("--signals <folders...>", "folders with signals of your own")
    .option("--out <folder>", "write report.html and findings.ndjson there")
    .option("--html <file>", "write the report as one HTML file")
    .option("--json", "print findings and assessments as NDJSON (docs/json-output.md)")
    .option("--profile", "say what each signal costs")
    .option("--strict", "exit with 2 when a record could not be read")
    .description(
      "Says what is contradicted in each application, whom else it touches, and what to ask. No score, no rejection.",
    )
    .action(async (paths: string[], flags: Omit<ScanFlags, "since">) => {
      const inputs = [...paths, ...(flags.claims ?? [])];
      if (inputs.length === 0 && flags.data === undefined)
        throw new DomainError(
          "usage",
          "Give applications, résumés or folders to screen, or --data with a lake that has some.",
        );
      await runAndReport(screen, inputs, flags);
    });
}
