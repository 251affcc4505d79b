import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import type { ReadDocument } from "../../src/resume/document.ts";
import { DocumentReader } from "../../src/resume/read/document-reader.ts";
import { readDocument } from "../../src/resume/read/read-document.ts";
import { Random } from "../../src/simulate/random.ts";
import { inventResume } from "../../src/simulate/resumes/invent-resume.ts";
import { RESUME_LAYOUTS, type ResumeContent } from "../../src/simulate/resumes/resume-content.ts";
import { varyStyle } from "../../src/simulate/resumes/resume-style.ts";
import { formatOf, writeResume } from "../../src/simulate/resumes/write-resume.ts";

/**
 * How many documents a second are read, in processes that can be killed and in this one; and whether their text comes in the order in
 * which it is meant to be read. `node bench/documents/bench.ts [documents]`. Machines differ and are noisy: the milliseconds of
 * processor time a document are the result.
 */
const DOCUMENTS = Number(process.argv[2] ?? 1_000);
/** Distinct files; they are read over and over. */
const FILES = 60;
const LANGUAGES = ["en", "de", "ru", "fr", "he", "zh"] as const;

/** Some layouts leave out further ones. */
const BULLETS_IN_EVERY_LAYOUT = 2;

const folder = mkdtempSync(join(tmpdir(), "hirewall-bench-documents-"));
const written = await writeFiles();

for (const format of ["pdf", "docx"] as const) {
  const files = written.filter((one) => one.format === format);
  const order = Array.from({ length: DOCUMENTS }, (_, index) => files[index % files.length]?.path ?? "");
  const cpu = await processorTime(order.slice(0, 300));
  const reader = new DocumentReader();
  await reader.read(order[0] ?? "");
  const started = performance.now();
  await Promise.all(order.map(async (path) => await reader.read(path)));
  const seconds = (performance.now() - started) / 1000;
  reader.close();
  // One layout tells of work and of jobs in two places: it has no such order.
  const told = files.filter(({ layout }) => layout !== "functional");
  const documents = await Promise.all(
    told.map(async ({ path, content }) => ({ content, document: await readDocument(path) })),
  );
  const shares = documents.map(({ content, document }) => orderShare(content, document));
  const ordered = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  process.stdout.write(
    `${JSON.stringify({ bench: "documents", format, documents: DOCUMENTS, seconds: round(seconds), perSecond: Math.round(DOCUMENTS / seconds), processorMs: round(cpu), cores: availableParallelism(), inOrder: round(ordered * 100) / 100 })}\n`,
  );
}
rmSync(folder, { recursive: true, force: true });

async function writeFiles(): Promise<{ path: string; format: string; layout: string; content: ResumeContent }[]> {
  const files = [];
  for (let index = 0; index < FILES * 2; index += 1) {
    const random = new Random(4_000 + index);
    const layout = RESUME_LAYOUTS[index % RESUME_LAYOUTS.length] ?? "classic";
    const content = inventResume(random, LANGUAGES[index % LANGUAGES.length] ?? "en");
    const format = formatOf(content, layout, index < FILES ? "pdf" : "docx");
    const path = join(folder, `${index}.${format}`);
    writeFileSync(path, await writeResume(content, layout, varyStyle(random, content, layout), format));
    files.push({ path, format, layout, content });
  }
  return files;
}

/** Milliseconds of this process a document, after warming up. */
async function processorTime(paths: readonly string[]): Promise<number> {
  for (const path of paths.slice(0, 30)) await readDocument(path);
  const before = process.cpuUsage();
  for (const path of paths) await readDocument(path);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / paths.length;
}

/**
 * The part of a résumé's jobs whose title and bullets come one after the other, behind those of the job before. What stands out of
 * order is looked for too far on, and costs the jobs behind it as well.
 */
function orderShare({ jobs }: ResumeContent, { text }: ReadDocument): number {
  const squeezed = squeeze(text);
  let cursor = 0;
  let right = 0;
  for (const job of jobs) {
    const places = [job.title, ...job.bullets.slice(0, BULLETS_IN_EVERY_LAYOUT)].map(squeeze).map((part) => {
      const place = squeezed.indexOf(part, cursor);
      if (place !== -1) cursor = place + part.length;
      return place;
    });
    if (!places.includes(-1)) right += 1;
  }
  return jobs.length === 0 ? 1 : right / jobs.length;
}

/** Without spaces, hyphens and signs of lists, which lines part and join. */
function squeeze(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
