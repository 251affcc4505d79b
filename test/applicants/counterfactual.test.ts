import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scan } from "../../src/flows/scan.ts";
import type { Applicant } from "../../src/simulate/applicants/applicant.ts";
import { Random } from "../../src/simulate/random.ts";
import { castApplicants, writeApplicants } from "../../src/simulate/applicants/simulate-applicants.ts";

/** What an applicant is must not matter; only how what was declared and what was observed agree. */
const folder = mkdtempSync(join(tmpdir(), "hirewall-applicants-counterfactual-"));
const SEED = 12;
const applicants = castApplicants({ applications: 90, seed: SEED, start: "2026-01-05" });
let before: readonly string[];

beforeAll(async () => {
  before = await findingsOf("before", applicants);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function findingsOf(name: string, of: readonly Applicant[]): Promise<readonly string[]> {
  const out = join(folder, name);
  await writeApplicants(out, of, SEED);
  const { people } = await scan({ paths: [out], now: "2026-04-01T00:00:00.000Z", withEvidence: false });
  return people
    .flatMap(({ person, assessment, findings }) => [
      `${person} ${assessment.status}`,
      ...findings.map(({ signal }) => `${person} ${signal}`),
    ])
    .toSorted();
}

/** Beginnings of names from many places; what follows is by chance, so that no two new words are spelled alike. */
const BEGINNINGS = [
  "Nguy",
  "Min",
  "Siob",
  "Ade",
  "Guada",
  "Wei",
  "Oks",
  "Tar",
  "Ing",
  "Kwa",
  "Zha",
  "Sato",
  "Hadd",
  "Lind",
];

/** Each word of a name always becomes the same other word, so that who shares a word with whom stays as it was. */
function renamer(): (name: string) => string {
  const random = new Random(SEED);
  const words = new Map<string, string>();
  const other = (word: string): string => {
    const renamed =
      words.get(word) ??
      `${random.pick(BEGINNINGS)}${random.hex(6).replaceAll(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "")}`;
    words.set(word, renamed);
    return renamed;
  };
  return (name) => name.split(" ").map(other).join(" ");
}

test("the simulated applicants give findings to compare", () => {
  expect(before.filter((line) => !line.endsWith(" clear")).length).toBeGreaterThan(20);
});

test("other names change nothing", async () => {
  const rename = renamer();
  const renamed = applicants.map((applicant) => ({
    ...applicant,
    name: rename(applicant.name),
    ...(applicant.resumeName === undefined ? {} : { resumeName: rename(applicant.resumeName) }),
    referees: applicant.referees.map((referee) => ({ ...referee, name: rename(referee["name"] ?? "") })),
  }));
  expect(await findingsOf("names", renamed)).toEqual(before);
}, 120_000);

test("other universities and other places of earlier jobs change nothing", async () => {
  const elsewhere = ["Warsaw", "Lagos", "Hanoi", "Recife", "Shenyang", "Tehran"];
  const studied = applicants.map((applicant, index) => ({
    ...applicant,
    resume: {
      ...applicant.resume,
      education: applicant.resume.education.map((entry) => ({
        ...entry,
        institution: `University of ${elsewhere[index % elsewhere.length] ?? ""}`,
      })),
      jobs: applicant.resume.jobs.map((job) => ({ ...job, location: elsewhere[index % elsewhere.length] ?? "" })),
    },
  }));
  expect(await findingsOf("places", studied)).toEqual(before);
}, 120_000);

test("another country changes nothing when everything that is compared with it moves along", async () => {
  const numbers = new Map<string, string>();
  const british = (phone: string): string => {
    if (phone === "" || phone.startsWith("+44")) return phone;
    const known = numbers.get(phone) ?? `+44 7700 900${String(500 + numbers.size).padStart(3, "0")}`;
    numbers.set(phone, known);
    return known;
  };
  const moved = applicants.map((applicant) => ({
    ...applicant,
    country: "GB",
    city: "London",
    timezone: "Europe/London",
    phone: british(applicant.phone),
    later: applicant.later.map((row) => ({
      ...row,
      ...(row["phone"] === undefined ? {} : { phone: british(row["phone"]) }),
    })),
    referees: applicant.referees.map((referee) => ({ ...referee, phone: british(referee["phone"] ?? "") })),
  }));
  expect(await findingsOf("countries", moved)).toEqual(before);
}, 120_000);

test("the same history under another name does change something: that is a relation between two people", async () => {
  const first = applicants.find(({ kind }) => kind === "plain applicant");
  const copied = applicants.map((applicant) =>
    first !== undefined && applicant.kind === "career changer"
      ? { ...applicant, resume: first.resume, phone: first.phone }
      : applicant,
  );
  expect(await findingsOf("relation", copied)).not.toEqual(before);
}, 120_000);
