import type { Command } from "commander";
import { ingest } from "../../flows/ingest.ts";
import { presentQuarantine } from "../present-quarantine.ts";
import { showProgress } from "../progress.ts";

export function addIngest(program: Command): void {
  program
    .command("ingest")
    .argument("<paths...>", "files and folders with exports and company files")
    .option("--data <folder>", "where the lake is kept", "data")
    .option("--strict", "exit with 2 when a record could not be read")
    .description("Reads exports into the lake. Can be interrupted and run again: nothing is lost or doubled.")
    .action(async (paths: string[], options: { data: string; strict?: boolean }) => {
      const progress = showProgress();
      const result = await ingest(paths, {
        data: options.data,
        now: new Date().toISOString(),
        onProgress: progress.step,
      });
      progress.end();
      for (const { input, manifest, known } of result.files) {
        const products = manifest.products.map(({ title, records }) => `${records.toLocaleString("en")} ${title}`);
        const what = known ? "read before" : products.join(", ") || "not read";
        process.stdout.write(`${input}: ${[what, ...manifest.notes].join("; ")}\n`);
        if (manifest.rows.duplicates > 0)
          process.stdout.write(
            `  ${manifest.rows.duplicates.toLocaleString("en")} stand twice, or are in the lake already\n`,
          );
        process.stderr.write(presentQuarantine(manifest.quarantined));
        if (options.strict === true && manifest.quarantined.length > 0) process.exitCode = 2;
      }
    });
}
