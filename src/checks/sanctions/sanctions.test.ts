import { afterEach, expect, test } from "vitest";
import { nameKey } from "../../resolve/name-key.ts";
import { addressKey } from "../../resolve/address-key.ts";
import { TestLake } from "../test-lake.ts";
import { readSanctions } from "./read-sanctions.ts";
import { screenSanctions } from "./screen-sanctions.ts";

let lake: TestLake;
afterEach(() => lake?.close());

// Invented entries in the published formats.
const SDN = `90001,"EXAMPLESON, Quill Tarn","individual","CYBER2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 01 Jan 1970; POB Nowhere; nationality Nowhere; Email Address quill@tarn.example; alt. Email Address q2@tarn.example; Phone Number 14155550123; Website www.tarn.example; Digital Currency Address - XBT 1ExampleExampleExampleExample; Passport X1; a.k.a. 'TARN'."
90002,"TARN TRADING LTD",-0- ,"CYBER2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Email Address info@tarn.example."
broken line
\u001a
`;
const ALT = `90001,1,"aka","SAMPLE, Quill",-0- 
`;
const ADD = `90001,2,"12 Example Quay","Port Sample 00001","Nowhere",-0- 
90001,3,-0- ,"Port Sample","Nowhere",-0- 
`;
const SDN_XML = `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://example.test/sdn"><publshInformation><Publish_Date>11/20/2026</Publish_Date><Record_Count>1</Record_Count></publshInformation>
<sdnEntry><uid>90001</uid><firstName>Quill Tarn</firstName><lastName>EXAMPLESON</lastName><sdnType>Individual</sdnType>
<idList><id><uid>1</uid><idType>Email Address</idType><idNumber>quill@tarn.example</idNumber></id><id><uid>2</uid><idType>Passport</idType><idNumber>X1</idNumber></id></idList>
<akaList><aka><uid>3</uid><type>a.k.a.</type><category>strong</category><lastName>SAMPLE</lastName><firstName>Quill</firstName></aka></akaList>
<addressList><address><uid>4</uid><address1>12 Example Quay</address1><city>Port Sample</city><country>Nowhere</country></address></addressList></sdnEntry></sdnList>`;
const CONLIST = `Last Updated,05/06/2026
Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,DOB,Nationality,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,Last Updated,Group ID
EXAMPLESON,Quill,Tarn,,,,,,01/01/1970,Nowhere,12 Example Quay,Port Sample,,,,,00001,Nowhere,(Phone number):+1 415 555 0123 (Email address):quill@tarn.example,Individual,Primary name,,Cyber,01/01/2025,01/01/2025,90001
SAMPLE,Quill,,,,,,,,,,,,,,,,,,Individual,AKA,Low quality,Cyber,01/01/2025,01/01/2025,90001
NOBODY,No,,,,,,,,,,,,,,,,,,Individual,AKA,,Cyber,01/01/2025,01/01/2025,
`;
const UK = `Report Date: 08-Oct-2026
Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,Regime Name,Designation Type,Other Information,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,Address Postal Code,Address Country,Phone number,Website,Email address,D.O.B,Nationality(/ies)
04/08/2026,EXA0001,90001,,EXAMPLESON,Quill,Tarn,,,,Primary Name,,,Cyber,Individual,,12 Example Quay,Port Sample,,,,,00001,Nowhere,+14155550123,tarn.example,quill@tarn.example,01/01/1970,Nowhere
04/08/2026,EXA0001,90001,,SAMPLE,Quill,,,,,Alias,Good quality,,Cyber,Individual,,,,,,,,,,,,,,
`;
const EU = `fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_Remark;Entity_SubjectType;Entity_SubjectType_ClassificationCode;NameAlias_WholeName;Address_City;Address_Street;Address_ContactInfo;BirthDate_BirthDate
05/08/2026;90001;EU.9999.1;;P;person;Quill Tarn EXAMPLESON;;;;
05/08/2026;90001;EU.9999.1;;P;person;Quill SAMPLE;;;;
05/08/2026;90001;EU.9999.1;;P;person;;Port Sample;12 Example Quay;"EMAIL[quill@tarn.example]; PHONE[+1 415 555 0123]";
05/08/2026;90002;EU.9999.2;;E;enterprise;TARN TRADING LTD;;;;
`;
const EU_XML = `<?xml version="1.0" encoding="UTF-8"?><export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T10:00:00.000+02:00">
<sanctionEntity euReferenceNumber="EU.9999.1" logicalId="90001"><subjectType code="person" classificationCode="P"/>
<nameAlias wholeName="Quill Tarn EXAMPLESON" strong="true"/><nameAlias wholeName="Quill SAMPLE" strong="false"/>
<address street="12 Example Quay" city="Port Sample" zipCode="00001"><contactInfo key="EMAIL" value="quill@tarn.example"/><contactInfo key="PHONE" value="+14155550123"/></address>
<birthdate birthdate="1970-01-01"/><citizenship countryDescription="NOWHERE"/></sanctionEntity></export>`;

const LISTS: readonly {
  name: string;
  files: Readonly<Record<string, string>>;
  list: string;
  date: string;
  entry: string;
}[] = [
  {
    name: "OFAC's three CSV files",
    files: { "sdn-2026-11-21.csv": SDN, "alt-2026-11-21.csv": ALT, "add-2026-11-21.csv": ADD },
    list: "ofac-sdn",
    date: "2026-11-21",
    entry: "90001",
  },
  { name: "OFAC's XML", files: { "SDN.XML": SDN_XML }, list: "ofac-sdn", date: "2026-11-20", entry: "90001" },
  { name: "OFSI's CSV", files: { "ConList.csv": CONLIST }, list: "uk", date: "2026-06-05", entry: "90001" },
  {
    name: "the UK list's CSV",
    files: { "UK-Sanctions-List.csv": `\u{feff}${UK}` },
    list: "uk",
    date: "2026-10-08",
    entry: "EXA0001",
  },
  { name: "the EU's CSV", files: { "eu.csv": `\u{feff}${EU}` }, list: "eu", date: "2026-08-05", entry: "EU.9999.1" },
  { name: "the EU's XML", files: { "eu.xml": EU_XML }, list: "eu", date: "2026-08-05", entry: "EU.9999.1" },
];

const NAME = "Quill Tarn Exampleson";
const applicant = (name: string): object => ({
  person: "p1",
  application: "A-1",
  event: "e1",
  seen_at: "2026-10-01T00:00:00",
  full_name: name,
  name_key: nameKey(name),
});
const contact = (kind: string, value: string | undefined, more: object = {}): object => ({
  person: "p1",
  application: "A-1",
  event: "c1",
  role: "applicant",
  kind,
  value,
  stated: value,
  ...more,
});

async function screen(files: Readonly<Record<string, string>>, name: string, contacts: readonly object[]) {
  lake = await TestLake.open({ application: [applicant(name)], contact: contacts });
  const lists = await readSanctions(Object.entries(files).map(([file, content]) => lake.write(file, content)));
  const { legal, used } = await screenSanctions(lake.engine, lists);
  const rows = await lake.engine.rows(
    "select person, application, list, list_date::varchar as list_date, entry, listed_name, second from sanction_match order by entry",
  );
  return { rows, legal, used };
}

test.each(LISTS)("$name: a name together with an e-mail address", async ({ files, list, date, entry }) => {
  const { rows, legal } = await screen(files, NAME, [contact("email", "quill@tarn.example")]);
  expect(rows).toMatchObject([
    { person: "p1", application: "A-1", list, list_date: date, entry, second: "the e-mail address" },
  ]);
  expect(legal).toEqual([]);
});

test.each(LISTS)("$name: a bare name is a note to Legal with the list's date", async ({ files, list, date, entry }) => {
  const { rows, legal } = await screen(files, "EXAMPLESON, Quill Tarn", [
    contact("email", "somebody@else.example"),
    contact("phone", "+14155550199"),
  ]);
  expect(rows).toMatchObject([{ list, second: null }]);
  expect(legal).toEqual([
    `Note to Legal: the name on application A-1 also stands on ${rows.length > 0 ? titleOf(list) : ""} of ${date} (entry ${entry}). Nothing else agrees, many people share a name, and no finding was made of it.`,
  ]);
});

function titleOf(list: string): string {
  return (
    {
      "ofac-sdn": "the OFAC SDN list",
      uk: "the UK sanctions list",
      eu: "the EU's consolidated list of financial sanctions",
    }[list] ?? ""
  );
}

test.each(LISTS)("$name: another name says nothing, whatever else agrees", async ({ files }) => {
  const { rows, legal } = await screen(files, "Quill Otherson", [contact("email", "quill@tarn.example")]);
  expect({ rows, legal }).toEqual({ rows: [], legal: [] });
});

test.each(LISTS)("$name: an address with more in it than the list gives", async ({ files }) => {
  const { rows } = await screen(files, NAME, [
    contact("address", addressKey("12 Example Quay, Port Sample 00001, Nowhere")),
  ]);
  expect(rows).toMatchObject([{ second: "the address" }]);
});

test.each(LISTS.filter(({ name }) => name !== "OFAC's XML"))("$name: a phone", async ({ files }) => {
  const { rows } = await screen(files, NAME, [contact("phone", "+14155550123")]);
  expect(rows).toMatchObject([{ second: "the phone number" }]);
});

test.each(LISTS)("$name: the place alone is no second identifier", async ({ files }) => {
  const { rows } = await screen(files, NAME, [contact("address", addressKey("99 Other Street, Port Sample, Nowhere"))]);
  expect(rows).toMatchObject([{ second: null }]);
});

test("an alias, a website and a wallet in a document", async () => {
  const files = LISTS[0]?.files ?? {};
  expect(
    (
      await screen(files, "Quill Sample", [
        contact("email", "x@tarn.example", { domain: "tarn.example", is_free_mail: false }),
      ])
    ).rows,
  ).toMatchObject([{ listed_name: "SAMPLE, Quill", second: "the website" }]);
  lake.close();
  lake = await TestLake.open({ application: [applicant(NAME)] });
  await lake.engine.run("create table document_text (person varchar, text varchar)");
  await lake.engine.run("insert into document_text values ('p1', 'pay to 1ExampleExampleExampleExample please')");
  await screenSanctions(lake.engine, await readSanctions([lake.write("sdn.csv", SDN)]));
  expect(await lake.engine.rows("select second from sanction_match")).toEqual([{ second: "the wallet" }]);
});

test("a weak alias, one of a single word, and a company's name are not screened", async () => {
  const conList = { "ConList.csv": CONLIST };
  for (const [files, name] of [
    [conList, "Quill Sample"],
    [{ "eu.xml": EU_XML }, "Quill Sample"],
    [{ "sdn.csv": SDN }, "Tarn"],
    [{ "sdn.csv": SDN }, "Tarn Trading Ltd"],
  ] as const) {
    expect((await screen(files, name, [])).rows).toEqual([]);
    lake.close();
  }
});

test("what could not be read is counted", async () => {
  const { used } = await screen({ "sdn.csv": SDN, "ConList.csv": CONLIST }, NAME, []);
  expect(used).toMatchObject([
    { skipped: 1, problems: ["line 3: has no number and name as in sdn.csv"] },
    { skipped: 1, problems: ["line 5: has no 'group id'"] },
  ]);
});

test.each([
  { name: "numbers.csv", content: "1,2,3,4,5\n", says: "is no sanctions list that is known here" },
  { name: "other.csv", content: "name,colour\nx,red\n", says: "is no sanctions list that is known here" },
  {
    name: "ConList.csv",
    content: "Last Updated,05/06/2026\nName 6,Name 1,Group Type\nX,Y,Z\n",
    says: "it needs the column 'Group ID'",
  },
  {
    name: "eu.csv",
    content: "fileGenerationDate;Name\nx;y\n",
    says: "it needs the column 'Entity_LogicalId', 'NameAlias_WholeName'",
  },
  { name: "broken.xml", content: EU_XML.slice(0, 500), says: "cannot be read as XML" },
  { name: "deep.xml", content: `<sdnList><sdnEntry>${"<a>".repeat(100)}`, says: "nested deeper than 40 levels" },
])("$name: $says", async ({ name, content, says }) => {
  lake = await TestLake.open();
  await expect(readSanctions([lake.write(name, content)])).rejects.toThrow(says);
});
