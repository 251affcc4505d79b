import type { WebSocket } from "ws";
import type { ChallengeKind } from "../challenge.ts";
import type { SessionResult } from "../result.ts";
import { CLOSE, type FromPage, RESUME_MS } from "../wire.ts";
import type { SessionSummary } from "./api-schema.ts";
import type { IceServer } from "./ice-servers.ts";
import { JudgedSession, type JudgedSessionTools } from "./judged-session.ts";
import { PageSocket } from "./page-socket.ts";
import { type Peer, Peers } from "./peers.ts";
import { Refusals } from "./refusals.ts";
import type { SessionRecord } from "./session-record.ts";
import type { Holder } from "./tokens.ts";

/** How long a notice may be read before the seat is given back; the link can then be had anew from the host. */
const NOTICE_MS = 20 * 60_000;
/** Longer than any self-check takes, with breaks; longer than an interview. */
const SESSION_MS = { "self-check": 20 * 60_000, room: 4 * 3_600_000, deck: 0 } as const;

const CHALLENGE_KINDS: readonly string[] = [
  "turn",
  "look",
  "tilt",
  "lean",
  "cover",
  "sweep",
  "fingers",
  "expression",
  "camera",
  "turn-and-cover",
] satisfies readonly ChallengeKind[];

/** Who may say what. What stands in nobody's list is nobody's to say. */
const MAY_SAY: Readonly<Record<Peer["role"], ReadonlySet<FromPage["type"]>>> = {
  candidate: new Set(["consent", "decline", "camera", "no-camera", "begin", "cannot", "stop", "signal", "pong"]),
  interviewer: new Set(["ask", "stop", "signal", "pong"]),
};

export interface RoomTools extends JudgedSessionTools {
  readonly refusals: Refusals;
  readonly iceServers: (peer: string) => readonly IceServer[];
  readonly onLeft: (holder: Holder) => void;
  readonly onConfirmed: (holder: Holder) => void;
  /** The candidate has agreed: nobody else may sit down there. */
  readonly onConsent: (holder: Holder) => void;
  readonly onEnded: (record: SessionRecord, result: SessionResult, refused: Refusals) => void;
}

/** One session's pages and its judge: a self-check has one page, a room up to five. Lives until the session is over. */
export class Room {
  readonly #record: SessionRecord;
  readonly #tools: RoomTools;
  readonly #refusals: Refusals;
  readonly #peers = new Peers();
  readonly #session: JudgedSession;
  /** Since when the candidate reads the notice; null before they came, or when they left it unread. */
  #arrivedMs: number | null = null;
  #consentedMs: number | null = null;
  /** Since when the candidate is away; null while here, or not yet come. */
  #awaySinceMs: number | null = null;

  constructor(record: SessionRecord, tools: RoomTools) {
    this.#record = record;
    this.#tools = tools;
    this.#refusals = new Refusals(tools.refusals);
    const voice = {
      toCandidate: (message: Parameters<PageSocket["send"]>[0]) => this.#peers.send("candidate", message),
      toInterviewers: (message: Parameters<PageSocket["send"]>[0]) => this.#peers.send("interviewer", message),
      refuseCandidate: (code: string, message: string) => this.#peers.candidate?.socket.refuse(code, message),
      onEnded: (result: SessionResult) => this.#onEnded(result),
    };
    this.#session = new JudgedSession(record, tools, voice, this.#refusals);
  }

  get present(): SessionSummary["present"] {
    return { candidate: this.#peers.count("candidate") > 0, interviewers: this.#peers.count("interviewer") };
  }

  /** Whether the candidate is here, or may come back. */
  get needsSeat(): boolean {
    return this.#awaySinceMs !== null || this.present.candidate;
  }

  /** Nobody is connected, may come back, or was here with consent: there is nothing to lose. */
  get isEmpty(): boolean {
    return !this.needsSeat && this.present.interviewers === 0;
  }

  /** Refusals of this session so far, by code. */
  get refused(): Record<string, number> {
    return this.#refusals.toRecord();
  }

  connect(holder: Holder & { readonly role: Peer["role"] }, webSocket: WebSocket, resume: string): void {
    let isConfirmed = false;
    const socket: PageSocket = new PageSocket(
      webSocket,
      {
        onMessage: (message) => this.#onMessage(peer, holder, message),
        onBinary: (bytes) => this.#onBinary(peer, bytes),
        onRoundTrip: (ms) => {
          if (!isConfirmed) this.#tools.onConfirmed(holder);
          isConfirmed = true;
          if (peer.role === "candidate") this.#session.noteRoundTrip(ms);
        },
        onClose: () => this.#onClose(peer, holder),
        onBug: (error) => this.#tools.onBug(error),
      },
      this.#refusals,
      this.#tools.now,
    );
    const peer: Peer = { id: holder.peer, role: holder.role, socket };
    const isNew = holder.role === "candidate" && this.#session.consent === null;
    socket.send({
      type: "hello",
      role: peer.role,
      you: peer.id,
      mode: this.#record.kind === "room" ? "room" : "self-check",
      notice: isNew ? this.#tools.notice : null,
      thumbnails: this.#tools.thumbnails !== null,
      resume,
      iceServers: this.#record.kind === "room" ? this.#tools.iceServers(peer.id) : [],
      begun: this.#session.hasBegun,
    });
    if (peer.role === "candidate") {
      this.#awaySinceMs = null;
      this.#arrivedMs ??= this.#tools.now();
    }
    this.#peers.join(peer);
    this.#session.greet(peer.role, (message) => socket.send(message));
    socket.tick();
  }

  /** Some times a second: pings, the judge's clock, and the ends that come by time. */
  tick(): void {
    this.#peers.tick();
    const now = this.#tools.now();
    const isGone = this.#awaySinceMs !== null && now - this.#awaySinceMs > RESUME_MS;
    const isLate =
      this.#consentedMs === null
        ? this.#arrivedMs !== null && now - this.#arrivedMs > NOTICE_MS
        : now - this.#consentedMs > SESSION_MS[this.#record.kind];
    if (isGone) this.#onGone();
    else if (isLate) this.#session.end("expired");
    else this.#session.tick(this.present.interviewers > 0);
  }

  /** Closes all pages without a result: the server stops, or the session was deleted. */
  drop(code: number): void {
    this.#session.drop();
    this.#peers.close(code);
  }

  /** Without consent there was no session: the link is good again, and nothing is written down. */
  #onGone(): void {
    this.#awaySinceMs = null;
    this.#arrivedMs = null;
    if (this.#session.consent !== null) this.#session.end("left");
  }

  #onMessage(peer: Peer, holder: Holder, message: FromPage): void {
    if (!MAY_SAY[peer.role].has(message.type)) {
      return peer.socket.refuse("not-yours", `Such a page may not say '${message.type}'.`);
    }
    switch (message.type) {
      case "consent":
        this.#session.agree(message.notice, message.thumbnails);
        if (this.#session.consent === null) return;
        this.#consentedMs ??= this.#tools.now();
        return this.#tools.onConsent(holder);
      case "decline":
        return this.#session.end("declined-camera");
      case "no-camera":
        return this.#session.end("no-camera");
      case "camera":
        return this.#session.noteCamera(message.label);
      case "begin":
        return this.#session.begin();
      case "cannot":
        return this.#session.cannot();
      case "stop":
        // Interviewers end an interview; who answers may break it off.
        return this.#session.end(peer.role === "interviewer" ? "finished" : "stopped");
      case "ask":
        return this.#onAsk(peer, message.kind);
      case "signal":
        return this.#peers.relay(peer, message.to, message.signal);
      case "pong":
        return;
    }
  }

  #onAsk(peer: Peer, kind: string | null): void {
    if (kind !== null && !CHALLENGE_KINDS.includes(kind)) {
      return peer.socket.refuse("message-unknown", "There is no such gesture.");
    }
    if (!this.#session.hasBegun || !this.present.candidate) {
      return peer.socket.send({ type: "error", code: "not-begun", message: "The candidate has not begun yet." });
    }
    this.#session.ask(kind as ChallengeKind | null);
  }

  #onBinary(peer: Peer, bytes: Buffer): void {
    if (peer.role === "candidate") return this.#session.takeFrame(bytes);
    const why = this.#session.takeSeen(peer.id, bytes);
    if (why !== null)
      peer.socket.refuse(why, "An interviewer's page sends small pictures of what it sees, and no other.");
  }

  #onClose(peer: Peer, holder: Holder): void {
    if (!this.#peers.leave(peer)) return;
    this.#tools.onLeft(holder);
    if (peer.role === "candidate") this.#awaySinceMs = this.#tools.now();
  }

  #onEnded(result: SessionResult): void {
    this.#awaySinceMs = null;
    const { outcome, sentence, ended } = result;
    this.#peers.send("candidate", { type: "ended", result: { outcome, sentence, ended } });
    this.#peers.send("interviewer", { type: "ended", result });
    this.#peers.close(CLOSE.ended);
    this.#tools.onEnded(this.#record, result, this.#refusals);
  }
}
