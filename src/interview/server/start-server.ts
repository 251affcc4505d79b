import { getRequestListener } from "@hono/node-server";
import { createServer as createHttpServer, type IncomingMessage, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { DomainError } from "../../errors.ts";
import type { LinksMade, NewLinks, ServerStatus } from "./api-schema.ts";
import { makeApp } from "./app.ts";
import { ConnectionGuard, HALF_OPEN_MS } from "./connection-guard.ts";
import { Gateway } from "./gateway.ts";
import { makeLinks } from "./links.ts";
import { isLoopback, isOwnOrigin, isSecureContext, publicUrlOf } from "./own-address.ts";
import { openLinks, openParts, type Parts } from "./parts.ts";
import { sweep } from "./retention.ts";
import type { InterviewServerOptions } from "./server-options.ts";

const TICK_MS = 100;
const SWEEP_MS = 3_600_000;
/** A whole request, body included. */
const REQUEST_MS = 15_000;
const KEEP_ALIVE_MS = 5_000;
/** How often Node looks for requests that are late; by itself it does so every half minute. */
const CHECK_MS = 5_000;
const HEADERS_MAX = 100;
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
 * has. @throws DomainError `usage` where the address cannot be listened on; `not-found`, `input`, `config` or `content` for files
 */
export async function startInterviewServer(options: InterviewServerOptions): Promise<InterviewServer> {
  const parts = openParts(options);
  sweep(parts, options.keepDays, parts.wallMs());
  openLinks(parts);
  const server = makeServer(options);
  const guard = new ConnectionGuard(
    parts.refusals,
    parts.now,
    (address) => options.trustsProxy && isLoopback(address.replace(/^::ffff:/, "")),
  );
  guard.watch(server);
  const startedAt = new Date(parts.wallMs()).toISOString();
  const port = await listen(server, options.port, options.host);
  const url = publicUrlOf(options.publicUrl, options.host, port, options.tls !== null);
  const own = { publicUrl: url, isPublicUrlGiven: options.publicUrl !== null, host: options.host };
  const gateway = new Gateway({
    ...parts,
    isOwnOrigin: (origin, host) => isOwnOrigin(origin, host, own),
    addressOf: (request) => addressOf(request, options.trustsProxy),
  });
  const status = (): ServerStatus => statusOf(parts, options, url, startedAt);
  const listener = getRequestListener(makeApp(parts, options, url, status).fetch, { overrideGlobalObjects: false });
  server.on("request", (request, response) => void listener(request, response));
  server.on("upgrade", (request, socket, head) => gateway.upgrade(request, socket, head));
  const timers = startTimers(parts, guard, options.keepDays);
  return {
    url,
    port,
    isSecureContext: isSecureContext(url),
    makeLinks: (wanted) => makeLinks(wanted, { ...parts, publicUrl: url }),
    status,
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      parts.rooms.close();
      gateway.close();
      await closeServer(server, () => gateway.terminate());
    },
  };
}

function makeServer({ tls }: InterviewServerOptions): Server {
  const checks = { connectionsCheckingInterval: CHECK_MS };
  const server =
    tls === null ? createHttpServer(checks) : createHttpsServer({ ...checks, ...tls, handshakeTimeout: HALF_OPEN_MS });
  server.headersTimeout = HALF_OPEN_MS;
  server.requestTimeout = REQUEST_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.maxHeadersCount = HEADERS_MAX;
  return server;
}

function startTimers(parts: Parts, guard: ConnectionGuard, keepDays: number): readonly NodeJS.Timeout[] {
  return [
    setInterval(() => {
      guard.tick();
      parts.rooms.tick();
      parts.decks.tick();
    }, TICK_MS),
    setInterval(() => sweep(parts, keepDays, parts.wallMs()), SWEEP_MS),
  ];
}

function statusOf(parts: Parts, options: InterviewServerOptions, url: string, startedAt: string): ServerStatus {
  const { seats } = parts;
  return {
    startedAt,
    publicUrl: url,
    secureContext: isSecureContext(url),
    capacity: { sessions: seats.taken, sessionsMax: seats.max, freeInMs: seats.freeInMs(parts.now()) },
    notice: options.notice.version,
    keepDays: options.keepDays,
    thumbnailsOffered: parts.thumbnails !== null,
    relay: { stun: options.ice.stun.length > 0, turn: options.ice.turn.length > 0 },
    refused: parts.refusals.toRecord(),
  };
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

async function closeServer(server: Server, terminate: () => void): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const deadline = setTimeout(() => {
    terminate();
    server.closeAllConnections();
  }, CLOSE_GRACE_MS);
  await closed;
  clearTimeout(deadline);
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
