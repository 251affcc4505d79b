import type { Challenge } from "../../src/interview/challenge.ts";
import type { FaceRegion } from "../../src/interview/reading.ts";
import type { Picture } from "./picture.ts";

/** Left and right exchanged. */
export function mirrorPicture({ width, height, data }: Picture): Picture {
  const mirrored = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [from, to] = [(y * width + x) * 3, (y * width + width - 1 - x) * 3];
      mirrored[to] = data[from] as number;
      mirrored[to + 1] = data[from + 1] as number;
      mirrored[to + 2] = data[from + 2] as number;
    }
  }
  return { width, height, data: mirrored };
}

/** What to play so that the mirrored picture shows what was asked. */
export function mirrorChallenge(challenge: Challenge): Challenge {
  const other = { left: "right", right: "left" } as const;
  switch (challenge.kind) {
    case "turn":
    case "tilt":
    case "fingers":
    case "turn-and-cover":
      return { ...challenge, side: other[challenge.side] };
    case "sweep":
      return { ...challenge, from: other[challenge.from] };
    case "cover":
      return { ...challenge, region: mirrorRegion(challenge.region) };
    case "camera":
      return challenge.direction === "left" || challenge.direction === "right"
        ? { ...challenge, direction: other[challenge.direction] }
        : challenge;
    case "look":
    case "lean":
    case "expression":
      return challenge;
  }
}

function mirrorRegion(region: FaceRegion): FaceRegion {
  if (region.startsWith("left-")) return region.replace("left-", "right-") as FaceRegion;
  return region.replace("right-", "left-") as FaceRegion;
}
