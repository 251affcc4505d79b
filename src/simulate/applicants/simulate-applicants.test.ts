import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { resultLine } from "../../interview/result-line.ts";
import type { Applicant } from "./applicant.ts";
import { FALSE_APPLICANT_KINDS } from "./false-applicants.ts";
import { SITUATIONS } from "./honest-applicants.ts";
import { simulateApplicants } from "./simulate-applicants.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-applicants-"));
let applicants: readonly Applicant[];

beforeAll(async () => {
  for (const name of ["one", "two"]) {
    applicants = await simulateApplicants({ applications: 120, seed: 3, out: join(folder, name), start: "2026-01-05" });
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesOf(name: string): ReadonlyMap<string, Buffer> {
  const root = join(folder, name);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(root.length), readFileSync(path)];
    }),
  );
}

test("the same seed gives the same files, byte for byte", () => {
  const [one, two] = [filesOf("one"), filesOf("two")];
  expect([...one.keys()]).toEqual([...two.keys()]);
  expect([...one.keys()].some((name) => name.endsWith(".docx"))).toBe(true);
  for (const [name, bytes] of one) expect(bytes.equals(two.get(name) ?? Buffer.alloc(0)), name).toBe(true);
});

test("every kind is there, and the truth stands in its own file only", () => {
  const kinds = new Set(applicants.map(({ kind }) => kind));
  for (const { kind } of FALSE_APPLICANT_KINDS) expect(kinds).toContain(kind);
  expect(SITUATIONS.filter(({ kind }) => kinds.has(kind)).length).toBeGreaterThan(10);
  const told = [...filesOf("one")].filter(([name]) => !name.includes("truth"));
  for (const kind of kinds) expect(told.filter(([, bytes]) => bytes.includes(kind)).map(([name]) => name)).toEqual([]);
});

test("nobody can be reached: no mailbox, number or address is anybody's", () => {
  for (const { email, phone, submittedIp } of applicants) {
    const [local = "", domain = ""] = email.split("@");
    // That provider gives no mailbox of more than thirty letters.
    expect(domain.endsWith(".example") || local.replaceAll(".", "").length > 30, email).toBe(true);
    expect(phone).toMatch(/^\+1 \d{3} 555 01\d\d$|^\+44 7700 900\d{3}$/);
    expect(submittedIp).toMatch(/^198\.1[89]\./);
  }
});

test("honest histories use no technology before its time", () => {
  const early = applicants
    .filter(({ isFalse }) => !isFalse)
    .flatMap(({ resume }) => resume.jobs)
    .filter(({ technologies, from }) => technologies.includes("Kubernetes") && Number(from.slice(0, 4)) < 2015);
  expect(early).toEqual([]);
});

test("results of interviews are what the interview room writes, and tell nothing of who is what", () => {
  const text = filesOf("one").get("/interview-results.ndjson")?.toString() ?? "";
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => resultLine.parse(JSON.parse(line)));
  const known = new Set(applicants.map(({ application }) => application));
  expect(lines.filter(({ subject }) => !known.has(subject ?? ""))).toEqual([]);
  const honest = new Set(applicants.filter(({ isFalse }) => !isFalse).map(({ application }) => application));
  const ofHonest = lines.filter(({ subject }) => honest.has(subject ?? ""));
  expect(ofHonest.filter(({ outcome }) => outcome === "passed").length).toBeGreaterThan(ofHonest.length * 0.7);
  expect(lines.some(({ outcome }) => outcome === "did_not_pass")).toBe(true);
});
