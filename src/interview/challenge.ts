import type { FaceRegion, FrameReading } from "./reading.ts";

/** Sides are the subject's own, so that a mirrored preview needs no other words. */
export type Side = "left" | "right";

/**
 * What can be asked of a person in front of a camera. Numbers are drawn by the server's generator just before they are
 * shown. The letters in comments are those of docs/interview-gestures.md. There is no challenge by coloured light: it is patented.
 */
export type Challenge =
  /** C1 */
  | { readonly kind: "turn"; readonly side: Side; readonly degrees: number }
  /** C2 */
  | { readonly kind: "look"; readonly direction: "up" | "down" }
  /** C3 */
  | { readonly kind: "tilt"; readonly side: Side }
  /** C4 */
  | { readonly kind: "lean"; readonly direction: "closer" | "back" }
  /** C5 */
  | { readonly kind: "cover"; readonly region: FaceRegion }
  /** C6: an open hand across the face, starting at this side of the subject. */
  | { readonly kind: "sweep"; readonly from: Side }
  /** C7 */
  | { readonly kind: "fingers"; readonly count: number; readonly side: Side }
  /** C8 */
  | { readonly kind: "expression"; readonly expression: "open-mouth" | "blink-twice" | "smile" | "raise-brows" }
  /** C10: the camera, or the lid that holds it, is turned. */
  | { readonly kind: "camera"; readonly direction: "up" | "down" | "left" | "right" }
  /** C11 */
  | {
      readonly kind: "turn-and-cover";
      readonly side: Side;
      readonly degrees: number;
      readonly region: "mouth" | "forehead";
    };

export type ChallengeKind = Challenge["kind"];

/** The face at rest, straight to the camera: what relative angles and sizes count from. Medians over about a second. */
export interface Neutral {
  readonly atMs: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  readonly faceHeightPx: number;
  readonly faceCentre: { readonly x: number; readonly y: number };
  /** The reading in the middle of that second. */
  readonly reading: FrameReading;
}

/** Why a try did not pass, as a code; `content/interview/words.yml` has the sentences. */
export type FailReason =
  | "too-early"
  | "too-late"
  | "wrong-gesture"
  | "wrong-side"
  | "not-far-enough"
  | "not-held"
  | "not-steady"
  /** The head's depth did not show: the picture turned, not a head. */
  | "flat"
  /** What should have covered the face did not, or the face shone through. */
  | "not-covered"
  | "not-uncovered"
  | "no-hand"
  | "wrong-place"
  | "wrong-count"
  /** The whole picture was scaled or moved, not the person or the camera. */
  | "picture-changed"
  | "background-still"
  | "jump"
  | "face-lost"
  | "no-return";

/** Why nothing can be said of a try: the picture, not the person. */
export type UnsureReason = "face-too-small" | "too-few-frames" | "gap" | "no-face" | "unsteady-rate";

/** What was measured over time, with the line it had to reach: shown beside the result, never a picture. */
export interface Curve {
  /** Such as "yaw", in `unit`. */
  readonly name: string;
  readonly unit: "degrees" | "ratio" | "share" | "fingers" | "percent";
  /** Milliseconds since the prompt, and the value; null where nothing was measured in that frame. */
  readonly points: readonly (readonly [sinceMs: number, value: number | null])[];
  /** What had to be reached; null where the curve is context. */
  readonly target: number | null;
}

/** What can be said of one try so far. `waiting` is the only one that a later frame may change. */
export type Judgement = { readonly curves: readonly Curve[] } & (
  | { readonly kind: "waiting" }
  | { readonly kind: "passed"; readonly onsetMs: number; readonly doneMs: number }
  | { readonly kind: "failed"; readonly reason: FailReason }
  | { readonly kind: "unsure"; readonly reason: UnsureReason }
);

/** One try: what was asked, when, and what was seen since. */
export interface Try {
  readonly challenge: Challenge;
  readonly neutral: Neutral;
  /** When the prompt left the server, and half the connection's measured round trip: no answer can be earlier. */
  readonly promptedMs: number;
  readonly latencyMs: number;
  /** Frames since a second before the prompt, in order. */
  readonly readings: readonly FrameReading[];
  readonly nowMs: number;
}
