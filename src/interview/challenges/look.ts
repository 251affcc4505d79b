import type { Challenge, Judgement, Try } from "../challenge.ts";
import { curveOf } from "./curves.ts";
import { judgeHeld } from "./held.ts";
import type { Moment } from "./moments.ts";
import type { Settings } from "./settings.ts";

/** C2: the head goes up or down. */
export function judgeLook(
  challenge: Extract<Challenge, { kind: "look" }>,
  attempt: Try,
  settings: Settings,
): Judgement {
  const { look, timing } = settings;
  const value = ({ pose }: Moment): number | null => pose && (challenge.direction === "up" ? pose.pitch : -pose.pitch);
  return judgeHeld(
    attempt,
    {
      value,
      onset: look.onsetDegrees,
      target: look.targetDegrees,
      back: look.backDegrees,
      wrong: look.wrongSideDegrees,
      steady: look.steadyDegrees,
      holdMs: timing.holdMs,
      holdFrames: timing.holdFrames,
      rival: ({ pose }) => (pose && Math.abs(pose.yaw) > look.yawDegrees ? "wrong-gesture" : null),
      curves: (moments) => [curveOf("pitch", "degrees", look.targetDegrees, moments, value)],
    },
    settings,
  );
}
