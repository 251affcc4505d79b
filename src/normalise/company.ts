import { EXTENSION_CLASSES } from "../lake/ocsf-columns.ts";
import type { CompanyRow } from "../sources/company/check-row.ts";
import type { CompanyFormat } from "../sources/company/formats.ts";

/** A declared fact, as a line for `claims.sql`. */
export interface ClaimRecord {
  readonly person: string;
  readonly kind: string;
  readonly value: string;
  readonly attributes: CompanyRow;
  readonly from?: string;
  readonly to?: string;
}

/** A company file's row is either declared facts or one observed event (a parcel, a change of pay). */
export type CompanyRecord =
  | { readonly yields: "claims"; readonly claims: readonly ClaimRecord[] }
  | { readonly yields: "event"; readonly event: Readonly<Record<string, string | number>> };

/** What a checked row of a company file says. Pure. */
export function toCompanyRecord(format: CompanyFormat, row: CompanyRow): CompanyRecord {
  if (format.kind === "people") return { yields: "claims", claims: peopleClaims(format, row) };
  const eventColumns = EVENT_COLUMNS[format.kind];
  if (eventColumns !== undefined) return { yields: "event", event: toEvent(eventColumns, row) };
  return { yields: "claims", claims: [rowClaim(format, row)] };
}

/** Each cell of a person's row is a claim of its own: it can be superseded alone. */
function peopleClaims(format: CompanyFormat, row: CompanyRow): readonly ClaimRecord[] {
  const person = row["person_id"] ?? "";
  return Object.entries(row)
    .filter(([name]) => name !== "person_id")
    .flatMap(([name, value]): readonly ClaimRecord[] => {
      if (!(name in format.columns)) return [{ person, kind: "other", value, attributes: { column: name } }];
      if (name === "accounts") {
        return splitList(value).map((account) => ({ person, kind: "account", value: account, attributes: {} }));
      }
      if (name === "travel") return splitList(value).flatMap((entry) => travelClaims(person, entry));
      return [{ person, kind: name, value, attributes: {} }];
    });
}

/** `2026-03-01/2026-03-10:PT` */
function travelClaims(person: string, entry: string): readonly ClaimRecord[] {
  const match = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})(?::([A-Za-z]{2}))?$/.exec(entry);
  if (match === null) return [{ person, kind: "other", value: entry, attributes: { column: "travel" } }];
  const [, from = "", to = "", country = ""] = match;
  return [{ person, kind: "travel", value: country.toUpperCase() || "anywhere", attributes: {}, from, to }];
}

/** Which column of a row is the value of its claim, and between which times it holds. */
const ROW_CLAIMS: Readonly<Record<string, { kind: string; value: string; from?: string; to?: string }>> = {
  devices: { kind: "device", value: "serial", from: "issued_at", to: "returned_at" },
  identity_map: { kind: "account", value: "account", from: "from", to: "to" },
  applications: { kind: "application", value: "application_id", from: "applied_at" },
  referees: { kind: "referee", value: "name" },
  employment: { kind: "employment", value: "employer" },
  education: { kind: "education", value: "institution" },
  background_checks: { kind: "background_check", value: "check", from: "completed_at" },
  interviews: { kind: "interview", value: "round", from: "joined_at" },
};

function rowClaim(format: CompanyFormat, row: CompanyRow): ClaimRecord {
  const shape = ROW_CLAIMS[format.kind] ?? { kind: format.kind, value: format.needed[0] ?? "" };
  const from = shape.from === undefined ? undefined : row[shape.from];
  const to = shape.to === undefined ? undefined : row[shape.to];
  return {
    // An applicant who became a worker is one person: the application names the worker's id.
    person: row["person_id"] ?? row[format.subject] ?? "",
    kind: shape.kind,
    value: row[shape.value] ?? "",
    attributes: row,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}

const EVENT_COLUMNS: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  shipments: {
    class_uid: EXTENSION_CLASSES.shipment_activity,
    time: "at",
    "unmapped.person_id": "person_id",
    activity_name: "event",
    "shipment.uid": "shipment_id",
    "shipment.serial": "serial",
    "shipment.step": "event",
    "shipment.address": "address",
    "shipment.signed_by": "signed_by",
    "shipment.changed_by": "changed_by",
  },
  payroll: {
    class_uid: EXTENSION_CLASSES.payroll_change,
    time: "changed_at",
    "unmapped.person_id": "person_id",
    "payroll.account_token": "account_token",
    "payroll.institution": "institution",
    "payroll.institution_kind": "institution_kind",
    "payroll.holder_match": "holder_match",
    "payroll.first_pay_date": "first_pay_date",
  },
};

function toEvent(
  columns: Readonly<Record<string, string | number>>,
  row: CompanyRow,
): Readonly<Record<string, string | number>> {
  const event: Record<string, string | number> = {};
  for (const [path, source] of Object.entries(columns)) {
    const value = typeof source === "number" ? source : row[source];
    if (value !== undefined) event[path] = value;
  }
  return event;
}

function splitList(value: string): readonly string[] {
  return value
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
