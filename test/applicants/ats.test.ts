import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { lakeFolders, readManifests } from "../../src/lake/manifest.ts";
import { recogniseRecord } from "../../src/normalise/recognise.ts";
import { VENDORS } from "../../src/normalise/vendors.ts";
import { TestLake } from "./lake.ts";

const FIXTURES = new URL("../../src/normalise/fixtures/ats/", import.meta.url).pathname;
const fixture = (name: string): string => readFileSync(join(FIXTURES, name), "utf8");

let lake: TestLake;
afterEach(() => lake.close());

async function read(...names: readonly string[]) {
  lake = new TestLake();
  for (const name of names) await lake.read(name, fixture(name));
  return lake.views();
}

const CONTACTS =
  "select kind, value, stage, given_at from contact where role = 'applicant' order by kind, value, given_at";

describe("Greenhouse", () => {
  test("candidates of the Harvest API are applications with their histories", async () => {
    const engine = await read("greenhouse-candidates.json");
    expect(
      await engine.rows(
        "select person, application, requisition, full_name, status, source, seen_at from application order by application",
      ),
    ).toEqual([
      {
        person: "5388001",
        application: "6910262",
        requisition: "Backend engineer",
        full_name: "Robin Kestrel",
        status: "Phone screen",
        source: "ats",
        seen_at: new Date("2026-02-01T10:00:00.728Z"),
      },
      {
        person: "5388001",
        application: "6910263",
        requisition: null,
        full_name: "Robin Kestrel",
        status: null,
        source: "ats",
        seen_at: new Date("2026-02-10T12:29:30.497Z"),
      },
    ]);
    expect(await engine.rows("select declared_city, declared_country, applications from applicant")).toEqual([
      { declared_city: "Austin", declared_country: "US", applications: 2 },
    ]);
    expect(
      await engine.rows("select employer, title, from_at, is_current, source from job where application = '6910262'"),
    ).toEqual([
      { employer: "Sample Works", title: "Engineer", from_at: new Date("2018-08-15"), is_current: null, source: "ats" },
    ]);
    expect(await engine.rows("select institution, degree, to_at from education where application = '6910262'")).toEqual(
      [
        {
          institution: "Example University",
          degree: "Bachelor's Degree, Computer Science",
          to_at: new Date("2016-05-15"),
        },
      ],
    );
  });

  test("a webhook says the number that was given later, with its time", async () => {
    const engine = await read("greenhouse-candidates.json", "greenhouse-webhook.json");
    expect(
      await engine.rows(
        `select value, stage, given_at from contact where kind = 'phone' and application = '6910262' order by given_at, value`,
      ),
    ).toEqual([
      { value: "+14155550101", stage: "application", given_at: new Date("2026-02-01T10:00:00.728Z") },
      { value: "+14155550102", stage: "application", given_at: new Date("2026-02-01T10:00:00.728Z") },
      { value: "+14155550177", stage: "offer", given_at: new Date("2026-03-02T06:31:26Z") },
    ]);
    expect(await engine.rows("select status from application where application = '6910262'")).toEqual([
      { status: "Offer" },
    ]);
    expect(await engine.rows("select min(from_at) as day from education")).toEqual([{ day: new Date("2007-09-15") }]);
  });

  test("every contact and page is there; other answers of the form are not", async () => {
    const engine = await read("greenhouse-candidates.json");
    const contacts = await engine.rows<{ value: string }>(
      "select distinct value from contact where kind <> 'phone' order by value",
    );
    expect(contacts.map(({ value }) => value)).toEqual([
      "12 austin ave sample tx",
      "github.com/robin-kestrel",
      "kestrel.example.test/about",
      "linkedin.com/in/robin-kestrel",
      "rk@sampleworks.test",
      "robin@kestrel.test",
    ]);
  });

  test("applications alone, interviews, and what is left out", async () => {
    const engine = await read("greenhouse-candidates.json", "greenhouse-other.ndjson");
    expect(await engine.rows("select person, status from application where application = '69102'")).toEqual([
      { person: "5388002", status: "rejected" },
    ]);
    // A line without a country at its end is no place.
    expect(await engine.rows("select declared_city from applicant where person = '5388002'")).toEqual([
      { declared_city: null },
    ]);
    expect(await engine.rows("select application, round, seen_at, result from interview")).toEqual([
      {
        application: "6910262",
        round: "Technical interview",
        seen_at: new Date("2026-02-12T22:00:00Z"),
        result: "complete",
      },
    ]);
    expect(lake.notes()).toEqual([
      "Greenhouse: rows of employment without 'employer' are left out",
      "Applicant tracking system: answers about protected attributes (EEO): not read",
      "Greenhouse: webhooks 'offer_created' say nothing of what was declared: not read",
    ]);
  });
});

test("Lever: opportunities, what was given in the form first, and webhooks", async () => {
  const engine = await read("lever-opportunities.json", "lever-other.ndjson");
  expect(await engine.rows("select person, application, requisition, full_name, status from application")).toEqual([
    {
      person: "7f23e772-f2cb-4ebb-b33f-54b872999992",
      application: "250d8f03-738a-4bba-a671-8a3d73477145",
      requisition: "Backend engineer",
      full_name: "Robin Kestrel",
      status: "offer",
    },
  ]);
  expect(await engine.rows("select declared_city, declared_country from applicant")).toEqual([
    { declared_city: "Austin", declared_country: "US" },
  ]);
  expect(await engine.rows(CONTACTS)).toMatchObject([
    { kind: "email", value: "first@kestrel.test" },
    { kind: "email", value: "rk@sampleworks.test" },
    { kind: "email", value: "robin@kestrel.test" },
    { kind: "phone", value: "+14155550101" },
    { kind: "phone", value: "+14155550109" },
    { kind: "profile", value: "github.com/robin-kestrel" },
    { kind: "profile", value: "linkedin.com/in/robin-kestrel" },
  ]);
  expect(lake.notes()).toEqual([
    "Lever: webhooks 'contactUpdated' say nothing of what was declared: not read",
    "Applicant tracking system: answers about protected attributes (EEO): not read",
  ]);
});

test("Ashby: candidates, applications with the form's address, interviews and webhooks", async () => {
  const engine = await read("ashby-candidates.json", "ashby-other.ndjson");
  expect(
    await engine.rows("select application, requisition, referred_by, ip, user_agent, status from application"),
  ).toEqual([
    {
      application: "be377837-2a6d-4c6f-90c6-58ae4a62a6b9",
      requisition: "Backend engineer",
      referred_by: "Ann Smith",
      ip: "192.0.2.10",
      user_agent: "Browser/1",
      status: "Hired",
    },
  ]);
  expect(await engine.rows("select declared_city, declared_country from applicant")).toEqual([
    { declared_city: "Austin", declared_country: "US" },
  ]);
  expect(
    await engine.rows("select value, stage, given_at from contact where kind = 'phone' order by given_at"),
  ).toEqual([
    { value: "+14155550101", stage: "application", given_at: new Date("2026-02-01T10:00:00Z") },
    { value: "+14155550177", stage: "offer", given_at: new Date("2026-03-05T10:00:00Z") },
  ]);
  expect(await engine.rows("select round, seen_at, result from interview")).toEqual([
    { round: "Technical interview", seen_at: new Date("2026-02-12T17:00:00Z"), result: "Scheduled" },
  ]);
  expect(lake.notes()).toEqual([
    "Ashby: answers about protected attributes (EEO): not read",
    "Ashby: webhooks 'ping' say nothing of what was declared: not read",
  ]);
});

test("Workday: candidates of Get_Candidates, and reports whose columns are named as ours", async () => {
  const engine = await read("workday-candidates.json");
  expect(
    await engine.rows("select person, application, requisition, full_name, status, seen_at from application"),
  ).toEqual([
    {
      person: "C-1001",
      application: "JA-1",
      requisition: "R-1 Backend engineer",
      full_name: "Robin Kestrel",
      status: "INTERVIEW",
      seen_at: new Date("2026-02-01T18:00:00Z"),
    },
  ]);
  expect(await engine.rows("select employer, from_at, to_at, is_current from job order by from_at desc")).toEqual([
    { employer: "Sample Works", from_at: new Date("2018-03-01"), to_at: null, is_current: true },
    { employer: "Old Works", from_at: new Date("2015-01-01"), to_at: new Date("2018-02-01"), is_current: false },
  ]);
  expect(await engine.rows(CONTACTS)).toMatchObject([
    { kind: "address", value: "12 austin ave sample" },
    { kind: "email", value: "robin@kestrel.test" },
    { kind: "phone", value: "+14155550101" },
    { kind: "profile", value: "github.com/robin-kestrel" },
    { kind: "profile", value: "linkedin.com/in/robin-kestrel" },
  ]);
  lake.close();
  const report = await read("workday-report.json");
  expect(await report.rows("select application, full_name, source from application")).toEqual([
    { application: "JA-1", full_name: "Robin Kestrel", source: "form" },
  ]);
});

test("the same application of two exports is one, and reading one twice changes nothing", async () => {
  const once = await (await read("greenhouse-candidates.json")).rows(CONTACTS);
  lake.close();
  lake = new TestLake();
  await lake.read("a.json", fixture("greenhouse-candidates.json"));
  await lake.read("b.json", `${fixture("greenhouse-candidates.json")}\n`, "2026-04-02T12:00:00Z");
  expect(await (await lake.views()).rows(CONTACTS)).toEqual(once);
});

test("no protected attribute is kept anywhere: not in claims, not as evidence, not in quarantine", async () => {
  const names = readdirSync(FIXTURES);
  const engine = await read(...names);
  const kept = await engine.rows("select concat_ws(' ', value, attributes, raw) as text from claims");
  expect(kept.length).toBeGreaterThan(20);
  expect(names.filter((name) => fixture(name).includes("SECRET")).length).toBeGreaterThan(5);
  expect(kept.filter(({ text }) => String(text).includes("SECRET"))).toEqual([]);
  expect(lake.notes().join("\n")).not.toContain("SECRET");
  expect(lake.files().filter((text) => /SECRET|Q09OVEVOVC1TRUNSRVQ/.test(text))).toEqual([]);
});

test("no other product takes these records for its own", () => {
  for (const name of readdirSync(FIXTURES)) {
    const text = fixture(name);
    const records = name.endsWith(".ndjson") ? text.trim().split("\n") : [text];
    for (const record of records)
      expect([name, recogniseRecord(JSON.parse(record), VENDORS)?.id]).toEqual([name, undefined]);
  }
});

test.each([
  { name: "a list of nothing", text: "[]" },
  {
    name: "a candidate of nulls",
    text: '[{"id":null,"email_addresses":[null,{"value":null}],"application_ids":[null,7],"applications":null,"educations":7,"employments":"x"}]',
  },
  {
    name: "an opportunity of wrong types",
    text: '{"data":[{"id":1,"contact":[],"emails":[{}],"phones":"x","stage":{},"createdAt":"soon","updatedAt":-1,"links":null}]}',
  },
  {
    name: "a Workday candidate of texts",
    text: '{"Response_Data":{"Candidate":[{"Candidate_Data":{"Candidate_ID":"c","Name_Data":"x","Contact_Data":["y"],"Job_Application_Data":["z",{"Job_Applied_To_Data":"w"}]}}]}}',
  },
])("$name is read without complaint of the program", async ({ text }) => {
  lake = new TestLake();
  await lake.read("x.json", text);
  await lake.views();
  expect(readManifests(join(lake.folder, "data"))).toHaveLength(1);
  expect(lakeFolders(lake.folder).root).toBeTruthy();
});
