import { createWriteStream, readFileSync, renameSync } from "node:fs";
import { once } from "node:events";
import { domainOf } from "../checks/registries/domain.ts";
import { fetchRdap, parseBootstrap } from "../checks/registries/fetch-rdap.ts";
import { DomainError } from "../errors.ts";
import { declaredIn } from "./declared-in.ts";

export interface FetchRdapOptions {
  /** Domains, mailboxes or web addresses, or files with them. */
  readonly domains: readonly string[];
  /** IANA's bootstrap file. */
  readonly bootstrap: string;
  readonly out: string;
  readonly now: () => Date;
  readonly pauseMs?: number;
  readonly onProgress: (done: number, total: number, domain: string) => void;
}

export interface FetchedRdap {
  readonly registered: number;
  readonly missing: number;
  /** Domains about which nobody answered. */
  readonly unanswered: readonly string[];
}

/** Columns of company files that hold a domain. */
const COLUMNS = ["domain", "contact_email", "email", "website"];

/** Saves what registries of domains answer, as NDJSON for `registries` in hirewall.yml. The only flow that asks them. */
export async function fetchRdapAnswers(options: FetchRdapOptions): Promise<FetchedRdap> {
  const stated = await declaredIn(options.domains, COLUMNS);
  const domains = [...new Set(stated.map(domainOf).filter((domain) => domain !== undefined))];
  if (domains.length === 0)
    throw new DomainError(
      "usage",
      "No domain was named: give domains, or a file with a column 'domain' or 'contact_email'.",
    );
  const servers = parseBootstrap(readBootstrap(options.bootstrap), options.bootstrap);
  const partial = `${options.out}.partial`;
  const file = createWriteStream(partial);
  const counts = { registered: 0, missing: 0, unanswered: [] as string[] };
  const pause = options.pauseMs === undefined ? {} : { pauseMs: options.pauseMs };
  for (const [index, domain] of domains.entries()) {
    options.onProgress(index, domains.length, domain);
    const answer = await fetchRdap(domain, { servers, now: options.now, ...pause });
    if (answer?.status === 200) counts.registered += 1;
    else if (answer?.status === 404) counts.missing += 1;
    else counts.unanswered.push(domain);
    if (answer !== undefined) file.write(`${JSON.stringify(answer)}\n`);
  }
  file.end();
  await once(file, "finish");
  renameSync(partial, options.out);
  return counts;
}

function readBootstrap(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new DomainError(
      "not-found",
      `There is no bootstrap file '${path}'. IANA's is https://data.iana.org/rdap/dns.json.`,
    );
  }
}
