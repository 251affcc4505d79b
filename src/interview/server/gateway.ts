import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { CLOSE, FRAME_BYTES_MAX, FRAME_HEADER_BYTES, type FromServer, PROTOCOL } from "../wire.ts";
import { fullText, type Seats } from "./capacity.ts";
import { isPageRole } from "./peers.ts";
import { RateLimit } from "./rate-limit.ts";
import type { Refusals } from "./refusals.ts";
import type { Rooms } from "./rooms.ts";
import { SECRET_SHAPE } from "./secrets.ts";
import type { SessionStore } from "./session-store.ts";
import type { BadLink, Holder, TokenBook } from "./tokens.ts";

/** Open WebSockets in all: rooms of five for all seats, and as many who are told that it is full. */
const SOCKETS_MAX = 256;
/** Bad links from one address a minute, and at once: mistakes and old links, not guesses. */
const BAD_LINKS_PER_SECOND = 0.5;
const BAD_LINKS_BURST = 20;
/** Addresses whose bad links are remembered; with more, all begin anew. */
const ADDRESSES_MAX = 10_000;
const FRAGMENTS_MAX = 16;
const FULL_RETRY_MS = 20_000;
/** How long a page that is refused has to take the reason. */
const REFUSED_GRACE_MS = 1_000;

export interface GatewayTools {
  readonly tokens: TokenBook;
  readonly seats: Seats;
  readonly rooms: Rooms;
  readonly store: SessionStore;
  readonly refusals: Refusals;
  readonly isOwnOrigin: (origin: string, host: string) => boolean;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly now: () => number;
  readonly wallMs: () => number;
}

const BAD_LINK_TEXTS: Readonly<Record<BadLink | "link-not-here", string>> = {
  "link-unknown": "This link is not known here: it may be incomplete, or its session was deleted. Ask for a new one.",
  "link-used": "This link was used already: each opens one page once. Ask for a new one.",
  "link-expired": "This link is out of date. Ask for a new one.",
  "link-not-here": "This link opens another kind of page.",
};

/** Turns upgrades of `/ws` into pages of rooms. Everything that can be refused is refused before a WebSocket exists. */
export class Gateway {
  readonly #tools: GatewayTools;
  readonly #badLinks = new Map<string, RateLimit>();
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    // Frames are JPEGs: deflating them costs memory and time, and opens the way for bombs.
    perMessageDeflate: false,
    maxPayload: FRAME_HEADER_BYTES + FRAME_BYTES_MAX,
    maxFragments: FRAGMENTS_MAX,
    // The page's secret is the second subprotocol, and is never repeated.
    handleProtocols: () => PROTOCOL,
  });

  constructor(tools: GatewayTools) {
    this.#tools = tools;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy());
    const refusal = this.#whyNot(request);
    if (refusal !== null) {
      this.#tools.refusals.add(refusal.code);
      socket.end(`HTTP/1.1 ${refusal.status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#onOpen(webSocket, request));
  }

  close(): void {
    for (const client of this.#server.clients) client.close(CLOSE.stopping);
    this.#server.close();
  }

  /** After `close`: who has not answered by now is not waited for. */
  terminate(): void {
    for (const client of this.#server.clients) client.terminate();
  }

  #whyNot(request: IncomingMessage): { readonly status: string; readonly code: string } | null {
    if (request.url !== "/ws") return { status: "404 Not Found", code: "socket-path" };
    // Browsers always say from where a page connects; whose page that is decides (cross-site WebSocket hijacking).
    if (!this.#tools.isOwnOrigin(request.headers.origin ?? "", request.headers.host ?? "")) {
      return { status: "403 Forbidden", code: "socket-origin" };
    }
    if (secretOf(request) === null) return { status: "400 Bad Request", code: "socket-protocol" };
    if (this.#server.clients.size >= SOCKETS_MAX) return { status: "503 Service Unavailable", code: "sockets-full" };
    const limit = this.#badLinks.get(this.#tools.addressOf(request));
    return limit?.isEmpty(this.#tools.now()) === true
      ? { status: "429 Too Many Requests", code: "too-many-bad-links" }
      : null;
  }

  #onOpen(socket: WebSocket, request: IncomingMessage): void {
    const { tokens, seats, rooms, store, now, wallMs } = this.#tools;
    const secret = secretOf(request) ?? "";
    const holder = tokens.look(secret, wallMs(), now());
    if (typeof holder === "string") return this.#refuseLink(socket, request, holder);
    const record = store.get(holder.session);
    if (record === undefined || record.kind === "deck" || !isPageRole(holder.role)) {
      return this.#refuseLink(socket, request, "link-not-here");
    }
    // The seat comes before the token: a full room uses no link up.
    if (holder.role === "candidate" && !seats.take(record.id, record.kind, now())) {
      const freeMs = seats.freeInMs(now()) ?? 0;
      this.#tools.refusals.add("full");
      // The text says what to expect; the page looks again sooner, for seats are often free before.
      const retryMs = Math.min(freeMs, FULL_RETRY_MS);
      return sayAndClose(socket, { type: "full", text: fullText(freeMs), retryMs }, CLOSE.full);
    }
    const redeemed = tokens.redeem(secret, wallMs(), now());
    if (typeof redeemed === "string") return this.#refuseLink(socket, request, redeemed);
    rooms.open(record).connect(redeemed.holder as Holder & { role: typeof holder.role }, socket, redeemed.resume);
  }

  #refuseLink(socket: WebSocket, request: IncomingMessage, code: keyof typeof BAD_LINK_TEXTS): void {
    const address = this.#tools.addressOf(request);
    if (this.#badLinks.size >= ADDRESSES_MAX) this.#badLinks.clear();
    const limit = this.#badLinks.get(address) ?? new RateLimit(BAD_LINKS_PER_SECOND, BAD_LINKS_BURST);
    this.#badLinks.set(address, limit);
    limit.take(this.#tools.now());
    this.#tools.refusals.add(code);
    sayAndClose(socket, { type: "error", code, message: BAD_LINK_TEXTS[code] }, CLOSE.badLink);
  }
}

function sayAndClose(socket: WebSocket, message: FromServer, code: number): void {
  socket.on("error", () => socket.terminate());
  socket.send(JSON.stringify(message));
  socket.close(code);
  setTimeout(() => socket.terminate(), REFUSED_GRACE_MS).unref();
}

/** The second subprotocol; null where the header is not the two that pages give. */
function secretOf(request: IncomingMessage): string | null {
  const [protocol, secret, ...rest] = (request.headers["sec-websocket-protocol"] ?? "").split(/\s*,\s*/);
  return protocol === PROTOCOL && secret !== undefined && rest.length === 0 && SECRET_SHAPE.test(secret)
    ? secret
    : null;
}
