import type { DeckResult } from "../deck/deck-result.ts";
import type { SessionResult } from "../result.ts";
import type { LinkKind, SessionSummary, ThumbnailAbout } from "./api-schema.ts";
import type { Seat } from "./tokens.ts";

export interface Consent {
  readonly notice: string;
  readonly thumbnails: boolean;
  readonly at: string;
}

/**
 * What is kept of a session: scalars, curves and what was asked. Never a frame, a landmark or a likeness. Its thumbnails
 * are files of their own, encrypted.
 */
export interface SessionRecord {
  readonly version: 1;
  readonly id: string;
  readonly kind: LinkKind;
  readonly subject: string | null;
  readonly createdAt: string;
  readonly linkExpiresAt: string;
  readonly seats: readonly Seat[];
  readonly consent: Consent | null;
  readonly endedAt: string | null;
  readonly result: SessionResult | null;
  /** Of a deck, in place of `result`. */
  readonly deck?: DeckResult;
  readonly thumbnails: readonly ThumbnailAbout[];
  readonly refused: Readonly<Record<string, number>>;
}

const DAY_MS = 86_400_000;

/** When the record goes: so many days after its end, or, of a session to which nobody came, after its link's. */
export function deletesAtMs(record: SessionRecord, keepDays: number): number {
  return Date.parse(record.endedAt ?? record.linkExpiresAt) + keepDays * DAY_MS;
}

/** @param live Who is connected, where the session is open. */
export function toSummary(
  record: SessionRecord,
  live: SessionSummary["present"] | null,
  about: { readonly keepDays: number; readonly wallMs: number },
): SessionSummary {
  const result = record.result ?? record.deck;
  return {
    id: record.id,
    kind: record.kind,
    subject: record.subject,
    state: stateOf(record, live !== null, about.wallMs),
    createdAt: record.createdAt,
    linkExpiresAt: record.linkExpiresAt,
    endedAt: record.endedAt,
    deletesAt: new Date(deletesAtMs(record, about.keepDays)).toISOString(),
    outcome: result?.outcome ?? null,
    sentence: result?.sentence ?? null,
    ended: result?.ended ?? null,
    present: live ?? { candidate: false, interviewers: 0 },
  };
}

function stateOf(record: SessionRecord, isOpen: boolean, wallMs: number): SessionSummary["state"] {
  if (record.endedAt !== null) return "ended";
  if (isOpen) return record.consent === null && record.kind !== "deck" ? "notice" : "running";
  return wallMs >= Date.parse(record.linkExpiresAt) ? "expired" : "waiting";
}
