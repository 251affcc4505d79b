import { Command } from "commander";
import { DomainError } from "../errors.ts";

const program = new Command("hirewall")
  .description("A firewall for hiring: compares what a person declared with what the company observed.")
  .version("0.1.0")
  .addHelpText("after", "\nExit codes: 0 nothing open, 1 findings, 2 could not run.")
  .showHelpAfterError()
  .exitOverride();

/** Only what a run needs is loaded: the libraries of all commands together take longer to load than most runs take. */
const COMMANDS: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  demo: async () => (await import("./commands/demo.ts")).addDemo,
  scan: async () => (await import("./commands/scan.ts")).addScan,
  screen: async () => (await import("./commands/screen.ts")).addScreen,
  ingest: async () => (await import("./commands/ingest.ts")).addIngest,
  normalise: async () => (await import("./commands/normalise.ts")).addNormalise,
  simulate: async () => (await import("./commands/simulate.ts")).addSimulate,
  bench: async () => (await import("./commands/bench.ts")).addBench,
  interview: async () => (await import("./commands/interview.ts")).addInterview,
  signals: async () => (await import("./commands/signals.ts")).addSignals,
  link: async () => (await import("./commands/link.ts")).addLink,
  fetch: async () => (await import("./commands/fetch.ts")).addFetch,
  "hash-list": async () => (await import("./commands/hash-list.ts")).addHashList,
};
const named = Object.entries(COMMANDS).filter(([name]) => name === process.argv[2]);
for (const [, load] of named.length === 0 ? Object.entries(COMMANDS) : named) (await load())(program);

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
