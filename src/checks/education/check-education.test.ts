import { afterEach, expect, test } from "vitest";
import { openList } from "../list-file.ts";
import { TestLake } from "../test-lake.ts";
import { checkEducation } from "./check-education.ts";
import { toDegree } from "./degree.ts";
import { readCatalogue } from "./read-catalogue.ts";

let lake: TestLake;
afterEach(() => lake?.close());

const CATALOGUE = `institution,country,degree,subject,offered_from,offered_until,source,list_date
Example Valley University,US,BSc,Computer Science,1998,,catalogue 2026,2026-08-01
Example Valley University,US,BSc,Data Science,2019,,catalogue 2026,2026-08-01
Example Valley University,US,BA,Philosophy,1950,2004,catalogue 2026,2026-08-01
Example Valley University,US,MSc,Computer Science,2001,,catalogue 2026,2026-08-01
Example Valley University,US,BA,Economics,1950,,catalogue 2026,2026-08-01
Short List College,US,BA,History,,,catalogue 2026,2026-08-01
,US,BA,History,,,catalogue 2026,2026-08-01
Example Valley University,US,BA,Music,in spring,,catalogue 2026,2026-08-01
`;

const claim = (
  institution: string,
  degree: string | null,
  from: string | null = "2010-01-01",
  to: string | null = "2014-01-01",
): object => ({
  person: "p1",
  application: "A-1",
  event: "edu",
  seen_at: "2026-10-01T00:00:00",
  sure: 0.9,
  institution,
  institution_key: institution.toLowerCase(),
  degree,
  from_at: from,
  to_at: to,
});

async function checksOf(education: readonly object[], background: readonly object[] = []) {
  lake = await TestLake.open({ education, background_check: background });
  const catalogue = await readCatalogue(await openList(lake.write("catalogue.csv", CATALOGUE)));
  const [used] = await checkEducation(lake.engine, [catalogue]);
  const rows = await lake.engine.rows(
    "select institution, degree, outcome, source, list_date::varchar as list_date, sure from education_check",
  );
  return { rows, used };
}

test.each([
  { name: "the degree as listed", degree: "B.Sc. (Hons) in Computer Science", outcome: "offered" },
  { name: "in other words of one stem", degree: "Bachelor of Science, Computing Science", outcome: "offered" },
  { name: "another subject", degree: "BEng Marine Biology", outcome: "not-offered" },
  {
    name: "a subject that shares a word may be a renamed degree",
    degree: "BSc Computer Engineering",
    outcome: "unknown",
  },
  { name: "before it was offered", degree: "BSc Data Science", outcome: "not-offered" },
  { name: "after it was closed", degree: "BA Philosophy", outcome: "not-offered" },
  {
    name: "the last ones finish after it was closed",
    degree: "BA Philosophy",
    from: null,
    to: "2008-01-01",
    outcome: "offered",
  },
  { name: "without years nothing is too early", degree: "BSc Data Science", from: null, to: null, outcome: "offered" },
  { name: "the subject on another level", degree: "PhD Computer Science", outcome: "unknown" },
  { name: "no subject", degree: "Bachelor of Science", outcome: "unknown" },
  { name: "no degree", degree: null, outcome: "unknown" },
])("$name: $outcome", async ({ degree, outcome, from, to }) => {
  const { rows } = await checksOf([claim("Example Valley University", degree, from, to)]);
  expect(rows).toMatchObject([{ outcome, source: "catalogue 2026", list_date: "2026-08-01", sure: 0.9 }]);
});

test("a list of a few degrees is no catalogue", async () => {
  expect((await checksOf([claim("Short List College", "BSc Physics")])).rows).toMatchObject([{ outcome: "unknown" }]);
});

test("an institution that no catalogue holds is not spoken of; broken rows are counted", async () => {
  const { rows, used } = await checksOf([claim("Elsewhere Institute", "BSc Physics")]);
  expect(rows).toEqual([]);
  expect(used).toEqual({
    title: "the catalogue of degrees 'catalogue.csv'",
    date: "2026-08-01",
    skipped: 2,
    problems: ["line 8: has no institution", "line 9: 'offered_from' and 'offered_until' are years or days"],
  });
});

const noRecord = (detail: string | null): object => ({
  person: "p1",
  application: "A-1",
  event: "bgc",
  seen_at: "2026-10-05T00:00:00",
  check_kind: "education",
  vendor: "Example Checks",
  completed_at: "2026-10-05T00:00:00",
  result: "no_record",
  detail,
});
test.each([
  { name: "the only one claimed", claims: ["Elsewhere Institute"], detail: null, institution: "Elsewhere Institute" },
  {
    name: "the one that is named",
    claims: ["Elsewhere Institute", "Other Institute"],
    detail: "Registrar of Other Institute: none",
    institution: "Other Institute",
  },
  {
    name: "one of several, not said which",
    claims: ["Elsewhere Institute", "Other Institute"],
    detail: null,
    institution: null,
  },
])("no record: $name", async ({ claims, detail, institution }) => {
  const { rows } = await checksOf(
    claims.map((one) => claim(one, "BSc Physics")),
    [noRecord(detail)],
  );
  expect(rows).toMatchObject([
    { outcome: "no-record", institution, source: "Example Checks", list_date: "2026-10-05", sure: 1 },
  ]);
});

test.each([
  { stated: "M.B.A.", level: "master", subject: [] },
  { stated: "Bachelor of Arts in English", level: "bachelor", subject: ["english"] },
  { stated: "Ph.D., Física", level: "doctor", subject: ["fisica"] },
  { stated: "Computer Science", level: undefined, subject: ["computer", "science"] },
])("$stated", ({ stated, level, subject }) => {
  expect(toDegree(stated)).toEqual({ level, subject });
});
