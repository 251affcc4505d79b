import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { APPLICANT_VIEWS } from "../../src/lake/applicant-vocabulary.ts";
import type { Engine } from "../../src/lake/engine.ts";
import { documentClaims, TestLake } from "./lake.ts";

const PEOPLE = `person_id,work_email,legal_name,personal_email,phone,declared_country,declared_city,home_address,employment_type,agency
w1,ann@corp.test,Ann Smith,ann.smith@gmail.com,020 7946 0101,GB,London,"7 Example St, Flat 2, London",agency,Example Staffing Ltd
1003,bob@corp.test,Bob Jones,,,GB,London,,employee,
`;
const APPLICATIONS = `application_id,person_id,candidate_id,requisition,applied_at,updated_at,full_name,email,phone,address,declared_country,declared_city,declared_timezone,linkedin,github,resume,submitted_ip,user_agent,status
1001,,,eng-1,2026-02-01T10:00:00Z,,Jane Doe,Jane.Doe+cv@gmail.com,(415) 555-0101,"12 Sample Ave, Austin",US,Austin,America/Chicago,https://www.linkedin.com/in/jane-doe/,jane-doe,resumes/jane.pdf,192.0.2.10,Browser/1,interview
1001,,,eng-1,2026-02-01T10:00:00Z,2026-03-01T10:00:00Z,Jane Doe,jane.doe@gmail.com,(415) 555-0199,,US,Austin,,,,,,,Offer sent
1002,,,eng-2,2026-02-02T10:00:00Z,,DOE Jane,janedoe@gmail.com,,,US,Austin,,,,,,,new
1003,,,eng-1,2026-02-03T10:00:00Z,,John Roe,john@roe.test,020 7946 0101,,GB,Leeds,,,,,,,new
1004,w1,,eng-1,2025-01-03T10:00:00Z,,Ann Smith,ann@old.test,,,,,,,,,,,hired
1005,,,eng-1,2026-02-05T10:00:00Z,,Ann Smith,annsmith@gmail.com,,,,,,,,,,,new
1006,,c9,eng-1,2026-02-06T10:00:00Z,,Eve Example,eve@example.test,,,PT,Lisbon,,,,https://files.example.test/x/CV%20Eve.PDF?sig=1,,,new
1007,,c9,eng-3,2026-02-07T10:00:00Z,,Eve Example,eve2@example.test,,,PT,Lisbon,,,,,,,new
`;
const REFEREES = `application_id,name,email,phone,company,relation
1001,Rex Referee,rex@outlook.com,+1 415 555 0142,"Sample Works, Inc.",manager
nobody,No One,no@one.test,,Nowhere,
`;
const EMPLOYMENT = `application_id,employer,title,from,to,location,contact_name,contact_email,contact_phone
1001,Sample Works LLC,Engineer,2021-03,present,Austin,Rex Referee,rex@sampleworks.test,
1001,Old Company GmbH,Engineer (part-time),2019,02/2021,Austin,,,
1001,Future Ltd,Engineer,2026-01,2026-12,,,,
`;
const CHECKS = `application_id,check,vendor,requested_at,completed_at,result,detail
1001,identity,Vendor,2026-02-10T10:00:00Z,,abandoned,no show
`;
const INTERVIEWS = `application_id,round,scheduled_at,joined_at,platform,ip,camera,pc_name,device_id,result,notes
1001,first,2026-02-12T10:00:00Z,2026-02-12T10:03:00Z,Zoom,198.51.100.7,OBS Virtual Camera,DESKTOP-1,dev-1,passed,
1004,first,2025-01-10T10:00:00Z,,Teams,,,,,,
`;

const lake = new TestLake();
let engine: Engine;
const rows = (sql: string) => engine.rows(sql);

beforeAll(async () => {
  await lake.read("people.csv", PEOPLE);
  await lake.read("applications.csv", APPLICATIONS);
  await lake.read("again/applications.csv", `${APPLICATIONS}\n`);
  await lake.read("referees.csv", REFEREES);
  await lake.read("employment.csv", EMPLOYMENT);
  await lake.read("checks.csv", CHECKS);
  await lake.read("interviews.csv", INTERVIEWS);
  await lake.claim("/in/Resumes/Jane.pdf", [
    ...documentClaims(
      "aa",
      "Jane.pdf",
      [
        { kind: "resume_name", value: "Jane Doe" },
        { kind: "resume_contact", value: "+1 415 555 0101", attributes: { kind: "phone" } },
        { kind: "resume_contact", value: "maybe@wrong.test", attributes: { kind: "email", sure: 0.5 } },
        {
          kind: "resume_job",
          value: "Sample Works",
          attributes: { title: "Engineer", from: "2021-03", to: "present", index: 0 },
        },
        {
          kind: "resume_job",
          value: "Old Company",
          attributes: { title: "Intern", from: "2018", to: "2020", index: 1, sure: 0.6 },
        },
        { kind: "resume_skill", value: "Kubernetes", attributes: { jobs: [0, 1] } },
        { kind: "resume_skill", value: "Latin", attributes: { jobs: [] } },
        {
          kind: "resume_education",
          value: "Example University",
          attributes: { degree: "BSc", from: "2014", to: "2018" },
        },
        { kind: "document_text", value: "The whole text" },
        { kind: "document_image", value: "00ff00ff00ff00ff", attributes: { width: 100, height: 120 } },
      ],
      { author: "someone", active: ["JavaScript"], scanned_pages: [2, 3], created_at: "2026-01-02T03:04:05+02:00" },
    ),
  ]);
  await lake.claim(
    "/in/cv eve.pdf",
    documentClaims("bb", "cv eve.pdf", [{ kind: "resume_name", value: "Eve Example" }]),
  );
  // Nobody names this file; the mailbox in it is John's, who spells his name otherwise there.
  await lake.claim(
    "/in/untitled.pdf",
    documentClaims("cc", "untitled.pdf", [
      { kind: "resume_name", value: "J. Roe" },
      { kind: "resume_contact", value: "john@roe.test", attributes: { kind: "email" } },
    ]),
  );
  await lake.claim(
    "/in/stranger.pdf",
    documentClaims("dd", "stranger.pdf", [
      { kind: "resume_name", value: "Sam Stranger" },
      { kind: "resume_contact", value: "sam@stranger.test", attributes: { kind: "email" } },
    ]),
  );
  // LinkedIn's own PDF of Jane's profile: the page in it is the one that she names.
  await lake.claim("/in/Profile.pdf", [
    ...documentClaims(
      "ee",
      "Profile.pdf",
      [
        { kind: "resume_contact", value: "www.linkedin.com/in/jane-doe", attributes: { kind: "profile" } },
        {
          kind: "resume_job",
          value: "Other Works",
          attributes: { title: "Engineer", from: "2021-03", to: "present", index: 0 },
        },
        {
          kind: "profile",
          value: "www.linkedin.com/in/jane-doe",
          attributes: { site: "linkedin", full_name: "Jane Doe" },
        },
        { kind: "document_text", value: "The profile's text" },
      ],
      { is_profile: true },
    ),
  ]);
  await lake.claim("github", [
    {
      person: "github:jane-doe",
      kind: "repository",
      value: "jane-doe/x",
      attributes: {
        account: "Jane-Doe",
        repository: "jane-doe/x",
        is_fork: false,
        commits: 12,
        first_author_at: "2020-01-01T00:00:00Z",
        copied_share: 0.5,
      },
    },
    {
      person: "github:jane-doe",
      kind: "commit_author",
      value: "x@y.test",
      attributes: { account: "Jane-Doe", repository: "jane-doe/x", email: "X@y.test", name: "Xavier Y", commits: 3 },
    },
    {
      person: "github:nobody",
      kind: "repository",
      value: "nobody/x",
      attributes: { account: "nobody", repository: "nobody/x" },
    },
  ]);
  engine = await lake.views();
});
afterAll(() => lake.close());

test("every view has the vocabulary's columns and types", async () => {
  for (const [view, columns] of Object.entries(APPLICANT_VIEWS)) {
    const described = await engine.rows<{ column_name: string; column_type: string }>(`describe ${view}`);
    expect([view, Object.fromEntries(described.map((row) => [row.column_name, row.column_type]))]).toEqual([
      view,
      Object.fromEntries(Object.entries(columns).map(([name, { type }]) => [name, type])),
    ]);
  }
});

describe("who is who", () => {
  test("one name and one mailbox are one person; a worker's id wins; ids of different kinds are not confused", async () => {
    expect(await rows("select application, person from application order by application")).toEqual([
      { application: "1001", person: "1001" },
      { application: "1002", person: "1001" },
      { application: "1003", person: "application:1003" },
      { application: "1004", person: "w1" },
      { application: "1005", person: "w1" },
      { application: "1006", person: "c9" },
      { application: "1007", person: "c9" },
    ]);
  });

  test("documents belong to who names the file, else to whose mailbox or profile stands in them, else to nobody known", async () => {
    expect(await rows("select file, person, application from document order by file")).toEqual([
      { file: "Jane.pdf", person: "1001", application: "1001" },
      { file: "Profile.pdf", person: "1001", application: "1001" },
      { file: "cv eve.pdf", person: "c9", application: "1006" },
      { file: "stranger.pdf", person: "document:dd00000000000000", application: "stranger.pdf" },
      { file: "untitled.pdf", person: "application:1003", application: "1003" },
    ]);
  });

  test("an applicant is their newest application, with where they said they are", async () => {
    expect(
      await rows(
        "select person, full_name, declared_city, round(home_lat) as lat, applications, is_worker, household from applicant order by person",
      ),
    ).toEqual([
      {
        person: "1001",
        full_name: "DOE Jane",
        declared_city: "Austin",
        lat: 30,
        applications: 2,
        is_worker: false,
        household: "person 1001",
      },
      {
        person: "application:1003",
        full_name: "John Roe",
        declared_city: "Leeds",
        lat: 54,
        applications: 1,
        is_worker: false,
        household: "person application:1003",
      },
      {
        person: "c9",
        full_name: "Eve Example",
        declared_city: "Lisbon",
        lat: 39,
        applications: 2,
        is_worker: false,
        household: "person c9",
      },
      {
        person: "document:dd00000000000000",
        full_name: "Sam Stranger",
        declared_city: null,
        lat: null,
        applications: 1,
        is_worker: false,
        household: "person document:dd00000000000000",
      },
      {
        person: "w1",
        full_name: "Ann Smith",
        declared_city: "London",
        lat: 51,
        applications: 2,
        is_worker: true,
        household: "person w1",
      },
    ]);
  });

  test("a worker's agency is known", async () => {
    expect(await rows("select agency from person where person = 'w1'")).toEqual([{ agency: "Example Staffing Ltd" }]);
  });
});

describe("contact", () => {
  test("a number that changed is there with both times and where each was given", async () => {
    expect(
      await rows(`select value, stage, role, phone_country, phone_type, given_at from contact
        where person = '1001' and kind = 'phone' and role = 'applicant' order by given_at, stage`),
    ).toEqual([
      {
        value: "+14155550101",
        stage: "application",
        role: "applicant",
        phone_country: "US",
        phone_type: "fixed-or-mobile",
        given_at: new Date("2026-02-01T10:00:00Z"),
      },
      {
        value: "+14155550101",
        stage: "resume",
        role: "applicant",
        phone_country: "US",
        phone_type: "fixed-or-mobile",
        given_at: new Date("2026-02-01T10:00:00Z"),
      },
      {
        value: "+14155550199",
        stage: "offer",
        role: "applicant",
        phone_country: "US",
        phone_type: "fixed-or-mobile",
        given_at: new Date("2026-03-01T10:00:00Z"),
      },
    ]);
  });

  test("workers' contacts stand beside applicants'", async () => {
    expect(await rows("select person, role from contact where value = '+442079460101' order by person")).toEqual([
      { person: "application:1003", role: "applicant" },
      { person: "w1", role: "worker" },
    ]);
    expect(await rows("select kind, value, is_free_mail from contact where role = 'worker' order by kind")).toEqual([
      { kind: "address", value: "2 7 example london st unit", is_free_mail: null },
      { kind: "email", value: "annsmith@gmail.com", is_free_mail: true },
      { kind: "phone", value: "+442079460101", is_free_mail: null },
    ]);
  });

  test("profiles, addresses and IP addresses are contacts; a reading that is not sure is none", async () => {
    expect(
      await rows(
        "select distinct kind, value from contact where person = '1001' and role = 'applicant' and kind <> 'phone' order by kind, value",
      ),
    ).toEqual([
      { kind: "address", value: "12 austin ave sample" },
      { kind: "email", value: "janedoe@gmail.com" },
      { kind: "ip", value: "192.0.2.10" },
      { kind: "profile", value: "github.com/jane-doe" },
      { kind: "profile", value: "linkedin.com/in/jane-doe" },
    ]);
  });

  test("referees and employers give theirs", async () => {
    expect(
      await rows(
        "select role, value, name, stage, is_free_mail from contact where role in ('referee', 'employer') order by value",
      ),
    ).toEqual([
      { role: "referee", value: "+14155550142", name: "Rex Referee", stage: "reference", is_free_mail: null },
      { role: "referee", value: "rex@outlook.com", name: "Rex Referee", stage: "reference", is_free_mail: true },
      {
        role: "employer",
        value: "rex@sampleworks.test",
        name: "Rex Referee",
        stage: "employment",
        is_free_mail: false,
      },
    ]);
    expect(await rows("select person, name, email, phone, company_key, is_free_mail from referee")).toEqual([
      {
        person: "1001",
        name: "Rex Referee",
        email: "rex@outlook.com",
        phone: "+14155550142",
        company_key: "sample works",
        is_free_mail: true,
      },
    ]);
  });
});

describe("history", () => {
  test("jobs of forms, résumés and profiles, with what is known of their spans", async () => {
    expect(
      await rows(`select source, employer_key, from_at, from_precision, to_at, to_precision, is_current, is_full_time, sure
        from job where person = '1001' order by source, from_at, employer_key`),
    ).toEqual([
      {
        source: "form",
        employer_key: "old",
        from_at: new Date("2019-01-01"),
        from_precision: "year",
        to_at: new Date("2021-02-01"),
        to_precision: "month",
        is_current: false,
        is_full_time: false,
        sure: 1,
      },
      {
        source: "form",
        employer_key: "sample works",
        from_at: new Date("2021-03-01"),
        from_precision: "month",
        to_at: null,
        to_precision: null,
        is_current: true,
        is_full_time: null,
        sure: 1,
      },
      {
        source: "form",
        employer_key: "future",
        from_at: new Date("2026-01-01"),
        from_precision: "month",
        to_at: new Date("2026-12-01"),
        to_precision: "month",
        is_current: true,
        is_full_time: null,
        sure: 1,
      },
      {
        source: "profile",
        employer_key: "other works",
        from_at: new Date("2021-03-01"),
        from_precision: "month",
        to_at: null,
        to_precision: null,
        is_current: true,
        is_full_time: null,
        sure: 0.95,
      },
      {
        source: "resume",
        employer_key: "old",
        from_at: new Date("2018-01-01"),
        from_precision: "year",
        to_at: new Date("2020-01-01"),
        to_precision: "year",
        is_current: false,
        is_full_time: false,
        sure: 0.6,
      },
      {
        source: "resume",
        employer_key: "sample works",
        from_at: new Date("2021-03-01"),
        from_precision: "month",
        to_at: null,
        to_precision: null,
        is_current: true,
        is_full_time: null,
        sure: 0.95,
      },
    ]);
  });

  test("a skill stands under its jobs, and is no surer than they are", async () => {
    expect(await rows("select stated, employer, from_at, sure from skill order by stated, sure desc")).toEqual([
      { stated: "Kubernetes", employer: "Sample Works", from_at: new Date("2021-03-01"), sure: 0.95 },
      { stated: "Kubernetes", employer: "Old Company", from_at: new Date("2018-01-01"), sure: 0.6 },
      { stated: "Latin", employer: null, from_at: null, sure: 0.95 },
    ]);
  });

  test("education", async () => {
    expect(await rows("select person, institution_key, degree, to_at, source from education")).toEqual([
      {
        person: "1001",
        institution_key: "example university",
        degree: "BSc",
        to_at: new Date("2018-01-01"),
        source: "resume",
      },
    ]);
  });
});

test("a document says what its file says; its text and pictures are there for matching, a profile's text is not", async () => {
  expect(
    await rows("select author, active, scanned_pages, created_at, kind from document where file = 'Jane.pdf'"),
  ).toEqual([
    {
      author: "someone",
      active: ["JavaScript"],
      scanned_pages: 2,
      created_at: new Date("2026-01-02T01:04:05Z"),
      kind: "pdf",
    },
  ]);
  expect(await rows("select person, application, name_key, text from document_text")).toEqual([
    { person: "1001", application: "1001", name_key: "doe jane", text: "The whole text" },
  ]);
  expect(await rows("select person, page, hash, width, height from document_image")).toEqual([
    { person: "1001", page: 1, hash: "00ff00ff00ff00ff", width: 100, height: 120 },
  ]);
});

test("interviews, checks, profiles and code hosts are the applicant's", async () => {
  expect(await rows("select person, seen_at, ip, camera, computer, network from interview order by person")).toEqual([
    {
      person: "1001",
      seen_at: new Date("2026-02-12T10:03:00Z"),
      ip: "198.51.100.7",
      camera: "OBS Virtual Camera",
      computer: "DESKTOP-1",
      network: null,
    },
    { person: "w1", seen_at: new Date("2025-01-10T10:00:00Z"), ip: null, camera: null, computer: null, network: null },
  ]);
  expect(await rows("select person, check_kind, result, completed_at from background_check")).toEqual([
    { person: "1001", check_kind: "identity", result: "abandoned", completed_at: null },
  ]);
  expect(await rows("select person, site, url, name_key from profile")).toEqual([
    { person: "1001", site: "linkedin", url: "linkedin.com/in/jane-doe", name_key: "doe jane" },
  ]);
  expect(await rows("select person, account, commits, copied_share, first_author_at from repository")).toEqual([
    {
      person: "1001",
      account: "Jane-Doe",
      commits: 12,
      copied_share: 0.5,
      first_author_at: new Date("2020-01-01T00:00:00Z"),
    },
  ]);
  expect(await rows("select person, email, name_key from commit_author")).toEqual([
    { person: "1001", email: "x@y.test", name_key: "xavier y" },
  ]);
});
