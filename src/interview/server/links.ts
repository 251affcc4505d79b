import type { LinksMade, NewLinks } from "./api-schema.ts";
import { newLinksSchema } from "./api-schema.ts";
import { makeId } from "./secrets.ts";
import type { SessionRecord } from "./session-record.ts";
import type { SessionStore } from "./session-store.ts";
import { type SeatRole, TokenBook } from "./tokens.ts";

const HOUR_MS = 3_600_000;
/** A deck is judged by two people who do not see each other's answers. */
const OBSERVERS = 2;

export interface LinkTools {
  readonly store: SessionStore;
  readonly tokens: TokenBook;
  readonly publicUrl: string;
  readonly wallMs: () => number;
}

/** A new session and the links to it. Tokens leave here once: hashes are what stays. @throws DomainError `limit` */
export function makeLinks(wanted: NewLinks, tools: LinkTools): LinksMade {
  const { kind, subject, interviewers, expiresInHours } = newLinksSchema.parse(wanted);
  const id = makeId();
  const issue = (role: SeatRole, count: number): ReturnType<typeof TokenBook.issue>[] =>
    Array.from({ length: count }, () => TokenBook.issue(makeId(), role));
  const candidates = issue("candidate", kind === "deck" ? 0 : 1);
  const others = issue("interviewer", kind === "room" ? interviewers : 0);
  const observers = issue("observer", kind === "deck" ? OBSERVERS : 0);
  const createdMs = tools.wallMs();
  const expiresMs = createdMs + expiresInHours * HOUR_MS;
  const record: SessionRecord = {
    version: 1,
    id,
    kind,
    subject: subject ?? null,
    createdAt: new Date(createdMs).toISOString(),
    linkExpiresAt: new Date(expiresMs).toISOString(),
    seats: [...candidates, ...others, ...observers].map(({ seat }) => seat),
    consent: null,
    endedAt: null,
    result: null,
    thumbnails: [],
    refused: {},
  };
  tools.store.save(record);
  for (const seat of record.seats) tools.tokens.add(id, seat, expiresMs);
  const page = { "self-check": "check", room: "room", deck: "deck" }[kind];
  const toUrl = ({ token }: { readonly token: string }): string => `${tools.publicUrl}/${page}/${token}`;
  const [candidate] = candidates.map(toUrl);
  return {
    id,
    kind,
    expiresAt: record.linkExpiresAt,
    links: {
      ...(candidate === undefined ? {} : { candidate }),
      ...(others.length === 0 ? {} : { interviewers: others.map(toUrl) }),
      ...(observers.length === 0 ? {} : { observers: observers.map(toUrl) }),
    },
  };
}
