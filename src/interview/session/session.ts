import { CATALOGUE } from "../challenges/catalogue.ts";
import { type Chance, hasInstead, NO_DRAWS, withCannot } from "../challenges/draw.ts";
import type { FrameReading, Wants } from "../reading.ts";
import { NOTHING_WATCHED, watchFrame } from "../watch/watch.ts";
import { endSession } from "./ending.ts";
import { withHint } from "./hint.ts";
import { isCleanFrontal } from "./neutral.ts";
import { type Advanced, noneLeft, onTime, pause, settle, silent, slotsLeft } from "./phases.ts";
import type { Session, SessionInput, SessionOptions, SessionOutput, Slot } from "./state.ts";

export type { Session, SessionInput, SessionOptions, SessionOutput } from "./state.ts";

/** A session after consent, before anything was asked. */
export function beginSession(options: SessionOptions): Session {
  return {
    options,
    phase: { kind: "ready" },
    nowMs: options.atMs,
    begunMs: options.atMs,
    ring: [],
    watch: NOTHING_WATCHED,
    observed: [],
    draws: NO_DRAWS,
    done: [],
    hint: null,
    hintComing: { hint: null, frames: 0 },
    roundTrips: [],
    faceGoneUntilMs: Number.NEGATIVE_INFINITY,
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
      return cannot(at(session, input.atMs));
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

/** The clock never runs back, whatever the order in which frames were ready. */
function at(session: Session, atMs: number): Session {
  return atMs > session.nowMs ? { ...session, nowMs: atMs } : session;
}

function begin(session: Session): Advanced {
  if (session.phase.kind !== "ready") return silent(session);
  // Who helped to set up the camera, or went for a lamp, was not before it yet.
  const begun: Session = { ...session, begunMs: session.nowMs, watch: NOTHING_WATCHED };
  if (session.options.mode === "room") return silent({ ...begun, phase: { kind: "watching" } });
  return silent(settle(begun, { of: null, after: { kind: "nothing" }, tries: [] }));
}

function ask(session: Session, of: Slot["of"]): Advanced {
  const { phase, options } = session;
  const isFree =
    phase.kind === "watching" || phase.kind === "ready" || (phase.kind === "pausing" && phase.next === null);
  if (options.mode !== "room" || !isFree) return silent(session);
  return silent(settle(session, { of, after: { kind: "nothing" }, tries: [] }));
}

/** A hand is gone from the face, and a camera stands still, so long after the gesture was judged. */
const FACE_BACK_MS = 1500;

function afterFrame(session: Session, reading: FrameReading, chance: Chance): Advanced {
  const { settings } = session.options;
  const { phase } = session;
  const faceGoneUntilMs =
    phase.kind === "asked" && CATALOGUE[phase.challenge.kind].movesFace
      ? reading.atMs + FACE_BACK_MS
      : session.faceGoneUntilMs;
  const faceMayGo = reading.atMs < faceGoneUntilMs;
  const ringFromMs = Math.max(session.nowMs, reading.atMs) - settings.session.ringMs;
  const kept = session.ring.filter(({ atMs }) => atMs >= ringFromMs && atMs <= reading.atMs);
  // One picture sent twice is one picture: else a slow program reaches any rate by sending each of its frames again.
  const isSentAgain = kept.at(-1)?.bytesHash === reading.bytesHash;
  const { count, firstMs, lastMs, gapsMs } = session.frames;
  const betweenMs = lastMs === null ? 0 : reading.atMs - lastMs;
  const hasEmbedding = reading.embedding !== null;
  const seen: Session = {
    ...at(session, reading.atMs),
    ring: isSentAgain ? kept : [...kept, reading],
    watch: watchFrame(session.watch, reading, { faceMayGo, isClean: isCleanFrontal(reading, settings) }, settings),
    faceGoneUntilMs,
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

function cannot(session: Session): Advanced {
  const { phase, options } = session;
  if (phase.kind !== "asked") return silent(session);
  const { challenge, slot } = phase;
  const result = { outcome: "inconclusive", tries: slot.tries, replaced: true } as const;
  const put: Session = { ...session, draws: withCannot(session.draws, challenge), done: [...session.done, result] };
  const said: SessionOutput[] = [
    { kind: "prompt-over", outcome: "inconclusive", text: options.words.after.replaced },
    { kind: "challenge", result },
  ];
  const next: Slot = { of: null, after: { kind: "cannot", challenge }, tries: [] };
  if (hasInstead(challenge, put.draws, slotsLeft(put))) return { session: pause(put, next), said };
  const over = noneLeft(put, next);
  return { session: over.session, said: [...said, ...over.said] };
}
