import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { normalise } from "../flows/normalise.ts";

const FOLDER = "src/normalise/fixtures";
const VALUES: readonly unknown[] = [
  "",
  "abc",
  "'\"\\",
  "{",
  "99999999999999999999",
  1e300,
  -1,
  0.5,
  true,
  null,
  [],
  [1],
  {},
  { a: [] },
];

describe("one odd value in any field of a record costs that fact, not the file", () => {
  test.each(readdirSync(FOLDER).filter((name) => name.endsWith(".ndjson")))("%s", async (name) => {
    const records = readFileSync(join(FOLDER, name), "utf8").trimEnd().split("\n");
    const odd = records.flatMap((record) => [...withOddValue(JSON.parse(record) as object)]);
    const folder = await mkdtemp(join(tmpdir(), "hirewall-test-"));
    try {
      const path = join(folder, name);
      // The untouched records come first, so that the file is still known to be this product's.
      await writeFile(path, [...records, ...odd].join("\n"));
      let events = 0;
      const { quarantined } = await normalise(path, {}, () => (events += 1));
      const unread = quarantined.reduce((sum, { count }) => sum + count, 0);
      expect(events + unread).toBeGreaterThanOrEqual(records.length + odd.length);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** The record once for every field and every odd value, as JSON. */
function* withOddValue(record: object, root: object = record): Generator<string> {
  const fields = record as Record<string, unknown>;
  for (const [key, value] of Object.entries(fields)) {
    for (const odd of VALUES) {
      fields[key] = odd;
      yield JSON.stringify(root);
    }
    fields[key] = value;
    if (typeof value === "object" && value !== null) yield* withOddValue(value, root);
  }
}
