import { addressKey } from "../../resolve/address-key.ts";
import { emailKey } from "../../resolve/email-key.ts";
import { nameKey } from "../../resolve/name-key.ts";
import { phoneKey } from "../../resolve/phone-key.ts";
import { domainOf } from "../registries/domain.ts";

/**
 * What is taken of an entry of a sanctions list: names, and what else tells one bearer of a name from another. Birth data,
 * nationality, gender and numbers of papers stand in these lists too and are never read.
 */
export interface SanctionEntry {
  readonly entry: string;
  readonly isPerson: boolean;
  readonly names: readonly string[];
  readonly seconds: readonly SecondIdentifier[];
}

export interface SecondIdentifier {
  readonly kind: "email" | "phone" | "address" | "website" | "wallet";
  /** Normal form. */
  readonly value: string;
}

export interface SanctionsList {
  readonly list: "ofac-sdn" | "uk" | "eu";
  readonly title: string;
  /** The list's own date, ISO day. */
  readonly date: string;
  readonly entries: readonly SanctionEntry[];
  readonly skipped: number;
  readonly problems: readonly string[];
}

/** A name of one word is shared by too many, and lists give them as weak aliases. */
export function isScreened(name: string): boolean {
  return (nameKey(name)?.split(" ").length ?? 0) >= 2;
}

export function toSecond(kind: SecondIdentifier["kind"], stated: string): SecondIdentifier | undefined {
  const value = FORMS[kind](stated.trim());
  return value === undefined ? undefined : { kind, value };
}

const FORMS: Readonly<Record<SecondIdentifier["kind"], (stated: string) => string | undefined>> = {
  email: (stated) => emailKey(stated)?.value,
  // Lists write numbers with the country code and often without the plus.
  phone: (stated) => phoneKey(`+${stated.replaceAll(/\(0\)|\D/g, "")}`, undefined)?.value,
  // A street with a number, and a place: less is shared by a whole town.
  address: (stated) => {
    const key = addressKey(stated);
    return (key?.split(" ").length ?? 0) >= 4 ? key : undefined;
  },
  website: (stated) => domainOf(stated),
  wallet: (stated) => (/^[A-Za-z0-9:]{20,120}$/.test(stated) ? stated : undefined),
};

const EMAIL = /[^\s;,:<>()[\]"']+@[^\s;,:<>()[\]"']+\.[A-Za-z]{2,}/g;
const PHONE = /(?:phone|telephone|tel|mobile|cell)[^\d+]{0,24}(\+?\d[\d ().-]{7,24}\d)/gi;
const WALLET = /Digital Currency Address\s*-\s*[A-Z0-9]{2,8}\s+([A-Za-z0-9:]{20,120})/g;
const WEBSITE = /(?:website|web site|url)[^A-Za-z0-9]{1,4}((?:https?:\/\/)?[a-z0-9.-]+\.[a-z]{2,}[^\s;,)]*)/gi;

/** What a free remark holds: lists put contacts there. */
export function secondsOfRemark(remark: string): readonly SecondIdentifier[] {
  const found = (pattern: RegExp, kind: SecondIdentifier["kind"]): readonly (SecondIdentifier | undefined)[] =>
    [...remark.matchAll(pattern)].map((match) => toSecond(kind, match[1] ?? match[0]));
  return [
    ...found(EMAIL, "email"),
    ...found(PHONE, "phone"),
    ...found(WALLET, "wallet"),
    ...found(WEBSITE, "website"),
  ].filter((second) => second !== undefined);
}

/** Rows of one entry put together: lists repeat an entry for each of its names and addresses. */
export function joinEntries(parts: readonly SanctionEntry[]): readonly SanctionEntry[] {
  return [...Map.groupBy(parts, ({ entry }) => entry).values()].map((same) => ({
    entry: same[0]?.entry ?? "",
    isPerson: same.some(({ isPerson }) => isPerson),
    names: [...new Set(same.flatMap(({ names }) => names))],
    seconds: same.flatMap(({ seconds }) => seconds),
  }));
}
