import type { AtsContact } from "./ats.ts";

export interface Stated {
  readonly emails: readonly (string | undefined)[];
  readonly phones: readonly (string | undefined)[];
  readonly addresses: readonly (string | undefined)[];
  /** Addresses of pages, in any order. */
  readonly pages: readonly (string | undefined)[];
}

interface Contacts {
  /** The cells of the application's row: the first of each kind. */
  readonly cells: Readonly<Record<string, string | undefined>>;
  readonly further: (application: string, at: string | undefined) => readonly AtsContact[];
}

const EMAIL = /^[^@\s]+@[^@\s]+$/;
const LINKEDIN = /(^|[/.])linkedin\.com\//i;
const GITHUB = /(^|[/.])github\.com\//i;

/** Puts what a system keeps of a candidate's contacts into the cells of a row, and names the rest. */
export function contactsOf(stated: Stated): Contacts {
  const emails = known(stated.emails).filter((email) => EMAIL.test(email));
  const phones = known(stated.phones);
  const addresses = known(stated.addresses).map((address) => address.replaceAll(/\s*\n\s*/g, ", "));
  const pages = known(stated.pages).filter((page) => !/\s/.test(page) && page.includes("."));
  const linkedin = pages.find((page) => LINKEDIN.test(page));
  const github = pages.find((page) => GITHUB.test(page));
  const profiles = pages.filter((page) => page !== linkedin && page !== github);
  return {
    cells: { email: emails[0], phone: phones[0], address: addresses[0], linkedin, github },
    further: (application, at) => [
      ...emails.slice(1).map((value) => ({ application, kind: "email" as const, value, at })),
      ...phones.slice(1).map((value) => ({ application, kind: "phone" as const, value, at })),
      ...addresses.slice(1).map((value) => ({ application, kind: "address" as const, value, at })),
      ...profiles.map((value) => ({ application, kind: "profile" as const, value, at })),
    ],
  };
}

function known(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
