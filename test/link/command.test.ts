import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const main = resolve(import.meta.dirname, "../../src/cli/main.ts");
const folder = mkdtempSync(join(tmpdir(), "hirewall-link-command-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function hirewall(...words: readonly string[]): { readonly status: number | null; readonly out: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { cwd: folder, encoding: "utf8" });
  return { status, out: stdout + stderr };
}

beforeAll(() => {
  const others = Array.from({ length: 40 }, (_, index) => {
    const [first, last] = [`Given${String.fromCodePoint(97 + (index % 26))}${index}`, `Family${index * 37}`];
    return `o${index},${first},${last},${first}.${last}@mail.example,555-01${String(index + 10).padStart(2, "0")}9`;
  });
  const rows = [
    "id,first_name,surname,email,phone",
    "r1,Ada,Lovejoy,ada.lovejoy@mail.example,555-0101",
    "r2,Lovejoy,Ada,ada.lovejoy@mail.example,555-0101",
    "r3,Noor,Haddad,noor@mail.example,555-0103",
    "r4,Noor,Hadad,noor@mail.example,555-0104",
    ...others,
  ];
  writeFileSync(join(folder, "people.csv"), `${rows.join("\n")}\n`);
});

test("text", () => {
  const { status, out } = hirewall("link", "people.csv");
  expect(status).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "44 records, named by id, compared by first_name (name), surname (name), email (email), phone (phone).
    2 pairs of at least 0.5 probability to be one person; 4 records in 2 clusters.

    The least sure of these pairs, for a person to look at:

      r1 and r2: 100.0 %
           -8.9  before anything is compared
           +3.2  first_name: exchanged with another name
           +3.0  surname: exchanged with another name
           +8.9  email: the same
           +8.3  phone: the same

      r3 and r4: 100.0 %
           -8.9  before anything is compared
           +3.6  first_name: the same
           +9.3  surname: one letter apart
           +8.9  email: the same
           +0.4  phone: one digit apart

    The largest clusters:
      r1: r1, r2
      r3: r3, r4

    A pair says that two records agree as one person's records usually do. It does not say that somebody did wrong.
    All pairs and clusters: --json. What a person decides about a pair is kept: --into <folder> --same a,b or --different a,b.
    "
  `);
});

test("NDJSON: pairs, then clusters", () => {
  const { status, out } = hirewall("link", "people.csv", "--json");
  expect(status).toBe(0);
  const [first, ...rest] = out.trimEnd().split("\n");
  expect(JSON.parse(first ?? "")).toMatchInlineSnapshot(`
    {
      "a": "r1",
      "b": "r2",
      "cluster": "r1",
      "fields": {
        "email": {
          "agreement": "the same",
          "weight": 8.91,
        },
        "first_name": {
          "agreement": "exchanged with another name",
          "weight": 3.21,
        },
        "phone": {
          "agreement": "the same",
          "weight": 8.31,
        },
        "surname": {
          "agreement": "exchanged with another name",
          "weight": 2.95,
        },
      },
      "judged": null,
      "p": 0.999957,
      "prior": -8.88,
      "type": "pair",
    }
  `);
  expect(rest.filter((line) => line.includes('"cluster","id"'))).toMatchInlineSnapshot(`
    [
      "{"type":"cluster","id":"r1","records":["r1","r2"]}",
      "{"type":"cluster","id":"r3","records":["r3","r4"]}",
    ]
  `);
});

test.each([
  {
    name: "an unknown column",
    words: ["people.csv", "--columns", "colour", "email"],
    says: "There is no column 'colour'",
  },
  {
    name: "an unknown kind",
    words: ["people.csv", "--columns", "email:colour"],
    says: "'colour' is no kind of column",
  },
  { name: "no file", words: [], says: "There are no records yet: give a CSV file." },
  {
    name: "a judgement without a store",
    words: ["people.csv", "--same", "r1,r2"],
    says: "name their folder with --into",
  },
  { name: "a judgement about one", words: ["--into", "store", "--same", "r1"], says: "must be two records" },
  { name: "a probability of two", words: ["people.csv", "--least", "2"], says: "a probability between 0 and 1" },
])("$name: a message, and exit code 2", ({ words, says }) => {
  const { status, out } = hirewall("link", ...words);
  expect(out).toContain(says);
  expect(out).not.toContain("    at ");
  expect(status).toBe(2);
});

test("help", () => {
  const { status, out } = hirewall("link", "--help");
  expect(status).toBe(0);
  for (const word of ["--columns", "--id", "--into", "--same", "--different", "Examples:"]) expect(out).toContain(word);
});
