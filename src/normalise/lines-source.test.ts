import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Engine } from "../lake/engine.ts";
import { linesSource } from "./normaliser.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-lines-"));
const file = join(folder, "x.ndjson");
let engine: Engine;
beforeAll(async () => (engine = await Engine.open(":memory:", folder)));
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function readLines(lineBytesMax: number): Promise<readonly (string | null)[]> {
  const rows = await engine.rows<{ raw: string | null }>(`select raw from ${linesSource(file, lineBytesMax)}`);
  return rows.map(({ raw }) => raw);
}

const digest = (lines: readonly (string | null)[]): readonly string[] =>
  lines.map((line) => createHash("sha256").update(String(line)).digest("hex")).toSorted();

// Lengths around the size of the pieces in which a file is read, with characters of several bytes at their edges.
test.each([
  { bytes: 300, count: 20_000, end: "\n" },
  { bytes: 5000, count: 2000, end: "\r\n" },
  { bytes: 300_000, count: 30, end: "\n" },
  { bytes: 1_048_000, count: 12, end: "\r\n" },
  { bytes: 5_000_000, count: 5, end: "\n" },
])("lines of up to $bytes bytes are read byte for byte", async ({ bytes, count, end }) => {
  const random = xoroshiro128plus(bytes);
  const lines = Array.from({ length: count }, (_, index) =>
    JSON.stringify({ index, text: 'é€"\\😀'.repeat(Math.ceil(uniformInt(random, 1, bytes) / 16)) }),
  );
  writeFileSync(file, lines.join(end));
  const longest = Math.max(...lines.map((line) => Buffer.byteLength(line))) + end.length;
  expect(digest(await readLines(longest))).toEqual(digest(lines));
});

test("a record nested millions of levels deep is a line like others", async () => {
  const deep = `{"a":${"[".repeat(4_000_000)}${"]".repeat(4_000_000)}}`;
  writeFileSync(file, `{"a":1}\n${deep}\n`);
  const read = await engine.rows<{ a: string }>(
    `select left(json_transform(raw, '{"a":"VARCHAR"}').a, 3) as a from ${linesSource(file, deep.length + 1)} order by 1`,
  );
  expect(read.map(({ a }) => a)).toEqual(["1", "[[["]);
});

test.each([
  { name: "longer than the limit", text: `{"a":"${"x".repeat(3_000_000)}"}\n{"a":1}\n`, error: /CSV/ },
  { name: "not UTF-8", text: Buffer.from([0x7b, 0xe9, 0x7d, 0x0a]), error: /unicode/ },
  { name: "with a control character", text: '{"a":"\u0001"}\n', error: /CSV/ },
  { name: "with line ends of two kinds", text: '{"a":1}\r\n{"a":2}\n{"a":3}\n', error: /CSV/ },
])("a line $name is an error, never a wrong record", async ({ text, error }) => {
  writeFileSync(file, text);
  await expect(readLines(1024)).rejects.toThrow(error);
});
