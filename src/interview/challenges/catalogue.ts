import type { Challenge, ChallengeKind } from "../challenge.ts";

/** What somebody must be able to move. Who cannot move one still has the others. */
export type BodyPart = "head" | "hands" | "camera" | "face" | "body";

interface Entry {
  readonly needs: readonly BodyPart[];
  /** Whether frames are looked through for hands: four times the cost of a face. */
  readonly hands: boolean;
  /** Whether a session that is done alone draws it. The others are for who asks for them, and in the place of what somebody cannot do. */
  readonly drawn: boolean;
  /** Whether the gesture makes the face disappear or jump in the picture. */
  readonly movesFace: boolean;
  /** Something passes before the face. A painted face fails here first. */
  readonly hidesFace: boolean;
  /**
   * A face painted over the hand is told apart. Not in a turn: that changes the look of a region as much as a hand does (measured: 0.24
   * uncovered at 27 degrees), and a simulated swap passed.
   */
  readonly tellsPaint: boolean;
  /** A recording, a photograph and a painted face can do the others, in principle; some of these must be among what was seen. */
  readonly tells: boolean;
}

/** Knowledge about kinds of challenges, a row each. */
export const CATALOGUE: Readonly<Record<ChallengeKind, Entry>> = {
  turn: {
    needs: ["head"],
    hands: false,
    movesFace: false,
    drawn: true,
    hidesFace: false,
    tellsPaint: false,
    tells: true,
  },
  look: {
    needs: ["head"],
    hands: false,
    movesFace: false,
    drawn: true,
    hidesFace: false,
    tellsPaint: false,
    tells: false,
  },
  tilt: {
    needs: ["head"],
    hands: false,
    movesFace: false,
    drawn: false,
    hidesFace: false,
    tellsPaint: false,
    tells: false,
  },
  lean: {
    needs: ["body"],
    hands: false,
    movesFace: false,
    drawn: false,
    hidesFace: false,
    tellsPaint: false,
    tells: true,
  },
  cover: {
    needs: ["hands"],
    hands: true,
    movesFace: true,
    drawn: true,
    hidesFace: true,
    tellsPaint: true,
    tells: true,
  },
  sweep: {
    needs: ["hands"],
    hands: true,
    movesFace: true,
    drawn: true,
    hidesFace: true,
    tellsPaint: true,
    tells: true,
  },
  fingers: {
    needs: ["hands"],
    hands: true,
    movesFace: true,
    drawn: true,
    hidesFace: false,
    tellsPaint: false,
    tells: false,
  },
  expression: {
    needs: ["face"],
    hands: false,
    movesFace: false,
    drawn: false,
    hidesFace: false,
    tellsPaint: false,
    tells: false,
  },
  camera: {
    needs: ["camera"],
    hands: false,
    movesFace: true,
    drawn: true,
    hidesFace: false,
    tellsPaint: false,
    tells: true,
  },
  "turn-and-cover": {
    needs: ["head", "hands"],
    hands: true,
    movesFace: true,
    drawn: true,
    hidesFace: true,
    tellsPaint: false,
    tells: true,
  },
};

export const KINDS = Object.keys(CATALOGUE) as readonly ChallengeKind[];

const SIDES = ["left", "right"] as const;
/** Degrees of a turn. Beyond 35 detectors begin to lose faces. */
const TURNS = [20, 25, 30, 35] as const;
/** With a hand on the face, landmarks are less sure of far turns. */
const TURNS_WITH_HAND = [20, 25] as const;

/** Every form of every kind: what is drawn from once a kind is drawn. */
export const FORMS: { readonly [Kind in ChallengeKind]: readonly Extract<Challenge, { kind: Kind }>[] } = {
  turn: SIDES.flatMap((side) => TURNS.map((degrees) => ({ kind: "turn", side, degrees }) as const)),
  look: (["up", "down"] as const).map((direction) => ({ kind: "look", direction })),
  tilt: SIDES.map((side) => ({ kind: "tilt", side })),
  lean: (["closer", "back"] as const).map((direction) => ({ kind: "lean", direction })),
  cover: (["mouth", "left-cheek", "right-cheek", "left-eye", "right-eye", "forehead"] as const).map((region) => ({
    kind: "cover",
    region,
  })),
  sweep: SIDES.map((from) => ({ kind: "sweep", from })),
  fingers: SIDES.flatMap((side) => [1, 2, 3, 4, 5].map((count) => ({ kind: "fingers", count, side }) as const)),
  expression: (["open-mouth", "blink-twice", "smile", "raise-brows"] as const).map((expression) => ({
    kind: "expression",
    expression,
  })),
  camera: (["up", "down", "left", "right"] as const).map((direction) => ({ kind: "camera", direction })),
  "turn-and-cover": SIDES.flatMap((side) =>
    TURNS_WITH_HAND.flatMap((degrees) =>
      (["mouth", "forehead"] as const).map((region) => ({ kind: "turn-and-cover", side, degrees, region }) as const),
    ),
  ),
};
