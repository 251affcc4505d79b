import type { Command } from "commander";
import { userInfo } from "node:os";
import { DomainError } from "../../errors.ts";
import { link, type Linked, type LinkedCluster, type LinkedPair } from "../../flows/link.ts";
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
const CLUSTERS_SHOWN = 10;
/** Sorted and cut at this many, so that a million clusters are never held. */
const CLUSTERS_KEPT = 10_000;
const RECORDS_SHOWN = 12;
const EXAMPLES = `
Examples:
  hirewall link applicants.csv --columns first_name surname email phone
  hirewall link applicants.csv --json | jq 'select(.type == "cluster")'
  hirewall link applicants.csv --into links          keep what was learnt
  hirewall link new.csv --into links                 later: new records join
  hirewall link --into links --different a-17,a-20   a person decided

Nothing is sent anywhere. With --json, a pair's fields give how they agree and the weight of that in bits; with prior they
add up to the log2 odds of p. A pair's cluster is null when its records are not in one, whatever p says.`;
const CLOSING = `
A pair says that two records agree as one person's records usually do. It does not say that somebody did wrong.
All pairs and clusters: --json. What a person decides about a pair is kept: --into <folder> --same a,b or --different a,b.
`;

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
    .addHelpText("after", EXAMPLES)
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
  await write(`${count(records, "record")}, named by ${model.id}, compared by ${columns}.\n`);
  if (arrived !== undefined) {
    await write(`${arrived.added} of them are new, ${arrived.changed} changed, ${arrived.unchanged} were known.\n`);
  }
  const leastSure: LinkedPair[] = [];
  let pairCount = 0;
  for await (const pair of pairs()) {
    pairCount += 1;
    // They come the surest first: what is left at the end is what a person should look at.
    leastSure.push(pair);
    if (leastSure.length > PAIRS_SHOWN) leastSure.shift();
  }
  let largest: LinkedCluster[] = [];
  let [clusterCount, inClusters] = [0, 0];
  for await (const cluster of clusters()) {
    clusterCount += 1;
    inClusters += cluster.records.length;
    largest.push(cluster);
    if (largest.length > CLUSTERS_KEPT) largest = largest.toSorted(largerFirst).slice(0, CLUSTERS_SHOWN);
  }
  await write(
    pairCount === 0
      ? `No two records are one person with a probability of at least ${flags.least}.\n`
      : `${count(pairCount, "pair")} of at least ${flags.least} probability to be one person; ${count(inClusters, "record")} in ${count(clusterCount, "cluster")}.\n`,
  );
  if (leastSure.length > 0) {
    await write(`\nThe least sure of these pairs, for a person to look at:\n${leastSure.map(pairText).join("")}`);
  }
  if (largest.length > 0) {
    const shown = largest.toSorted(largerFirst).slice(0, CLUSTERS_SHOWN);
    await write(`\nThe largest clusters:\n${shown.map(clusterText).join("")}`);
  }
  if (model.capped.length > 0) {
    await write(`\nToo common to bring records together alone: ${model.capped.join(", ")}.\n`);
  }
  await write(CLOSING);
}

function largerFirst(one: LinkedCluster, other: LinkedCluster): number {
  return other.records.length - one.records.length;
}

function clusterText({ id, records }: LinkedCluster): string {
  const more = records.length > RECORDS_SHOWN ? ` and ${records.length - RECORDS_SHOWN} more` : "";
  return `  ${id}: ${records.slice(0, RECORDS_SHOWN).join(", ")}${more}\n`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
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
