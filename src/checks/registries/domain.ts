import { getDomain } from "tldts";

/** The domain that somebody registered: `mail.acme.example` and `https://www.acme.example/jobs` are `acme.example`. */
export function domainOf(text: string): string | undefined {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === "" || trimmed.length > 500) return undefined;
  return getDomain(trimmed, { allowPrivateDomains: true }) ?? undefined;
}
