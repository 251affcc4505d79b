import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compareWithFrozen } from "../frozen.ts";
import { whyNoClips } from "./clips.ts";
import { measureSpecies, type SpeciesMetrics } from "./metrics.ts";
import { prepareCast } from "./person.ts";
import { presentMetrics } from "./present-metrics.ts";
import { type Done, type Job, runJobs } from "./run-jobs.ts";
import { SPECIES, type Species } from "./species.ts";
import { presentDocument } from "./write-document.ts";

/**
 * How well the interview room tells people from attacks: simulated sessions, judged by the real judge on what the real analyser sees.
 * `node bench/interview/bench.ts [--quick] [--n 60] [--species a1,a3] [--seed 1000] [--json] [--runs file] [--freeze] [--write-docs]`
 */
const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    n: { type: "string" },
    species: { type: "string" },
    seed: { type: "string", default: "1000" },
    json: { type: "boolean", default: false },
    runs: { type: "string" },
    freeze: { type: "boolean", default: false },
    "write-docs": { type: "boolean", default: false },
  },
});

/** Lines of the judge are chosen on seeds below; reported is what is seen on seeds from here on. */
const REPORTED_SEED = 1_000;
const QUICK_SESSIONS = 5;
/**
 * Of the first eighteen every sixth is played to its end even where it cannot pass any more: what is known of every challenge comes from
 * these. They cost four times what others do, and more of them say little more.
 */
const WHOLE_EVERY = 6;
const WHOLE_WITHIN = 18;
const DOCUMENT = new URL("../../docs/interview-measurements.md", import.meta.url);

const why = whyNoClips();
if (why !== null) {
  process.stderr.write(`Nothing was measured. ${why}\n`);
} else {
  await measure();
}

async function measure(): Promise<void> {
  const started = performance.now();
  const chosen = choose(values.species);
  const seed = wholeNumber("--seed", values.seed);
  // One of each, then the next: a run that is broken off has something of all.
  const jobs = chosen.flatMap((species) => jobsOf(species, seed)).toSorted((a, b) => a.seed - b.seed);
  const before = values.runs !== undefined && existsSync(values.runs) ? readRuns(values.runs) : [];
  const kept = before.filter(({ species, seed: of }) => jobs.some((job) => job.species === species && job.seed === of));
  const left = jobs.filter(
    ({ species, seed: of }) => !kept.some((done) => done.species === species && done.seed === of),
  );
  const runs: Done[] = [...kept];
  if (left.length > 0) {
    process.stderr.write("Cutting people out of the clips…\n");
    const cast = await prepareCast();
    await runJobs(cast, left, (done) => {
      runs.push(done);
      if (values.runs !== undefined) appendFileSync(values.runs, `${JSON.stringify(done)}\n`);
      if (values.json) process.stdout.write(`${JSON.stringify(done)}\n`);
      const seconds = (performance.now() - started) / 1_000;
      process.stderr.write(`\r${runs.length} of ${jobs.length} sessions, ${seconds.toFixed(0)} s `);
    });
    process.stderr.write("\n");
  }
  const metrics = chosen.map((species) =>
    measureSpecies(
      species,
      runs.filter((done) => done.species === species.id).toSorted((a, b) => a.seed - b.seed),
    ),
  );
  if (values.json) for (const one of metrics) process.stdout.write(`${JSON.stringify(one)}\n`);
  else process.stdout.write(presentMetrics(metrics));
  if (values["write-docs"]) writeFileSync(DOCUMENT, presentDocument(metrics));
  const isWhole = chosen.length === SPECIES.length && !values.quick && values.n === undefined && seed === REPORTED_SEED;
  if (isWhole) process.stdout.write(compareWithFrozen("interview", toFrozen(metrics)));
}

function jobsOf(species: Species, seed: number): readonly Job[] {
  const count =
    values.n === undefined ? (values.quick ? QUICK_SESSIONS : species.sessions) : wholeNumber("--n", values.n);
  return Array.from({ length: count }, (_, index) => ({
    species: species.id,
    seed: seed + index,
    endsEarly: !species.isGenuine && (index % WHOLE_EVERY !== 0 || index >= WHOLE_WITHIN),
  }));
}

function choose(ids: string | undefined): readonly Species[] {
  if (ids === undefined) return SPECIES;
  return ids.split(",").map((id) => {
    const species = SPECIES.find((one) => one.id === id.trim());
    if (species === undefined) fail(`--species has '${id}', but can have ${SPECIES.map((one) => one.id).join(", ")}.`);
    return species;
  });
}

function wholeNumber(option: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 1_000_000)
    fail(`${option} is '${value}', but must be a whole number above 0.`);
  return number;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

/** A run that was broken off goes on where it was: sessions that are in the file are not played again. */
function readRuns(file: string): readonly Done[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Done);
}

/** Results by the species' name; what a machine costs is not compared. */
function toFrozen(metrics: readonly SpeciesMetrics[]): object {
  return Object.fromEntries(
    metrics.map(({ id, passed, refused, inconclusive, retries, verdictSeconds, kinds, observed }) => [
      id,
      {
        passed: passed.count,
        of: passed.of,
        refused: refused?.count ?? null,
        inconclusive: inconclusive.count,
        retries,
        verdict: verdictSeconds,
        kinds: Object.fromEntries(Object.entries(kinds).map(([kind, share]) => [kind, `${share.count}/${share.of}`])),
        observed,
      },
    ]),
  );
}
