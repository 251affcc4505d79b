import { availableParallelism } from "node:os";
import { DomainError } from "../../errors.ts";
import type { FrameReading, Wants } from "../reading.ts";
import type { FrameStamp } from "./analyse-frame.ts";
import { AnalyserThread } from "./analyser-thread.ts";

/** Reads the frames of many sessions on several threads. */
export interface AnalyserPool {
  /**
   * What one JPEG shows. A session's frames are answered in the order in which they come.
   * @throws DomainError `bad-frame` for a picture that is refused; `busy` where too many wait, or a thread fell: the caller drops
   * that frame and sends a later one.
   */
  analyse(session: string, jpeg: Uint8Array, about: FrameStamp, wants: Wants): Promise<FrameReading>;
  /** Frames of this session that are not answered yet. */
  waiting(session: string): number;
  /** Drops everything that is remembered of a session. */
  forget(session: string): void;
  close(): Promise<void>;
}

/** A page sends no more than two before it hears of the first; one more for those that arrive while it is told. */
const SESSION_WAITING_MAX = 3;
/** Whoever runs the server sets how many sessions it takes; this only bounds what a forgotten `forget` costs. */
const SESSIONS_MAX = 1_000;

const WORKER = new URL("analyser-worker.ts", import.meta.url);

/**
 * Starts the threads and waits until their models are loaded: about a second. As many as cores is fastest: with three on two cores a fifth fewer
 * frames were read than with two.
 */
export async function startAnalysers({
  threads = availableParallelism(),
  script = WORKER,
}: {
  readonly threads?: number;
  readonly script?: URL;
} = {}): Promise<AnalyserPool> {
  const pool = Array.from({ length: Math.max(1, threads) }, () => ({
    thread: new AnalyserThread(script),
    sessions: 0,
  }));
  try {
    await Promise.all(pool.map(({ thread }) => thread.ready));
  } catch (error) {
    await Promise.all(pool.map(({ thread }) => thread.close()));
    throw error;
  }
  const pinned = new Map<string, { readonly member: (typeof pool)[number]; waiting: number }>();

  const pin = (session: string): NonNullable<ReturnType<typeof pinned.get>> => {
    const known = pinned.get(session);
    if (known !== undefined) return known;
    if (pinned.size >= SESSIONS_MAX)
      throw new DomainError("busy", `${SESSIONS_MAX} sessions are read already. Try again when some have ended.`);
    const member = pool.reduce((best, next) => (next.sessions < best.sessions ? next : best));
    member.sessions += 1;
    const place = { member, waiting: 0 };
    pinned.set(session, place);
    return place;
  };

  return {
    analyse: async (session, jpeg, about, wants) => {
      const place = pin(session);
      if (place.waiting >= SESSION_WAITING_MAX)
        throw new DomainError("busy", `${SESSION_WAITING_MAX} frames of this session wait already. Drop one.`);
      place.waiting += 1;
      try {
        return await place.member.thread.analyse(session, jpeg, about, wants);
      } finally {
        place.waiting -= 1;
      }
    },
    waiting: (session) => pinned.get(session)?.waiting ?? 0,
    forget: (session) => {
      const place = pinned.get(session);
      if (place === undefined) return;
      pinned.delete(session);
      place.member.sessions -= 1;
      place.member.thread.forget(session);
    },
    close: async () => {
      await Promise.all(pool.map(({ thread }) => thread.close()));
    },
  };
}
