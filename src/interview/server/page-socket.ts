import type { RawData, WebSocket } from "ws";
import { CLOSE, type FromPage, fromPage, type FromServer, MESSAGE_BYTES_MAX } from "../wire.ts";
import { RateLimit } from "./rate-limit.ts";
import type { Refusals } from "./refusals.ts";

/** Words a second of one page, and at once: WebRTC says some dozens when a call begins. */
const MESSAGES_PER_SECOND = 10;
const MESSAGES_BURST = 80;
/** Who reads so slowly that this much waits to be sent is let go: nothing is buffered without a limit. */
const UNSENT_BYTES_MAX = 256 * 1024;
/** Nothing heard for so long: the line is dead, whatever TCP thinks. */
const SILENCE_MS = 20_000;
const PING_EVERY_MS = 2_500;
/** How long the other side has to finish a close. */
const CLOSE_GRACE_MS = 1_000;
/** Of the last round trips the shortest counts: a page may delay its answers, but never give them before the question. */
const ROUND_TRIPS_KEPT = 6;

export interface PageSocketEvents {
  readonly onMessage: (message: FromPage) => void;
  readonly onBinary: (bytes: Buffer) => void;
  /** The page answered a ping; the shortest of the last round trips. */
  readonly onRoundTrip: (ms: number) => void;
  readonly onClose: () => void;
  /** What nobody expected: it costs this page its connection, and no other. */
  readonly onBug: (error: unknown) => void;
}

/** One page's WebSocket: parses its words, measures its round trip, and lets go of who sends too much or reads too little. */
export class PageSocket {
  readonly #socket: WebSocket;
  readonly #events: PageSocketEvents;
  readonly #refusals: Refusals;
  readonly #now: () => number;
  readonly #limit = new RateLimit(MESSAGES_PER_SECOND, MESSAGES_BURST);
  readonly #roundTrips: number[] = [];
  #ping: { readonly number: number; readonly sentMs: number } | null = null;
  #pings = 0;
  #heardMs: number;
  #pingedMs = Number.NEGATIVE_INFINITY;
  #isOver = false;

  constructor(socket: WebSocket, events: PageSocketEvents, refusals: Refusals, now: () => number) {
    this.#socket = socket;
    this.#events = events;
    this.#refusals = refusals;
    this.#now = now;
    this.#heardMs = now();
    socket.on("message", (data: RawData, isBinary: boolean) => {
      try {
        this.#onData(data as Buffer, isBinary);
      } catch (error) {
        events.onBug(error);
        this.refuse("server-error", "The server made a mistake; it was noted.", CLOSE.silent);
      }
    });
    // Too large a message, broken UTF-8, broken framing: the library closes by itself.
    socket.on("error", (error: Error & { code?: string }) => this.#refusals.add(codeOf(error)));
    socket.once("close", () => {
      this.#isOver = true;
      events.onClose();
    });
  }

  send(message: FromServer): void {
    if (this.#isOver) return;
    if (this.#socket.bufferedAmount > UNSENT_BYTES_MAX) {
      this.#refusals.add("reads-too-slowly");
      this.#isOver = true;
      this.#socket.terminate();
      return;
    }
    this.#socket.send(JSON.stringify(message));
  }

  /** Says why, and closes: for what no page of ours does. */
  refuse(code: string, message: string, close: number = CLOSE.refused): void {
    if (this.#isOver) return;
    this.#refusals.add(code);
    this.send({ type: "error", code, message });
    this.close(close);
  }

  close(code: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#socket.close(code);
    // Who does not answer the close keeps no socket.
    setTimeout(() => this.#socket.terminate(), CLOSE_GRACE_MS).unref();
  }

  /** Asks for the round trip now and then, and lets go of the silent. Called by the gateway's clock. */
  tick(): void {
    const now = this.#now();
    if (now - this.#heardMs > SILENCE_MS) {
      this.refuse("silent", "Nothing was heard of this page for too long.", CLOSE.silent);
    } else if (now - this.#pingedMs >= PING_EVERY_MS) {
      this.#pingedMs = now;
      this.#ping = { number: ++this.#pings, sentMs: now };
      this.send({ type: "ping", ping: this.#pings });
    }
  }

  #onData(data: Buffer, isBinary: boolean): void {
    if (this.#isOver) return;
    this.#heardMs = this.#now();
    if (isBinary) return this.#events.onBinary(data);
    if (data.length > MESSAGE_BYTES_MAX) return this.refuse("message-large", "A message was too large.");
    if (!this.#limit.take(this.#heardMs)) return this.refuse("too-many-messages", "Too many messages came at once.");
    const message = parseMessage(data.toString("utf8"));
    if (message === null) return this.refuse("message-unknown", "A message was not one that a page says.");
    if (message.type === "pong") this.#onPong(message.ping);
    else this.#events.onMessage(message);
  }

  /** Only the answer to the last question counts, once: other numbers are late or made up, and change nothing. */
  #onPong(ping: number): void {
    if (this.#ping?.number !== ping) return this.#refusals.add("pong-unasked");
    this.#roundTrips.push(this.#now() - this.#ping.sentMs);
    this.#ping = null;
    if (this.#roundTrips.length > ROUND_TRIPS_KEPT) this.#roundTrips.shift();
    this.#events.onRoundTrip(Math.min(...this.#roundTrips));
  }
}

function parseMessage(text: string): FromPage | null {
  try {
    return fromPage.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

function codeOf(error: Error & { code?: string }): string {
  return error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH" ? "message-large" : "socket-broken";
}
