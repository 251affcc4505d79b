import type { Command } from "commander";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DomainError } from "../../errors.ts";
import { scan, type ScanOptions } from "../../flows/scan.ts";
import type { ScanResult } from "../../flows/scan-result.ts";
import { presentNdjson } from "../../report/present-ndjson.ts";
import { presentReport } from "../../report/present-report.ts";
import { presentTerminal } from "../../report/present-terminal.ts";
import { showProgress } from "../progress.ts";

export interface ScanFlags {
  readonly claims?: readonly string[];
  readonly data?: string;
  readonly since?: string;
  readonly config?: string;
  readonly mmdb?: readonly string[];
  readonly signals?: readonly string[];
  readonly out?: string;
  readonly html?: string;
  readonly json?: boolean;
  readonly adverts?: readonly string[];
  readonly profile?: boolean;
  readonly strict?: boolean;
}

export function addScan(program: Command): void {
  program
    .command("scan")
    .argument("[paths...]", "files and folders with exports and company files; none: the lake in --data as it is")
    .option("--claims <files...>", "further files with what was declared (people.csv …)")
    .option("--data <folder>", "keep the lake there and reuse it (default: a temporary folder)")
    .option("--since <span>", "look at the last days only, e.g. 30d, or from a date on, e.g. 2026-03-01")
    .option("--config <file>", "hirewall.yml (default: the one in the first folder)")
    .option("--mmdb <files...>", "MaxMind databases for places and networks of addresses")
    .option("--signals <folders...>", "folders with signals of your own")
    .option("--adverts <files...>", "texts of your job adverts: what applicants copy from them is nobody's own")
    .option("--out <folder>", "write report.html and findings.ndjson there")
    .option("--html <file>", "write the report as one HTML file")
    .option("--json", "print findings and assessments as NDJSON (docs/json-output.md)")
    .option("--profile", "say what each view and each signal costs")
    .option("--strict", "exit with 2 when a record could not be read")
    .description("Compares what people declared with what the exports show, and says what to ask whom.")
    .action(async (paths: string[], flags: ScanFlags) => {
      const inputs = [...paths, ...(flags.claims ?? [])];
      if (inputs.length === 0 && flags.data === undefined) {
        throw new DomainError("usage", "Give files or folders to scan, or --data with a lake that 'ingest' filled.");
      }
      await runAndReport(scan, inputs, flags);
    });
}

/** Runs a scan, or a screening, with the options of the command line; prints and writes what was asked for. */
export async function runAndReport(
  run: (options: ScanOptions) => Promise<ScanResult>,
  inputs: readonly string[],
  flags: ScanFlags,
): Promise<void> {
  const now = new Date();
  const progress = showProgress();
  const options: ScanOptions = {
    paths: inputs,
    now: now.toISOString(),
    withEvidence: flags.html !== undefined || flags.out !== undefined,
    onProgress: progress.step,
    ...pick(flags, ["data", "config", "mmdb", "signals", "adverts"]),
    ...(flags.since === undefined ? {} : { since: sinceDate(flags.since, now) }),
  };
  const result = await run(options);
  progress.end();
  writeOutputs(result, flags);
  if (flags.json === true) for (const line of presentNdjson(result)) process.stdout.write(`${line}\n`);
  else process.stdout.write(terminalText(result));
  if (flags.profile === true) process.stderr.write(profileText(result));
  const isOpen = result.people.some(({ findings }) => findings.length > 0);
  process.exitCode = flags.strict === true && result.notes.quarantined.length > 0 ? 2 : isOpen ? 1 : 0;
}

function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
  ) as Partial<Pick<T, K>>;
}

/** `30d` before now, or a date. @throws DomainError `usage` */
function sinceDate(span: string, now: Date): string {
  const days = /^(\d{1,4})d$/.exec(span);
  if (days !== null) return new Date(now.valueOf() - Number(days[1]) * 86_400_000).toISOString();
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(span) ? `${span}T00:00:00Z` : Number.NaN);
  if (Number.isNaN(date.valueOf()))
    throw new DomainError("usage", `--since '${span}' is neither days like 30d nor a date like 2026-03-01.`);
  return date.toISOString();
}

function writeOutputs(result: ScanResult, flags: ScanFlags): void {
  if (flags.html !== undefined) writeFileSync(flags.html, presentReport(result));
  if (flags.out === undefined) return;
  mkdirSync(flags.out, { recursive: true });
  writeFileSync(join(flags.out, "report.html"), presentReport(result));
  writeFileSync(join(flags.out, "findings.ndjson"), `${[...presentNdjson(result)].join("\n")}\n`);
}

export function terminalText(result: ScanResult): string {
  return presentTerminal(result, {
    color: process.stdout.isTTY && process.env["NO_COLOR"] === undefined,
    width: process.stdout.columns ?? 100,
  });
}

/** What building the views and asking each signal costs, dearest first. */
function profileText(result: ScanResult): string {
  const built = result.notes.views.toSorted((left, right) => right.milliseconds - left.milliseconds);
  const views = built
    .filter(({ milliseconds }) => milliseconds > 0)
    .map(({ relation, milliseconds }) => `${String(milliseconds).padStart(8)} ms  view ${relation}`);
  const rows = result.notes.signals.toSorted((left, right) => right.milliseconds - left.milliseconds);
  const lines = rows.map(({ signal, milliseconds, findings, silent }) => {
    const outcome = silent === undefined ? `${findings} findings` : `silent: ${silent}`;
    return `${String(milliseconds).padStart(8)} ms  ${signal.padEnd(34)} ${outcome}`;
  });
  return `${[...views, ...lines].join("\n")}\n${String(Math.round(result.notes.seconds * 1000)).padStart(8)} ms  in all\n`;
}
