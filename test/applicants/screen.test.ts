import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scan } from "../../src/flows/scan.ts";
import type { ScanResult } from "../../src/flows/scan-result.ts";
import { screen } from "../../src/flows/screen.ts";
import { presentNdjson } from "../../src/report/present-ndjson.ts";
import { presentReport } from "../../src/report/present-report.ts";
import { presentTerminal } from "../../src/report/present-terminal.ts";

const NOW = "2026-04-01T12:00:00.000Z";
const folder = mkdtempSync(join(tmpdir(), "hirewall-screen-"));
const inputs = join(folder, "in");

const FILES: Readonly<Record<string, string>> = {
  "applications.csv": `application_id,person_id,requisition,applied_at,full_name,email,phone,declared_country,declared_city,resume
a1,,eng,2026-02-01T10:00:00Z,Jane Doe,jane@doe.test,(415) 555-0101,US,Austin,jane.pdf
a2,,eng,2026-02-02T10:00:00Z,Rob Kestrel,rob@kestrel.test,(415) 555-0101,US,Denver,
a3,,eng,2026-02-03T10:00:00Z,Sam Poe,sam@poe.test,(415) 555-0123,US,Denver,
a4,w1,ops,2025-02-03T10:00:00Z,Ann Smith,ann@smith.test,(415) 555-0177,US,Denver,
`,
  "people.csv": `person_id,work_email,legal_name,phone,declared_country
w1,ann@corp.test,Ann Smith,(415) 555-0177,US
w2,bob@corp.test,Bob Jones,(415) 555-0123,US
w3,cleo@corp.test,Cleo Park,(415) 555-0150,US
`,
};

let result: ScanResult;
beforeAll(async () => {
  mkdirSync(inputs);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(inputs, name), text);
  result = await screen({ paths: [inputs], now: NOW, withEvidence: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const person = (id: string) => result.people.find((one) => one.person === id);

test("applicants are there, and workers only when something touches them", () => {
  expect(result.people.map((one) => one.person).toSorted((left, right) => left.localeCompare(right))).toEqual([
    "a1",
    "a2",
    "a3",
    "w1",
    "w2",
  ]);
});

test("a shared number is a question to both, with the other one's name", () => {
  expect(person("a1")?.findings.map(({ signal, peers }) => ({ signal, peers }))).toContainEqual({
    signal: "contact-reuse-across-applicants",
    peers: ["a2"],
  });
  expect(person("a3")?.findings.flatMap(({ peers }) => peers)).toContain("w2");
  for (const { findings } of result.people)
    for (const { ask, innocent, evidence } of findings) {
      expect(ask).toMatch(/\?$/);
      expect(innocent.length).toBeGreaterThan(0);
      expect(evidence.length).toBeGreaterThan(0);
    }
});

test("a worker's own application is theirs: no finding, one section", () => {
  expect(person("w1")).toMatchObject({ name: "Ann Smith", findings: [], applicant: { isWorker: true } });
});

test("an applicant has no number, neither in the result nor in what is printed of it", () => {
  for (const { assessment } of result.people) expect(assessment.score).toBeNull();
  const printed = [...presentNdjson(result)].map((line) => JSON.parse(line) as Record<string, unknown>);
  const lines = printed.filter(({ type, person: id }) => type === "assessment" && id === "a1");
  expect(lines).toMatchObject([
    { score: null, applicant: { is_worker: false, applications: [{ application: "a1" }] } },
  ]);
  expect(lines).toMatchObject([{ reasons: [{ weight: null }] }]);
  const report = presentReport(result);
  expect(report).toContain("In which respects");
  expect(report).not.toContain("How the respects add up");
});

test("what limits the run is said: a résumé that is named and not there", () => {
  expect(result.notes.limits).toContain(
    "1 of 1 applications that name a résumé have none among the files that were read.",
  );
});

test("the terminal says who, what, whom else, and the question", () => {
  const text = presentTerminal(result, { color: false, width: 100 });
  expect(text).toContain("Jane Doe  a1, applicant\n");
  expect(text).toContain("    also concerns: Rob Kestrel (a2)\n");
  expect(text).toContain("    ask: ");
});

test("a scan of the same files has the same questions to applicants", async () => {
  const scanned = await scan({ paths: [inputs], now: NOW, withEvidence: false });
  const asked = (of: ScanResult) =>
    of.people.flatMap(({ findings }) => findings.map(({ person: id, signal }) => `${id} ${signal}`)).toSorted();
  expect(asked(scanned)).toEqual(asked(result));
  expect(scanned.people.find((one) => one.person === "a1")?.assessment.score).toBeNull();
});

test("without applicants a scan says so in one reason", async () => {
  const scanned = await scan({ paths: [join(inputs, "people.csv")], now: NOW, withEvidence: false });
  const silent = scanned.notes.signals.filter(({ signal }) => signal.startsWith("contact-"));
  expect(new Set(silent.map((note) => note.silent))).toEqual(new Set(["no applications and no résumés were read"]));
});

test("rows of applications that nobody gave are counted, with applicants and without", async () => {
  const stray = join(folder, "stray.csv");
  writeFileSync(stray, "application_id,name,company\nzz,Rex Referee,Sample Works\nzz,Flo Referee,Sample Works\n");
  const sentence =
    "Not looked at, since they belong to no application that was read: 2 referees. The applications file, or an export of the tracking system, says whose they are.";
  const both = await screen({ paths: [inputs, stray], now: NOW, withEvidence: false });
  expect(both.notes.limits).toContain(sentence);
  const alone = await scan({ paths: [stray, join(inputs, "people.csv")], now: NOW, withEvidence: false });
  expect(alone.notes.limits).toContain(sentence);
  expect(result.notes.limits.join(" ")).not.toContain("Not looked at, since");
});

test("texts of one story are shown side by side, unless it is the company's own advert", async () => {
  const cvs = join(folder, "cvs");
  mkdirSync(cvs);
  const story =
    "Led the migration of a payments platform to event-driven services, cutting settlement delays from two days to forty minutes " +
    "while mentoring six engineers and writing the runbooks that on-call teams still use. Rebuilt the reconciliation pipeline with " +
    "streaming joins so that mismatches surface within seconds, and negotiated data contracts with four partner banks.";
  const cv = (name: string, own: string) =>
    `${name}\n${name.toLowerCase().replace(" ", "@")}.test\n\nExperience\nEngineer, Sample Works\n2019 - 2021\n${story}\n${own}\n`;
  writeFileSync(
    join(cvs, "jane.txt"),
    cv("Jane Doe", "Looked after the billing of a marketplace of independent booksellers."),
  );
  writeFileSync(join(cvs, "rob.txt"), cv("Rob Kestrel", "Kept the warehouse scanners of a grocery chain running."));
  const advert = join(cvs, "advert.txt");
  writeFileSync(advert, `We are looking for somebody who did this: ${story}`);
  const told = await screen({ paths: [cvs], adverts: [], now: NOW, withEvidence: true });
  expect(told.people.flatMap(({ applicant }) => applicant?.passages ?? []).length).toBeGreaterThan(0);
  const [shared] = told.people.find(({ name }) => name === "Jane Doe")?.applicant?.passages ?? [];
  expect(shared?.passage).toContain("settlement delays from two days");
  // What was read stands beside where it was read.
  const read = told.people.flatMap(({ evidence }) => evidence);
  expect(read.filter(({ product }) => !["jane.txt", "rob.txt"].includes(product))).toEqual([]);
  const known = await screen({ paths: [cvs], adverts: [advert], now: NOW, withEvidence: false });
  expect(new Set(known.people.map(({ name }) => name))).toEqual(new Set(["Jane Doe", "Rob Kestrel"]));
  expect(known.people.flatMap(({ applicant }) => applicant?.passages ?? [])).toEqual([]);
});

describe("what cannot be screened", () => {
  const inFile = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  test.each([
    {
      name: "a header that lacks the id",
      text: "full_name,email,phone,requisition\nx,a@b.test,1,2\n",
      says: /no column 'application_id'/,
    },
    { name: "a header that is none of ours", text: "colour,size\nred,1\n", says: /header is no company file's/ },
    { name: "workers alone", text: FILES["people.csv"] ?? "", says: /none of them an application/ },
    { name: "an empty file", text: "", says: /the file is empty/ },
  ])("$name", async ({ text, says }) => {
    const path = inFile("input.csv", text);
    await expect(screen({ paths: [path], now: NOW, withEvidence: false })).rejects.toThrow(says);
  });

  test("an empty folder, and one that is not there", async () => {
    const empty = join(folder, "empty");
    mkdirSync(empty);
    await expect(screen({ paths: [empty], now: NOW, withEvidence: false })).rejects.toThrow(/There are no files there/);
    await expect(screen({ paths: [join(folder, "nowhere")], now: NOW, withEvidence: false })).rejects.toThrow(
      /There is no file or folder/,
    );
  });

  test("an advert that cannot be read, or says nothing", async () => {
    for (const [name, text] of [
      ["advert.pdf", "%PDF-1.7 cut off"],
      ["advert.txt", " \n"],
    ] as const) {
      const advert = inFile(name, text);
      await expect(screen({ paths: [inputs], adverts: [advert], now: NOW, withEvidence: false })).rejects.toThrow(
        /job advert .* (could not be read|holds no text)/,
      );
    }
  });
});
