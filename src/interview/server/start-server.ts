import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { createServer as createHttpServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { DomainError } from "../../errors.ts";
import { loadDeck } from "../deck/deck-content.ts";
import { DeckRooms } from "../deck/deck-rooms.ts";
import { toResultLine } from "../result-line.ts";
import { apiRoutes } from "./api.ts";
import type { LinksMade, NewLinks, ServerStatus } from "./api-schema.ts";
import { Seats } from "./capacity.ts";
import { ConnectionGuard, HALF_OPEN_MS } from "./connection-guard.ts";
import { deckRoutes } from "./deck-routes.ts";
import { Gateway } from "./gateway.ts";
import { toIceServers } from "./ice-servers.ts";
import { makeLinks } from "./links.ts";
import { isLoopback, isOwnOrigin, isSecureContext, publicUrlOf } from "./own-address.ts";
import { pageRoutes } from "./pages.ts";
import { Refusals } from "./refusals.ts";
import { sweep } from "./retention.ts";
import { Rooms } from "./rooms.ts";
import { hashSecret } from "./secrets.ts";
import { secureHeaders } from "./secure-headers.ts";
import type { InterviewServerOptions } from "./server-options.ts";
import { SessionStore } from "./session-store.ts";
import { ThumbnailStore } from "./thumbnails.ts";
import { TokenBook } from "./tokens.ts";

const TICK_MS = 100;
const SWEEP_MS = 3_600_000;
/** A whole request, body included. */
const REQUEST_MS = 15_000;
const KEEP_ALIVE_MS = 5_000;

/** How long pages have to hear that the server stops. */
const CLOSE_GRACE_MS = 1_000;

export interface InterviewServer {
  /** Where pages find it, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly isSecureContext: boolean;
  readonly makeLinks: (wanted: NewLinks) => LinksMade;
  readonly status: () => ServerStatus;
  /** Ends open sessions without a result, and returns when nothing is left open. The analysers are the caller's to close. */
  readonly close: () => Promise<void>;
}

/**
 * Listens, and holds everything between the socket and the judge together. Starts with the retention of what the data folder
 * has. @throws DomainError `usage` where the address cannot be listened on; `not-found`, `input` or `config` for its folders
 */
export async function startInterviewServer(options: InterviewServerOptions): Promise<InterviewServer> {
  const now = options.now ?? (() => performance.now());
  const wallMs = options.wallMs ?? Date.now;
  const startedAt = new Date(wallMs()).toISOString();
  const refusals = new Refusals();
  const store = new SessionStore(options.dataFolder);
  const tokens = new TokenBook();
  const seats = new Seats(options.sessionsMax);
  const thumbnails =
    options.dataFolder === null
      ? null
      : new ThumbnailStore(options.dataFolder, (session, about) => {
          const record = store.update(session, (old) => ({ ...old, thumbnails: [...old.thumbnails, about] }));
          return record !== undefined;
        });
  const rooms = new Rooms({
    ...options,
    now,
    wallMs,
    refusals,
    store,
    tokens,
    seats,
    thumbnails,
    iceServers: (peer) => toIceServers(options.ice, peer, wallMs()),
    writeResult: (result) => options.results.write(toResultLine(result)),
  });
  const decks = new DeckRooms({
    deck: loadDeck(),
    wallMs,
    onEnded: (result) => {
      const record = store.update(result.session, (old) => ({ ...old, deck: result, endedAt: result.endedAt }));
      // A deck that was deleted while it ran leaves no line either.
      if (record !== undefined) options.results.write(toResultLine(result));
    },
  });
  const kept = { store, tokens, rooms, decks, thumbnails, results: options.results };
  sweep(kept, options.keepDays, wallMs());
  for (const record of store.all()) {
    // A session that was open when the server was killed has no result: its links are good again.
    if (record.endedAt === null)
      for (const seat of record.seats) tokens.add(record.id, seat, Date.parse(record.linkExpiresAt));
  }

  const server =
    options.tls === null ? createHttpServer() : createHttpsServer({ ...options.tls, handshakeTimeout: HALF_OPEN_MS });
  limitRequests(server);
  const guard = new ConnectionGuard(refusals, now, (address) => options.trustsProxy && isLoopbackAddress(address));
  guard.watch(server);
  const port = await listen(server, options.port, options.host);
  const url = publicUrlOf(options.publicUrl, options.host, port, options.tls !== null);
  const own = { publicUrl: url, isPublicUrlGiven: options.publicUrl !== null, host: options.host };
  const gateway = new Gateway({
    tokens,
    seats,
    rooms,
    store,
    refusals,
    now,
    wallMs,
    isOwnOrigin: (origin, host) => isOwnOrigin(origin, host, own),
    addressOf: (request) => addressOf(request, options.trustsProxy),
  });
  const status = (): ServerStatus => ({
    startedAt,
    publicUrl: url,
    secureContext: isSecureContext(url),
    capacity: { sessions: seats.taken, sessionsMax: seats.max, freeInMs: seats.freeInMs(now()) },
    notice: options.notice.version,
    keepDays: options.keepDays,
    thumbnailsOffered: thumbnails !== null,
    relay: { stun: options.ice.stun.length > 0, turn: options.ice.turn.length > 0 },
    refused: refusals.toRecord(),
  });
  const linkTools = { store, tokens, publicUrl: url, wallMs };
  const app = new Hono();
  app.use("*", secureHeaders(url));
  app.route(
    "/api",
    apiRoutes({ ...kept, ...linkTools, hostKeyHash: hashSecret(options.hostKey), keepDays: options.keepDays, status }),
  );
  app.route("/observe", deckRoutes({ rooms: decks, tokens, store, now, wallMs }));
  app.route("/", pageRoutes(options.pagesFolder));
  app.onError((error, context) => {
    options.onBug(error);
    return context.json({ error: { code: "server-error", message: "The server made a mistake; it was noted." } }, 500);
  });
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  server.on("request", (request, response) => void listener(request, response));
  server.on("upgrade", (request, socket, head) => gateway.upgrade(request, socket, head));

  const timers = [
    setInterval(() => {
      guard.tick();
      rooms.tick();
      decks.tick();
    }, TICK_MS),
    setInterval(() => sweep(kept, options.keepDays, wallMs()), SWEEP_MS),
  ];
  return {
    url,
    port,
    isSecureContext: isSecureContext(url),
    makeLinks: (wanted) => makeLinks(wanted, linkTools),
    status,
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      rooms.close();
      gateway.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const deadline = setTimeout(() => {
        gateway.terminate();
        server.closeAllConnections();
      }, CLOSE_GRACE_MS);
      await closed;
      clearTimeout(deadline);
    },
  };
}

function limitRequests(server: Server): void {
  server.headersTimeout = HALF_OPEN_MS;
  server.requestTimeout = REQUEST_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.maxHeadersCount = 100;
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "EADDRINUSE" ? "something else listens there" : (error.code ?? error.message);
      reject(new DomainError("usage", `Cannot listen on ${host}, port ${port}: ${why}. Choose another with --port.`));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/** Behind a reverse proxy the last address that it added; a page cannot forge that one. */
function addressOf(request: IncomingMessage, trustsProxy: boolean): string {
  const forwarded = request.headers["x-forwarded-for"];
  const last = trustsProxy
    ? String(forwarded ?? "")
        .split(",")
        .at(-1)
        ?.trim()
    : undefined;
  return last === undefined || last === "" ? (request.socket.remoteAddress ?? "") : last;
}

function isLoopbackAddress(address: string): boolean {
  return isLoopback(address.replace(/^::ffff:/, ""));
}
