import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { companyKey } from "../../resolve/company-key.ts";
import { openList } from "../list-file.ts";
import { TestLake } from "../test-lake.ts";
import { companiesHouse } from "./companies-house.ts";
import { gleif } from "./gleif.ts";
import { lookUpEmployers } from "./look-up-employers.ts";
import { ownTable } from "./own-table.ts";
import { readRdap } from "./rdap.ts";

let lake: TestLake;
afterEach(() => lake.close());

const GLEIF = `﻿LEI,Entity.LegalName,Entity.LegalName.xmllang,Entity.OtherEntityNames.OtherEntityName.1,Entity.OtherEntityNames.OtherEntityName.1.xmllang,Entity.OtherEntityNames.OtherEntityName.1.type,Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.1,Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.1.xmllang,Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.1.type,Entity.LegalAddress.FirstAddressLine,Entity.LegalAddress.City,Entity.LegalAddress.Country,Entity.LegalAddress.PostalCode,Entity.EntityStatus,Entity.EntityCreationDate,Entity.EntityExpirationDate,Registration.InitialRegistrationDate
"00EXAMPLE000000001","Northwind Kites, Inc.","en","Kite Works ""North"" Inc.","en","PREVIOUS_LEGAL_NAME",,,,"1 Example Way","Springfield","US","00001","ACTIVE","2011-05-04T00:00:00Z",,"2019-01-01T00:00:00Z"
"00EXAMPLE000000002","Blue Heron Software GmbH","de",,,,,,,"Beispielstraße 2","Berlin","DE","00002","ACTIVE",,,"2018-01-01T00:00:00Z"
"00EXAMPLE000000003","Blue Heron Software Ltd","en",,,,,,,"3 Example Road","Leeds","GB","X1 1XX","ACTIVE","2014-01-01",,"2018-01-01T00:00:00Z"
"00EXAMPLE000000004","Old Lantern Ltd","en",,,,,,,"4 Example Road","Leeds","GB","X1 1XX","INACTIVE","2001-01-01","2020-06-30","2018-01-01T00:00:00Z"
`;

const COMPANIES_HOUSE = `CompanyName, CompanyNumber,RegAddress.AddressLine1, RegAddress.AddressLine2,RegAddress.PostTown,RegAddress.Country,RegAddress.PostCode,CompanyCategory,CompanyStatus,CountryOfOrigin,DissolutionDate,IncorporationDate,PreviousName_1.CONDATE, PreviousName_1.CompanyName
"QUIET HARBOUR SYSTEMS LIMITED","00000001","5 EXAMPLE STREET","","LEEDS","ENGLAND","X1 1XX","Private Limited Company","Active","United Kingdom","","17/03/2016","01/02/2019","TIDAL PIXEL LTD"
"BROKEN ROW LIMITED","00000002"
`;

const job = (employer: string, more: object = {}): object => ({
  person: "p1",
  application: "A-1",
  event: `job-${employer}`,
  seen_at: "2026-10-01T00:00:00",
  sure: 1,
  employer,
  employer_key: companyKey(employer),
  from_at: "2015-01-01",
  ...more,
});

async function checksOf(jobs: readonly object[], more: Readonly<Record<string, readonly object[]>> = {}) {
  lake = await TestLake.open({ job: jobs, ...more });
  const registries = [
    gleif(await openList(lake.write("20261101-gleif-golden-copy.csv", GLEIF))),
    companiesHouse(await openList(lake.write("BasicCompanyDataAsOneFile-2026-11-01.csv", COMPANIES_HOUSE))),
  ];
  const used = await lookUpEmployers(lake.engine, registries, []);
  const rows = await lake.engine.rows(
    "select * replace (list_date::varchar as list_date, registered_on::varchar as registered_on) from employer_check order by registry, company",
  );
  return { used, rows };
}

test.each([
  {
    name: "a name in another legal form and with a comma",
    employer: "Northwind Kites LLC",
    gleif: { outcome: "found", registry_id: "00EXAMPLE000000001", registered_on: "2011-05-04" },
  },
  {
    name: "a former name",
    employer: "Kite Works North",
    gleif: { outcome: "found", registry_id: "00EXAMPLE000000001" },
  },
  {
    name: "a slip of the pen is no sure find",
    employer: "Northwimd Kites Inc",
    gleif: { outcome: "several", registry_id: null },
  },
  {
    name: "two companies of one name",
    employer: "Blue Heron Software",
    gleif: { outcome: "several", registered_on: null },
  },
  {
    name: "two companies of one name, one of them where the job was",
    employer: "Blue Heron Software",
    more: { location: "Munich, Germany" },
    gleif: { outcome: "found", registry_id: "00EXAMPLE000000002", registered_on: null },
  },
  { name: "a company that has ended", employer: "Old Lantern", gleif: { outcome: "dissolved" } },
  {
    name: "a small firm is not there, which says nothing",
    employer: "Corner Bakery Two",
    gleif: { outcome: "not-found", covers: false },
  },
])("GLEIF: $name", async ({ employer, more, gleif: expected }) => {
  const { rows } = await checksOf([job(employer, more)]);
  expect(rows.find(({ registry }) => registry === "gleif")).toMatchObject({
    ...expected,
    covers: false,
    list_date: "2026-11-01",
  });
});

test.each([
  {
    name: "a UK limited company of today would be there",
    more: { location: "Leeds, England", is_current: true },
    covers: true,
  },
  {
    name: "one that may have closed since need not",
    more: { location: "Leeds, England", is_current: false, to_at: "2021-01-01" },
    covers: false,
  },
  { name: "one elsewhere need not", more: { location: "Boston, New England", is_current: true }, covers: false },
  { name: "one of which no place is known need not", more: { is_current: true }, covers: false },
])("Companies House: $name", async ({ more, covers }) => {
  const { rows } = await checksOf([job("Nowhere To Be Seen Ltd", more)]);
  expect(rows.find(({ registry }) => registry === "companies-house")).toMatchObject({ outcome: "not-found", covers });
});

test("a shop without a registered form need not be in Companies House", async () => {
  const { rows } = await checksOf([job("Nowhere To Be Seen", { location: "Leeds, UK", is_current: true })]);
  expect(rows.find(({ registry }) => registry === "companies-house")).toMatchObject({
    outcome: "not-found",
    covers: false,
  });
});

test("a former name in Companies House, the way to ask, and the broken line", async () => {
  const { rows, used } = await checksOf([job("Tidal Pixel")]);
  expect(rows.find(({ registry }) => registry === "companies-house")).toMatchObject({
    outcome: "found",
    registry_id: "00000001",
    registered_on: "2016-03-17",
    ask_through:
      "5 EXAMPLE STREET, LEEDS, X1 1XX, ENGLAND (registered office of company 00000001, Companies House register of 2026-11-01)",
  });
  expect(used.map(({ skipped }) => skipped)).toEqual([0, 1]);
});

test("an unsure reading is not looked up", async () => {
  const { rows } = await checksOf([job("Northwind Kites", { sure: 0.5 })]);
  expect(rows).toEqual([]);
});

test("agencies and referees' companies are looked up too", async () => {
  const { rows } = await checksOf([], {
    person: [{ person: "p2", event: "e2", agency: "Quiet Harbour Systems Ltd", start_date: "2026-01-01" }],
    referee: [{ person: "p1", application: "A-1", event: "r1", company: "Tidal Pixel", company_key: "tidal pixel" }],
  });
  expect(
    rows
      .filter(({ registry }) => registry === "companies-house")
      .map(({ person, role, outcome }) => ({ person, role, outcome })),
  ).toEqual([
    { person: "p2", role: "agency", outcome: "found" },
    { person: "p1", role: "reference", outcome: "found" },
  ]);
});

test("a domain that was registered after the job began, and one that nobody has registered", async () => {
  const mail = (event: string, domain: string): object => ({
    person: "p1",
    application: "A-1",
    event,
    role: "employer",
    kind: "email",
    value: `hr@${domain}`,
    stated: `HR@${domain}`,
    domain,
    is_free_mail: false,
  });
  lake = await TestLake.open({
    job: [job("Tidal Pixel"), job("Gone Co"), job("Free Mail Firm")],
    contact: [
      mail("job-Tidal Pixel", "mail.tidal.example"),
      mail("job-Gone Co", "gone.example"),
      { ...mail("job-Free Mail Firm", "free.example"), is_free_mail: true },
    ],
  });
  const answers = [
    {
      rdap_domain: "tidal.example",
      fetched_at: "2026-11-02T10:00:00Z",
      status: 200,
      response: {
        objectClassName: "domain",
        ldhName: "TIDAL.EXAMPLE",
        events: [
          { eventAction: "reregistration", eventDate: "2026-01-01T00:00:00Z" },
          { eventAction: "registration", eventDate: "2025-12-24T00:00:00Z" },
        ],
      },
    },
    { rdap_domain: "gone.example", fetched_at: "2026-11-02T10:00:00Z", status: 404, response: { errorCode: 404 } },
    { rdap_domain: "busy.example", fetched_at: "2026-11-02T10:00:00Z", status: 503, response: null },
    { rdap_domain: "free.example", fetched_at: "2026-11-02T10:00:00Z", status: 404, response: null },
  ];
  const path = lake.write("rdap.ndjson", [...answers.map((answer) => JSON.stringify(answer)), "{broken"].join("\n"));
  const { answers: read, skipped } = await readRdap(await openList(path));
  expect(skipped).toBe(2);
  await lookUpEmployers(lake.engine, [], read);
  expect(
    await lake.engine.rows(
      "select company, domain, outcome, registered_on::varchar as registered_on, covers, ask_through from employer_check order by company",
    ),
  ).toEqual([
    {
      company: "Gone Co",
      domain: "gone.example",
      outcome: "not-found",
      registered_on: null,
      covers: true,
      ask_through: null,
    },
    {
      company: "Tidal Pixel",
      domain: "tidal.example",
      outcome: "found",
      registered_on: "2025-12-24",
      covers: true,
      ask_through: null,
    },
  ]);
});

test("one's own table says whom to ask, unless the candidate gave that contact too", async () => {
  lake = await TestLake.open({
    job: [job("Tidal Pixel"), job("Gone Co"), job("Kite Co")],
    contact: [{ person: "p1", role: "employer", kind: "email", value: "hr@gone.example", stated: "HR@gone.example" }],
  });
  const table = `name,domain,known_from,known_until,contact,note
Tidal Pixel Ltd,tidal.example,2001-01-01,,+44 113 555 0100,checked by phone
Gone Co,gone.example,,2020-01-01,hr@gone.example,
Kite Co,kite.example,,,,
Bad Date,,yesterday,,,
`;
  const used = await lookUpEmployers(
    lake.engine,
    [ownTable(await openList(lake.write("companies-2026-10-05.csv", table)))],
    [],
  );
  expect(used).toMatchObject([
    { date: "2026-10-05", skipped: 1, problems: ["line 5: 'known_from' is no day like 2019-04-01"] },
  ]);
  expect(await lake.engine.rows("select company, outcome, ask_through from employer_check order by company")).toEqual([
    { company: "Gone Co", outcome: "dissolved", ask_through: null },
    { company: "Kite Co", outcome: "found", ask_through: "https://kite.example/ (your own table of companies)" },
    { company: "Tidal Pixel", outcome: "found", ask_through: "+44 113 555 0100 (your own table of companies)" },
  ]);
});

test("a file with another header is refused by name", async () => {
  lake = await TestLake.open();
  const path = lake.write("lei.csv", "LEI,Name\n1,2\n");
  await expect(lookUpEmployers(lake.engine, [gleif(await openList(path))], [])).rejects.toThrow(
    `${path}: to be read as a GLEIF golden copy (LEI-CDF, level 1), it needs the column 'Entity.LegalName'`,
  );
});

test("a company that public reports call a front, by name, other name and domain", async () => {
  const mail = {
    person: "p1",
    application: "A-1",
    event: "job-Harmless Ltd",
    role: "employer",
    kind: "email",
    value: "hr@front.example",
    stated: "hr@front.example",
    domain: "front.example",
    is_free_mail: false,
  };
  lake = await TestLake.open({
    job: [job("Example Front, Inc."), job("Other Front"), job("Harmless Ltd"), job("Fine Co")],
    contact: [mail],
  });
  await lake.engine.run(`create table ref_front_employers as select * from (values
    ('Example Front LLC', 'other front;third front', null, '2026-11-01'), (null, null, 'front.example', '2026-11-02')) t(name, aliases, domains, checked)`);
  await lookUpEmployers(lake.engine, [], []);
  expect(
    await lake.engine.rows(
      "select company, registry, outcome, list_date::varchar as list_date from employer_check order by company",
    ),
  ).toEqual([
    { company: "Example Front, Inc.", registry: "front-list", outcome: "listed", list_date: "2026-11-01" },
    { company: "Harmless Ltd", registry: "front-list", outcome: "listed", list_date: "2026-11-02" },
    { company: "Other Front", registry: "front-list", outcome: "listed", list_date: "2026-11-01" },
  ]);
});

test.each([
  { name: "line ends of Windows", text: COMPANIES_HOUSE.replaceAll("\n", "\r\n") },
  { name: "a name over two lines", text: COMPANIES_HOUSE.replace('"5 EXAMPLE STREET"', '"5 EXAMPLE\nSTREET"') },
  {
    name: "bytes that are not UTF-8 in another row",
    text: Buffer.concat([
      Buffer.from(COMPANIES_HOUSE),
      Buffer.from('"CAF\xe9 LIMITED","00000003","","","","","","","","","","","",""\n', "latin1"),
    ]),
  },
])("Companies House: $name", async ({ text }) => {
  lake = await TestLake.open({ job: [job("Tidal Pixel")] });
  await lookUpEmployers(
    lake.engine,
    [companiesHouse(await openList(lake.write("BasicCompanyData-2026-11-01.csv", text)))],
    [],
  );
  expect(
    await lake.engine.rows("select outcome, registry_id, registered_on::varchar as day from employer_check"),
  ).toEqual([{ outcome: "found", registry_id: "00000001", day: "2016-03-17" }]);
});

test("a compressed registry is read as it is; one in another encoding is refused", async () => {
  lake = await TestLake.open({ job: [job("Tidal Pixel")] });
  const zipped = companiesHouse(await openList(lake.write("companies.csv.gz", gzipSync(COMPANIES_HOUSE))));
  await lookUpEmployers(lake.engine, [zipped], []);
  expect(await lake.engine.rows("select outcome from employer_check")).toEqual([{ outcome: "found" }]);
  const wide = companiesHouse(
    await openList(lake.write("wide.csv", Buffer.from(`\ufeff${COMPANIES_HOUSE}`, "utf16le"))),
  );
  await expect(lookUpEmployers(lake.engine, [wide], [])).rejects.toThrow("is written in utf-16le. Save it as UTF-8.");
});
