import type { Challenge, ChallengeKind, Curve, FailReason, UnsureReason } from "../../interview/challenge.ts";
import type { Outcome } from "../../interview/result.ts";

/** Names of kinds, as an interviewer chooses them. */
export const KIND_WORDS: Readonly<Record<ChallengeKind, string>> = {
  turn: "Turn the head",
  look: "Look up or down",
  tilt: "Tilt the head",
  lean: "Come closer or lean back",
  cover: "Cover a part of the face",
  sweep: "Move a hand across the face",
  fingers: "Show some fingers",
  expression: "Move mouth, eyes or brows",
  camera: "Turn the camera",
  "turn-and-cover": "Turn and cover at once",
};

/** What was asked, in few words: a heading of a result. */
export function describeChallenge(challenge: Challenge): string {
  switch (challenge.kind) {
    case "turn":
      return `Turn the head ${challenge.side}, ${challenge.degrees}°`;
    case "look":
      return `Look ${challenge.direction}`;
    case "tilt":
      return `Tilt the head to the ${challenge.side}`;
    case "lean":
      return challenge.direction === "closer" ? "Come closer" : "Lean back";
    case "cover":
      return `Cover the ${challenge.region.replace("-", " ")}`;
    case "sweep":
      return `Move a hand across the face, from the ${challenge.from}`;
    case "fingers":
      return `Show ${challenge.count} ${challenge.count === 1 ? "finger" : "fingers"} on the ${challenge.side}`;
    case "expression":
      return EXPRESSIONS[challenge.expression];
    case "camera":
      return `Turn the camera ${challenge.direction}`;
    case "turn-and-cover":
      return `Turn ${challenge.side}, ${challenge.degrees}°, and cover the ${challenge.region}`;
  }
}

const EXPRESSIONS: Readonly<Record<Extract<Challenge, { kind: "expression" }>["expression"], string>> = {
  "open-mouth": "Open the mouth",
  "blink-twice": "Blink twice",
  smile: "Smile",
  "raise-brows": "Raise the eyebrows",
};

/** "Did not pass" and "inconclusive" are about a picture, and the words keep it so. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  passed: "Seen",
  "try again": "Asked again",
  inconclusive: "Could not be told",
  "did not pass": "Not seen as asked",
};

/** Why a try has its outcome, as the end of "In the picture, …". */
export const REASON_WORDS: Readonly<Record<FailReason | UnsureReason, string>> = {
  "too-early": "the gesture began before it was asked for",
  "too-late": "the gesture did not come within its time",
  "wrong-gesture": "another gesture came first",
  "wrong-side": "the gesture went to the other side",
  "not-far-enough": "the gesture did not go far enough",
  "not-held": "the gesture was not held long enough",
  "not-steady": "the gesture was not held steady",
  flat: "the face stayed flat while it turned",
  "not-covered": "the place that the hand should cover stayed in view",
  "not-uncovered": "the face did not come back behind the hand",
  "no-hand": "no hand was seen",
  "wrong-place": "the hand was somewhere else",
  "wrong-count": "another number of fingers was seen",
  "picture-changed": "the whole picture changed, not the person in it",
  "background-still": "the background did not move with the camera",
  jump: "the face jumped from one frame to the next",
  "face-lost": "the face was out of sight",
  "no-return": "the head did not come back to the middle",
  "face-too-small": "the face was too small to measure",
  "too-few-frames": "too few frames came",
  gap: "frames were missing",
  "no-face": "no face was in the picture",
  "unsteady-rate": "frames came too unsteadily",
};

export const UNIT_SIGNS: Readonly<Record<Curve["unit"], string>> = {
  degrees: "°",
  ratio: "",
  share: "",
  fingers: "",
  percent: " %",
};
