import type { ChallengeKind } from "../challenge.ts";
import type { FrameReading, Wants } from "../reading.ts";
import type { ChallengeResult, Observation, SessionResult } from "../result.ts";
import type { Hint, Prompt } from "../wire.ts";

/** What the room asks of the analysers of `vision/`. */
export interface Analysers {
  /** Rejects with a `DomainError` where the picture is refused. Readings of one session come in the order of its frames. */
  analyse(
    session: string,
    jpeg: Uint8Array,
    about: { readonly seq: number; readonly atMs: number },
    wants: Wants,
  ): Promise<FrameReading>;
  forget(session: string): void;
}

export type JudgeInput =
  | { readonly kind: "frame"; readonly reading: FrameReading }
  | { readonly kind: "clock"; readonly atMs: number }
  | { readonly kind: "begin"; readonly atMs: number }
  | { readonly kind: "ask"; readonly atMs: number; readonly of: ChallengeKind | null }
  | { readonly kind: "cannot"; readonly atMs: number }
  | { readonly kind: "stop"; readonly atMs: number; readonly as: SessionResult["ended"] }
  | { readonly kind: "round-trip"; readonly ms: number }
  | { readonly kind: "observed"; readonly observation: Observation };

export type JudgeOutput =
  | { readonly kind: "prompt"; readonly prompt: Prompt }
  | { readonly kind: "prompt-over"; readonly outcome: ChallengeResult["outcome"]; readonly text: string }
  | { readonly kind: "challenge"; readonly result: ChallengeResult }
  | { readonly kind: "hint"; readonly hint: Hint }
  | { readonly kind: "ended"; readonly result: SessionResult };

/** One session that is being judged: the pure reducer of `session/` and its state. */
export interface Judging {
  advance(input: JudgeInput): readonly JudgeOutput[];
  wants(): Wants;
}

interface JudgingAbout {
  readonly session: string;
  readonly subject: string | null;
  readonly mode: SessionResult["mode"];
  /** ISO 8601, and the same moment of the server's monotonic clock. */
  readonly startedAt: string;
  readonly atMs: number;
}

export type StartJudging = (about: JudgingAbout) => Judging;
