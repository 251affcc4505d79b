import type { Challenge } from "../../src/interview/challenge.ts";
import type { FaceRegion } from "../../src/interview/reading.ts";
import type { Random } from "../../src/simulate/random.ts";
import { smooth } from "./head-warp.ts";

/** What a hand does at one moment, in terms of the face: its middle goes to a landmark's place, moved by shares of the face. */
export interface HandState {
  readonly landmark: number;
  /** In face heights, to the picture's right and down. */
  readonly dx: number;
  readonly dy: number;
  /** Which side of the subject's body the arm comes from. */
  readonly side: "left" | "right";
  readonly angle: number;
  readonly look: "open" | "fist" | "fingers";
  readonly fingers: number;
}

/** What a gesture adds to somebody who sits still. */
export interface Gesture {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  readonly lean: number;
  /** The camera's picture of everything, in shares of the frame's height. */
  readonly cameraX: number;
  readonly cameraY: number;
  readonly mouthOpen: number;
  readonly hand: HandState | null;
}

export const STILL: Gesture = {
  yaw: 0,
  pitch: 0,
  roll: 0,
  lean: 1,
  cameraX: 0,
  cameraY: 0,
  mouthOpen: 0,
  hand: null,
};

/** A gesture over time: milliseconds since it was asked for → what it adds. */
export interface Act {
  readonly lengthMs: number;
  at(sinceMs: number): Gesture;
}

/** Landmarks in the middle of each region, of MediaPipe's 468. */
const MIDDLE_OF: Readonly<Record<FaceRegion, number>> = {
  mouth: 13,
  "left-cheek": 425,
  "right-cheek": 205,
  "left-eye": 386,
  "right-eye": 159,
  forehead: 151,
};
const NOSE = 4;

/** How people were seen to move in such clips: about half a second to get there, a second there, half a second back. */
interface Pace {
  readonly reactionMs: number;
  readonly goMs: number;
  readonly holdMs: number;
  readonly backMs: number;
}

function drawPace(random: Random): Pace {
  return {
    reactionMs: random.int(300, 700),
    goMs: random.int(450, 900),
    holdMs: random.int(900, 1_500),
    backMs: random.int(450, 900),
  };
}

/** 0 before, 1 while held, 0 after; with what a hold has of unrest. */
function course({ reactionMs, goMs, holdMs, backMs }: Pace, sinceMs: number): number {
  const since = sinceMs - reactionMs;
  return smooth(since / goMs) - smooth((since - goMs - holdMs) / backMs);
}

/** How somebody who understood plays it. Its numbers come from watching people, not from the rules of the judge. */
export function actOf(challenge: Challenge, random: Random): Act {
  const pace = drawPace(random);
  const lengthMs = pace.reactionMs + pace.goMs + pace.holdMs + pace.backMs;
  const act = (at: (share: number, sinceMs: number) => Partial<Gesture>): Act => ({
    lengthMs,
    at: (sinceMs) => ({ ...STILL, ...at(course(pace, sinceMs), sinceMs) }),
  });
  switch (challenge.kind) {
    case "turn": {
      const yaw = turnDegrees(challenge.side, challenge.degrees, random);
      return act((share) => ({ yaw: yaw * share }));
    }
    case "look": {
      const pitch = (challenge.direction === "up" ? 1 : -1) * random.int(22, 32);
      return act((share) => ({ pitch: pitch * share }));
    }
    case "tilt": {
      const roll = (challenge.side === "left" ? 1 : -1) * random.int(19, 28);
      return act((share) => ({ roll: roll * share }));
    }
    case "lean": {
      const lean = challenge.direction === "closer" ? 0.35 + random.real() * 0.2 : -0.24 - random.real() * 0.08;
      return act((share) => ({ lean: 1 + lean * share }));
    }
    case "cover":
      return act((share) => ({ hand: coverHand(challenge.region, random, share) }));
    case "sweep":
      return sweepAct(challenge.from, random);
    case "fingers": {
      const side = challenge.side === "left" ? 1 : -1;
      const [dx, dy, angle] = [
        side * (0.85 + random.real() * 0.2),
        0.05 + random.real() * 0.15,
        side * random.int(0, 14),
      ];
      return act((share) =>
        share <= 0.02
          ? {}
          : {
              hand: {
                landmark: NOSE,
                dx: dx + side * 0.2 * (1 - share),
                dy: dy + 1.6 * (1 - share),
                side: challenge.side,
                angle,
                look: "fingers",
                fingers: challenge.count,
              },
            },
      );
    }
    case "expression":
      // The clips show no other expression on demand than can be warped: a mouth that opens.
      return act((share) => ({ mouthOpen: challenge.expression === "open-mouth" ? 0.14 * share : 0 }));
    case "camera":
      return cameraAct(challenge.direction, random, act);
    case "turn-and-cover": {
      const yaw = turnDegrees(challenge.side, challenge.degrees, random);
      return act((share) => ({ yaw: yaw * share, hand: coverHand(challenge.region, random, share) }));
    }
  }
}

/** People go somewhat further than they are asked. Left is the picture's right: yaw above zero. */
function turnDegrees(side: "left" | "right", degrees: number, random: Random): number {
  return (side === "left" ? 1 : -1) * (degrees + random.int(2, 9));
}

const hands = new WeakMap<Random, Map<string, HandState>>();

/** A hand comes from below at the region's side, stays, and goes the way it came. */
function coverHand(region: FaceRegion, random: Random, share: number): HandState | null {
  if (share <= 0.02) return null;
  const known = hands.get(random) ?? new Map<string, HandState>();
  hands.set(random, known);
  const rest = known.get(region) ?? restingHand(region, random);
  known.set(region, rest);
  const side = rest.side === "left" ? 1 : -1;
  return { ...rest, dx: rest.dx + side * 0.75 * (1 - share), dy: rest.dy + 1.9 * (1 - share) };
}

function restingHand(region: FaceRegion, random: Random): HandState {
  const middle = region === "mouth" || region === "forehead";
  const side = middle ? random.pick(["left", "right"] as const) : region.startsWith("left") ? "left" : "right";
  // A left hand's fingers lean to the picture's left: further for mouth and forehead, across which they lie.
  const lean = region === "mouth" ? random.int(35, 65) : region === "forehead" ? random.int(45, 75) : random.int(5, 30);
  return {
    landmark: MIDDLE_OF[region],
    dx: random.around(0, 0.05),
    dy: random.around(0, 0.05),
    side,
    angle: (side === "left" ? -1 : 1) * lean,
    // Asked for a flat hand, few come with a fist; the only real hand of the clips that can be cut out is one.
    look: region === "mouth" && random.chance(0.25) ? "fist" : "open",
    fingers: 5,
  };
}

/** Beside the face, across it, and down on the other side. */
function sweepAct(from: "left" | "right", random: Random): Act {
  const side = from === "left" ? 1 : -1;
  const reactionMs = random.int(300, 700);
  const riseMs = random.int(400, 650);
  const acrossMs = random.int(1_300, 2_200);
  const fallMs = random.int(350, 600);
  const [wide, dy, angle] = [0.95 + random.real() * 0.2, random.around(0, 0.08), random.int(-8, 8)];
  const lengthMs = reactionMs + riseMs + acrossMs + fallMs;
  return {
    lengthMs,
    at: (sinceMs) => {
      const since = sinceMs - reactionMs;
      if (since <= 0 || since >= lengthMs - reactionMs) return STILL;
      const rise = smooth(since / riseMs);
      const across = (since - riseMs) / acrossMs;
      const fall = smooth((since - riseMs - acrossMs) / fallMs);
      const along = Math.min(1, Math.max(0, 0.7 * across + 0.3 * smooth(across)));
      return {
        ...STILL,
        hand: {
          landmark: NOSE,
          dx: side * wide * (1 - 2 * along),
          dy: dy + 1.7 * (1 - rise + fall),
          side: from,
          angle,
          look: "open",
          fingers: 5,
        },
      };
    },
  };
}

/** A lid or a telephone is turned: the room and the person go the other way, and the head is seen from a little elsewhere. */
function cameraAct(
  direction: "up" | "down" | "left" | "right",
  random: Random,
  act: (at: (share: number) => Partial<Gesture>) => Act,
): Act {
  const far = 0.11 + random.real() * 0.05;
  const pose = random.int(6, 11);
  const [x, y] = { up: [0, 1], down: [0, -1], left: [-1, 0], right: [1, 0] }[direction] as [number, number];
  return act((share) => ({
    cameraX: x * far * share,
    cameraY: y * far * share,
    // Whoever turns a camera also moves it: it looks from below when it is turned up.
    pitch: y * pose * share,
    yaw: x * pose * share,
  }));
}
