import { expect, test } from "vitest";
import { checkRow, type CompanyRow } from "./check-row.ts";
import { matchHeader } from "./formats.ts";

function formatOf(header: readonly string[]) {
  const match = matchHeader(header);
  if (match.kind !== "format") throw new Error(`no format: ${JSON.stringify(match)}`);
  return match.format;
}

const PAYROLL = ["person_id", "changed_at", "account_token", "holder_match"];
const payroll = (row: CompanyRow) =>
  checkRow(formatOf(PAYROLL), {
    person_id: "p1",
    changed_at: "2026-03-01T09:00:00Z",
    account_token: "tok_5f2c9a",
    ...row,
  });

test("a keyed hash is a good account token", () => {
  expect(payroll({})).toMatchObject({ kind: "good" });
});

test.each([
  { name: "an IBAN", row: { account_token: "GB33BUKB20201555555555" } },
  { name: "an IBAN with spaces", row: { account_token: "DE89 3704 0044 0532 0130 00" } },
  { name: "an account number", row: { account_token: "12345678" } },
  { name: "routing and account numbers", row: { account_token: "021000021 123456789" } },
  { name: "a national id in a column of its own", row: { ssn: "078-05-1120" } },
  { name: "an IBAN in an unknown column", row: { remark: "GB33BUKB20201555555555" } },
  {
    name: "an account number in a row that is bad for another reason too",
    row: { changed_at: "yesterday", account_token: "12345678" },
  },
  { name: "an account number in a row without its person", row: { person_id: "", account_token: "12345678" } },
])("$name is refused and withheld", ({ row }) => {
  expect(payroll(row as CompanyRow)).toMatchObject({ kind: "bad", withheld: true });
});

test.each([
  { row: { changed_at: "31/03/2026" }, reason: "'changed_at' is no time like 2026-03-31T09:00:00Z" },
  { row: { changed_at: "2026-02-31" }, reason: "'changed_at' is no time like 2026-03-31T09:00:00Z" },
  { row: { holder_match: "maybe" }, reason: "'holder_match' is none of yes, no, unknown" },
  { row: { person_id: " " }, reason: "the needed column 'person_id' is empty" },
])("$reason", ({ row, reason }) => {
  expect(payroll(row as CompanyRow)).toEqual({ kind: "bad", reason, withheld: false });
});

test.each([
  { header: ["work_email", "person_id"], kind: "format" },
  {
    header: ["person_id", "work_email", "work_email"],
    kind: "problem",
    reason: "has the column 'work_email' twice; each column may stand once",
  },
  {
    header: ["person_id", "legal_name", "start_date", "job_title"],
    kind: "problem",
    reason: "looks like the company file 'people' but has no column 'work_email'",
  },
  { header: ["person_id", "false_hire", "kind", "note"], kind: "truth" },
  { header: ["colour", "size"], kind: "none" },
])("a header of $header is $kind", ({ header, ...expected }) => {
  expect(matchHeader(header)).toMatchObject(expected);
});
