import type { Challenge, ChallengeKind, Neutral } from "../challenge.ts";
import type { Draws } from "../challenges/draw.ts";
import type { Settings } from "../challenges/settings.ts";
import type { FrameReading } from "../reading.ts";
import type { ChallengeResult, Observation, Outcome, SessionResult, TryResult } from "../result.ts";
import type { Watch } from "../watch/watch.ts";
import type { Hint, Prompt } from "../wire.ts";
import type { Words } from "./words.ts";

export interface SessionOptions {
  readonly session: string;
  readonly subject: string | null;
  readonly mode: SessionResult["mode"];
  /** ISO 8601, and the same moment of the server's monotonic clock. */
  readonly startedAt: string;
  readonly atMs: number;
  readonly settings: Settings;
  readonly words: Words;
}

/** What happens to a session. Times are the server's monotonic clock. */
export type SessionInput =
  | { readonly kind: "frame"; readonly reading: FrameReading }
  | { readonly kind: "clock"; readonly atMs: number }
  /** The person is ready. */
  | { readonly kind: "begin"; readonly atMs: number }
  /** A room's interviewer asks for a gesture, of a kind or any. */
  | { readonly kind: "ask"; readonly atMs: number; readonly of: ChallengeKind | null }
  /** "I cannot do this one." */
  | { readonly kind: "cannot"; readonly atMs: number }
  | { readonly kind: "stop"; readonly atMs: number; readonly as?: SessionResult["ended"] }
  | { readonly kind: "round-trip"; readonly ms: number }
  /** Something that was seen elsewhere, such as by comparing with what an interviewer sees. Times as in a result. */
  | { readonly kind: "observed"; readonly observation: Observation };

/** What the session says to its pages. */
export type SessionOutput =
  | { readonly kind: "prompt"; readonly prompt: Prompt }
  | { readonly kind: "prompt-over"; readonly outcome: Outcome; readonly text: string }
  | { readonly kind: "challenge"; readonly result: ChallengeResult }
  | { readonly kind: "hint"; readonly hint: Hint }
  | { readonly kind: "ended"; readonly result: SessionResult };

/** What the person is asked for next, and what was tried of it already. */
export interface Slot {
  /** What an interviewer asked for; null where any will do. */
  readonly of: ChallengeKind | null;
  /** Drawn when the picture is ready, and not before: nobody can know it earlier. */
  readonly after: { readonly kind: "nothing" } | { readonly kind: "failed" | "cannot"; readonly challenge: Challenge };
  readonly tries: readonly TryResult[];
}

export type Phase =
  /** Consent was given, and nothing begun. */
  | { readonly kind: "ready" }
  /** Until the picture is good enough and the face at rest. */
  | { readonly kind: "settling"; readonly slot: Slot; readonly sinceMs: number; readonly restSinceMs: number | null }
  | {
      readonly kind: "asked";
      readonly slot: Slot;
      readonly challenge: Challenge;
      readonly neutral: Neutral;
      readonly promptedMs: number;
    }
  /** To read how it went. */
  | { readonly kind: "pausing"; readonly next: Slot | null; readonly untilMs: number }
  /** Nothing is asked: a room between two gestures. */
  | { readonly kind: "watching" }
  /** After the last gesture: once more the face at rest, to compare it with the first. */
  | { readonly kind: "closing"; readonly sinceMs: number }
  | { readonly kind: "ended" };

/** One session, as plain data: each input makes another one of it. Holds likeness vectors, which never leave memory. */
export interface Session {
  readonly options: SessionOptions;
  readonly phase: Phase;
  readonly nowMs: number;
  /** When the person said that they are ready; the session's time counts from there. */
  readonly begunMs: number;
  /** The last ten seconds, in order of arrival. */
  readonly ring: readonly FrameReading[];
  readonly watch: Watch;
  /** Told by others. */
  readonly observed: readonly Observation[];
  readonly draws: Draws;
  readonly done: readonly ChallengeResult[];
  readonly hint: Hint;
  /** The next hint, and how many frames in a row wanted it. */
  readonly hintComing: { readonly hint: Hint; readonly frames: number };
  /** The last measured round trips, in milliseconds. */
  readonly roundTrips: readonly number[];
  /** Until then a hand may still be on the face, or the camera on its way. */
  readonly faceGoneUntilMs: number;
  /** Likeness vectors since the last gesture: a few of each moment are enough. */
  readonly embeddingsHere: number;
  readonly embeddingMs: number;
  readonly frames: {
    readonly count: number;
    readonly firstMs: number | null;
    readonly lastMs: number | null;
    readonly gapsMs: number;
  };
}
