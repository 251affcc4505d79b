import type { ReadDocument } from "../document.ts";
import type { Reading } from "../resume.ts";
import type { Contacts } from "./contacts.ts";

/** Pages of a person on sites where people have pages; a repository or a company's page is nobody's contact. */
const PERSONAL_PAGES: readonly RegExp[] = [
  /^(?:[\w-]+\.)?linkedin\.com\/in\/[^/?#]+\/?$/i,
  /^github\.com\/[\w-]+\/?$/i,
  /^gitlab\.com\/[\w.-]+\/?$/i,
  /^stackoverflow\.com\/users\/\d+(?:\/[\w-]*)?\/?$/i,
];
const SURE = 0.9;

/**
 * Adds the pages to which words like "LinkedIn" lead, and the only address to which a letter can be sent, where the text itself names
 * none. Two pages of one site may be two people's: neither is taken.
 */
export function withLinkTargets(contacts: Contacts, document: ReadDocument): Contacts {
  const targets = document.links.map(({ page, url }) => ({ page, url: url.trim() }));
  const written = new Set(contacts.links.map(({ value }) => bare(value)));
  const pages = PERSONAL_PAGES.flatMap((pattern) => {
    const found = new Map(
      targets
        .filter(({ url }) => /^https?:/i.test(url) && pattern.test(bare(url)))
        .map((one) => [bare(one.url), one] as const),
    );
    const isWritten = [...written].some((link) => pattern.test(link));
    return found.size === 1 && !isWritten ? [...found.values()] : [];
  });
  const letters = new Map(
    targets.flatMap(({ page, url }) => {
      const address = /^mailto:(?<address>[^?\s]+@[^?\s]+)/i.exec(url)?.groups?.["address"];
      return address === undefined ? [] : [[address.toLowerCase(), { page, url: address }] as const];
    }),
  );
  return {
    ...contacts,
    emails: contacts.emails.length > 0 || letters.size !== 1 ? contacts.emails : [...letters.values()].map(toReading),
    links: [...contacts.links, ...pages.map(toReading)],
  };
}

/** A target stands behind the text, not in it. */
const toReading = ({ page, url }: { page: number; url: string }): Reading<string> => ({
  value: url,
  place: { page, start: 0, end: 0 },
  sure: SURE,
});

const bare = (url: string): string =>
  url
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/\/$/, "");
