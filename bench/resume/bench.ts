import { compareWithFrozen, sizeGiven } from "../frozen.ts";
import { corpus, type Changes, type Sample } from "./corpus.ts";
import { STRANGE_LAYOUTS, strangeContent, strangeStyle } from "./held-out.ts";
import { scoreOf, type Judged } from "./score.ts";

/**
 * How much of generated résumés is read right, per layout and field, and how honest the stated sureness is. The first set are the
 * hundred documents of the test; the others were not looked at while the reading was written, or are set and worded in other ways.
 * `node bench/resume/bench.ts [documents per layout] [--freeze]`
 */
const perLayout = sizeGiven(10);
/** Of readings that are stated as sure, this part must be right. */
const CALIBRATION_MIN = 0.99;

type Shares = Record<string, number>;

const sets: readonly (readonly [string, () => Promise<readonly Sample[]>])[] = [
  ["ten layouts", () => corpus(1, perLayout)],
  ["ten layouts, other seeds", () => corpus(4_700_001, perLayout)],
  ["other sizes, bullets and separators", () => corpus(4_800_001, perLayout, { style: strangeStyle })],
  ["other employers, titles and towns", () => corpus(4_900_001, perLayout, { content: strangeContent })],
  ...Object.entries(STRANGE_LAYOUTS).map(([name, sheet]): readonly [string, () => Promise<readonly Sample[]>] => {
    const changes: Changes = { sheet };
    return [`another layout: ${name}`, () => corpus(4_600_001, perLayout * 3, changes, ["classic"])];
  }),
];

const all: Shares = {};
for (const [name, make] of sets) {
  const started = performance.now();
  const samples = await make();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`\n${name}: ${samples.length} documents written and read in ${seconds} s\n`);
  const layouts = Map.groupBy(samples, ({ layout }) => layout);
  if (layouts.size > 1)
    for (const [layout, some] of layouts) process.stdout.write(`  ${layout.padEnd(16)} ${fieldsOf(some)}\n`);
  process.stdout.write(`  ${"all".padEnd(16)} ${fieldsOf(samples)}\n`);
  const scores = samples.map(scoreOf);
  all[`${name}: jobs`] = share(scores.flatMap(({ fields }) => fields.filter(({ field }) => field === "job")));
  all[`${name}: contacts`] = share(scores.flatMap(({ fields }) => fields.filter(({ field }) => field !== "job")));
  all[`${name}: sure readings`] = share(scores.flatMap(({ sure }) => sure));
  process.stdout.write(calibration(scores.flatMap(({ readings }) => readings)));
}

process.stdout.write(`\n${compareWithFrozen("resume", all)}`);
for (const [name, value] of Object.entries(all)) {
  if (name.endsWith("sure readings") && value < CALIBRATION_MIN) {
    process.stdout.write(`${name}: less than ${CALIBRATION_MIN * 100} % right\n`);
    process.exitCode = 1;
  }
}

function share(judged: readonly Judged[]): number {
  const right = judged.filter((one) => one.right).length;
  return judged.length === 0 ? 1 : Math.round((right / judged.length) * 10_000) / 10_000;
}

function fieldsOf(samples: readonly Sample[]): string {
  const fields = Map.groupBy(
    samples.flatMap((sample) => scoreOf(sample).fields),
    ({ field }) => field,
  );
  return ["job", "name", "email", "phone", "link"]
    .map((field) => {
      const judged = fields.get(field) ?? [];
      return `${field} ${(share(judged) * 100).toFixed(1).padStart(5)} % of ${String(judged.length).padStart(4)}`;
    })
    .join("   ");
}

function calibration(readings: readonly { readonly sure: number; readonly right: boolean }[]): string {
  const steps = [0, 0.5, 0.8, 0.9, 1.01];
  const lines = steps.slice(1).map((end, index) => {
    const start = steps[index] ?? 0;
    const inside = readings.filter(({ sure }) => sure >= start && sure < end);
    const right = inside.filter((reading) => reading.right).length;
    const part = inside.length === 0 ? "" : `, ${((right / inside.length) * 100).toFixed(2)} % right`;
    return `  sure ${start} to ${Math.min(end, 1)}: ${inside.length} readings${part}\n`;
  });
  return lines.join("");
}
