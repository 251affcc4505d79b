import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { DomainError } from "../../errors.ts";
import type { SavedRdap } from "./rdap.ts";

/** IANA's bootstrap file for domains (RFC 9224): https://data.iana.org/rdap/dns.json */
const bootstrap = z.object({ services: z.array(z.tuple([z.array(z.string()), z.array(z.string())])) });

/** Which server answers for a top-level domain. @throws DomainError when the file is no bootstrap file */
export function parseBootstrap(text: string, path: string): ReadonlyMap<string, string> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    content = undefined;
  }
  const parsed = bootstrap.safeParse(content);
  if (!parsed.success) {
    throw new DomainError(
      "input",
      `${path}: is not IANA's bootstrap file for domains (https://data.iana.org/rdap/dns.json).`,
    );
  }
  const servers = new Map<string, string>();
  for (const [tlds, urls] of parsed.data.services) {
    // RFC 9224: https is to be preferred.
    const server = urls.find((url) => url.startsWith("https://")) ?? urls[0];
    if (server !== undefined) for (const tld of tlds) servers.set(tld.toLowerCase(), server.replace(/\/?$/, "/"));
  }
  return servers;
}

const ANSWER_BYTES_MAX = 1024 * 1024;
const REQUEST_SECONDS_MAX = 20;
const TRIES_MAX = 3;
const WAIT_SECONDS_MAX = 120;
/** Between two questions to registries, which ask for patience and do not say how much. */
const PAUSE_MS = 300;
const REDIRECTS_MAX = 3;

export interface RdapFetch {
  readonly servers: ReadonlyMap<string, string>;
  /** The clock is the caller's. */
  readonly now: () => Date;
  readonly pauseMs?: number;
}

/** What the registries answer about domains, one after the other; undefined for a domain that no server answers for. */
export async function fetchRdap(
  domain: string,
  { servers, now, pauseMs = PAUSE_MS }: RdapFetch,
): Promise<SavedRdap | undefined> {
  const server = servers.get(domain.split(".").at(-1) ?? "");
  if (server === undefined) return undefined;
  const url = new URL(`domain/${encodeURIComponent(domain)}`, server);
  await sleep(pauseMs);
  for (let tries = 1; ; tries += 1) {
    const { status, body, waitSeconds } = await ask(url, REDIRECTS_MAX);
    const isBusy = status === 429 || status === 503;
    if (!isBusy || tries >= TRIES_MAX || waitSeconds > WAIT_SECONDS_MAX) {
      return { rdap_domain: domain, fetched_at: now().toISOString(), status, response: body };
    }
    await sleep(waitSeconds * 1000);
  }
}

interface RdapReply {
  readonly status: number;
  readonly body: SavedRdap["response"];
  readonly waitSeconds: number;
}

async function ask(url: URL, redirects: number): Promise<RdapReply> {
  const response = await fetch(url, {
    headers: { accept: "application/rdap+json" },
    redirect: "manual",
    signal: AbortSignal.timeout(REQUEST_SECONDS_MAX * 1000),
  }).catch(() => undefined);
  // A server that cannot be reached has not answered: nothing is known of the domain.
  if (response === undefined) return { status: 0, body: null, waitSeconds: 0 };
  const location = response.headers.get("location");
  if (response.status >= 300 && response.status < 400 && location !== null && redirects > 0) {
    await response.body?.cancel();
    const next = new URL(location, url);
    return mayFollow(url, next) ? ask(next, redirects - 1) : { status: response.status, body: null, waitSeconds: 0 };
  }
  const text = await readLimited(response);
  return {
    status: response.status,
    body: parsedObject(text),
    waitSeconds: Number(response.headers.get("retry-after")) || 5,
  };
}

/** A registry may send on to a registrar's server, but never from https to what can be read on the way, nor into this network. */
function mayFollow(from: URL, to: URL): boolean {
  const isSecure = to.protocol === "https:" && /\.[a-z]{2,}$/i.test(to.hostname);
  return to.host === from.host ? to.protocol === from.protocol : isSecure;
}

async function readLimited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > ANSWER_BYTES_MAX) break;
      chunks.push(chunk);
    }
  } catch {
    // Cut off by the server: what came is no whole answer, and is told as none.
    return "";
  }
  return length > ANSWER_BYTES_MAX ? "" : Buffer.concat(chunks).toString("utf8");
}

function parsedObject(text: string): SavedRdap["response"] {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
