import { words } from "./words.ts";
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

/** Why a try has its outcome, after "Why: ": what the person was told, word for word. */
export const REASON_WORDS: Readonly<Record<FailReason | UnsureReason, string>> = { ...words.reasons, ...words.unsure };

export const UNIT_SIGNS: Readonly<Record<Curve["unit"], string>> = {
  degrees: "°",
  ratio: "",
  share: "",
  fingers: "",
  percent: " %",
};
