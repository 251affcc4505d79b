import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Engine } from "../../src/lake/engine.ts";
import { TextIndex } from "../../src/link/texts/text-index.ts";
import { generateResumes } from "../clones/generate-resumes.ts";
import { compareWithFrozen, sizeGiven } from "../frozen.ts";

/**
 * What it costs to look up one résumé among many, and to add it. The many are band keys by chance: as large as real ones, and
 * made in seconds. `node bench/text-index/bench.ts [documents]`
 */
const DOCUMENTS = sizeGiven(1_000_000);
const BANDS = 42;
const ADDED = 40;

const folder = mkdtempSync(join(tmpdir(), "hirewall-text-index-"));
const path = join(folder, "index.duckdb");
const engine = await Engine.open(path, folder, { memory: "3GB", temporaryFiles: "20GB" });
try {
  const index = await TextIndex.open(engine);
  await engine.run(
    `insert into text_band_new select (hash(n, band) & 4294967295)::uinteger, 'document-' || n from range(${DOCUMENTS}) many(n), range(${BANDS}) bands(band)`,
  );
  await index.sortKeys();
  await engine.run("checkpoint");
  const [finding, adding]: [number[], number[]] = [[], []];
  let found = 0;
  const resumes = [...generateResumes(ADDED, 3)].map(({ text }, number) => ({ document: `added-${number}`, text }));
  for (const resume of resumes) {
    const started = performance.now();
    await index.find(resume.text);
    const looked = performance.now();
    await index.add([resume]);
    finding.push(looked - started);
    adding.push(performance.now() - looked);
  }
  for (const { text, document } of resumes) found += (await index.find(text))[0]?.document === document ? 1 : 0;
  const result = {
    documents: DOCUMENTS,
    megabytes: Math.round(statSync(path).size / 1e6),
    findMilliseconds: median(finding),
    addMilliseconds: median(adding),
    foundAfterwards: `${found} of ${resumes.length}`,
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(compareWithFrozen("text-index", result));
} finally {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
}

function median(values: readonly number[]): number {
  return Number((values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0).toFixed(1));
}
