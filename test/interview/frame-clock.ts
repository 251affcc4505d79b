import type { Analysers } from "../../src/interview/server/judging.ts";

/** A little more than a camera's frame takes to come at twelve a second. */
const FRAME_WAIT_MS = 100;

export interface FrameClock {
  readonly now: () => number;
  /** The same analysers, with the clock told of each frame. */
  readonly watch: (analysers: Analysers) => Analysers;
}

/**
 * The server's and the actor's time: as real as any, but it waits for the next frame when that is late. Browser, server,
 * models and actor share the cores of a test's machine, and a machine that has no time for frames would be judged rather than
 * what is in them. How fast things are is measured elsewhere.
 */
export function startFrameClock(): FrameClock {
  let timeMs = 0;
  let realMs = performance.now();
  let leftMs = Number.POSITIVE_INFINITY;
  const now = (): number => {
    const nowMs = performance.now();
    const passedMs = Math.min(nowMs - realMs, leftMs);
    realMs = nowMs;
    leftMs -= passedMs;
    timeMs += passedMs;
    return timeMs;
  };
  return {
    now,
    watch: (analysers) => ({
      analyse: (...frame) => {
        now();
        leftMs = FRAME_WAIT_MS;
        return analysers.analyse(...frame);
      },
      forget: (session) => {
        // Without a session's frames there is nothing to wait for.
        leftMs = Number.POSITIVE_INFINITY;
        analysers.forget(session);
      },
    }),
  };
}
