import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FALSE_KINDS } from "./false-hires.ts";
import { simulate } from "./simulate.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-simulate-"));
const OPTIONS = { people: 50, days: 14, seed: 3 } as const;

beforeAll(async () => {
  for (const name of ["one", "two"]) await simulate({ ...OPTIONS, out: join(folder, name) });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesOf(name: string): ReadonlyMap<string, Buffer> {
  const root = join(folder, name);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => [
      join(entry.parentPath, entry.name).slice(root.length),
      readFileSync(join(entry.parentPath, entry.name)),
    ]),
  );
}

test("the same seed gives the same files, byte for byte", () => {
  const [one, two] = [filesOf("one"), filesOf("two")];
  expect([...one.keys()]).toEqual([...two.keys()]);
  for (const [name, bytes] of one) expect(bytes.equals(two.get(name) ?? Buffer.alloc(0)), name).toBe(true);
});

test("every kind of false hire is there, and the truth stands in its own file only", () => {
  const files = filesOf("one");
  const truth = files.get("/truth.csv")?.toString() ?? "";
  const elsewhere = [...files].filter(([name]) => name !== "/truth.csv");
  for (const { kind } of FALSE_KINDS) {
    expect(truth).toContain(`,yes,${kind},`);
    expect(elsewhere.filter(([, bytes]) => bytes.includes(kind)).map(([name]) => name)).toEqual([]);
  }
});

test("no address is anybody's: benchmark and documentation ranges, and private ones", () => {
  const allowed = /^(198\.1[89]\.|192\.0\.2\.|203\.0\.113\.|192\.168\.|255\.255\.)/;
  for (const [name, bytes] of filesOf("one")) {
    const text = (name.endsWith("gz") ? gunzipSync(bytes) : bytes).toString();
    const found = new Set([...text.matchAll(/"(\d{1,3}(?:\.\d{1,3}){3})"/g)].map((match) => match[1] ?? ""));
    expect(
      [...found].filter((address) => !allowed.test(address)),
      name,
    ).toEqual([]);
  }
});
