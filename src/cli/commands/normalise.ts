import type { Command } from "commander";
import { normalise } from "../../flows/normalise.ts";
import { presentQuarantine } from "../present-quarantine.ts";

export function addNormalise(program: Command): void {
  program
    .command("normalise")
    .argument("<file>", "an export of any known product, or a company file")
    .option("--source <id>", "keep to one product's records, e.g. okta")
    .option("--raw", "also print each record as the vendor wrote it (raw_data)")
    .option("--strict", "exit with 2 when a record could not be read")
    .description("Prints a file's records as OCSF 1.8 events, one JSON object a line.")
    .action(async (file: string, options: { source?: string; raw?: boolean; strict?: boolean }) => {
      const result = await normalise(file, options, (line) => process.stdout.write(`${line}\n`));
      for (const note of result.notes) process.stderr.write(`${file}: ${note}\n`);
      process.stderr.write(presentQuarantine(result.quarantined));
      if (options.strict === true && result.quarantined.length > 0) process.exitCode = 2;
    });
}
