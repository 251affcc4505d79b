import type { Engine } from "../../lake/engine.ts";
import { headText, type ListFile } from "../list-file.ts";
import { loadRows } from "../../lake/load-rows.ts";
import { LINE_BYTES_MAX, NESTING_DEPTH_MAX } from "../../sources/limits.ts";
import { nestingDepth } from "../../sources/json-scan.ts";
import { splitLines } from "../../sources/lines.ts";
import { readBytes } from "../../sources/open.ts";
import { z } from "zod";

/** What a registry of domains answered about one (RFC 9083). */
export interface RdapAnswer {
  readonly domain: string;
  readonly isRegistered: boolean;
  /** ISO day. */
  readonly registeredOn: string | undefined;
  readonly handle: string | undefined;
  /** ISO day on which it was asked. */
  readonly fetchedOn: string;
}

const event = z.object({ eventAction: z.string(), eventDate: z.string() });
/** RFC 9083, section 5.3; and section 6 for "there is no such domain". */
const response = z.object({
  objectClassName: z.string().optional(),
  ldhName: z.string().optional(),
  handle: z.string().optional(),
  events: z.array(event).optional(),
  errorCode: z.number().optional(),
});
/** How `hirewall fetch rdap` saves an answer, one a line: a "not found" does not name the domain itself. */
const saved = z.object({
  rdap_domain: z.string(),
  fetched_at: z.string(),
  status: z.number(),
  response: response.nullable(),
});
export type SavedRdap = z.infer<typeof saved>;

export interface RdapFile {
  readonly answers: readonly RdapAnswer[];
  readonly skipped: number;
}

/** Whether a file holds RDAP answers: saved ones, or one response as a server gave it. */
export function isRdap(file: Pick<ListFile, "opening">): boolean {
  const head = headText(file).slice(0, 4096);
  return head.includes('"rdap_domain"') || /"objectClassName"\s*:\s*"domain"/.test(head);
}

/** Reads saved answers: one document, or one a line. */
export async function readRdap(file: ListFile): Promise<RdapFile> {
  const answers: RdapAnswer[] = [];
  let skipped = 0;
  const isLines = headText(file).includes('"rdap_domain"');
  for await (const bytes of isLines ? linesOf(file) : wholeOf(file)) {
    const answer = nestingDepth(bytes) > NESTING_DEPTH_MAX ? undefined : toAnswer(parsed(bytes), file.date);
    if (answer === undefined) skipped += 1;
    else answers.push(answer);
  }
  return { answers, skipped };
}

async function* linesOf(file: ListFile): AsyncGenerator<Buffer> {
  for await (const line of splitLines(readBytes(file.path, file.opening), LINE_BYTES_MAX)) yield line.bytes;
}

async function* wholeOf(file: ListFile): AsyncGenerator<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of readBytes(file.path, file.opening)) {
    length += chunk.length;
    if (length <= LINE_BYTES_MAX) chunks.push(chunk);
  }
  yield Buffer.concat(chunks);
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

function toAnswer(value: unknown, fileDate: string): RdapAnswer | undefined {
  const wrapped = saved.safeParse(value);
  if (wrapped.success) {
    const { rdap_domain: domain, fetched_at: at, status, response: body } = wrapped.data;
    // Only "found" and "not found" are answers; a busy server says nothing of a domain.
    if (status !== 404 && (status !== 200 || body?.objectClassName !== "domain")) return undefined;
    return answerOf(domain, status === 200, body ?? {}, at.slice(0, 10));
  }
  const plain = response.safeParse(value);
  if (!plain.success || plain.data.objectClassName !== "domain" || plain.data.ldhName === undefined) return undefined;
  return answerOf(plain.data.ldhName, true, plain.data, fileDate);
}

function answerOf(
  domain: string,
  isRegistered: boolean,
  body: z.infer<typeof response>,
  fetchedOn: string,
): RdapAnswer {
  // "registration" is the first one; "reregistration" and "transfer" are later and say nothing of the age.
  const registered = body.events?.find(({ eventAction }) => eventAction.toLowerCase() === "registration")?.eventDate;
  const day = registered === undefined ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(registered)?.[0];
  return {
    domain: domain.toLowerCase().replace(/\.$/, ""),
    isRegistered,
    registeredOn: day,
    handle: body.handle,
    fetchedOn,
  };
}

const DOMAIN_COLUMNS = {
  domain: "VARCHAR",
  is_registered: "BOOLEAN",
  registered_on: "DATE",
  handle: "VARCHAR",
  fetched_on: "DATE",
} as const;

/** `rdap_domain`: the newest answer about each domain. */
export async function saveRdapTable(engine: Engine, answers: readonly RdapAnswer[]): Promise<void> {
  const newest = new Map<string, RdapAnswer>();
  for (const answer of answers) {
    if (answer.fetchedOn >= (newest.get(answer.domain)?.fetchedOn ?? "")) newest.set(answer.domain, answer);
  }
  await loadRows(
    engine,
    "rdap_domain",
    DOMAIN_COLUMNS,
    [...newest.values()].map(({ domain, isRegistered, registeredOn, handle, fetchedOn }) => ({
      domain,
      is_registered: isRegistered,
      registered_on: registeredOn ?? null,
      handle: handle ?? null,
      fetched_on: fetchedOn,
    })),
  );
}
