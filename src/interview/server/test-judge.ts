import type { ChallengeResult, Observation, SessionResult } from "../result.ts";
import type { Judging, JudgeOutput, StartJudging } from "./judging.ts";

/**
 * For tests of the protocol only: asks one gesture, and takes so many frames for its answer. What it is about is what the
 * server does with a judge's words, not how gestures are judged.
 */
export function judgeAfter(frames: number): StartJudging {
  return ({ session, subject, mode, startedAt }): Judging => {
    const challenge = { kind: "look", direction: "up" } as const;
    let count = 0;
    let since: number | null = null;
    const observations: Observation[] = [];
    const over = (outcome: SessionResult["outcome"], ended: SessionResult["ended"]): SessionResult => ({
      session,
      subject,
      mode,
      startedAt,
      endedAt: startedAt,
      outcome,
      sentence: "One gesture was asked for.",
      challenges: outcome === "passed" ? [passed] : [],
      observations,
      frames: { count, perSecond: 12, gapsMs: 0 },
      camera: null,
      ended,
    });
    const passed: ChallengeResult = {
      outcome: "passed",
      replaced: false,
      tries: [{ challenge, promptedMs: 0, endedMs: 1, outcome: "passed", reason: null, onsetMs: 1, curves: [] }],
    };
    const prompt: JudgeOutput = {
      kind: "prompt",
      prompt: { challenge, text: "Look up.", detail: "", forMs: 5_000, step: { number: 1, of: 1 }, retry: false },
    };
    return {
      // Between gestures, as the real one does.
      wants: () => ({ hands: false, embedding: mode === "room" && since === null && count % 6 === 0 }),
      advance: (input) => {
        if (input.kind === "stop") return [{ kind: "ended", result: over("inconclusive", input.as) }];
        if (input.kind === "frame") count += 1;
        if (input.kind === "observed") observations.push(input.observation);
        if (input.kind === "ask" || (input.kind === "begin" && mode === "self-check")) {
          since = count;
          return [prompt];
        }
        if (input.kind !== "frame" || since === null || count - since < frames) return [];
        since = null;
        const said: JudgeOutput[] = [
          { kind: "prompt-over", outcome: "passed", text: "Thank you." },
          { kind: "challenge", result: passed },
        ];
        return mode === "room" ? said : [...said, { kind: "ended", result: over("passed", "finished") }];
      },
    };
  };
}
