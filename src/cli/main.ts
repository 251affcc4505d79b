import { Command } from "commander";
import { DomainError } from "../errors.ts";
import { addBench } from "./commands/bench.ts";
import { addDemo } from "./commands/demo.ts";
import { addFetch } from "./commands/fetch.ts";
import { addIngest } from "./commands/ingest.ts";
import { addLink } from "./commands/link.ts";
import { addNormalise } from "./commands/normalise.ts";
import { addScan } from "./commands/scan.ts";
import { addScreen } from "./commands/screen.ts";
import { addSignals } from "./commands/signals.ts";
import { addSimulate } from "./commands/simulate.ts";

const program = new Command("hirewall")
  .description("A firewall for hiring: compares what a person declared with what the company observed.")
  .version("0.1.0")
  .addHelpText("after", "\nExit codes: 0 nothing open, 1 findings, 2 could not run.")
  .showHelpAfterError()
  .exitOverride();

for (const add of [
  addDemo,
  addScan,
  addScreen,
  addIngest,
  addNormalise,
  addSimulate,
  addBench,
  addSignals,
  addLink,
  addFetch,
])
  add(program);

// `hirewall normalise big.ndjson | head`: who reads has enough, which is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(process.exitCode ?? 0);
});

/** 0: nothing open; 1: findings; 2: could not run. Commands set 1 themselves. */
try {
  await program.parseAsync();
} catch (error) {
  const code = (error as { code?: string }).code ?? "";
  if (error instanceof DomainError) {
    process.stderr.write(`hirewall: ${error.message}\n`);
    process.exitCode = 2;
  } else if (code.startsWith("commander.")) {
    process.exitCode = (error as { exitCode?: number }).exitCode === 0 ? 0 : 2;
  } else {
    process.exitCode = 2;
    throw error;
  }
}
