import type { Challenge, FailReason, Judgement, Side, Try } from "../challenge.ts";
import { curveOf } from "./curves.ts";
import { judgeHeld } from "./held.ts";
import type { Moment } from "./moments.ts";
import type { Settings } from "./settings.ts";

/** C1: the head turns to a side, and shows its depth: the tip of the nose leaves the middle between the eyes. */
export function judgeTurn(
  challenge: Extract<Challenge, { kind: "turn" }>,
  attempt: Try,
  settings: Settings,
): Judgement {
  const { turn, timing } = settings;
  const value = (moment: Moment): number | null => turnedTo(challenge.side, moment);
  const neutralNose = attempt.neutral.reading.face?.noseAlongEyes ?? 0.5;
  return judgeHeld(
    attempt,
    {
      value,
      onset: turn.onsetDegrees,
      target: challenge.degrees,
      back: turn.backDegrees,
      wrong: turn.wrongSideDegrees,
      steady: turn.steadyDegrees,
      holdMs: timing.holdMs,
      holdFrames: timing.holdFrames,
      rival: ({ pose }) => (pose && Math.abs(pose.pitch) > turn.pitchDegrees ? "wrong-gesture" : null),
      check: (held) => flatness(held, challenge.side, neutralNose, settings),
      curves: (moments) => [
        curveOf("yaw", "degrees", challenge.degrees, moments, value),
        curveOf("nose along the eyes", "ratio", null, moments, ({ face }) => face?.noseAlongEyes ?? null),
      ],
    },
    settings,
  );
}

/** Degrees to a side of the subject. */
export function turnedTo(side: Side, { pose }: Moment): number | null {
  return pose && (side === "left" ? pose.yaw : -pose.yaw);
}

/**
 * "flat" where most frames of the hold show less depth than a head that is turned so far. A held photograph that is turned keeps the
 * nose in the middle; a picture that is only warped sideways moves it too little.
 */
export function flatness(
  held: readonly Moment[],
  side: Side,
  neutralNose: number,
  { turn }: Settings,
): FailReason | null {
  const deep = held.filter((moment) => {
    const { face } = moment;
    if (!face) return false;
    const degrees = Math.abs(turnedTo(side, moment) ?? 0);
    const moved = (face.noseAlongEyes - neutralNose) * (side === "left" ? 1 : -1);
    return moved >= turn.depth * Math.min(1, degrees / turn.depthDegrees);
  });
  return deep.length * 2 > held.length ? null : "flat";
}
