import { serve } from "@hono/node-server";
import type { Command } from "commander";
import { Hono } from "hono";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { DomainError } from "../../errors.ts";
import { scan } from "../../flows/scan.ts";
import { presentReport } from "../../report/present-report.ts";
import { simulateApplicants } from "../../simulate/applicants/simulate-applicants.ts";
import { DEFAULT_START, simulate } from "../../simulate/simulate.ts";
import { showProgress } from "../progress.ts";
import { terminalText } from "./scan.ts";
import { wholeNumber } from "./simulate.ts";

interface DemoFlags {
  readonly out: string;
  readonly port: string;
  readonly once?: boolean;
}

/** A company of this size is read and scanned within a minute on a small laptop. */
const DEMO = { people: 200, days: 45, seed: 1, start: DEFAULT_START } as const;
/** Applications of the same weeks, with their résumés. */
const DEMO_APPLICANTS = { applications: 40, seed: 4, start: DEFAULT_START } as const;

export function addDemo(program: Command): void {
  program
    .command("demo")
    .option("--out <folder>", "where the simulated company and the report go", join("out", "demo"))
    .option("--port <number>", "port of the report's page; 0: any free one", "0")
    .option("--once", "end after the report, without serving it")
    .description("Simulates a company with known truth, scans it, and shows the report in the browser.")
    .action(async (flags: DemoFlags) => {
      const port = wholeNumber("--port", flags.port, 0, 65_535);
      const html = await makeReport(flags.out);
      if (flags.once !== true) await serveUntilStopped(html, port);
    });
}

async function makeReport(out: string): Promise<string> {
  const company = join(out, "company");
  rmSync(company, { recursive: true, force: true });
  mkdirSync(company, { recursive: true });
  const summary = await simulate({ ...DEMO, out: company });
  const applicants = await simulateApplicants({ ...DEMO_APPLICANTS, out: company });
  process.stdout.write(
    `A simulated company of ${summary.people} people (${DEMO.days} days, ${summary.records.toLocaleString("en")} records) and ${applicants.length} applications with résumés are in ${company}.\n\n`,
  );
  const progress = showProgress();
  const result = await scan({
    paths: [company],
    now: new Date().toISOString(),
    withEvidence: true,
    onProgress: progress.step,
  });
  progress.end();
  const html = presentReport(result);
  const file = join(out, "report.html");
  writeFileSync(file, html);
  process.stdout.write(
    `${terminalText(result)}\nThe report: ${file}\nWho is what in truth: ${join(company, "truth.csv")} and applicants-truth.csv (the scan reads neither)\n`,
  );
  return html;
}

/** Serves the one page on this machine only. */
async function serveUntilStopped(html: string, port: number): Promise<void> {
  const app = new Hono();
  app.get("/", (context) => context.html(html));
  const server = serve({ fetch: app.fetch, port, hostname: "127.0.0.1" });
  await Promise.race([
    once(server, "listening"),
    once(server, "error").then(([error]: unknown[]) => {
      throw new DomainError(
        "input",
        `Port ${port} cannot be used: ${error instanceof Error ? error.message : String(error)}`,
      );
    }),
  ]);
  const { port: chosen } = server.address() as AddressInfo;
  process.stdout.write(`\nOpen http://127.0.0.1:${chosen}/ (Ctrl+C stops)\n`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  server.close();
}
