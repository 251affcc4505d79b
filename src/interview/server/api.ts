import { Hono, type MiddlewareHandler } from "hono";
import { DomainError } from "../../errors.ts";
import type { Alternative } from "../result.ts";
import { toResultLine } from "../result-line.ts";
import {
  alternativeSchema,
  type ApiError,
  newLinksSchema,
  type ServerStatus,
  type SessionDetail,
  sessionsQuerySchema,
} from "./api-schema.ts";
import { deleteSession, type DeletionTools } from "./deletion.ts";
import { limitBody } from "./limit-body.ts";
import { type LinkTools, makeLinks } from "./links.ts";
import { hashSecret, isSameHash } from "./secrets.ts";
import { type SessionRecord, toSummary } from "./session-record.ts";

const BODY_BYTES_MAX = 16 * 1024;

export interface ApiTools extends LinkTools, DeletionTools {
  readonly hostKeyHash: string;
  readonly keepDays: number;
  readonly status: () => ServerStatus;
}

/** What the host may do, under `/api`. Ids of nobody are 404, and so is everything without a path here. */
export function apiRoutes(tools: ApiTools): Hono {
  const api = new Hono();
  api.use("*", requireHostKey(tools.hostKeyHash));
  api.use("*", limitBody(BODY_BYTES_MAX));
  api.get("/status", (context) => context.json(tools.status()));
  api.post("/links", async (context) => {
    const body: unknown = await context.req.json().catch(() => null);
    const wanted = newLinksSchema.safeParse(body);
    if (!wanted.success) return context.json(toError("input", describe(wanted.error.issues)), 400);
    return context.json(makeLinks(wanted.data, tools), 201);
  });
  api.get("/sessions", (context) => {
    const query = sessionsQuerySchema.safeParse(context.req.query());
    if (!query.success) return context.json(toError("input", describe(query.error.issues)), 400);
    return context.json(toPage(tools, query.data.limit, query.data.before));
  });
  api.get("/sessions/:id", (context) => {
    const record = tools.store.get(context.req.param("id"));
    return record === undefined ? context.json(noSession, 404) : context.json(toDetail(record, tools));
  });
  api.get("/sessions/:id/thumbnails/:index{[0-9]{1,3}}", (context) => {
    const record = tools.store.get(context.req.param("id"));
    const index = Number(context.req.param("index"));
    const isKept = record?.thumbnails.some((thumbnail) => thumbnail.index === index) ?? false;
    const jpeg = record !== undefined && isKept ? tools.thumbnails?.read(record.id, index) : null;
    if (jpeg == null) return context.json(toError("not-found", "There is no such thumbnail."), 404);
    return context.body(Uint8Array.from(jpeg), 200, { "Content-Type": "image/jpeg" });
  });
  api.put("/sessions/:id/alternative", async (context) => {
    const wanted = alternativeSchema.safeParse(await context.req.json().catch(() => null));
    if (!wanted.success) return context.json(toError("input", describe(wanted.error.issues)), 400);
    const record = noteAlternative(context.req.param("id"), wanted.data.alternative, tools);
    return record === null ? context.json(noSession, 404) : context.json(toDetail(record, tools));
  });
  api.delete("/sessions/:id", (context) => {
    const receipt = deleteSession(context.req.param("id"), tools, tools.wallMs());
    return receipt === null ? context.json(noSession, 404) : context.json(receipt);
  });
  api.all("*", (context) => context.json(toError("not-found", "The API has no such path."), 404));
  api.onError((error, context) => {
    if (error instanceof DomainError) {
      return context.json(toError(error.code, error.message), error.code === "limit" ? 429 : 400);
    }
    throw error;
  });
  return api;
}

const noSession = toError("not-found", "There is no such session: it may have been deleted.");

/** Only of a session that has a result: before that there is nothing to note it with. */
function noteAlternative(id: string, alternative: Alternative, tools: ApiTools): SessionRecord | null {
  const { result = null, deck } = tools.store.get(id) ?? {};
  if (result === null && deck === undefined) return null;
  const record = tools.store.update(id, (old) => ({
    ...old,
    ...(result === null ? {} : { result: { ...result, alternative } }),
    ...(deck === undefined ? {} : { deck: { ...deck, alternative } }),
  }));
  const noted = record?.result ?? record?.deck;
  if (noted !== undefined) tools.results.write(toResultLine(noted));
  return record ?? null;
}

function requireHostKey(hostKeyHash: string): MiddlewareHandler {
  return async (context, next) => {
    const [scheme, key] = (context.req.header("Authorization") ?? "").split(" ");
    if (scheme !== "Bearer" || key === undefined || !isSameHash(hashSecret(key), hostKeyHash)) {
      return context.json(toError("host-key", "Open the host's page by the link that the server printed."), 401);
    }
    await next();
  };
}

function toPage(tools: ApiTools, limit: number, before: string | undefined): object {
  const newestFirst = tools.store.all().toReversed();
  const start = before === undefined ? 0 : newestFirst.findIndex(({ id }) => id === before) + 1;
  const rows = newestFirst.slice(start, start + limit);
  const isMore = start + limit < newestFirst.length;
  return { sessions: rows.map((record) => summarise(record, tools)), before: isMore ? rows.at(-1)?.id : null };
}

function summarise(record: SessionRecord, tools: ApiTools): ReturnType<typeof toSummary> {
  const joined = tools.decks.joined(record.id);
  const atDeck = joined === undefined ? null : { candidate: false, interviewers: joined };
  const live = tools.rooms.get(record.id)?.present ?? atDeck;
  return toSummary(record, live, { keepDays: tools.keepDays, wallMs: tools.wallMs() });
}

function toDetail(record: SessionRecord, tools: ApiTools): SessionDetail {
  const refused = tools.rooms.get(record.id)?.refused ?? record.refused;
  const { consent, result, deck = null, thumbnails } = record;
  return { ...summarise(record, tools), consent, result, deck, thumbnails, refused };
}

function toError(code: string, message: string): ApiError {
  return { error: { code, message } };
}

function describe(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  return issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": ")).join("; ");
}
