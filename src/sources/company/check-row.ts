import { type CellKind, type CompanyFormat, isProtectedColumn } from "./formats.ts";

export type CompanyRow = Readonly<Record<string, string>>;

export type RowCheck =
  | { readonly kind: "good"; readonly row: CompanyRow }
  /** `withheld`: the row holds what Hirewall refuses to store, so that not even quarantine may keep it. */
  | { readonly kind: "bad"; readonly reason: string; readonly withheld: boolean };

/** Checks one row of a company file. Empty cells mean "not known" and are left out. */
export function checkRow(format: CompanyFormat, cells: CompanyRow): RowCheck {
  const row: Record<string, string> = {};
  for (const [name, cell] of Object.entries(cells)) {
    const value = cell.trim();
    if (value !== "" && !isProtectedColumn(name)) row[name.trim().toLowerCase()] = value;
  }
  // What must never be stored comes first: a row that is bad for another reason is kept in quarantine as it is.
  for (const [name, value] of Object.entries(row)) {
    const refused = refusalOf(name, format.columns[name], value);
    if (refused !== undefined) return { kind: "bad", reason: refused, withheld: true };
  }
  for (const name of format.needed) {
    if (row[name] === undefined)
      return { kind: "bad", reason: `the needed column '${name}' is empty`, withheld: false };
  }
  for (const [name, value] of Object.entries(row)) {
    const problem = problemOf(format.columns[name] ?? "text", value);
    if (problem !== undefined) return { kind: "bad", reason: `'${name}' ${problem}`, withheld: false };
  }
  return { kind: "good", row };
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const HOURS = /^\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}$/;
const EMAIL = /^[^@\s]+@[^@\s]+$/;

function problemOf(kind: CellKind, value: string): string | undefined {
  if (typeof kind !== "string") {
    return kind.includes(value.toLowerCase()) ? undefined : `is none of ${kind.join(", ")}`;
  }
  switch (kind) {
    case "date":
      return DATE.test(value) && isRealDate(value) ? undefined : "is no date like 2026-03-31";
    case "time":
      return TIME.test(value) && isRealDate(value.slice(0, 10)) ? undefined : "is no time like 2026-03-31T09:00:00Z";
    case "country":
      return /^[A-Za-z]{2}$/.test(value) ? undefined : "is no ISO 3166 country code of two letters";
    case "zone":
      return isZone(value) ? undefined : "is no IANA time zone like Europe/Lisbon";
    case "hours":
      return HOURS.test(value) ? undefined : "is no span of hours like 09:00-17:00";
    case "email":
      return EMAIL.test(value) ? undefined : "is no e-mail address";
    case "text":
    case "token":
      return undefined;
  }
}

function isRealDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(value);
}

function isZone(value: string): boolean {
  try {
    return Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const IBAN = /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?$/i;
/** US routing and account numbers, sort codes with accounts, card numbers: digits with optional separators. */
const ACCOUNT_DIGITS = /^\d(?:[ -]?\d){5,24}$/;
const NATIONAL_ID_COLUMN =
  /(^|_)(ssn|social_security|national_id|passport|tax_id|nino|aadhaar|iban|account_number|routing|sort_code|card)(_|$)/;

/** Whether any cell looks like what is never stored, whatever its column: for rows whose file is not understood. */
export function holdsSecret(cells: CompanyRow): boolean {
  return Object.entries(cells).some(
    ([name, value]) => value.trim() !== "" && (NATIONAL_ID_COLUMN.test(name.toLowerCase()) || isIban(value.trim())),
  );
}

/** What is never stored: bank account numbers, national ids. Their columns and their shapes are refused. */
function refusalOf(name: string, kind: CellKind | undefined, value: string): string | undefined {
  if (kind === undefined && NATIONAL_ID_COLUMN.test(name)) {
    return `column '${name}' would hold a national id or an account number, which Hirewall never stores: leave it out`;
  }
  if (kind === "token" && (isIban(value) || ACCOUNT_DIGITS.test(value))) {
    return `'${name}' is a bank account number, which Hirewall never stores: give a keyed hash made by the payroll system`;
  }
  return kind === undefined && isIban(value)
    ? `column '${name}' holds a bank account number (IBAN), which Hirewall never stores: leave it out`
    : undefined;
}

/** ISO 13616: the check digits make the number 1 modulo 97. A keyed hash fits this by chance less than once in 97. */
function isIban(value: string): boolean {
  if (!IBAN.test(value)) return false;
  const compact = value.replaceAll(" ", "").toUpperCase();
  const moved = compact.slice(4) + compact.slice(0, 4);
  const digits = [...moved].map((character) => Number.parseInt(character, 36).toString()).join("");
  return BigInt(digits) % 97n === 1n;
}
