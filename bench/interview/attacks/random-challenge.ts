import type { Challenge } from "../../../src/interview/challenge.ts";
import type { Random } from "../../../src/simulate/random.ts";

/** What somebody may have been asked at another time: every kind that a session alone draws, in any form. */
export function randomChallenge(random: Random): Challenge {
  const side = random.pick(["left", "right"] as const);
  switch (random.int(0, 6)) {
    case 0:
      return { kind: "turn", side, degrees: random.pick([20, 25, 30, 35]) };
    case 1:
      return { kind: "look", direction: random.pick(["up", "down"]) };
    case 2:
      return {
        kind: "cover",
        region: random.pick(["mouth", "left-cheek", "right-cheek", "left-eye", "right-eye", "forehead"]),
      };
    case 3:
      return { kind: "sweep", from: side };
    case 4:
      return { kind: "fingers", side, count: random.int(1, 5) };
    case 5:
      return { kind: "camera", direction: random.pick(["up", "down", "left", "right"]) };
    default:
      return {
        kind: "turn-and-cover",
        side,
        degrees: random.pick([20, 25]),
        region: random.pick(["mouth", "forehead"]),
      };
  }
}
