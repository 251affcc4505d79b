import type { Command } from "commander";
import { userInfo } from "node:os";
import { DomainError } from "../../errors.ts";
import { link, type Linked, type LinkedPair } from "../../flows/link.ts";
import type { Judgement } from "../../link/records/link-store.ts";
import { showProgress } from "../progress.ts";

interface LinkFlags {
  readonly columns?: readonly string[];
  readonly id?: string;
  readonly into?: string;
  readonly same: readonly string[];
  readonly different: readonly string[];
  readonly by?: string;
  readonly least: string;
  readonly json?: boolean;
}

const PAIRS_SHOWN = 10;

export function addLink(program: Command): void {
  const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];
  program
    .command("link")
    .argument("[csv]", "records, with a header line; the first column names the record")
    .option(
      "--columns <names...>",
      "columns to compare, as name or name:kind (kinds: name, date, email, phone, number, place, text)",
    )
    .option("--id <column>", "the column that names a record (default: the first)")
    .option("--into <folder>", "keep records and what was learnt; a later file joins them without recomputing all")
    .option("--same <a,b>", "you judge that two records are one person (with --into; may be repeated)", collect, [])
    .option(
      "--different <a,b>",
      "you judge that two records are two people (with --into; may be repeated)",
      collect,
      [],
    )
    .option("--by <name>", "who judged (default: the user of this machine)")
    .option("--least <probability>", "give pairs from this probability on", "0.5")
    .option("--json", "NDJSON: one line a pair, then one line a cluster")
    .description("Finds records that are one person: a probability and reasons per pair, and clusters.")
    .action(async (csv: string | undefined, flags: LinkFlags) => {
      const progress = showProgress();
      await link(
        {
          file: csv,
          columns: (flags.columns ?? []).flatMap((names) => names.split(",")).filter((name) => name !== ""),
          id: flags.id,
          into: flags.into,
          judgements: judgementsOf(flags),
          least: probability(flags.least),
          onStep: (step) => progress.step(0, 0, step),
        },
        async (linked) => {
          progress.end();
          await (flags.json === true ? printJson(linked) : printText(linked, flags));
        },
      );
    });
}

function judgementsOf(flags: LinkFlags): readonly Judgement[] {
  const judged = [
    ...flags.same.map((pair) => ({ pair, same: true })),
    ...flags.different.map((pair) => ({ pair, same: false })),
  ];
  if (judged.length > 0 && flags.into === undefined) {
    throw new DomainError("usage", "A judgement is kept with the records it is about: name their folder with --into.");
  }
  return judged.map(({ pair, same }) => {
    const [a = "", b = "", more] = pair.split(",").map((id) => id.trim());
    if (a === "" || b === "" || more !== undefined)
      throw new DomainError("usage", `'${pair}' must be two records: --same rec-1,rec-2`);
    return { a, b, same, by: flags.by ?? userInfo().username, at: new Date().toISOString() };
  });
}

function probability(text: string): number {
  const value = Number(text);
  if (value > 0 && value < 1) return value;
  throw new DomainError("usage", `--least is '${text}', but must be a probability between 0 and 1.`);
}

async function printJson(linked: Linked): Promise<void> {
  for await (const pair of linked.pairs()) await write(`${JSON.stringify({ type: "pair", ...pair })}\n`);
  for await (const cluster of linked.clusters()) await write(`${JSON.stringify({ type: "cluster", ...cluster })}\n`);
}

async function printText({ summary, pairs, clusters }: Linked, flags: LinkFlags): Promise<void> {
  const { records, model, arrived } = summary;
  const columns = model.columns.map((column) => `${column.name} (${column.kind})`).join(", ");
  await write(`${records.toLocaleString("en")} records, named by ${model.id}, compared by ${columns}.\n`);
  if (arrived !== undefined) {
    await write(`${arrived.added} of them are new, ${arrived.changed} changed, ${arrived.unchanged} were known.\n`);
  }
  const shown: LinkedPair[] = [];
  let pairCount = 0;
  for await (const pair of pairs()) {
    pairCount += 1;
    // The least sure are those that a person should look at.
    shown.push(pair);
    if (shown.length > PAIRS_SHOWN) shown.shift();
  }
  let clusterCount = 0;
  let inClusters = 0;
  for await (const cluster of clusters()) {
    clusterCount += 1;
    inClusters += cluster.records.length;
  }
  await write(
    `${pairCount.toLocaleString("en")} pairs are one person with a probability of at least ${flags.least}. ${inClusters.toLocaleString("en")} records form ${clusterCount.toLocaleString("en")} people with several records.\n`,
  );
  if (shown.length > 0)
    await write(`\nThe least sure of these pairs, for a person to look at:\n${shown.map(pairText).join("")}`);
  await write(
    "\nA pair says that two records agree as one person's records usually do. It does not say that somebody did wrong.\n",
  );
  if (flags.json !== true) await write("All pairs and clusters: --json.\n");
}

function pairText(pair: LinkedPair): string {
  const judged = pair.judged === null ? "" : pair.judged === "same" ? ", judged the same" : ", judged different";
  const fields = Object.entries(pair.fields).map(
    ([name, { agreement, weight }]) =>
      `    ${`${weight >= 0 ? "+" : ""}${weight.toFixed(1)}`.padStart(7)}  ${name}: ${agreement}\n`,
  );
  return `\n  ${pair.a} and ${pair.b}: ${(pair.p * 100).toFixed(1)} %${judged}\n    ${pair.prior.toFixed(1).padStart(7)}  before anything is compared\n${fields.join("")}`;
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}
