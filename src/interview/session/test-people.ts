import type { Challenge } from "../challenge.ts";
import type { Chance } from "../challenges/draw.ts";
import { loadSettings } from "../challenges/load-settings.ts";
import { readingOf, regionAt, type Seen, thereAndBack } from "../challenges/test-readings.ts";
import type { SessionResult } from "../result.ts";
import { loadWords } from "./load-words.ts";
import { advance, beginSession, type Session, type SessionInput, type SessionOutput, wantsOf } from "./session.ts";

/** Invented people before a session, for tests. */

export function freshSession(mode: SessionResult["mode"] = "self-check"): Session {
  return beginSession({
    session: "s1",
    subject: null,
    mode,
    startedAt: "2026-11-25T10:00:00.000Z",
    atMs: 0,
    settings: loadSettings(),
    words: loadWords(),
  });
}

/** What somebody shows, so long after the prompt; null for "I cannot do this one". */
export type Act = (challenge: Challenge, sinceMs: number) => Seen | null;

/** Does what is asked, half a second later. */
export const willing: Act = (challenge, sinceMs) => {
  const there = thereAndBack(sinceMs, 500);
  const isThere = there > 0.6;
  switch (challenge.kind) {
    case "turn":
      return { yaw: sign(challenge.side) * (challenge.degrees + 8) * there };
    case "look":
      return { pitch: (challenge.direction === "up" ? 1 : -1) * 20 * there };
    case "tilt":
      return { roll: sign(challenge.side) * 22 * there };
    case "lean":
      return { size: challenge.direction === "closer" ? 1 + 0.4 * there : 1 - 0.28 * there };
    case "cover":
      return isThere ? { hand: { at: regionAt(challenge.region) }, covered: challenge.region } : {};
    case "sweep":
      return sweep(sign(challenge.from), (sinceMs - 500) / 1200);
    case "fingers":
      return isThere
        ? { hand: { at: { x: 320 + sign(challenge.side) * 120, y: 260 }, fingersUp: challenge.count } }
        : {};
    case "expression":
      return expression(challenge.expression, there, sinceMs);
    case "camera":
      return { moved: cameraMoves(challenge.direction, 60 * there) };
    case "turn-and-cover": {
      const yaw = sign(challenge.side) * (challenge.degrees + 6) * there;
      return isThere ? { yaw, hand: { at: regionAt(challenge.region) }, covered: challenge.region } : { yaw };
    }
  }
};

/** Sits there. */
export const still: Act = () => ({});

function sign(side: "left" | "right"): 1 | -1 {
  return side === "left" ? 1 : -1;
}

function sweep(from: 1 | -1, way: number): Seen {
  if (way <= 0 || way >= 1) return {};
  const x = 320 + from * (1 - 2 * way) * 220;
  const isOn = Math.abs(x - 320) < 80;
  return { hand: { at: { x, y: 240 } }, noFace: isOn };
}

function expression(of: Extract<Challenge, { kind: "expression" }>["expression"], there: number, ms: number): Seen {
  switch (of) {
    case "open-mouth":
      return { mouthOpen: 0.02 + 0.6 * there };
    case "smile":
      return { mouthWidth: 0.6 * (1 + 0.2 * there) };
    case "raise-brows":
      return { browHeight: 0.25 * (1 + 0.2 * there) };
    case "blink-twice":
      return { eyeOpen: (ms > 600 && ms < 850) || (ms > 1200 && ms < 1450) ? 0.08 : 0.3 };
  }
}

function cameraMoves(direction: "up" | "down" | "left" | "right", by: number): { x: number; y: number } {
  switch (direction) {
    case "up":
      return { x: 0, y: by };
    case "down":
      return { x: 0, y: -by };
    case "left":
      return { x: -by, y: 0 };
    case "right":
      return { x: by, y: 0 };
  }
}

export interface Run {
  readonly inputs: readonly SessionInput[];
  readonly said: readonly SessionOutput[];
  readonly result: SessionResult | null;
  readonly session: Session;
  readonly endMs: number;
}

interface RunOptions {
  readonly perSecond?: number;
  readonly untilMs?: number;
  /** Seen while nothing is asked. */
  readonly between?: (atMs: number) => Seen;
  /** Asked for by an interviewer as soon as nothing else is. */
  readonly asks?: readonly Extract<SessionInput, { kind: "ask" }>["of"][];
}

/** A session with somebody, frame by frame, until it ends or the time is over. */
export function runSession(start: Session, chance: Chance, act: Act, options: RunOptions = {}): Run {
  const { perSecond = 12, untilMs = 250_000, between = () => ({}), asks = [] } = options;
  const inputs: SessionInput[] = [];
  const said: SessionOutput[] = [];
  const waiting = [...asks];
  let session = start;
  let asked: { readonly challenge: Challenge; readonly atMs: number } | null = null;
  const tell = (input: SessionInput): void => {
    const next = advance(session, input, chance);
    inputs.push(input);
    said.push(...next.said);
    session = next.session;
    for (const output of next.said) {
      if (output.kind === "prompt") asked = { challenge: output.prompt.challenge, atMs: session.nowMs };
      if (output.kind === "prompt-over") asked = null;
    }
  };
  tell({ kind: "begin", atMs: 0 });
  let atMs = 0;
  for (let seq = 1; session.phase.kind !== "ended" && atMs < untilMs; seq += 1) {
    atMs += 1000 / perSecond;
    const of = session.phase.kind === "watching" ? waiting.shift() : undefined;
    if (of !== undefined) tell({ kind: "ask", atMs, of });
    const now = asked as { readonly challenge: Challenge; readonly atMs: number } | null;
    const seen = now ? act(now.challenge, atMs - now.atMs) : between(atMs);
    if (seen === null) tell({ kind: "cannot", atMs });
    const wants = wantsOf(session);
    const reading = readingOf(atMs, { seq, noHands: !wants.hands, ...seen, embedding: wants.embedding });
    tell({ kind: "frame", reading });
  }
  const last = said.at(-1);
  return { inputs, said, result: last?.kind === "ended" ? last.result : null, session, endMs: atMs };
}
