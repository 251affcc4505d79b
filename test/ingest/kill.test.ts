import { spawn } from "node:child_process";
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Engine } from "../../src/lake/engine.ts";
import { filesOf, lakeFolders, readManifests } from "../../src/lake/manifest.ts";

/** How often `ingest` is killed, at moments spread over its whole run. */
const KILLS = 24;
const FILES = 6;
const RECORDS_PER_FILE = 4000;
/** More than one batch of documents. */
const DOCUMENTS = 300;
const DOCUMENT_KILLS = 8;

const folder = mkdtempSync(join(tmpdir(), "hirewall-kill-"));
const exports = join(folder, "exports");
const resumes = join(folder, "resumes");
const random = xoroshiro128plus(20260301);

beforeAll(async () => {
  mkdirSync(exports);
  for (let file = 0; file < FILES; file += 1) {
    const stream = createWriteStream(join(exports, `okta-${file}.ndjson`));
    // Neighbouring files overlap by half, as exports made every day do.
    for (let index = 0; index < RECORDS_PER_FILE; index += 1)
      stream.write(`${record(file * (RECORDS_PER_FILE / 2) + index)}\n`);
    stream.end();
    await once(stream, "finish");
  }
  mkdirSync(resumes);
  for (let index = 0; index < DOCUMENTS; index += 1)
    writeFileSync(
      join(resumes, `resume-${index}.html`),
      `<!doctype html><html><body><h1>Ada Example ${index}</h1><p>ada${index}@example.com</p></body></html>`,
    );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DISTINCT = (FILES + 1) * (RECORDS_PER_FILE / 2);

function record(id: number): string {
  return JSON.stringify({
    uuid: `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`,
    published: new Date(Date.UTC(2026, 2, 1 + (id % 9), 8, 0, id % 60)).toISOString(),
    eventType: "user.session.start",
    legacyEventType: "core.user_auth.login_success",
    severity: "INFO",
    displayMessage: "User login to Okta",
    actor: {
      id: `00u${id % 40}`,
      type: "User",
      alternateId: `person${id % 40}@example.com`,
      displayName: "Ada Example",
    },
    client: { ipAddress: "192.0.2.10", device: "Computer" },
    outcome: { result: "SUCCESS" },
  });
}

test(`killed at ${KILLS} random moments, ingest loses and doubles nothing`, { timeout: 600_000 }, async () => {
  const data = join(folder, "data");
  const whole = await timeWholeRun();
  const ends: object[] = [];
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const delay = uniformInt(random, Math.round(whole * 0.25), Math.round(whole * 0.9));
    await ingestAndKill(data, delay);
    if (readManifests(data).length < FILES) interrupted += 1;
    // A lake that a killed run left behind can be read at any time.
    expect(await countEvents(data)).toMatchObject({ doubled: 0 });
    // After two kills it is read to the end and starts anew, so that early moments are hit as well as late ones.
    if (kill % 2 === 1) {
      await ingestToTheEnd(data);
      ends.push({ ...(await countEvents(data)), leftovers: leftovers(data) });
      rmSync(data, { recursive: true, force: true });
    }
  }
  expect(ends).toEqual(ends.map(() => ({ events: DISTINCT, ids: DISTINCT, doubled: 0, leftovers: [] })));
  // The test means something only if the kills came in time.
  expect(interrupted).toBeGreaterThan(KILLS / 4);
});

test(
  `killed at ${DOCUMENT_KILLS} random moments, ingest loses and doubles no document`,
  { timeout: 600_000 },
  async () => {
    const data = join(folder, "documents");
    const whole = await timeWholeRun(resumes);
    let interrupted = 0;
    for (let kill = 0; kill < DOCUMENT_KILLS; kill += 1) {
      if (kill % 2 === 0) rmSync(data, { recursive: true, force: true });
      await ingestAndKill(data, uniformInt(random, Math.round(whole * 0.25), Math.round(whole * 0.9)), resumes);
      if (readManifests(data).length < DOCUMENTS) interrupted += 1;
      if (kill % 2 === 0) continue;
      await ingestToTheEnd(data, resumes);
      expect(await countDocuments(data)).toEqual({ claims: DOCUMENTS, documents: DOCUMENTS });
      expect(leftovers(data)).toEqual([]);
    }
    expect(interrupted).toBeGreaterThan(DOCUMENT_KILLS / 4);
  },
);

/** The faster of two: the first run of all is slow, and kills timed by it would come too late. */
async function timeWholeRun(inputs = exports): Promise<number> {
  const times: number[] = [];
  for (const name of ["timing-1", "timing-2"]) {
    const data = join(folder, name);
    const started = performance.now();
    await ingestToTheEnd(data, inputs);
    times.push(performance.now() - started);
    rmSync(data, { recursive: true, force: true });
  }
  return Math.min(...times);
}

function start(data: string, inputs: string): ReturnType<typeof spawn> {
  const main = new URL("../../src/cli/main.ts", import.meta.url).pathname;
  return spawn(process.execPath, [main, "ingest", "--data", data, inputs], { stdio: "ignore" });
}

async function ingestAndKill(data: string, delayMs: number, inputs = exports): Promise<void> {
  const child = start(data, inputs);
  const exited = once(child, "exit");
  const timer = setTimeout(() => child.kill("SIGKILL"), delayMs);
  await exited;
  clearTimeout(timer);
}

async function ingestToTheEnd(data: string, inputs = exports): Promise<void> {
  const [code] = (await once(start(data, inputs), "exit")) as [number | null];
  expect(code).toBe(0);
}

/** Counts what the manifests name: what readers see. */
async function countEvents(data: string): Promise<{ events: number; ids: number; doubled: number }> {
  const files = readManifests(data).flatMap(({ events }) => events);
  if (files.length === 0) return { events: 0, ids: 0, doubled: 0 };
  const engine = await Engine.open(":memory:", folder);
  try {
    const list = files.map((file) => `'${join(lakeFolders(data).root, file.path)}'`).join(", ");
    const [counted] = await engine.rows<{ events: bigint; ids: bigint }>(
      `select count(*) as events, count(distinct metadata.uid) as ids from read_parquet([${list}], union_by_name = true, hive_partitioning = false)`,
    );
    const events = Number(counted?.events);
    const ids = Number(counted?.ids);
    return { events, ids, doubled: events - ids };
  } finally {
    engine.close();
  }
}

async function countDocuments(data: string): Promise<{ claims: number; documents: number }> {
  const files = readManifests(data).flatMap(({ claims }) => claims);
  const engine = await Engine.open(":memory:", folder);
  try {
    const list = files.map((file) => `'${join(lakeFolders(data).root, file.path)}'`).join(", ");
    const [counted] = await engine.rows<{ claims: number; documents: number }>(
      `select count(*)::double as claims, count(distinct value)::double as documents from read_parquet([${list}], union_by_name = true, hive_partitioning = false) where kind = 'document'`,
    );
    return counted ?? { claims: 0, documents: 0 };
  } finally {
    engine.close();
  }
}

function leftovers(data: string): readonly string[] {
  const root = lakeFolders(data).root;
  const known = new Set(readManifests(data).flatMap(filesOf));
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(root, name)).isFile())
    .filter((name) => !known.has(name) && !name.startsWith("manifest"))
    .concat(existsSync(join(data, ".lock")) ? [".lock"] : []);
}
