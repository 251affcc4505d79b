import { checkRow } from "../../sources/company/check-row.ts";
import { companyFormat } from "../../sources/company/formats.ts";
import { type ClaimRecord, toCompanyRecord } from "../company.ts";
import type { AtsContact, AtsReading, AtsRow } from "./ats.ts";

/** A claim with the row that it comes from: what is shown as its evidence. */
interface AtsClaim {
  readonly claim: ClaimRecord;
  readonly raw: string;
}

export type AtsClaims =
  | { readonly kind: "claims"; readonly claims: readonly AtsClaim[]; readonly notes: readonly string[] }
  | { readonly kind: "bad"; readonly reason: string };

/** Without these a row says nothing; a system need not give more. */
const NEEDED: Readonly<Record<AtsRow["format"], readonly string[]>> = {
  applications: ["application_id"],
  employment: ["application_id", "employer"],
  education: ["application_id", "institution"],
  interviews: ["application_id", "round"],
};

/** The declared facts in what was read of one record. Rows are checked as the company's own are. Pure. */
export function toAtsClaims(reading: AtsReading & { readonly kind: "rows" }): AtsClaims {
  const claims: AtsClaim[] = [];
  const notes = new Set<string>();
  for (const { format: kind, cells } of reading.rows) {
    const missing = NEEDED[kind].find((name) => cells[name] === undefined);
    if (missing !== undefined) {
      notes.add(`rows of ${kind} without '${missing}' are left out`);
      continue;
    }
    const format = { ...companyFormat(kind), needed: NEEDED[kind] };
    const check = checkRow(format, cells);
    if (check.kind === "bad") return { kind: "bad", reason: `${kind}: ${check.reason}` };
    const record = toCompanyRecord(format, check.row);
    if (record.yields === "claims")
      claims.push(...record.claims.map((claim) => ({ claim, raw: JSON.stringify(check.row) })));
  }
  claims.push(...reading.contacts.map(contactClaim));
  return { kind: "claims", claims, notes: [...notes] };
}

function contactClaim({ application, kind, value, at }: AtsContact): AtsClaim {
  const attributes = { application_id: application, kind };
  return {
    claim: { person: application, kind: "contact", value, attributes, ...(at === undefined ? {} : { from: at }) },
    raw: JSON.stringify({ ...attributes, value, ...(at === undefined ? {} : { at }) }),
  };
}
