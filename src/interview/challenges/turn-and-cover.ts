import type { Challenge, Judgement, Try } from "../challenge.ts";
import { curveOf } from "./curves.ts";
import { handPresence, likenessTo, whyNotCovered } from "./cover.ts";
import { coverageOf } from "./hand-on-face.ts";
import { judgeHeld } from "./held.ts";
import type { Moment } from "./moments.ts";
import type { Settings } from "./settings.ts";
import { flatness, turnedTo } from "./turn.ts";

/** C11: the head turns and a hand covers a part of it, both at once: the hardest for a face that is painted over another. */
export function judgeTurnAndCover(
  challenge: Extract<Challenge, { kind: "turn-and-cover" }>,
  attempt: Try,
  settings: Settings,
): Judgement {
  const { turn, turnAndCover, timing } = settings;
  const turned = (moment: Moment): number | null => turnedTo(challenge.side, moment);
  const covered = (moment: Moment): number | null => coverageOf(moment, challenge.region, settings);
  const rest = attempt.neutral.reading.face;
  /** 1 where both are there; half of it is the turn's, half the hand's. A face that is lost under the hand has no turn. */
  const value = (moment: Moment): number | null => {
    const [degrees, share] = [turned(moment), covered(moment)];
    if (degrees === null && share === null) return null;
    return Math.min(1, Math.max(0, degrees ?? 0) / challenge.degrees) / 2 + (share ?? 0) / 2;
  };
  return judgeHeld(
    attempt,
    {
      value,
      onset: ONSET,
      target: 1,
      back: ONSET,
      wrong: null,
      steady: null,
      holdMs: turnAndCover.togetherMs,
      holdFrames: timing.holdFrames,
      missing: MISSING,
      slow: true,
      handsHide: true,
      rival: (moment) => ((turned(moment) ?? 0) <= -turn.wrongSideDegrees ? "wrong-side" : null),
      check: (held) =>
        flatness(
          held.filter(({ face }) => face !== null),
          challenge.side,
          rest?.noseAlongEyes ?? 0.5,
          settings,
        ),
      atRest: (moment) =>
        moment.face !== null && Math.abs(turned(moment) ?? 90) <= turn.backDegrees && covered(moment) === 0,
      unreached: (moments) =>
        moments.some((moment) => (covered(moment) ?? 0) >= 1) ? "not-far-enough" : whyNotCovered(moments),
      curves: (moments) => [
        curveOf("yaw", "degrees", challenge.degrees, moments, turned),
        curveOf("covered", "share", 1, moments, covered),
        curveOf("hand", "share", settings.cover.presence, moments, handPresence),
        curveOf("likeness to uncovered", "ratio", null, moments, likenessTo(attempt, challenge.region)),
      ],
    },
    settings,
  );
}

/** Of both together: a turn by half, or a hand that lies on the face by half. */
const ONSET = 0.25;
const MISSING = 0.25;
