import { Hono } from "hono";
import { z } from "zod";
import type { DeckAbout, DeckRooms } from "../deck/deck-rooms.ts";
import type { Refusal, Seat } from "../deck/deck-session.ts";
import type { ApiError } from "./api-schema.ts";
import { limitBody } from "./limit-body.ts";
import type { SessionStore } from "./session-store.ts";
import type { TokenBook } from "./tokens.ts";

/** A note of 300 characters in a script of four bytes each, and its frame. */
const BODY_BYTES_MAX = 4 * 1024;
export const NOTE_CHARACTERS_MAX = 300;
export const NAME_CHARACTERS_MAX = 80;

/** Printable text on one line: it is shown to the other observer and stands in results. */
const line = (charactersMax: number) =>
  z
    .string()
    .transform((text) => text.replaceAll(/\s+/gu, " ").trim())
    .pipe(
      z
        .string()
        .max(charactersMax)
        .regex(/^\P{C}*$/u, "Only printable characters can stand here."),
    );

const deckActSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("join"), name: line(NAME_CHARACTERS_MAX) }),
  z.strictObject({ kind: z.literal("consent"), agreed: z.boolean() }),
  z.strictObject({ kind: z.literal("start") }),
  z.strictObject({
    kind: z.literal("judge"),
    reading: z.int().min(0).max(1_000),
    judgement: z.enum(["as-asked", "not-as-asked", "could-not-tell"]),
    note: line(NOTE_CHARACTERS_MAX).default(""),
  }),
  z.strictObject({ kind: z.literal("next") }),
  z.strictObject({ kind: z.literal("cannot") }),
  z.strictObject({ kind: z.literal("alternative"), was: z.enum(["offered", "taken", "not-taken"]) }),
  z.strictObject({ kind: z.literal("stop") }),
]);

const REFUSALS: Readonly<Record<Refusal, string>> = {
  "not-yours": "The interviewer's page does this.",
  "not-now": "That is not possible now: the page shows what is.",
  "too-late": "That card is over: both have judged it, or another one is up.",
};

export interface DeckRoutesTools {
  readonly rooms: DeckRooms;
  readonly tokens: TokenBook;
  readonly store: SessionStore;
  readonly now: () => number;
  readonly wallMs: () => number;
}

/**
 * What the pages of a deck's observers ask, to be mounted at `/observe`: `GET /observe/view` and `POST /observe/act`, with
 * `Authorization: Bearer <the token of the link>`. Asked each second: one answer is a few kilobytes, and a page that was away
 * for a while is right again at once. For tokens of nobody, and of decks that are over, the answer is 404.
 */
export function deckRoutes(tools: DeckRoutesTools): Hono {
  const { rooms } = tools;
  const routes = new Hono();
  routes.get("/view", (context) => {
    const observer = observerOf(context.req.header("Authorization"), tools);
    return observer === null ? context.json(NOT_FOUND, 404) : context.json(rooms.view(observer.about, observer.seat));
  });
  routes.post("/act", limitBody(BODY_BYTES_MAX), async (context) => {
    // Whose token it is comes first: who has none learns nothing of what is expected.
    const observer = observerOf(context.req.header("Authorization"), tools);
    if (observer === null) return context.json(NOT_FOUND, 404);
    const read = deckActSchema.safeParse(await context.req.json().catch(() => undefined));
    if (!read.success) {
      const [issue] = read.error.issues;
      const where = issue?.path.join(".") || "The request";
      return context.json(toError("input", `${where}: ${issue?.message ?? "not understood"}`), 400);
    }
    const after = rooms.act(observer.about, observer.seat, read.data);
    return typeof after === "string" ? context.json(toError(after, REFUSALS[after]), 409) : context.json(after);
  });
  return routes;
}

/** Whose link this is. A link opens its page as often as it is needed: a phone loses its page when it locks. */
function observerOf(
  header: string | undefined,
  { rooms, tokens, store, now, wallMs }: DeckRoutesTools,
): { readonly about: DeckAbout; readonly seat: Seat } | null {
  rooms.tick();
  const [, token = ""] = /^Bearer ([\w-]+)$/.exec(header ?? "") ?? [];
  const holder = tokens.look(token, wallMs(), now());
  if (typeof holder === "string" || holder.role !== "observer") return null;
  const record = store.get(holder.session);
  const seat = record?.seats.findIndex(({ peer }) => peer === holder.peer);
  if (record === undefined || (seat !== 0 && seat !== 1)) return null;
  // Ended before this process began: a link must not begin it anew.
  if (record.endedAt !== null && !rooms.holds(record.id)) return null;
  const { id, subject, linkExpiresAt } = record;
  return { about: { id, subject, expiresMs: Date.parse(linkExpiresAt) }, seat };
}

const NOT_FOUND = toError(
  "not-found",
  "This link is over, or is not whole. The person who made it can make a new one.",
);

function toError(code: string, message: string): ApiError {
  return { error: { code, message } };
}
