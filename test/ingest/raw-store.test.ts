import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ingest } from "../../src/flows/ingest.ts";
import { RawReader } from "../../src/flows/read-raw.ts";
import { lakeFolders, type Manifest } from "../../src/lake/manifest.ts";
import { framesNear, readFrameLines, readFrames } from "../../src/lake/raw-store.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-raw-"));
const inputs = join(folder, "in");
const data = join(folder, "data");
const RECORDS = 5000;
const byName = new Map<string, Manifest>();

const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const timeOf = (index: number): string => new Date(Date.UTC(2026, 2, 1) + index * 60_000).toISOString();

/** About a kilobyte, so that a file has several frames; every tenth is spaced as JSON allows. */
function record(index: number): string {
  const text = JSON.stringify({
    uuid: idOf(index),
    ...(index === 77 ? {} : { published: timeOf(index) }),
    eventType: "user.session.start",
    severity: "INFO",
    displayMessage: "Zoë signs in 😀",
    actor: { id: "00u1", type: "User", alternateId: "ada@example.com", displayName: "Ada Example" },
    client: { ipAddress: "192.0.2.10" },
    outcome: { result: "SUCCESS" },
    debugContext: { debugData: { requestUri: "x".repeat(700), number: index } },
  });
  return index % 10 === 0 ? ` ${text.replaceAll('":', '" : ')} ` : text;
}

const lines = Array.from({ length: RECORDS }, (_, index) => record(index));

beforeAll(async () => {
  mkdirSync(inputs);
  const random = xoroshiro128plus(11);
  const shuffled = lines
    .map((line) => ({ line: line.replace("0000-4000", "0001-4000"), key: uniformInt(random, 0, 1 << 30) }))
    .toSorted((left, right) => left.key - right.key);
  writeFileSync(join(inputs, "in-order.ndjson"), `${lines.join("\n")}\n`);
  writeFileSync(join(inputs, "shuffled.ndjson"), shuffled.map(({ line }) => line).join("\r\n"));
  const careful = [0, 10].map((index) => record(index).replace("0000-4000", "0002-4000"));
  writeFileSync(join(inputs, "careful.ndjson"), `${careful.join("\n")}\n\n`);
  const result = await ingest([inputs], { data, now: "2026-03-05T00:00:00.000Z" });
  for (const { input, manifest } of result.files) byName.set(input.slice(inputs.length + 1), manifest);
}, 60_000);
const reader = new RawReader(data);
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

test.each(["in-order.ndjson", "shuffled.ndjson"])("%s: the store is the input, byte for byte", async (name) => {
  const { raw } = byName.get(name) ?? {};
  const path = join(lakeFolders(data).root, raw?.path ?? "");
  const frames = readFrames(`${path}.frames`);
  expect(frames.length).toBeGreaterThan(4);
  const kept = await readFrameLines(path, frames);
  expect(kept.equals(readFileSync(join(inputs, name)))).toBe(true);
});

test.each([
  { name: "in-order.ndjson", series: "0000-4000" },
  { name: "shuffled.ndjson", series: "0001-4000" },
])("$name: an event's record is found as its vendor wrote it, whatever its time", async ({ name, series }) => {
  const { raw } = byName.get(name) ?? {};
  if (raw === undefined) throw new Error("no raw store");
  const indexes = [0, 77, 1234, 2500, RECORDS - 1];
  const wanted = indexes.map((index) => ({
    id: idOf(index).replace("0000-4000", series),
    at: index === 77 ? undefined : timeOf(index),
  }));
  const found = await reader.read(raw, wanted);
  expect([...found.keys()].toSorted()).toEqual(wanted.map(({ id }) => id).toSorted());
  for (const [place, index] of indexes.entries())
    expect(found.get(wanted[place]?.id ?? "")).toBe(lines[index]?.replace("0000-4000", series));
});

test("a record that is not there is not made up", async () => {
  const { raw } = byName.get("in-order.ndjson") ?? {};
  if (raw === undefined) throw new Error("no raw store");
  expect(await reader.read(raw, [{ id: "no such event", at: timeOf(3) }])).toEqual(new Map());
});

test("a file that is read the careful way keeps its records beside the events", () => {
  const manifest = byName.get("careful.ndjson");
  expect(manifest?.rows.events).toBe(2);
  expect(manifest?.raw).toBeUndefined();
});

test("few frames are near a time, and all that begin at it", () => {
  const frames = Array.from({ length: 100 }, (_, index) => ({
    offset: index,
    bytes: 1,
    from: index === 5 ? null : timeOf(index < 50 ? index : 50),
  }));
  expect(framesNear(frames, [timeOf(20)]).map(({ offset }) => offset)).toEqual([18, 19, 20, 21, 22]);
  expect(framesNear(frames, [timeOf(50)])).toHaveLength(52);
  expect(framesNear(frames, [])).toEqual([]);
});
