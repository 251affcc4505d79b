import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scan } from "../../src/flows/scan.ts";
import type { ScanResult } from "../../src/flows/scan-result.ts";
import { simulate } from "../../src/simulate/simulate.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-scan-"));
const company = join(folder, "company");
const data = join(folder, "data");
const NOW = "2026-03-01T00:00:00.000Z";
let first: ScanResult;
let truth: ReadonlyMap<string, { readonly false_hire: string; readonly kind: string }>;

beforeAll(async () => {
  await simulate({ people: 60, days: 30, seed: 5, out: company });
  const rows: { person_id: string; false_hire: string; kind: string }[] = parse(
    readFileSync(join(company, "truth.csv")),
    { columns: true },
  );
  truth = new Map(rows.map((row) => [row.person_id, row]));
  first = await scan({ paths: [company], data, now: NOW, withEvidence: true });
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("every false hire is at review or urgent, and no honest person is", () => {
  const found = first.people.filter(({ assessment }) => ["review", "urgent"].includes(assessment.status));
  const falseHires = [...truth].filter(([, row]) => row.false_hire === "yes").map(([person]) => person);
  expect(found.map(({ person }) => person).toSorted((left, right) => left.localeCompare(right))).toEqual(falseHires);
});

test("every finding can be read aloud, points at evidence, and asks a question", () => {
  const findings = first.people.flatMap((person) => person.findings.map((finding) => ({ person, finding })));
  expect(findings.length).toBeGreaterThan(20);
  for (const { person, finding } of findings) {
    expect(finding.sentence).not.toMatch(/\{|\}|undefined|null|NaN/);
    expect(finding.ask).toMatch(/\?$/);
    const known = new Set(person.evidence.map(({ id }) => id));
    expect(finding.evidence.filter((id) => !known.has(id))).toEqual([]);
  }
});

test("every product's files were read without a record lost", () => {
  expect(first.notes.quarantined).toEqual([]);
  const titles = new Set(first.notes.files.flatMap(({ products }) => products.map(({ title }) => title)));
  expect([...titles].join()).toMatch(/Okta.*|Duo.*/);
  for (const product of ["Okta", "Duo", "GitHub", "Google", "Defender", "CrowdStrike"])
    expect([...titles].join()).toContain(product);
});

test("the lake alone gives the same findings: no raw file is read again", async () => {
  const again = await scan({ paths: [], data, config: join(company, "hirewall.yml"), now: NOW, withEvidence: true });
  expect(again.people).toEqual(first.people);
  expect(again.notes.files).toEqual([]);
});

test("--since leaves out what is older", async () => {
  const late = await scan({ paths: [], data, since: "2026-01-25T00:00:00.000Z", now: NOW, withEvidence: false });
  expect(late.period?.from.slice(0, 10)).toBe("2026-01-25");
});
