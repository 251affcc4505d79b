import type { Challenge, Judgement, Neutral } from "../challenge.ts";
import { CATALOGUE } from "../challenges/catalogue.ts";
import {
  type Chance,
  drawAgain,
  drawAsked,
  drawInstead,
  drawNext,
  NO_DRAWS,
  withCannot,
  withDrawn,
} from "../challenges/draw.ts";
import { judge } from "../challenges/judge.ts";
import type { FrameReading, Wants } from "../reading.ts";
import type { ChallengeResult, TryResult } from "../result.ts";
import { NOTHING_WATCHED, watchFrame } from "../watch/watch.ts";
import type { Hint } from "../wire.ts";
import { endSession } from "./ending.ts";
import { findNeutral, hintFor, isCleanFrontal } from "./neutral.ts";
import { outcomeOf } from "./outcome.ts";
import { promptFor } from "./prompt.ts";
import { fill, reasonText } from "./say.ts";
import type { Phase, Session, SessionInput, SessionOptions, SessionOutput, Slot } from "./state.ts";

export type { Session, SessionInput, SessionOptions, SessionOutput } from "./state.ts";

export interface Advanced {
  readonly session: Session;
  readonly said: readonly SessionOutput[];
}

/** A session after consent, before anything was asked. */
export function beginSession(options: SessionOptions): Session {
  return {
    options,
    phase: { kind: "ready" },
    nowMs: options.atMs,
    ring: [],
    watch: NOTHING_WATCHED,
    observed: [],
    draws: NO_DRAWS,
    done: [],
    hint: null,
    hintComing: { hint: null, frames: 0 },
    roundTrips: [],
    embeddingsHere: 0,
    embeddingMs: Number.NEGATIVE_INFINITY,
    frames: { count: 0, firstMs: null, lastMs: null, gapsMs: 0 },
  };
}

/**
 * The session after one more input, and what it says. Pure: the same session, input and chance give the same answer. Never throws for
 * anything that a page can cause; inputs that do not fit are ignored. `chance` is asked only when a challenge is drawn.
 */
export function advance(session: Session, input: SessionInput, chance: Chance): Advanced {
  if (session.phase.kind === "ended") return { session, said: [] };
  switch (input.kind) {
    case "frame":
      return afterFrame(session, input.reading, chance);
    case "clock":
      return onTime(at(session, input.atMs), chance);
    case "begin":
      return begin(at(session, input.atMs));
    case "ask":
      return ask(at(session, input.atMs), input.of);
    case "cannot":
      return cannot(at(session, input.atMs), chance);
    case "stop":
      return endSession(at(session, input.atMs), input.as ?? "stopped", null);
    case "round-trip":
      return silent({ ...session, roundTrips: [...session.roundTrips, input.ms].slice(-ROUND_TRIPS_KEPT) });
    case "observed":
      return silent({ ...session, observed: [...session.observed, input.observation].slice(-OBSERVED_MAX) });
  }
}

const ROUND_TRIPS_KEPT = 5;
const OBSERVED_MAX = 20;

/** What is worth measuring in the next frame: hands while they are asked for, likeness in quiet moments, a few of each. */
export function wantsOf({ phase, hint, nowMs, ring, embeddingMs, embeddingsHere, options }: Session): Wants {
  const { watch } = options.settings;
  const isQuiet = phase.kind === "settling" || phase.kind === "pausing" || phase.kind === "closing";
  const everyMs = phase.kind === "watching" ? WATCHING_EVERY_MS : watch.embeddingEveryMs;
  const isDue =
    nowMs - embeddingMs >= everyMs && (phase.kind === "watching" || (isQuiet && embeddingsHere < watch.likenessFrames));
  const last = ring.at(-1);
  return {
    hands: phase.kind === "asked" && CATALOGUE[phase.challenge.kind].hands,
    embedding: isDue && hint === null && last !== undefined && isCleanFrontal(last, options.settings),
  };
}

/** Between two gestures of a room, which may be long. */
const WATCHING_EVERY_MS = 3000;

function silent(session: Session): Advanced {
  return { session, said: [] };
}

/** The clock never runs back, whatever the order in which frames were ready. */
function at(session: Session, atMs: number): Session {
  return atMs > session.nowMs ? { ...session, nowMs: atMs } : session;
}

function begin(session: Session): Advanced {
  if (session.phase.kind !== "ready") return silent(session);
  if (session.options.mode === "room") return silent({ ...session, phase: { kind: "watching" } });
  return silent(settle(session, { of: null, after: { kind: "nothing" }, tries: [] }));
}

function ask(session: Session, of: Slot["of"]): Advanced {
  if (session.options.mode !== "room" || (session.phase.kind !== "watching" && session.phase.kind !== "ready")) {
    return silent(session);
  }
  return silent(settle(session, { of, after: { kind: "nothing" }, tries: [] }));
}

function settle(session: Session, slot: Slot): Session {
  const phase: Phase = { kind: "settling", slot, sinceMs: session.nowMs, restSinceMs: null };
  return { ...session, phase };
}

function afterFrame(session: Session, reading: FrameReading, chance: Chance): Advanced {
  const { settings } = session.options;
  const { phase } = session;
  const handsHide = phase.kind === "asked" && CATALOGUE[phase.challenge.kind].hands;
  const ringFromMs = Math.max(session.nowMs, reading.atMs) - settings.session.ringMs;
  const { count, firstMs, lastMs, gapsMs } = session.frames;
  const betweenMs = lastMs === null ? 0 : reading.atMs - lastMs;
  const hasEmbedding = reading.embedding !== null;
  const seen: Session = {
    ...at(session, reading.atMs),
    ring: [...session.ring.filter(({ atMs }) => atMs >= ringFromMs && atMs <= reading.atMs), reading],
    watch: watchFrame(session.watch, reading, { handsHide, isClean: isCleanFrontal(reading, settings) }, settings),
    embeddingMs: hasEmbedding ? reading.atMs : session.embeddingMs,
    embeddingsHere: session.embeddingsHere + (hasEmbedding ? 1 : 0),
    frames: {
      count: count + 1,
      firstMs: firstMs ?? reading.atMs,
      lastMs: Math.max(lastMs ?? reading.atMs, reading.atMs),
      gapsMs: gapsMs + (betweenMs > settings.gates.gapMs ? betweenMs : 0),
    },
  };
  const hinted = withHint(seen);
  const next = onTime(hinted.session, chance);
  return { session: next.session, said: [...hinted.said, ...next.said] };
}

/** So many frames in a row must want a hint, so that it does not flicker. */
const HINT_FRAMES = 4;

function withHint(session: Session): Advanced {
  const { phase } = session;
  const isWaiting = phase.kind === "settling" || phase.kind === "closing";
  const wanted: Hint = isWaiting ? hintFor(session.ring, session.options.settings) : null;
  const frames = wanted === session.hintComing.hint ? session.hintComing.frames + 1 : 1;
  const coming = { ...session, hintComing: { hint: wanted, frames } };
  if (wanted === session.hint || (isWaiting && frames < HINT_FRAMES)) return silent(coming);
  return { session: { ...coming, hint: wanted }, said: [{ kind: "hint", hint: wanted }] };
}

/** What is due now: a prompt, a judgement, the end of a pause or of all. */
function onTime(session: Session, chance: Chance): Advanced {
  const { phase, nowMs, options } = session;
  const { settings } = options;
  const silentMs = nowMs - (session.frames.lastMs ?? options.atMs);
  if (options.mode === "self-check" && phase.kind !== "ready") {
    if (nowMs - options.atMs > settings.session.limitMs || silentMs > settings.session.noFramesMs) {
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

function drawFor({ draws, done, options }: Session, { of, after }: Slot, chance: Chance): Challenge | null {
  const slotsLeft = options.settings.session.challenges - done.filter(({ replaced }) => !replaced).length;
  if (after.kind === "failed") return drawAgain(after.challenge, draws, chance);
  if (after.kind === "cannot") return drawInstead(after.challenge, draws, slotsLeft, chance);
  return options.mode === "room" ? drawAsked(of, draws, chance) : drawNext(draws, slotsLeft, chance);
}

function onAsked(session: Session, phase: Extract<Phase, { kind: "asked" }>): Advanced {
  const { settings } = session.options;
  const judgement = judge(
    {
      challenge: phase.challenge,
      neutral: phase.neutral,
      promptedMs: phase.promptedMs,
      latencyMs: latencyOf(session),
      readings: session.ring.filter(({ atMs }) => atMs >= phase.promptedMs - BEFORE_PROMPT_MS),
      nowMs: session.nowMs,
    },
    settings,
  );
  return judgement.kind === "waiting" ? silent(session) : close(session, phase, judgement);
}

/** Half of the shortest of the last round trips: a page that answers late sometimes wins nothing by it. */
function latencyOf({ roundTrips, options }: Session): number {
  const shortest = roundTrips.length === 0 ? 0 : Math.min(...roundTrips);
  return Math.min(options.settings.timing.latencyMaxMs, Math.max(0, shortest / 2));
}

/** A try's readings begin so long before its prompt. */
const BEFORE_PROMPT_MS = 1000;

type Final = Exclude<Judgement, { kind: "waiting" }>;

function close(session: Session, phase: Extract<Phase, { kind: "asked" }>, judgement: Final): Advanced {
  const { settings, words } = session.options;
  const { slot } = phase;
  const again = judgement.kind !== "passed" && slot.tries.length < settings.session.retries;
  const outcome = judgement.kind === "passed" ? "passed" : again ? "try again" : OUTCOME[judgement.kind];
  const reason = judgement.kind === "passed" ? null : judgement.reason;
  const result: TryResult = {
    challenge: phase.challenge,
    promptedMs: Math.round(phase.promptedMs - session.options.atMs),
    endedMs: Math.round(session.nowMs - session.options.atMs),
    outcome,
    reason,
    onsetMs: judgement.kind === "passed" ? judgement.onsetMs : null,
    curves: judgement.curves,
  };
  const text = fill(words.after[outcome], { reason: reasonText(reason, words) });
  const said: SessionOutput[] = [{ kind: "prompt-over", outcome, text }];
  const tries = [...slot.tries, result];
  if (again) {
    const next: Slot = { of: slot.of, after: { kind: "failed", challenge: phase.challenge }, tries };
    return { session: pause(session, next), said };
  }
  return finishChallenge(session, { outcome: outcomeOf(tries), tries, replaced: false }, said);
}

const OUTCOME = { failed: "did not pass", unsure: "inconclusive" } as const;

function pause(session: Session, next: Slot | null): Session {
  return {
    ...session,
    phase: { kind: "pausing", next, untilMs: session.nowMs + session.options.settings.session.pauseMs },
  };
}

function finishChallenge(session: Session, result: ChallengeResult, said: readonly SessionOutput[]): Advanced {
  const done = [...session.done, result];
  const next: Slot = { of: null, after: { kind: "nothing" }, tries: [] };
  const isMore =
    session.options.mode === "self-check" &&
    done.filter(({ replaced }) => !replaced).length < session.options.settings.session.challenges;
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

function cannot(session: Session, chance: Chance): Advanced {
  const { phase } = session;
  if (phase.kind !== "asked") return silent(session);
  const { challenge, slot } = phase;
  const put: Session = {
    ...session,
    draws: withCannot(session.draws, challenge),
    done: [...session.done, { outcome: "inconclusive", tries: slot.tries, replaced: true }],
  };
  const said: SessionOutput[] = [
    { kind: "prompt-over", outcome: "inconclusive", text: session.options.words.after.replaced },
    { kind: "challenge", result: { outcome: "inconclusive", tries: slot.tries, replaced: true } },
  ];
  const next: Slot = { of: null, after: { kind: "cannot", challenge }, tries: [] };
  // Asked of a copy of the chance's answer at the time of showing: here only whether anything is left.
  const isLeft = drawFor(put, next, () => 0) !== null;
  void chance;
  if (isLeft) return { session: pause(put, next), said };
  const over = noneLeft(put, next);
  return { session: over.session, said: [...said, ...over.said] };
}

/** Nothing is left that fits: a person goes on in another way. A room goes on by itself. */
function noneLeft(session: Session, slot: Slot): Advanced {
  if (session.options.mode === "self-check") return endSession(session, "finished", "none-left");
  if (slot.tries.length === 0) return silent({ ...session, phase: { kind: "watching" } });
  return finishChallenge(session, { outcome: outcomeOf(slot.tries), tries: slot.tries, replaced: false }, []);
}

function giveUp(session: Session, slot: Slot): Advanced {
  if (session.options.mode === "self-check") return endSession(session, "finished", "not-reached");
  return finishChallenge(session, { outcome: "inconclusive", tries: slot.tries, replaced: false }, []);
}
