import type { Parcel, PayChange, Travel } from "../observation.ts";
import type { Laptop, Person } from "../world.ts";

type Cells = Readonly<Record<string, string>>;

/** RFC 4180: cells with separators or quotes are quoted. */
export function toCsv(rows: readonly Cells[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const cell = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `${[columns.join(","), ...rows.map((row) => columns.map((column) => cell(row[column] ?? "")).join(","))].join("\n")}\n`;
}

export function toPeopleRow(person: Person, travel: readonly Travel[]): Cells {
  const city = person.declaredCity;
  return {
    person_id: person.id,
    work_email: person.email,
    legal_name: `${person.first} ${person.last}`,
    job_title: person.jobTitle,
    team: person.team,
    employment_type: person.employmentType,
    start_date: person.startDate,
    end_date: person.endDate ?? "",
    declared_timezone: city.zone,
    declared_country: city.country,
    declared_region: city.region,
    declared_city: city.name,
    home_address: person.address,
    work_hours: "09:00-17:00",
    accounts: person.login,
    household_id: person.householdId ?? "",
    remote_tools_approved: person.approvedTools.join(";"),
    travel: travel.map(({ from, to, country }) => `${from}/${to}:${country}`).join(";"),
  };
}

export function toDeviceRow(person: Person, laptop: Laptop): Cells {
  return {
    serial: laptop.serial,
    hostname: laptop.hostname,
    device_uid: laptop.agentId,
    model: laptop.model,
    person_id: person.id,
    issued_at: laptop.issuedAt,
    returned_at: laptop.returnedAt ?? "",
    kind: "laptop",
  };
}

export function toShipmentRow(parcel: Parcel): Cells {
  return {
    shipment_id: parcel.shipment,
    person_id: parcel.person.id,
    serial: parcel.serial,
    at: parcel.at,
    event: parcel.event,
    address: parcel.address,
    signed_by: parcel.signedBy,
    changed_by: parcel.changedBy,
  };
}

export function toPayrollRow(change: PayChange): Cells {
  return {
    person_id: change.person.id,
    changed_at: change.at,
    account_token: change.token,
    institution: change.institution,
    institution_kind: change.institutionKind,
    holder_match: change.holderMatch,
    first_pay_date: change.firstPay,
  };
}

export function toTruthRow(person: Person): Cells {
  return { person_id: person.id, false_hire: person.isFalse ? "yes" : "no", kind: person.kind, note: person.note };
}
