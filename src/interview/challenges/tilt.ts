import type { Challenge, Judgement, Try } from "../challenge.ts";
import { curveOf } from "./curves.ts";
import { judgeHeld } from "./held.ts";
import type { Moment } from "./moments.ts";
import type { Settings } from "./settings.ts";

/** C3: an ear goes towards a shoulder. A picture that is turned does this too: it shows that somebody answers now, and no more. */
export function judgeTilt(
  challenge: Extract<Challenge, { kind: "tilt" }>,
  attempt: Try,
  settings: Settings,
): Judgement {
  const { tilt, timing } = settings;
  const value = ({ pose }: Moment): number | null => pose && (challenge.side === "left" ? pose.roll : -pose.roll);
  return judgeHeld(
    attempt,
    {
      value,
      onset: tilt.onsetDegrees,
      target: tilt.targetDegrees,
      back: tilt.backDegrees,
      wrong: tilt.wrongSideDegrees,
      steady: tilt.steadyDegrees,
      holdMs: timing.holdMs,
      holdFrames: timing.holdFrames,
      rival: ({ pose }) =>
        pose && Math.max(Math.abs(pose.yaw), Math.abs(pose.pitch)) > tilt.otherDegrees ? "wrong-gesture" : null,
      curves: (moments) => [curveOf("roll", "degrees", tilt.targetDegrees, moments, value)],
    },
    settings,
  );
}
