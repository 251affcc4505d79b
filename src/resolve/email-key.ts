import { domainToASCII } from "node:url";

export interface EmailKey {
  /** The mailbox that the address reaches: lower case, without a tag. */
  readonly value: string;
  readonly domain: string;
}

/** Google delivers to one mailbox whatever dots stand in its name: https://support.google.com/mail/answer/7436150 */
const DOTS_DO_NOT_COUNT: ReadonlySet<string> = new Set(["gmail.com", "googlemail.com"]);
/** Two names of one domain. */
const SAME_DOMAIN: Readonly<Record<string, string>> = { "googlemail.com": "gmail.com" };
/** RFC 5321: 64 before the @, 255 behind it. */
const ADDRESS_CHARACTERS_MAX = 320;

/**
 * The normal form of an e-mail address, for telling whether two addresses reach one mailbox. `mailto:` and angle brackets
 * are taken off; `+tag` is dropped everywhere, since no large provider gives `a+b` to somebody other than `a`.
 * @returns undefined when it is no address
 */
export function emailKey(stated: string): EmailKey | undefined {
  const text = stated
    .trim()
    .replace(/^.*<([^<>]+)>$/s, "$1")
    .replace(/^mailto:/i, "");
  if (text.length > ADDRESS_CHARACTERS_MAX) return undefined;
  const match = /^([^@\s"]+)@([^@\s"]+)$/.exec(text);
  if (match === null) return undefined;
  const [, mailbox = "", host = ""] = match;
  const ascii = domainToASCII(host.toLowerCase().replace(/\.$/, ""));
  if (!/^[a-z0-9.-]+\.[a-z0-9-]{2,}$/.test(ascii) || ascii.includes("..")) return undefined;
  const domain = SAME_DOMAIN[ascii] ?? ascii;
  const untagged = mailbox
    .toLowerCase()
    .normalize("NFC")
    .replace(/(.)\+.*$/s, "$1");
  const local = DOTS_DO_NOT_COUNT.has(domain) ? untagged.replaceAll(".", "") : untagged;
  return local === "" ? undefined : { value: `${local}@${domain}`, domain };
}
