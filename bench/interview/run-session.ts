import type { Settings } from "../../src/interview/challenges/settings.ts";
import type { ChallengeResult, Observation, Outcome, SessionResult } from "../../src/interview/result.ts";
import {
  advance,
  beginSession,
  type Session,
  type SessionInput,
  wantsOf,
} from "../../src/interview/session/session.ts";
import { observe } from "../../src/interview/watch/watch.ts";
import type { Words } from "../../src/interview/session/words.ts";
import type { Analyser } from "../../src/interview/vision/analyse-frame.ts";
import { seeded } from "./seeded.ts";
import type { Player, SentFrame } from "./player.ts";

export interface RunOptions {
  readonly player: Player;
  readonly analyser: Analyser;
  readonly settings: Settings;
  readonly words: Words;
  readonly seed: number;
  readonly framesPerSecond: number;
  /** Ends the session at the first challenge that is not passed, or when a side check counts for a while: it cannot pass any more. */
  readonly endsEarly: boolean;
}

/** A session as it went. Plain data: what a worker sends back. */
export interface Run {
  readonly outcome: Outcome;
  /** Ended by the bench, at the first challenge that was not passed. */
  readonly endedEarly: boolean;
  readonly challenges: readonly ChallengeResult[];
  readonly observations: readonly Observation[];
  /** Until the result, in milliseconds of the session's own clock. */
  readonly verdictMs: number;
  readonly frames: number;
  /** What analysing took, on this machine. */
  readonly analysisMs: number;
}

const SESSION_MS_MAX = 300_000;
/** One way through the network, drawn once a session; each frame some more. */
const LATENCY_MS = [20, 90] as const;
const JITTER_MS = 25;
/** Side checks are asked every so many frames, and must count twice. */
const OBSERVED_EVERY = 12;
/** Between two measurements of the round trip. */
const PING_EVERY_MS = 2_000;

/**
 * One session in its own time: the real judge reads what the real analyser makes of the player's JPEGs. The clock is the frames';
 * chance comes from the seed. Frames arrive after the network's time, prompts reach the page after it.
 */
export async function runSession(options: RunOptions): Promise<Run> {
  const { player, analyser, settings, words, seed, framesPerSecond } = options;
  const random = seeded(seed, 0xd0);
  const chance = (below: number): number => random.int(0, below - 1);
  const network = seeded(seed, 0xd1);
  const latencyMs = network.int(LATENCY_MS[0], LATENCY_MS[1]);
  const id = `bench-${seed}`;
  let session: Session = beginSession({
    session: id,
    subject: null,
    mode: "self-check",
    startedAt: "2026-01-05T09:00:00.000Z",
    atMs: 0,
    settings,
    words,
  });
  const heard: { result: SessionResult | null; endedEarly: boolean } = { result: null, endedEarly: false };
  const isOver = (): boolean => heard.result !== null || heard.endedEarly;
  let analysisMs = 0;
  let observed = false;
  const challenges: ChallengeResult[] = [];
  const put = (input: SessionInput, atMs: number): void => {
    const next = advance(session, input, chance);
    session = next.session;
    for (const said of next.said) {
      if (said.kind === "prompt") player.perform(said.prompt.challenge, atMs + latencyMs);
      if (said.kind === "prompt-over") player.over();
      if (said.kind === "ended") heard.result = said.result;
      if (said.kind === "challenge") {
        challenges.push(said.result);
        heard.endedEarly ||= options.endsEarly && said.result.outcome !== "passed";
      }
    }
  };
  put({ kind: "begin", atMs: 0 }, 0);
  let [frames, arrivedMs, pingMs] = [0, 0, 0];
  for (let tick = 0; !isOver(); tick += 1) {
    const sentMs = (tick * 1_000) / framesPerSecond;
    if (sentMs > SESSION_MS_MAX) throw new Error(`session ${id} never ended`);
    const sent: readonly SentFrame[] = await player.send(sentMs);
    if (sentMs >= pingMs) {
      put({ kind: "round-trip", ms: 2 * latencyMs + network.int(0, JITTER_MS) }, arrivedMs);
      pingMs = sentMs + PING_EVERY_MS;
    }
    for (const { seq, lateMs, jpeg } of sent) {
      // One connection keeps the order: what comes late holds up what is behind it.
      arrivedMs = Math.max(arrivedMs + 1, sentMs + latencyMs + lateMs + network.int(0, JITTER_MS));
      const before = performance.now();
      const reading = await analyser.analyseFrame(id, jpeg, { seq, atMs: arrivedMs }, wantsOf(session));
      analysisMs += performance.now() - before;
      frames += 1;
      put({ kind: "frame", reading }, arrivedMs);
      if (isOver()) break;
      if (options.endsEarly && frames % OBSERVED_EVERY === 0) {
        const counts = observe(session.watch, 0, settings).some((observation) => observation.counts);
        heard.endedEarly = counts && observed;
        observed = counts;
      }
    }
    if (sent.length === 0) put({ kind: "clock", atMs: sentMs + latencyMs }, sentMs + latencyMs);
  }
  const { endedEarly } = heard;
  if (heard.result === null) put({ kind: "stop", atMs: arrivedMs }, arrivedMs);
  const ended = heard.result;
  analyser.forget(id);
  if (ended === null) throw new Error(`session ${id} has no result`);
  return {
    outcome: endedEarly ? "did not pass" : ended.outcome,
    endedEarly,
    challenges,
    observations: ended.observations,
    verdictMs: Date.parse(ended.endedAt) - Date.parse(ended.startedAt),
    frames,
    analysisMs,
  };
}
