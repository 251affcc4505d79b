import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { hashList } from "../../src/flows/hash-list.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-hash-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const LIST =
  "kind,value,listed_at,confidence\nemail,Jane.Doe+x@Example.com,2026-01-31,high\nemail,broken,2026-01-31,high\n";

test("values become keyed hashes of their normal form, and the list can be read by who has the key", async () => {
  const key = write("key.txt", "correct horse battery staple\n");
  const hashed = await hashList(write("list.csv", LIST), { file: key }, {});
  expect(hashed.lines).toEqual([
    "kind,value,listed_at,valid_until,confidence",
    "email,hmac-sha256:e1ba606a25634c7f48adfbaf6efc1f8d7000cf3dfb51ae17fac2e270b1f083d5,2026-01-31,2027-07-31,high",
  ]);
  expect(hashed.skipped).toBe(1);
});

test.each([
  { source: {}, says: "Give the key that you agreed on" },
  {
    source: { env: "HIREWALL_NOT_SET" },
    says: "$HIREWALL_NOT_SET: the key of hashed lists must have at least 16 bytes",
  },
  { source: { file: "/nowhere/key" }, says: "/nowhere/key: the key cannot be read" },
])("$says", async ({ source, says }) => {
  await expect(hashList(write("list.csv", LIST), source, {})).rejects.toThrow(says);
});
