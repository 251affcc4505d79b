import type { FromPage, FromServer } from "../../interview/wire.ts";
import { CLOSE, PROTOCOL, RESUME_MS } from "./wire-numbers.ts";

/** Waits between tries after a lost connection; the last one is repeated. */
const RETRY_MS = [300, 700, 1_500, 3_000, 4_000] as const;
/** Longer than the server keeps a seat: afterwards coming back is a person's choice. */
const GIVE_UP_MS = RESUME_MS + 5_000;
/** More than this waiting in the browser means that the line is too slow for another frame. */
const BUFFERED_BYTES_MAX = 128 * 1024;

/** The server asks for the round trip every 2.5 s: silence for so long is a dead line, though the browser still calls it open. */
const SILENCE_MS = 9_000;
const SILENCE_LOOK_MS = 1_500;

/** Tokens of links look so; one that does not was broken on its way, and browsers would throw over it. */
const TOKEN_SHAPE = /^[\w-]{24,128}$/;

export type ConnectionState =
  | { readonly kind: "connecting" }
  | { readonly kind: "open" }
  /** Lost, and being tried again by itself. */
  | { readonly kind: "lost"; readonly sinceMs: number }
  | { readonly kind: "full"; readonly text: string; readonly retryMs: number }
  /** Not tried again by itself. `unreachable` may be tried by a person. */
  | { readonly kind: "over"; readonly why: "ended" | "bad-link" | "refused" | "replaced" | "unreachable" };

interface Listener {
  readonly onMessage: (message: FromServer) => void;
  readonly onState: (state: ConnectionState) => void;
}

/**
 * One page's socket: connects with the link's token, comes back with the `resume` of the last `hello` after a lost line or a
 * reload, and says in one state how things stand. Pings are answered here, so that the round trip has no wait in it.
 */
export class SessionConnection {
  readonly #token: string;
  readonly #listener: Listener;
  readonly #resumeKey: string;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #silence: ReturnType<typeof setInterval>;
  #heardMs = Number.POSITIVE_INFINITY;
  #lostMs: number | null = null;
  #tries = 0;
  #full: { readonly text: string; readonly retryMs: number } | null = null;
  #closed = false;

  constructor(token: string, listener: Listener) {
    this.#token = token;
    this.#listener = listener;
    this.#resumeKey = `hirewall.resume.${token.slice(0, 12)}`;
    this.#silence = setInterval(() => this.#lookForSilence(), SILENCE_LOOK_MS);
    if (TOKEN_SHAPE.test(token)) this.#connect();
    else this.#over("bad-link");
  }

  send(message: FromPage): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** Whether it was sent: nothing is queued on a line that is slow or gone. */
  sendFrame(message: Uint8Array<ArrayBuffer>): boolean {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN || socket.bufferedAmount > BUFFERED_BYTES_MAX) return false;
    socket.send(message);
    return true;
  }

  /** Asked for by a person, after `full` or `unreachable`. */
  tryAgain(): void {
    clearTimeout(this.#timer);
    this.#lostMs = null;
    this.#tries = 0;
    this.#listener.onState({ kind: "connecting" });
    this.#connect();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#silence);
    this.#socket?.close();
  }

  #connect(): void {
    if (this.#closed) return;
    const resume = sessionStorage.getItem(this.#resumeKey);
    const socket = new WebSocket(new URL("/ws", location.href.replace(/^http/, "ws")), [
      PROTOCOL,
      resume ?? this.#token,
    ]);
    this.#socket = socket;
    this.#full = null;
    this.#heardMs = Number.POSITIVE_INFINITY;
    socket.addEventListener("message", (event) => {
      if (socket === this.#socket && typeof event.data === "string") this.#hear(JSON.parse(event.data) as FromServer);
    });
    socket.addEventListener("close", (event) => {
      if (socket === this.#socket && !this.#closed) this.#closedWith(event.code, resume !== null);
    });
  }

  #hear(message: FromServer): void {
    this.#heardMs = performance.now();
    if (message.type === "ping") {
      this.send({ type: "pong", ping: message.ping });
      return;
    }
    if (message.type === "full") this.#full = message;
    if (message.type === "hello") {
      sessionStorage.setItem(this.#resumeKey, message.resume);
      this.#lostMs = null;
      this.#tries = 0;
      this.#listener.onState({ kind: "open" });
    }
    this.#listener.onMessage(message);
  }

  #closedWith(code: number, resumed: boolean): void {
    switch (code) {
      case CLOSE.badLink:
        // What was kept may be of an earlier use of this tab: the link itself is tried once.
        sessionStorage.removeItem(this.#resumeKey);
        if (resumed) this.#connect();
        else this.#over("bad-link");
        break;
      case CLOSE.ended:
        sessionStorage.removeItem(this.#resumeKey);
        this.#over("ended");
        break;
      case CLOSE.refused:
        this.#over("refused");
        break;
      case CLOSE.replaced:
        this.#over("replaced");
        break;
      case CLOSE.full: {
        const full = this.#full ?? { text: "", retryMs: 30_000 };
        this.#listener.onState({ kind: "full", ...full });
        this.#timer = setTimeout(() => this.#connect(), full.retryMs);
        break;
      }
      default:
        this.#comeBack();
    }
  }

  #lookForSilence(): void {
    if (performance.now() - this.#heardMs < SILENCE_MS) return;
    // Its close may take as long as TCP's patience: it is not waited for.
    const dead = this.#socket;
    this.#socket = null;
    this.#heardMs = Number.POSITIVE_INFINITY;
    dead?.close();
    this.#comeBack();
  }

  #comeBack(): void {
    const nowMs = performance.now();
    this.#lostMs ??= nowMs;
    if (nowMs - this.#lostMs > GIVE_UP_MS) {
      this.#over("unreachable");
      return;
    }
    this.#listener.onState({ kind: "lost", sinceMs: this.#lostMs });
    this.#timer = setTimeout(() => this.#connect(), RETRY_MS[Math.min(this.#tries++, RETRY_MS.length - 1)]);
  }

  #over(why: Extract<ConnectionState, { kind: "over" }>["why"]): void {
    this.#listener.onState({ kind: "over", why });
  }
}
