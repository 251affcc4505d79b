import { FRAMES_PER_SECOND } from "../wire.ts";

/**
 * What a frame costs, in milliseconds of one core, with its way over the socket (`bench/interview-capacity`, on two cores that others used
 * too: processor time, not waiting): a face 9 to 10, hands 33 to 38. A likeness costs about 90, now and then: 2 a frame.
 */
const FACE_FRAME_MS = 12;
const HANDS_FRAME_MS = 38;
/** The share of a session in which hands are looked for: gestures with hands are some of those drawn, and last seconds. */
const HANDS_SHARE = 0.15;
/**
 * A core that is asked for more than this answers late, and late frames are what makes a session inconclusive. On two cores
 * with eight sessions, six may show their hands at once before any falls below the eight frames a second that judging needs.
 */
const BUSY_SHARE_MAX = 0.8;

/** How many sessions at once keep their frame rate on so many cores: eight on two. */
export function sessionsFor(cores: number): number {
  const frameMs = FACE_FRAME_MS * (1 - HANDS_SHARE) + HANDS_FRAME_MS * HANDS_SHARE;
  const sessionShare = (frameMs * FRAMES_PER_SECOND) / 1000;
  return Math.max(1, Math.floor((cores * BUSY_SHARE_MAX) / sessionShare));
}

/** What a session is expected to take, for who has to wait. Rooms are guessed shorter than they may be: people come back. */
const EXPECTED_MS = { "self-check": 4 * 60_000, room: 45 * 60_000 } as const;
const RETRY_MS_MIN = 20_000;

/** Seats for candidates. Interviewers take none: their pages send four small pictures a second, and only in and after gestures. */
export class Seats {
  readonly max: number;
  readonly #freeAtMs = new Map<string, number>();

  constructor(max: number) {
    this.max = max;
  }

  get taken(): number {
    return this.#freeAtMs.size;
  }

  /** True with a seat, whether new or the session's own. */
  take(session: string, mode: keyof typeof EXPECTED_MS, nowMs: number): boolean {
    if (this.#freeAtMs.has(session)) return true;
    if (this.#freeAtMs.size >= this.max) return false;
    this.#freeAtMs.set(session, nowMs + EXPECTED_MS[mode]);
    return true;
  }

  free(session: string): void {
    this.#freeAtMs.delete(session);
  }

  /** When a seat is likely free, in milliseconds from now; null when one is. */
  freeInMs(nowMs: number): number | null {
    if (this.#freeAtMs.size < this.max) return null;
    return Math.max(RETRY_MS_MIN, Math.min(...this.#freeAtMs.values()) - nowMs);
  }
}

export function fullText(retryMs: number): string {
  const minutes = Math.max(1, Math.ceil(retryMs / 60_000));
  return `The room is full: try again in about ${minutes === 1 ? "a minute" : `${minutes} minutes`}. Your link stays good.`;
}
