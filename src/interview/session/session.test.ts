import { expect, test } from "vitest";
import { loadSettings } from "../challenges/load-settings.ts";
import { readingOf, regionAt, type Seen, thereAndBack } from "../challenges/test-readings.ts";
import type { Challenge } from "../challenge.ts";
import type { SessionResult } from "../result.ts";
import { loadWords } from "./load-words.ts";
import { advance, beginSession, type Session, type SessionOutput, wantsOf } from "./session.ts";

const settings = loadSettings();
const words = loadWords();

function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function fresh(mode: SessionResult["mode"] = "self-check"): Session {
  return beginSession({
    session: "s1",
    subject: null,
    mode,
    startedAt: "2026-11-25T10:00:00.000Z",
    atMs: 0,
    settings,
    words,
  });
}

/** What somebody shows who does what is asked, so long after the prompt. */
function genuine(challenge: Challenge, sinceMs: number): Seen {
  const there = thereAndBack(sinceMs, 500);
  switch (challenge.kind) {
    case "turn":
      return { yaw: (challenge.side === "left" ? 1 : -1) * (challenge.degrees + 8) * there };
    case "look":
      return { pitch: (challenge.direction === "up" ? 1 : -1) * 20 * there };
    case "cover":
      return there > 0.6 ? { hand: { at: regionAt(challenge.region) }, covered: challenge.region } : {};
    case "sweep": {
      const way = Math.min(1, Math.max(0, (sinceMs - 500) / 1200));
      const x = 320 + (challenge.from === "left" ? 1 : -1) * (1 - 2 * way) * 220;
      const isOn = Math.abs(x - 320) < 80;
      return way > 0 && way < 1 ? { hand: { at: { x, y: 240 } }, covered: isOn ? "mouth" : null, noFace: isOn } : {};
    }
    case "fingers": {
      const x = 320 + (challenge.side === "left" ? 1 : -1) * 120;
      return there > 0.6 ? { hand: { at: { x, y: 260 }, fingersUp: challenge.count } } : {};
    }
    case "turn-and-cover": {
      const yaw = (challenge.side === "left" ? 1 : -1) * (challenge.degrees + 6) * there;
      return there > 0.6 ? { yaw, hand: { at: regionAt(challenge.region) }, covered: challenge.region } : { yaw };
    }
    case "camera": {
      const by = 60 * there;
      const ways = { up: { x: 0, y: by }, down: { x: 0, y: -by }, left: { x: -by, y: 0 }, right: { x: by, y: 0 } };
      return { moved: ways[challenge.direction] };
    }
    case "tilt":
      return { roll: (challenge.side === "left" ? 1 : -1) * 22 * there };
    case "lean":
      return { size: challenge.direction === "closer" ? 1 + 0.4 * there : 1 - 0.28 * there };
    case "expression":
      return { mouthOpen: 0.02 + 0.6 * there };
  }
}

interface Run {
  readonly said: readonly SessionOutput[];
  readonly result: SessionResult | null;
  readonly endMs: number;
}

function run(
  seed: number,
  act: (challenge: Challenge, sinceMs: number) => Seen,
  { perSecond = 12, untilMs = 250_000 } = {},
): Run {
  const chance = seeded(seed);
  let session = fresh();
  const said: SessionOutput[] = [];
  const tell = (...[input]: [Parameters<typeof advance>[1]]): void => {
    const next = advance(session, input, chance);
    session = next.session;
    said.push(...next.said);
  };
  tell({ kind: "begin", atMs: 0 });
  let asked: { challenge: Challenge; atMs: number } | null = null;
  let atMs = 0;
  for (let seq = 1; seq < 5000 && session.phase.kind !== "ended" && atMs < untilMs; seq += 1) {
    atMs += 1000 / perSecond;
    const wants = wantsOf(session);
    const seen: Seen = asked ? act(asked.challenge, atMs - asked.atMs) : {};
    const before = said.length;
    tell({
      kind: "frame",
      reading: readingOf(atMs, { seq, noHands: !wants.hands, ...seen, embedding: wants.embedding }),
    });
    for (const output of said.slice(before)) {
      if (output.kind === "prompt") asked = { challenge: output.prompt.challenge, atMs };
      if (output.kind === "prompt-over") asked = null;
    }
  }
  const last = said.at(-1);
  return { said, result: last?.kind === "ended" ? last.result : null, endMs: atMs };
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])("who does what is asked passes within 45 seconds (seed %i)", (seed) => {
  const { result, endMs } = run(seed, genuine);
  expect(result?.challenges.flatMap(({ tries }) => tries.filter(({ outcome }) => outcome !== "passed"))).toEqual([]);
  expect(result?.observations).toEqual([]);
  expect(result?.outcome).toBe("passed");
  expect(endMs).toBeLessThan(45_000);
});

test("who does nothing does not pass", () => {
  const { result } = run(1, () => ({}));
  expect(result?.outcome).toBe("did not pass");
});
