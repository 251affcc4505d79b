import type { Command } from "commander";
import { hashList } from "../../flows/hash-list.ts";

export function addHashList(program: Command): void {
  program
    .command("hash-list")
    .argument("<watchlist>", "a watchlist: CSV, STIX 2.1 or MISP")
    .option("--key-file <file>", "the key that both companies have")
    .option("--key-env <name>", "environment variable that holds it")
    .description("Prints a watchlist with keyed hashes in place of its values, for another company.")
    .action(async (path: string, flags: { keyFile?: string; keyEnv?: string }) => {
      const hashed = await hashList(path, { file: flags.keyFile, env: flags.keyEnv }, process.env);
      for (const line of hashed.lines) process.stdout.write(`${line}\n`);
      if (hashed.skipped > 0) {
        process.stderr.write(`${hashed.skipped} entries were left out: ${hashed.problems.join("; ")}.\n`);
      }
    });
}
