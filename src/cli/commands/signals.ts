import type { Command } from "commander";
import { testSignals } from "../../flows/test-signals.ts";
import { loadSignals, SIGNALS_FOLDER } from "../../signals/load.ts";

export function addSignals(program: Command): void {
  const signals = program.command("signals").description("The signals: list them, or run their own tests.");
  signals
    .command("list")
    .option("--signals <folders...>", "folders with signals of your own")
    .description("Every signal with its family and strength.")
    .action((flags: { signals?: string[] }) => {
      for (const { id, family, strength, title } of loadSignals([SIGNALS_FOLDER, ...(flags.signals ?? [])])) {
        process.stdout.write(`${id.padEnd(34)} ${family.padEnd(15)} ${strength.padEnd(7)} ${title}\n`);
      }
    });
  signals
    .command("test")
    .argument("[folders...]", "folders with signals (default: ours)")
    .description("Runs every signal's tests.")
    .action(async (folders: string[]) => {
      const results = await testSignals(folders.length === 0 ? [SIGNALS_FOLDER] : folders);
      const failed = results.filter(({ problems }) => problems.length > 0);
      for (const { signal, test, problems } of failed) {
        process.stdout.write(`${signal}: ${test}\n${problems.map((problem) => `  ${problem}\n`).join("")}`);
      }
      process.stdout.write(`${results.length - failed.length} passed, ${failed.length} failed\n`);
      if (failed.length > 0) process.exitCode = 2;
    });
}
