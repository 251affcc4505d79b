import { RESUME_MS } from "../wire.ts";
import { hashSecret, isSameHash, makeSecret, SECRET_SHAPE } from "./secrets.ts";

/** The host has no seat: one key opens the API. An observer's token opens a deck, by HTTP only. */
export type SeatRole = "candidate" | "interviewer" | "observer";

/** One person's place in one session, and the hash of the link that leads to it. */
export interface Seat {
  readonly peer: string;
  readonly role: SeatRole;
  readonly tokenHash: string;
}

export interface Holder {
  readonly session: string;
  readonly peer: string;
  readonly role: SeatRole;
}

/** Why a secret opens nothing. Pages show a sentence for each. */
export type BadLink = "link-unknown" | "link-used" | "link-expired";

interface Entry {
  readonly holder: Holder;
  readonly hash: string;
  /** By the wall clock, for links outlive the process. */
  readonly expiresAt: number;
  used: boolean;
  /** Whether what followed cannot be done again: a candidate has agreed to the notice. */
  bound: boolean;
  resume: Resume | null;
}

interface Resume {
  readonly hash: string;
  /** The one before: good until the page has shown that it got the new one, for a `hello` may be lost on its way. */
  previous: string | null;
  /** By the monotonic clock; null while its page is connected. */
  untilMs: number | null;
}

/**
 * Who may come in. A link's token is used up by the first WebSocket, not by loading the page: mail scanners and previews
 * open links too. After that only the connected page's own `resume` secret comes back to the seat, and each use changes it.
 *
 * Some scanners run a page's scripts as well, and an interviewer's browser may crash: a seat that was left, and in which
 * nothing happened that counts, is free again when its page can come back no more. A candidate's consent ends that.
 */
export class TokenBook {
  readonly #entries = new Map<string, Entry>();
  readonly #bySeat = new Map<string, Entry>();
  readonly #resumes = new Map<string, Entry>();

  /** A new seat and its token, which is said once. */
  static issue(peer: string, role: SeatRole): { readonly seat: Seat; readonly token: string } {
    const token = makeSecret();
    return { token, seat: { peer, role, tokenHash: hashSecret(token) } };
  }

  add(session: string, seat: Seat, expiresAt: number): void {
    const holder = { session, peer: seat.peer, role: seat.role };
    const entry: Entry = { holder, hash: seat.tokenHash, expiresAt, used: false, bound: false, resume: null };
    this.#entries.set(seat.tokenHash, entry);
    this.#bySeat.set(seatKey(session, seat.peer), entry);
  }

  /** Whose secret this is, whether as a link's token or to come back. Uses nothing up. */
  look(secret: string, wallMs: number, nowMs: number): Holder | BadLink {
    const found = this.#find(secret);
    if (found === null) return "link-unknown";
    const { entry, isToken } = found;
    if (!isToken) return isOver(entry.resume, nowMs) ? "link-used" : entry.holder;
    if (entry.used && !isAbandoned(entry, nowMs)) return "link-used";
    return wallMs >= entry.expiresAt ? "link-expired" : entry.holder;
  }

  /** Takes the seat: the token, or the old `resume`, is used up. Gives the secret to come back with. */
  redeem(
    secret: string,
    wallMs: number,
    nowMs: number,
  ): { readonly holder: Holder; readonly resume: string } | BadLink {
    const holder = this.look(secret, wallMs, nowMs);
    const found = this.#find(secret);
    if (typeof holder === "string" || found === null) return typeof holder === "string" ? holder : "link-unknown";
    const { entry, isToken } = found;
    entry.used = true;
    this.#forgetResume(entry, isToken ? null : hashSecret(secret));
    const resume = makeSecret();
    const hash = hashSecret(resume);
    entry.resume = { hash, previous: isToken ? null : hashSecret(secret), untilMs: null };
    this.#resumes.set(hash, entry);
    return { holder, resume };
  }

  /** The page has answered on its new connection: the secret it came with is void. */
  confirm({ session, peer }: Holder): void {
    const entry = this.#bySeat.get(seatKey(session, peer));
    if (entry?.resume?.previous == null) return;
    this.#resumes.delete(entry.resume.previous);
    entry.resume.previous = null;
  }

  /** From now on the seat belongs to this page alone, and its link opens nothing more. */
  bind({ session, peer }: Holder): void {
    const entry = this.#bySeat.get(seatKey(session, peer));
    if (entry !== undefined) entry.bound = true;
  }

  /** The page's connection is gone: it may come back until `RESUME_MS` from now. */
  leave({ session, peer }: Holder, nowMs: number): void {
    const resume = this.#bySeat.get(seatKey(session, peer))?.resume;
    if (resume != null) resume.untilMs = nowMs + RESUME_MS;
  }

  /** The session is over or deleted: none of its secrets opens anything. */
  drop(session: string): void {
    for (const [hash, entry] of this.#entries) {
      if (entry.holder.session !== session) continue;
      this.#forgetResume(entry, null);
      this.#entries.delete(hash);
      this.#bySeat.delete(seatKey(session, entry.holder.peer));
    }
  }

  #find(secret: string): { readonly entry: Entry; readonly isToken: boolean } | null {
    if (!SECRET_SHAPE.test(secret)) return null;
    const hash = hashSecret(secret);
    const entry = this.#entries.get(hash);
    if (entry !== undefined && isSameHash(entry.hash, hash)) return { entry, isToken: true };
    const resumed = this.#resumes.get(hash);
    return resumed === undefined ? null : { entry: resumed, isToken: false };
  }

  #forgetResume(entry: Entry, kept: string | null): void {
    for (const hash of [entry.resume?.hash, entry.resume?.previous]) {
      if (hash != null && hash !== kept) this.#resumes.delete(hash);
    }
  }
}

function isOver(resume: Resume | null, nowMs: number): boolean {
  return resume === null || (resume.untilMs !== null && nowMs > resume.untilMs);
}

function isAbandoned({ bound, resume }: Entry, nowMs: number): boolean {
  return !bound && isOver(resume, nowMs);
}

function seatKey(session: string, peer: string): string {
  return `${session}/${peer}`;
}
