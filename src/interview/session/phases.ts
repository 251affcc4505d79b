import type { Challenge, Neutral } from "../challenge.ts";
import { type Chance, drawAgain, drawAsked, drawInstead, drawNext, withDrawn } from "../challenges/draw.ts";
import { closeTry, judgeNow } from "./try.ts";
import type { ChallengeResult } from "../result.ts";
import { endSession } from "./ending.ts";
import { findNeutral } from "./neutral.ts";
import { outcomeOf } from "./outcome.ts";
import { promptFor } from "./prompt.ts";
import type { Phase, Session, SessionOutput, Slot } from "./state.ts";

/** A session after something happened, and what it says about it. */
export interface Advanced {
  readonly session: Session;
  readonly said: readonly SessionOutput[];
}

export function silent(session: Session): Advanced {
  return { session, said: [] };
}

/** What is due now: a prompt, a judgement, the end of a pause or of all. */
export function onTime(session: Session, chance: Chance): Advanced {
  const { phase, nowMs, options } = session;
  const { settings } = options;
  const silentMs = nowMs - Math.max(session.frames.lastMs ?? 0, session.begunMs);
  if (options.mode === "self-check" && phase.kind !== "ready") {
    if (nowMs - session.begunMs > settings.session.limitMs || silentMs > settings.session.noFramesMs) {
      return endSession(session, "finished", "not-reached");
    }
  }
  switch (phase.kind) {
    case "ready":
    case "watching":
    case "ended":
      return silent(session);
    case "settling":
      return onSettling(session, phase, chance);
    case "asked":
      return onAsked(session, phase);
    case "pausing":
      return nowMs < phase.untilMs ? silent(session) : afterPause(session, phase.next);
    case "closing":
      return onClosing(session, phase.sinceMs);
  }
}

export function settle(session: Session, slot: Slot): Session {
  const phase: Phase = { kind: "settling", slot, sinceMs: session.nowMs, restSinceMs: null };
  return { ...session, phase };
}

/** Likeness vectors before a gesture: the first ones are what later ones are compared with. */
const EMBEDDINGS_BETWEEN = 3;
/** They are waited for no longer than this once the face is at rest. */
const EMBEDDINGS_WAIT_MS = 2000;

function onSettling(session: Session, phase: Extract<Phase, { kind: "settling" }>, chance: Chance): Advanced {
  const { settings, mode } = session.options;
  const neutral = findNeutral(session.ring, settings);
  const restSinceMs = neutral === null ? null : (phase.restSinceMs ?? session.nowMs);
  const waiting: Session = { ...session, phase: { ...phase, restSinceMs } };
  const waitMs = mode === "room" ? settings.gates.askWaitMs : settings.gates.pictureWaitMs;
  if (neutral === null || restSinceMs === null) {
    return session.nowMs - phase.sinceMs > waitMs ? giveUp(waiting, phase.slot) : silent(waiting);
  }
  const enough =
    session.done.length === 0 && phase.slot.tries.length === 0 ? settings.watch.likenessFrames : EMBEDDINGS_BETWEEN;
  const isCompared = session.embeddingsHere >= enough || session.nowMs - restSinceMs > EMBEDDINGS_WAIT_MS;
  return isCompared ? prompt(waiting, phase.slot, neutral, chance) : silent(waiting);
}

function prompt(session: Session, slot: Slot, neutral: Neutral, chance: Chance): Advanced {
  const challenge = drawFor(session, slot, chance);
  if (challenge === null) return noneLeft(session, slot);
  const promptedMs = session.nowMs;
  const asked: Session = {
    ...session,
    phase: { kind: "asked", slot, challenge, neutral, promptedMs },
    draws: withDrawn(session.draws, challenge),
    embeddingsHere: 0,
  };
  return { session: asked, said: [{ kind: "prompt", prompt: promptFor(asked, challenge, slot) }] };
}

function drawFor(session: Session, { of, after }: Slot, chance: Chance): Challenge | null {
  const { draws, options } = session;
  if (after.kind === "failed") return drawAgain(after.challenge, draws, chance);
  if (after.kind === "cannot") return drawInstead(after.challenge, draws, slotsLeft(session), chance);
  return options.mode === "room" ? drawAsked(of, draws, chance) : drawNext(draws, slotsLeft(session), chance);
}

/** Gestures that a session which is done alone still asks for. */
export function slotsLeft({ options, done }: Session): number {
  return options.settings.session.challenges - done.filter(({ replaced }) => !replaced).length;
}

function onAsked(session: Session, phase: Extract<Phase, { kind: "asked" }>): Advanced {
  const judgement = judgeNow(session, phase);
  if (judgement.kind === "waiting") return silent(session);
  const { tries, again, said } = closeTry(session, phase, judgement);
  if (!again) return finishChallenge(session, { outcome: outcomeOf(tries), tries, replaced: false }, said);
  const next: Slot = { of: phase.slot.of, after: { kind: "failed", challenge: phase.challenge }, tries };
  return { session: pause(session, next), said };
}

export function pause(session: Session, next: Slot | null): Session {
  return {
    ...session,
    phase: { kind: "pausing", next, untilMs: session.nowMs + session.options.settings.session.pauseMs },
  };
}

function finishChallenge(session: Session, result: ChallengeResult, said: readonly SessionOutput[]): Advanced {
  const done = [...session.done, result];
  const next: Slot = { of: null, after: { kind: "nothing" }, tries: [] };
  const isMore = session.options.mode === "self-check" && slotsLeft({ ...session, done }) > 0;
  return {
    session: pause({ ...session, done }, isMore ? next : null),
    said: [...said, { kind: "challenge", result }],
  };
}

function afterPause(session: Session, next: Slot | null): Advanced {
  if (next !== null) return silent(settle(session, next));
  if (session.options.mode === "room") return silent({ ...session, phase: { kind: "watching" } });
  return silent({ ...session, phase: { kind: "closing", sinceMs: session.nowMs } });
}

/** The end waits so long for the last comparison of faces. */
const CLOSING_MS = 3000;

function onClosing(session: Session, sinceMs: number): Advanced {
  const isCompared = session.embeddingsHere >= session.options.settings.watch.likenessFrames;
  if (!isCompared && session.nowMs - sinceMs < CLOSING_MS) return silent(session);
  return endSession(session, "finished", null);
}

/** Nothing is left that fits: a person goes on in another way. A room goes on by itself. */
export function noneLeft(session: Session, slot: Slot): Advanced {
  if (session.options.mode === "self-check") return endSession(session, "finished", "none-left");
  if (slot.tries.length === 0) return silent({ ...session, phase: { kind: "watching" } });
  return finishChallenge(session, { outcome: outcomeOf(slot.tries), tries: slot.tries, replaced: false }, []);
}

function giveUp(session: Session, slot: Slot): Advanced {
  if (session.options.mode === "self-check") return endSession(session, "finished", "not-reached");
  return finishChallenge(session, { outcome: "inconclusive", tries: slot.tries, replaced: false }, []);
}
