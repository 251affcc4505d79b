import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Engine } from "../../src/lake/engine.ts";
import { exactJaccard } from "../../src/link/texts/compare-texts.ts";
import { matchTexts } from "../../src/link/texts/match-texts.ts";
import { numberSet } from "../../src/link/texts/number-set.ts";
import { compareWithFrozen, sizeGiven } from "../frozen.ts";
import { CHANGES, generateResumes } from "./generate-resumes.ts";

/**
 * What finding copied texts costs, and how many of the known copies are found, against exact comparison.
 * `node bench/clones/bench.ts [résumés]`
 */
const RESUMES = sizeGiven(200_000);
const FROZEN_RESUMES = 200_000;
const SEED = 11;
const folder = process.env["HIREWALL_BENCH"] ?? "/tmp/hirewall-bench";
mkdirSync(folder, { recursive: true });
const file = join(folder, `resumes-${RESUMES}.tsv`);
if (!existsSync(file)) writeResumes(file);

const temporary = mkdtempSync(join(tmpdir(), "hirewall-clones-"));
const engine = await Engine.open(":memory:", temporary, { memory: "4GB", temporaryFiles: "20GB" });
try {
  await engine.run(`
    create table source as
    select * from read_csv('${file}', delim = '\t', quote = '', escape = '', header = false, auto_detect = false,
      columns = {'n': 'integer', 'copy_of': 'integer', 'change': 'varchar', 'text': 'varchar'})`);
  await engine.run(`
    create table document_text as select 'person-' || n as person, 'application-' || n as application, 'document-' || n as document,
      'event-' || n as event, null::timestamp as seen_at, 'name ' || n as name_key, text from source`);
  await engine.run("create table advert_text (text varchar)");
  await engine.run(`create table text_match (person varchar, seen_at timestamp, event varchar, application varchar, document varchar,
    peer varchar, peer_document varchar, peer_event varchar, peer_name_key varchar, similarity double, people integer,
    passage varchar, peer_passage varchar, passage_words integer)`);
  await measure();
} finally {
  engine.close();
  rmSync(temporary, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  let [step, since] = ["", started];
  const next = (name: string): void => {
    const now = performance.now();
    if (step !== "") process.stdout.write(`${step.padEnd(34)} ${((now - since) / 1000).toFixed(1)} s\n`);
    [step, since] = [name, now];
  };
  const { documents, candidates, matches } = await matchTexts(engine, next);
  next("");
  const used = process.cpuUsage(cpu);
  const result = {
    resumes: documents,
    seconds: round((performance.now() - started) / 1000),
    cpuSeconds: round((used.user + used.system) / 1e6),
    gigabytes: round(process.resourceUsage().maxRSS / 1e6),
    candidates,
    matches,
    recall: await recallOf(),
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  if (RESUMES === FROZEN_RESUMES) {
    process.stdout.write(compareWithFrozen("clones", result));
  }
}

/** Of copies of each kind, and of copies whose exact similarity is at least 0.6, the part that is found. */
async function recallOf(): Promise<Record<string, { readonly copies: number; readonly found: number }>> {
  const rows = await engine.rows<{ change: string; text: string; peer: string; found: boolean }>(`
    select copy.change, copy.text, original.text as peer,
      exists (select 1 from text_match where person = 'person-' || copy.n and peer = 'person-' || copy.copy_of) as found
    from source as copy join source as original on original.n = copy.copy_of where copy.n % ${Math.ceil(RESUMES / 50_000)} = 0`);
  const nothing = numberSet([], 0);
  const exact = rows.map((row) => ({ ...row, similarity: exactJaccard(row.text, row.peer, nothing) }));
  const share = (of: readonly { readonly found: boolean }[]) => ({
    copies: of.length,
    found: round(of.filter(({ found }) => found).length / of.length, 4),
  });
  return {
    ...Object.fromEntries(CHANGES.map((change) => [change, share(exact.filter((row) => row.change === change))])),
    "similarity of 0.6 and more": share(exact.filter((row) => row.similarity >= 0.6)),
  };
}

function writeResumes(path: string): void {
  const out = openSync(path, "w");
  let lines: string[] = [];
  let number = 0;
  for (const { text, copyOf, change } of generateResumes(RESUMES, SEED)) {
    lines.push(`${number}\t${copyOf ?? ""}\t${change ?? ""}\t${text.replaceAll(/[\t\n"]/g, " ")}\n`);
    number += 1;
    if (lines.length >= 2_000) {
      writeSync(out, lines.join(""));
      lines = [];
    }
  }
  writeSync(out, lines.join(""));
  closeSync(out);
}

function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
