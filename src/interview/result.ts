import type { Challenge, Curve, FailReason, UnsureReason } from "./challenge.ts";

/** For a human to read. None of them is a decision about a person. */
export type Outcome = "passed" | "try again" | "inconclusive" | "did not pass";

/**
 * What became of the equal way without a camera, as the people of the interview note it: it was offered and nothing is known yet,
 * it was taken (which settles the matter), or it was not.
 */
export type Alternative = "offered" | "taken" | "not-taken";

/** Something seen beside the challenges. */
export type ObservationKind =
  /** The same stretch of video came again. */
  | "looped-video"
  /** The picture stood still while frames came. */
  | "frozen-video"
  /** The same bytes came twice: no camera does that. */
  | "repeated-frames"
  /** Frames came in another order, or at a rate no camera has. */
  | "odd-frame-rate"
  /** Two faces for longer than someone passing by. */
  | "second-face"
  /** The face that answers is clearly less like the face at the beginning than one person is to themself. */
  | "second-person"
  /** Face or pose jumped from one frame to the next. */
  | "jump"
  /** Nobody was in the picture for long. */
  | "face-absent"
  /** What an interviewer saw did not move as the video that was judged did. */
  | "other-picture"
  /** The face that an interviewer saw was clearly less like the face that was judged than one person is to themself. */
  | "other-face";

export interface Observation {
  readonly kind: ObservationKind;
  /** Milliseconds since the session began. */
  readonly fromMs: number;
  readonly toMs: number;
  /** What was measured (its meaning is the kind's: a correlation, a likeness, seconds), and from where on it counts. */
  readonly measured: number;
  readonly threshold: number;
  /** Whether it is enough to keep a session from passing. */
  readonly counts: boolean;
}

export interface TryResult {
  readonly challenge: Challenge;
  /** Milliseconds since the session began. */
  readonly promptedMs: number;
  readonly endedMs: number;
  readonly outcome: Outcome;
  readonly reason: FailReason | UnsureReason | null;
  readonly onsetMs: number | null;
  readonly curves: readonly Curve[];
}

/** One challenge with its tries: a failed try is "try again" when another followed. */
export interface ChallengeResult {
  readonly outcome: Outcome;
  readonly tries: readonly TryResult[];
  /** The person said that they cannot do it, and another took its place. Never counts against anybody. */
  readonly replaced: boolean;
}

export interface SessionResult {
  readonly session: string;
  /** The application or person as the link was made for; null where it was made for nobody. */
  readonly subject: string | null;
  readonly mode: "self-check" | "room";
  /** ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly outcome: Outcome;
  /** The one sentence for it, which can be read to the person. */
  readonly sentence: string;
  readonly challenges: readonly ChallengeResult[];
  readonly observations: readonly Observation[];
  /** The frames that came: how many, per second, and how much of the time none came. */
  readonly frames: { readonly count: number; readonly perSecond: number; readonly gapsMs: number };
  /** What the browser said of its camera: a claim, and never a ground. */
  readonly camera: string | null;
  /** How the session ended. */
  readonly ended: "finished" | "stopped" | "left" | "declined-camera" | "no-camera" | "expired";
  /**
   * What became of the equal way without a camera, as the host notes it afterwards; left out while nothing was noted. Declining is a
   * right: only an alternative that was offered and not taken, more than once, is ever a question.
   */
  readonly alternative?: Alternative;
}
