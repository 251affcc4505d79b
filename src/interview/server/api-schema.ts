import { z } from "zod";
import type { ChallengeKind } from "../challenge.ts";
import type { DeckResult } from "../deck/deck-result.ts";
import type { Outcome, SessionResult } from "../result.ts";

/**
 * The host's API under `/api`: requests are parsed with these schemas, answers have these types. Every request carries
 * `Authorization: Bearer <host key>`; without it, and for ids of nobody, the answer is an `ApiError`.
 */
const SUBJECT_CHARACTERS_MAX = 200;
const INTERVIEWERS_MAX = 4;
const LINK_HOURS_MAX = 30 * 24;
const PAGE_ROWS_MAX = 200;

/** What a link is made for; printable, for it stands in results and on terminals. */
const subjectSchema = z
  .string()
  .trim()
  .min(1)
  .max(SUBJECT_CHARACTERS_MAX)
  .regex(/^\P{C}+$/u, "A subject is printable text on one line, such as an application's number.");

/** `POST /api/links` */
export const newLinksSchema = z.strictObject({
  kind: z.enum(["self-check", "room", "deck"]),
  subject: subjectSchema.optional(),
  /** Of a room: how many interviewers get a link of their own. */
  interviewers: z.int().min(1).max(INTERVIEWERS_MAX).default(1),
  expiresInHours: z.int().min(1).max(LINK_HOURS_MAX).default(24),
});
export type NewLinks = z.input<typeof newLinksSchema>;

/** `201` of `POST /api/links`. Whole URLs, shown once: the server keeps hashes of their tokens only. */
export interface LinksMade {
  /** Of the session: the same id as under `/api/sessions`. */
  readonly id: string;
  readonly kind: LinkKind;
  readonly expiresAt: string;
  readonly links: {
    /** Of a self-check and of a room. */
    readonly candidate?: string;
    /** Of a room: one per interviewer. */
    readonly interviewers?: readonly string[];
    /** Of a deck: one per observer, who must not see each other's. */
    readonly observers?: readonly string[];
  };
}

export type LinkKind = z.infer<typeof newLinksSchema>["kind"];

/** `GET /api/sessions?limit=50&before=<id of the last row>`: the newest first. */
export const sessionsQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(PAGE_ROWS_MAX).default(50),
  before: z.string().max(64).optional(),
});

export interface SessionSummary {
  readonly id: string;
  readonly kind: LinkKind;
  readonly subject: string | null;
  /** `waiting`: nobody came yet; `notice`: the candidate reads it; `ended` and `expired` do not change any more. */
  readonly state: "waiting" | "notice" | "running" | "ended" | "expired";
  readonly createdAt: string;
  readonly linkExpiresAt: string;
  readonly endedAt: string | null;
  /** When the record and its thumbnails go by themselves. */
  readonly deletesAt: string;
  readonly outcome: Outcome | null;
  readonly sentence: string | null;
  readonly ended: SessionResult["ended"] | null;
  readonly present: { readonly candidate: boolean; readonly interviewers: number };
}

/** `GET /api/sessions` */
export interface SessionsPage {
  readonly sessions: readonly SessionSummary[];
  /** What to give as `before` for older rows; null at the end. */
  readonly before: string | null;
}

/** `GET /api/sessions/:id` */
export interface SessionDetail extends SessionSummary {
  /** What was agreed to, and when; null before that, and where it was declined. */
  readonly consent: { readonly notice: string; readonly thumbnails: boolean; readonly at: string } | null;
  readonly result: SessionResult | null;
  /** Of a deck, in place of `result`. */
  readonly deck: DeckResult | null;
  /** Only with the second agreement. The picture is at `/api/sessions/:id/thumbnails/:index`, `image/jpeg`. */
  readonly thumbnails: readonly ThumbnailAbout[];
  /** What the gateway refused of this session's pages, by error code. */
  readonly refused: Readonly<Record<string, number>>;
}

export interface ThumbnailAbout {
  readonly index: number;
  /** Which of the result's challenges it belongs to. */
  readonly challenge: number;
  readonly kind: ChallengeKind;
  readonly takenAt: string;
}

/** `200` of `DELETE /api/sessions/:id`: what to file, or to send to the person who asked for it. */
export interface DeletionReceipt {
  readonly session: string;
  readonly deletedAt: string;
  readonly deleted: { readonly record: boolean; readonly thumbnails: number; readonly resultLines: number };
  /** Where copies may stand that this server cannot delete, as sentences. */
  readonly elsewhere: readonly string[];
}

/**
 * `PUT /api/sessions/:id/alternative`: what became of the equal way without a camera. Answers with the session's detail; the
 * line of the result is written once more, with what was noted.
 */
export const alternativeSchema = z.strictObject({ alternative: z.enum(["offered", "taken", "not-taken"]) });

/** `GET /api/status` */
export interface ServerStatus {
  readonly startedAt: string;
  readonly publicUrl: string;
  /** False: browsers will refuse the camera at this address. */
  readonly secureContext: boolean;
  readonly capacity: { readonly sessions: number; readonly sessionsMax: number; readonly freeInMs: number | null };
  readonly notice: string;
  readonly keepDays: number;
  readonly thumbnailsOffered: boolean;
  /** Whether pages are told of a STUN or TURN server. */
  readonly relay: { readonly stun: boolean; readonly turn: boolean };
  /** Sockets and messages refused since the start, by error code. */
  readonly refused: Readonly<Record<string, number>>;
}

/** Every answer that is not 2xx. */
export interface ApiError {
  readonly error: { readonly code: string; readonly message: string };
}
