import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { documentClaims, TestLake } from "./lake.ts";

let lake: TestLake;
beforeEach(() => {
  lake = new TestLake();
});
afterEach(() => lake.close());

const HEADER = "application_id,full_name,email,resume\n";

async function owners(): Promise<readonly string[]> {
  const rows = await (await lake.views()).rows("select person, application, file from document order by person, file");
  return rows.map(({ person, application, file }) => `${String(person)} ${String(application)} ${String(file)}`);
}

const mailbox = (value: string) => ({ kind: "resume_contact", value, attributes: { kind: "email" } });
const named = (value: string) => ({ kind: "resume_name", value });

describe("whose a document is", () => {
  test("a file that two applications name by folder and name is both people's, and makes nobody the other", async () => {
    await lake.read("a.csv", `${HEADER}a1,Jane Doe,j@doe.test,cv/shared.pdf\na2,Rob Roe,r@roe.test,cv/shared.pdf\n`);
    await lake.claim(
      "/in/cv/shared.pdf",
      documentClaims("aa", "shared.pdf", [named("Jane Doe"), mailbox("j@doe.test")]),
    );
    expect(await owners()).toEqual(["a1 a1 shared.pdf", "a2 a2 shared.pdf"]);
  });

  test("a file name that several applications give says nothing; the mailbox in it does", async () => {
    await lake.read("a.csv", `${HEADER}a1,Jane Doe,j@doe.test,resume.pdf\na2,Rob Roe,r@roe.test,resume.pdf\n`);
    await lake.claim("/in/resume.pdf", documentClaims("aa", "resume.pdf", [named("R. Roe"), mailbox("R@roe.test")]));
    expect(await owners()).toEqual(["a2 a2 resume.pdf"]);
  });

  test("folders tell two files of one name apart", async () => {
    await lake.read("a.csv", `${HEADER}a1,Jane Doe,j@doe.test,1/resume.pdf\na2,Rob Roe,r@roe.test,2/resume.pdf\n`);
    await lake.claim("/in/2/resume.pdf", documentClaims("aa", "resume.pdf", []));
    await lake.claim("/in/1/Resume.PDF", documentClaims("bb", "Resume.PDF", []));
    expect(await owners()).toEqual(["a1 a1 Resume.PDF", "a2 a2 resume.pdf"]);
  });

  test("a folder that is another one's is not taken for it", async () => {
    await lake.read("a.csv", `${HEADER}a1,Jane Doe,j@doe.test,1/resume.pdf\na2,Rob Roe,r@roe.test,2/resume.pdf\n`);
    await lake.claim("/in/1/resume.pdf", documentClaims("aa", "resume.pdf", []));
    expect(await owners()).toEqual(["a1 a1 resume.pdf"]);
  });

  test("a mailbox under two names says whose it is only with the name", async () => {
    await lake.read("a.csv", `${HEADER}a1,Jane Doe,team@agency.test,\na2,Rob Roe,team@agency.test,\n`);
    await lake.claim("/in/1.pdf", documentClaims("aa", "1.pdf", [named("Rob Roe"), mailbox("team@agency.test")]));
    await lake.claim("/in/2.pdf", documentClaims("bb", "2.pdf", [named("Sam Poe"), mailbox("team@agency.test")]));
    expect(await owners()).toEqual(["a2 a2 1.pdf", "document:bb00000000000000 2.pdf 2.pdf"]);
  });

  test("without applications each document is an applicant; two of one name and mailbox are one", async () => {
    await lake.claim("/in/1.pdf", documentClaims("aa", "1.pdf", [named("Jane Doe"), mailbox("j@doe.test")]));
    await lake.claim("/in/2.pdf", documentClaims("bb", "2.pdf", [named("DOE, Jane"), mailbox("J+cv@doe.test")]));
    await lake.claim("/in/3.pdf", documentClaims("cc", "3.pdf", [named("Jane Doe")]));
    expect(await owners()).toEqual([
      "document:aa00000000000000 1.pdf 1.pdf",
      "document:aa00000000000000 2.pdf 2.pdf",
      "document:cc00000000000000 3.pdf 3.pdf",
    ]);
  });
});

const DATABASES = join(process.env["HIREWALL_SAMPLES"] ?? resolve(import.meta.dirname, "../../../shared/data"), "mmdb");
if (!existsSync(DATABASES)) process.stderr.write(`There is no ${DATABASES}: places of applicants are not tested.\n`);

describe.skipIf(!existsSync(DATABASES))("where an application and an interview came from", () => {
  test("is measured from the applicant's own declared place", async () => {
    await lake.read(
      "a.csv",
      "application_id,full_name,declared_country,declared_city,submitted_ip\na1,Jane Doe,GB,London,81.2.69.142\na2,Rob Roe,US,Austin,192.168.1.7\na3,Sam Poe,,,81.2.69.142\n",
    );
    await lake.read(
      "i.csv",
      "application_id,round,joined_at,ip\na2,first,2026-02-12T10:00:00Z,81.2.69.142\na3,first,2026-02-12T10:00:00Z,81.2.69.142\n",
    );
    const engine = await lake.views([join(DATABASES, "GeoLite2-City-Test.mmdb")]);
    const places = "country, city, network, home_km < 100 as near, home_km > 5000 as far";
    expect(await engine.rows(`select person, ${places} from application order by person`)).toEqual([
      { person: "a1", country: "GB", city: "London", network: null, near: true, far: false },
      { person: "a2", country: null, city: null, network: "private", near: null, far: null },
      { person: "a3", country: "GB", city: "London", network: null, near: null, far: null },
    ]);
    expect(await engine.rows(`select person, ${places} from interview order by person`)).toEqual([
      { person: "a2", country: "GB", city: "London", network: null, near: false, far: true },
      { person: "a3", country: "GB", city: "London", network: null, near: null, far: null },
    ]);
  });
});
