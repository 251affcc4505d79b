import type { CompanyRow } from "../../sources/company/check-row.ts";

/**
 * What Hirewall must know of one applicant tracking system's records: how its JSON is read into rows of the company's own
 * files. Only the fields that are named here are read; what a system says of anybody's gender, birth or health is not among
 * them, and answers to such questions are left out whole.
 */
export interface Ats {
  /** For ever; a claim's document is `ats:<id>`. */
  readonly id: string;
  readonly title: string;
  /** @returns undefined when the record is not this system's */
  readonly read: (record: Json) => AtsReading | undefined;
}

export type Json = Readonly<Record<string, unknown>>;

export type AtsReading =
  | { readonly kind: "rows"; readonly rows: readonly AtsRow[]; readonly contacts: readonly AtsContact[] }
  /** Understood, and not kept. */
  | { readonly kind: "left-out"; readonly note: string };

export interface AtsRow {
  readonly format: "applications" | "employment" | "education" | "interviews";
  readonly cells: CompanyRow;
}

/** A further contact of an applicant: systems keep several of a kind. */
export interface AtsContact {
  readonly application: string;
  readonly kind: "email" | "phone" | "address" | "profile";
  readonly value: string;
  /** When the record that holds it was written, RFC 3339. */
  readonly at: string | undefined;
}

export const PROTECTED_ANSWERS: AtsReading = {
  kind: "left-out",
  note: "answers about protected attributes (EEO): not read",
};

/** A webhook that says nothing of what an applicant declared. */
export function saysNothing(event: string): AtsReading {
  return { kind: "left-out", note: `webhooks '${event}' say nothing of what was declared: not read` };
}
