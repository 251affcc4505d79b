import type { Challenge, FailReason, Judgement, Try } from "../challenge.ts";
import type { FaceRegion } from "../reading.ts";
import { curveOf } from "./curves.ts";
import { coverageOf, surestHand } from "./hand-on-face.ts";
import { judgeHeld } from "./held.ts";
import { regionLikeness } from "./likeness.ts";
import type { Moment } from "./moments.ts";
import type { Settings } from "./settings.ts";
import { shiningThrough } from "./shining-through.ts";

/**
 * C5: a hand covers a part of the face. A face that is painted over the picture covers the hand instead: then no hand is found, or
 * what should be hidden looks as before.
 */
export function judgeCover(
  challenge: Extract<Challenge, { kind: "cover" }>,
  attempt: Try,
  settings: Settings,
): Judgement {
  const { cover } = settings;
  const value = (moment: Moment): number | null => coverageOf(moment, challenge.region, settings);
  const likeness = likenessTo(attempt, challenge.region);
  return judgeHeld(
    attempt,
    {
      value,
      onset: ONSET,
      target: 1,
      back: 0,
      wrong: null,
      steady: null,
      holdMs: cover.holdMs,
      holdFrames: cover.frames,
      missing: MISSING,
      slow: true,
      handsHide: true,
      check: (held, all) => shinesThrough(held, all, challenge.region, cover.shinesThrough),
      atRest: (moment) =>
        value(moment) === 0 && moment.face !== null && (likeness(moment) ?? 1) >= cover.uncoveredAbove,
      notBack: "not-uncovered",
      unreached: whyNotCovered,
      curves: (moments) => [
        curveOf("covered", "share", 1, moments, value),
        curveOf("hand", "share", cover.presence, moments, handPresence),
        curveOf("face behind the hand", "ratio", cover.shinesThrough, moments, (moment) =>
          shiningThrough(moment, challenge.region),
        ),
      ],
    },
    settings,
  );
}

/** A hand that touches the face: two of its points of the five that cover it. */
export const ONSET = 0.25;
/** Share of a hold's frames in which the hand may be missed. */
export const MISSING = 0.2;

export function handPresence(moment: Moment): number | null {
  return moment.reading.hands === null ? null : (surestHand(moment)?.presence ?? 0);
}

function likenessTo(attempt: Try, region: FaceRegion): (moment: Moment) => number | null {
  const rest = attempt.neutral.reading.face;
  return ({ face }) => (rest && face ? regionLikeness(rest, face.patch, region) : null);
}

/**
 * "not-covered" where the face is still to be seen at the hand's place, in the median from the hold on until the hand goes. A lost face is a
 * covered one: a painted face is not lost.
 */
export function shinesThrough(
  held: readonly Moment[],
  all: readonly Moment[],
  region: FaceRegion,
  line: number,
): FailReason | null {
  const fromMs = held[0]?.sinceMs ?? 0;
  const shown = all
    .filter(({ sinceMs, isTouched }) => sinceMs >= fromMs && isTouched)
    .map((moment) => (moment.face ? shiningThrough(moment, region) : 0))
    .filter((value) => value !== null)
    .toSorted((left, right) => left - right);
  return (shown[Math.floor(shown.length / 2)] ?? 0) >= line ? "not-covered" : null;
}

export function whyNotCovered(moments: readonly Moment[]): FailReason {
  const hands = moments.filter((moment) => (handPresence(moment) ?? 0) >= ANY_HAND);
  if (hands.length < 2) return "no-hand";
  return "wrong-place";
}

const ANY_HAND = 0.5;
