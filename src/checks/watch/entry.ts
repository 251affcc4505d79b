import { isIP } from "node:net";
import { domainToASCII } from "node:url";
import { addressKey } from "../../resolve/address-key.ts";
import { emailKey } from "../../resolve/email-key.ts";
import { phoneKey } from "../../resolve/phone-key.ts";
import { profileKey } from "../../resolve/profile-key.ts";

export const WATCH_KINDS = ["email", "phone", "profile", "address", "ip", "domain"] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];
export type Confidence = "high" | "medium" | "low";

/** One entry of a watchlist. Either its value is known, in normal form, or only the keyed hash of that. */
export interface WatchEntry {
  readonly kind: WatchKind;
  readonly value: string | null;
  /** HMAC-SHA-256, 64 hex digits. */
  readonly hash: string | null;
  /** ISO day. */
  readonly listedAt: string;
  /** ISO day; undefined: the default, counted from `listedAt`. */
  readonly validUntil: string | undefined;
  readonly confidence: Confidence;
}

/** How long an entry holds that does not say it: 18 months, since mailboxes and numbers are given to others. */
const VALID_MONTHS = 18;

export function validUntil(entry: Pick<WatchEntry, "listedAt" | "validUntil">): string {
  if (entry.validUntil !== undefined) return entry.validUntil;
  const day = new Date(`${entry.listedAt}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + VALID_MONTHS);
  return day.toISOString().slice(0, 10);
}

/**
 * The normal form of a listed value: what is compared, and what is hashed. docs/lists-and-registries.md says the same in words.
 * @param site whose handle a bare one is
 * @returns undefined when the value is none of that kind
 */
export function normalForm(kind: WatchKind, value: string, site?: "linkedin" | "github"): string | undefined {
  switch (kind) {
    case "email":
      return emailKey(value)?.value;
    case "phone":
      // Without the country code a number is not one number.
      return phoneKey(value, undefined)?.value;
    case "profile":
      return profileKey(value, site)?.value;
    case "address":
      return addressKey(value);
    case "ip":
      return ipForm(value);
    case "domain":
      return domainForm(value);
  }
}

/** An address, or a network as `192.0.2.0/24`; IPv6 in its shortest form. */
function ipForm(value: string): string | undefined {
  const [address = "", bits, more] = value.trim().toLowerCase().split("/");
  const version = isIP(address);
  if (version === 0 || more !== undefined) return undefined;
  const most = version === 4 ? 32 : 128;
  if (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= most)) return undefined;
  const shortest = version === 4 ? address : new URL(`http://[${address}]/`).hostname.slice(1, -1);
  return bits === undefined || Number(bits) === most ? shortest : `${shortest}/${bits}`;
}

function domainForm(value: string): string | undefined {
  const ascii = domainToASCII(value.trim().toLowerCase().replace(/\.$/, ""));
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(ascii) && isIP(ascii) === 0 ? ascii : undefined;
}

/** A web address is somebody's profile when it has a path, else a domain. */
export function urlForm(value: string): { readonly kind: WatchKind; readonly value: string } | undefined {
  const profile = profileKey(value);
  if (profile !== undefined) return { kind: "profile", value: profile.value };
  const url = URL.parse(/^[a-z]+:\/\//i.test(value) ? value : `https://${value}`);
  const domain = url === null ? undefined : domainForm(url.hostname);
  return domain === undefined ? undefined : { kind: "domain", value: domain };
}

/** What a list's file gave. */
export interface ReadWatchlist {
  readonly entries: readonly WatchEntry[];
  /** Entries that could not be used: another kind of indicator, a pattern that is no list of values, context only. */
  readonly skipped: number;
  readonly problems: readonly string[];
}
