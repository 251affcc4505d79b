import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ingest } from "../../src/flows/ingest.ts";
import { lakeFolders, type Manifest } from "../../src/lake/manifest.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-hostile-"));
const inputs = join(folder, "in");
const data = join(folder, "data");
const byName = new Map<string, Manifest>();

const okta = (id: number, more: object = {}): string =>
  JSON.stringify({
    uuid: `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`,
    published: "2026-03-02T08:00:00.000Z",
    eventType: "user.session.start",
    severity: "INFO",
    displayMessage: "User login to Okta",
    actor: { id: "00u1", type: "User", alternateId: "ada@example.com", displayName: "Ada Example" },
    client: { ipAddress: "192.0.2.10" },
    outcome: { result: "SUCCESS" },
    ...more,
  });
const LATIN1 = Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xe9, 0x22, 0x7d]);

function write(name: string, content: string | Buffer): void {
  writeFileSync(join(inputs, name), content);
}

/** 100 MB without a line break, between two good records. */
function writeHugeLine(name: string): void {
  write(name, `${okta(1)}\n`);
  const file = openSync(join(inputs, name), "a");
  const block = Buffer.alloc(1 << 20, "x");
  writeSync(file, '{"eventType":"');
  for (let count = 0; count < 100; count += 1) writeSync(file, block);
  appendFileSync(join(inputs, name), `"}\n${okta(2)}\n`);
}

beforeAll(async () => {
  mkdirSync(inputs);
  write("truncated.ndjson", `${okta(11)}\n${okta(12)}\n${okta(13).slice(0, 120)}`);
  write("deep.ndjson", `${okta(21)}\n{"eventType":${"[".repeat(200_000)}${"]".repeat(200_000)}}\n${okta(22)}\n`);
  write("binary.bin", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3]));
  write("latin1.ndjson", Buffer.concat([Buffer.from(`${okta(31)}\n`), LATIN1, Buffer.from(`\n${okta(32)}\n`)]));
  write("utf16.json", Buffer.from(`\uFEFF[${okta(41)},${okta(42)}]`, "utf16le"));
  write("empty.ndjson", "");
  write("packed.gz", gzipSync(`${okta(51)}\n${okta(52)}\n`));
  write("packed.zst", zstdCompressSync(Buffer.from(`${okta(53)}\n`)));
  write("damaged.gz", gzipSync(Array.from({ length: 4000 }, (_, id) => okta(1000 + id)).join("\n")).subarray(0, 6000));
  write("mixed.ndjson", `${okta(61)}\n{"colour":"green"}\n${okta(62)}\n`);
  write(
    "payroll.csv",
    "person_id,changed_at,account_token\np1,2026-03-01T09:00:00Z,tok_1\np2,2026-03-01T09:00:00Z,GB33BUKB20201555555555\n",
  );
  write("doubled.csv", "person_id,work_email,work_email\np1,a@example.com,b@example.com\n");
  write("missing.csv", "person_id,legal_name,start_date\np1,Ada Example,2026-01-01\n");
  write(
    "people.csv",
    'person_id,work_email,home_address,shoe_size,nationality,zip\np1,ada@example.com,"1 Example\nStreet",43,XX,00000\np2,not-an-address,,,,\n',
  );
  write("truth.csv", "person_id,false_hire,kind,note\np1,yes,x,y\n");
  writeHugeLine("huge.ndjson");
  const result = await ingest([inputs], { data, now: "2026-03-05T00:00:00.000Z" });
  for (const { input, manifest } of result.files) byName.set(input.slice(inputs.length + 1), manifest);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  { name: "truncated.ndjson", events: 2, quarantined: [{ line: 3, reason: /^not JSON/ }] },
  { name: "deep.ndjson", events: 2, quarantined: [{ line: 2, reason: /nested deeper than 200 levels/ }] },
  { name: "latin1.ndjson", events: 2, quarantined: [{ line: 2, reason: /not UTF-8/ }] },
  { name: "huge.ndjson", events: 2, quarantined: [{ line: 2, reason: /longer than 16 MB/ }] },
  { name: "mixed.ndjson", events: 2, quarantined: [{ line: 2, reason: /no product/ }] },
  { name: "utf16.json", events: 2, quarantined: [] },
  { name: "packed.gz", events: 2, quarantined: [] },
  { name: "packed.zst", events: 1, quarantined: [] },
  {
    name: "payroll.csv",
    events: 1,
    quarantined: [{ line: 3, reason: /bank account number, which Hirewall never stores/ }],
  },
  { name: "doubled.csv", events: 0, quarantined: [{ line: 1, reason: /the column 'work_email' twice/ }] },
  { name: "missing.csv", events: 0, quarantined: [{ line: 1, reason: /'people' but has no column 'work_email'/ }] },
  { name: "people.csv", events: 0, quarantined: [{ line: 4, reason: /'work_email' is no e-mail address/ }] },
])("$name: the rest is read, the bad record named by line and reason", ({ name, events, quarantined }) => {
  const manifest = byName.get(name);
  expect(manifest?.rows.events).toBe(events);
  expect(manifest?.quarantined).toHaveLength(quarantined.length);
  for (const [index, { line, reason }] of quarantined.entries()) {
    expect(manifest?.quarantined[index]).toMatchObject({ line, count: 1 });
    expect(manifest?.quarantined[index]?.reason).toMatch(reason);
  }
});

test.each([
  { name: "binary.bin", note: /binary file/ },
  { name: "empty.ndjson", note: /empty/ },
  { name: "truth.csv", note: /ground truth: not read/ },
])("$name is named and not read", ({ name, note }) => {
  expect(byName.get(name)?.notes.join("; ")).toMatch(note);
  expect(byName.get(name)?.rows).toMatchObject({ events: 0, claims: 0 });
});

test("what comes before the damage of an archive is read, and the damage is named", () => {
  const manifest = byName.get("damaged.gz");
  expect(manifest?.rows.events).toBeGreaterThan(0);
  expect(manifest?.quarantined.map(({ reason }) => reason).join()).toMatch(/ends damaged|cut off|not JSON/);
});

test("quarantine keeps the bytes of a bad record, but never an account number", () => {
  const quarantineOf = (name: string, ending: string): Buffer =>
    readFileSync(join(lakeFolders(data).quarantine, `${byName.get(name)?.batch}.${ending}`));
  expect(quarantineOf("latin1.ndjson", "bin")).toEqual(LATIN1);
  expect(quarantineOf("huge.ndjson", "bin").length).toBe(100 * (1 << 20) + '{"eventType":""}'.length);
  expect(quarantineOf("payroll.csv", "bin").length).toBe(0);
  expect(quarantineOf("payroll.csv", "ndjson").toString()).not.toContain("GB33");
});

test("an unknown column is kept as a claim and named", () => {
  expect(byName.get("people.csv")?.notes.join()).toContain("shoe_size");
});

test("protected attributes are left out, and named", () => {
  expect(byName.get("people.csv")?.notes.join()).toContain("protected attributes are no input: nationality, zip");
  expect(byName.get("people.csv")?.rows.claims).toBe(3);
});

test("reading the same folder again reads nothing", async () => {
  const again = await ingest([inputs], { data, now: "2026-03-06T00:00:00.000Z" });
  expect(again.files.filter(({ known }) => !known).map(({ input }) => input)).toEqual([]);
});
