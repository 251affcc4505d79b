import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scan } from "../../src/flows/scan.ts";
import { simulate } from "../../src/simulate/simulate.ts";
import { toCsv } from "../../src/simulate/writers/company.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-counterfactual-"));
const company = join(folder, "company");
let before: readonly string[];

beforeAll(async () => {
  await simulate({ people: 50, days: 21, seed: 9, out: company });
  before = await findingsOf(company);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function findingsOf(path: string): Promise<readonly string[]> {
  const { people } = await scan({ paths: [path], now: "2026-03-01T00:00:00.000Z", withEvidence: false });
  return people.flatMap(({ person, assessment, findings }) => [
    `${person} ${assessment.status}`,
    ...findings.map(({ signal }) => `${person} ${signal}`),
  ]);
}

type Row = Record<string, string>;

/** The same company with other people's file. */
function companyWith(name: string, change: (row: Row, parcelled: ReadonlySet<string>) => Row): string {
  const path = join(folder, name);
  cpSync(company, path, { recursive: true });
  const read = (file: string): Row[] => parse(readFileSync(join(company, file), "utf8"), { columns: true });
  const parcelled = new Set(read("shipments.csv").map((row) => row["person_id"] ?? ""));
  writeFileSync(join(path, "people.csv"), toCsv(read("people.csv").map((row) => change(row, parcelled))));
  return path;
}

const NAMES = [
  "Nguyễn Thị Hoa",
  "김민준",
  "Siobhán Ní Bhriain",
  "Adebayo Ogunlesi",
  "María José Peña",
  "李伟",
  "John Smith",
];

test("other names change nothing: a name's origin is no input", async () => {
  // Whoever signed for a parcel is compared with the declared name; there the relation would change.
  const renamed = companyWith("names", (row, parcelled) =>
    parcelled.has(row["person_id"] ?? "")
      ? row
      : { ...row, legal_name: NAMES[Number(row["person_id"]?.slice(1)) % NAMES.length] ?? "" },
  );
  expect(await findingsOf(renamed)).toEqual(before);
});

test("other teams, managers and unknown columns change nothing", async () => {
  const changed = companyWith("columns", (row) => ({
    ...row,
    team: "Elsewhere",
    nationality: "XX",
    gender: "x",
    date_of_birth: "1990-01-01",
  }));
  expect(await findingsOf(changed)).toEqual(before);
});

test("another declared place does change something: it is what the observation is compared with", async () => {
  const moved = companyWith("places", (row) => ({
    ...row,
    declared_country: "JP",
    declared_city: "Tokyo",
    declared_region: "Tokyo",
  }));
  expect(await findingsOf(moved)).not.toEqual(before);
});
