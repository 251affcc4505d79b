import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ScanResult } from "../../src/flows/scan-result.ts";
import { screen } from "../../src/flows/screen.ts";

/** Applicants are screened with every kind of list beside their files, named in the settings or not. */
const NOW = "2026-11-25T12:00:00.000Z";
const folder = mkdtempSync(join(tmpdir(), "hirewall-lists-"));
const HAS_GIT = spawnSync("git", ["--version"]).status === 0;

const commits = (author: string, from: number): object[] =>
  Array.from({ length: 24 }, (_, index) => ({
    sha: `${index}`.repeat(40).slice(0, 40),
    tree: `tree${index}`,
    message: `message${index}`,
    trivial: false,
    author_name: author,
    author_email: `${author}@example.test`,
    author_login: author,
    author_at: `2020-01-01T00:00:${String(index + 10)}.000Z`,
    committer_at: `${from}-02-01T00:00:00.000Z`,
  }));
const repository = (account: string, created: number): object => ({
  type: "github-repository",
  source: "api",
  account,
  repository: `${account}/kites`,
  is_fork: false,
  account_created_at: `${created}-01-01T00:00:00Z`,
  created_at: `${created}-02-01T00:00:00Z`,
  truncated: false,
  commits: commits(account, created),
});

const LISTS: Readonly<Record<string, string>> = {
  "lists/20261101-gleif.csv": `LEI,Entity.LegalName,Entity.LegalAddress.Country,Entity.EntityStatus,Registration.InitialRegistrationDate
"00EXAMPLE000000001","Northwind Kites Inc","US","ACTIVE","2019-01-01T00:00:00Z"
`,
  "lists/shared-2026-10-01.csv": "kind,value,listed_at,confidence\nemail,sam@kites.test,2026-09-01,high\n",
  "lists/closed.csv": "kind,value,listed_at\nphone,+1 415 555 0123,2026-09-01\n",
  "lists/sdn.xml": `<sdnList><publshInformation><Publish_Date>11/20/2026</Publish_Date></publshInformation><sdnEntry><uid>90001</uid><firstName>Quill</firstName><lastName>EXAMPLESON</lastName><sdnType>Individual</sdnType></sdnEntry><sdnEntry><uid>90002</uid><lastName>TARN TRADING LLC</lastName><sdnType>Entity</sdnType></sdnEntry></sdnList>`,
  "lists/rdap.ndjson": `${JSON.stringify({ rdap_domain: "kites.test", fetched_at: "2026-11-20T00:00:00Z", status: 404, response: null })}\n`,
  "lists/catalogue.csv": "institution,degree,subject\nExample University,BSc,Physics\n",
};
const FILES: Readonly<Record<string, string>> = {
  ...LISTS,
  "applications.csv": `application_id,applied_at,full_name,email,phone,declared_country,github
A-1,2026-11-01T10:00:00Z,Sam Example,Sam@kites.test,,US,https://github.com/copy-example
A-2,2026-11-01T10:00:00Z,Quill Exampleson,quill@elsewhere.test,(415) 555-0123,US,
`,
  "employment.csv":
    'application_id,employer,title,from,to\nA-1,"Tarn Trading, Ltd.",Pilot,2020,2021\nA-2,Tarn,Pilot,2020,2021\n',
  "github.ndjson": [
    repository("first-example", 2019),
    repository("copy-example", 2025),
    { type: "github-account", account: "gone-example", found: false },
    { type: "github-repository", account: 7 },
  ]
    .map((line) => JSON.stringify(line))
    .join("\n"),
  "hirewall.yml": `registries: [lists/20261101-gleif.csv, lists/rdap.ndjson]
watchlists: [{ file: lists/shared-2026-10-01.csv, name: sector }]
confirmed: [lists/closed.csv]
sanctions: [lists/sdn.xml]
`,
  "clones/note.txt": "clones of applicants",
};

let result: ScanResult;
beforeAll(async () => {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  if (HAS_GIT) {
    const clone = join(folder, "clones", "boats");
    mkdirSync(clone);
    const git = (...command: string[]): void =>
      void execFileSync(
        "git",
        ["-C", clone, "-c", "user.name=Bo Example", "-c", "user.email=bo@example.test", ...command],
        { stdio: "ignore" },
      );
    git("init", "-q");
    git("commit", "-q", "--allow-empty", "-m", "Build the boat with a keel");
    git("remote", "add", "origin", "https://github.com/copy-example/boats.git");
    writeFileSync(join(clone, "applications.csv"), "application_id\nA-9\n");
  }
  result = await screen({ paths: [folder], now: NOW, withEvidence: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const findingsOf = (person: string): readonly string[] =>
  (result.people.find((one) => one.person === person)?.findings ?? []).map(({ signal }) => signal);

test("what the lists say of applicants becomes findings", () => {
  expect(findingsOf("A-1")).toEqual(expect.arrayContaining(["email-on-shared-watchlist", "gh-copied-repos-rewritten"]));
  expect(findingsOf("A-2")).toContain("replacement-persona-applies");
});

test("a bare name on a sanctions list is a note to Legal and no finding", () => {
  expect(findingsOf("A-2")).not.toContain("name-sanctions-hit");
  expect(result.notes.lookups).toContain(
    "Note to Legal: the name on application A-2 also stands on the OFAC SDN list of 2026-11-20 (entry 90001). Nothing else agrees, many people share a name, and no finding was made of it.",
  );
});

test("an employer with a listed company's name is a note to Legal too", () => {
  expect(result.notes.lookups.filter((note) => note.includes("named in"))).toEqual([
    "Note to Legal: 'Tarn Trading, Ltd.', named in application A-1, is also the name of a company on the OFAC SDN list of 2026-11-20 (entry 90002). Companies share names, and no finding was made of it.",
  ]);
});

test("the notes say which lists of which day were used, and what was not looked up", () => {
  expect(result.notes.lookups[0]).toMatch(
    /^Looked up in: 1 RDAP answers about domains \(of 2026-11-20\); the GLEIF golden copy \(of 2026-11-01\); the OFAC SDN list \(of 2026-11-20\); the watchlist 'sector' \(of 2026-10-01\); the watchlist 'confirmed' \(of \d{4}-\d\d-\d\d\)\.$/,
  );
  expect(result.notes.limits).toContain(
    "Not looked up, since hirewall.yml names no list for it: degrees in a catalogue ('education'). docs/lists-and-registries.md says how.",
  );
});

test.each(Object.keys(LISTS))("%s is not quarantined, and the notes say what it is for", (name) => {
  const note = result.notes.files.find(({ file }) => file.endsWith(name));
  expect(note).toMatchObject({
    products: [],
    notes: [expect.stringContaining("looked into when hirewall.yml names it under") as string],
  });
  expect(result.notes.quarantined.filter(({ file }) => file.endsWith(name))).toEqual([]);
});

test("a GitHub export: repositories, accounts that are not there, a broken line", () => {
  const note = result.notes.files.find(({ file }) => file.endsWith("github.ndjson"));
  expect(note?.notes).toEqual(["GitHub has no account 'gone-example'"]);
  expect(note?.products).toMatchObject([{ title: "GitHub repositories" }]);
  expect(result.notes.quarantined.filter(({ file }) => file.endsWith("github.ndjson"))).toMatchObject([
    { line: 4, count: 1 },
  ]);
});

test.skipIf(!HAS_GIT)("a clone's history is read, and its files are nobody's exports", () => {
  const note = result.notes.files.find(({ file }) => file.endsWith("clones/boats"));
  expect(note?.products).toMatchObject([{ title: "GitHub repositories" }]);
  expect(result.people.map(({ person }) => person)).not.toContain("A-9");
});
