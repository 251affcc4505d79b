import type { Challenge, FailReason, Judgement, Try } from "../challenge.ts";
import { curveOf } from "./curves.ts";
import { handPresence, MISSING, ONSET, shinesThrough, whyNotCovered } from "./cover.ts";
import { coverageOf } from "./hand-on-face.ts";
import { judgeHeld } from "./held.ts";
import type { Moment } from "./moments.ts";
import type { Settings } from "./settings.ts";
import { shiningThrough } from "./shining-through.ts";
import { flatness, turnedTo } from "./turn.ts";

type TurnAndCover = Extract<Challenge, { kind: "turn-and-cover" }>;

/**
 * C11: the head turns and a hand covers a part of it, both at once: the hardest for a face that is painted over another. The turn may also show
 * just before the hand comes or after it goes: under a hand angles are not to be believed.
 */
export function judgeTurnAndCover(challenge: TurnAndCover, attempt: Try, settings: Settings): Judgement {
  const { turn, turnAndCover, cover } = settings;
  const turned = (moment: Moment): number | null => turnedTo(challenge.side, moment);
  const freelyTurned = (moment: Moment): number => (moment.isTouched ? 0 : (turned(moment) ?? 0));
  const covered = (moment: Moment): number | null => coverageOf(moment, challenge.region, settings);
  return judgeHeld(
    attempt,
    {
      value: covered,
      // Whichever comes first, the turn or the hand.
      begun: (moment) => (covered(moment) ?? 0) >= ONSET || freelyTurned(moment) >= turn.onsetDegrees,
      onset: ONSET,
      target: 1,
      back: 0,
      wrong: null,
      steady: null,
      holdMs: turnAndCover.togetherMs,
      holdFrames: cover.frames,
      missing: MISSING,
      slow: true,
      handsHide: true,
      rival: (moment) => (freelyTurned(moment) <= -turn.wrongSideDegrees ? "wrong-side" : null),
      check: (held, all) =>
        shinesThrough(held, all, challenge.region, turnAndCover.shinesThrough) ??
        turnAround(held, all, challenge, attempt, settings),
      atRest: (moment) =>
        moment.face !== null &&
        covered(moment) === 0 &&
        Math.abs(turned(moment) ?? Number.POSITIVE_INFINITY) <= turn.backDegrees,
      unreached: whyNotCovered,
      curves: (moments) => [
        curveOf("yaw", "degrees", challenge.degrees, moments, turned),
        curveOf("covered", "share", 1, moments, covered),
        curveOf("hand", "share", cover.presence, moments, handPresence),
        curveOf("face behind the hand", "ratio", turnAndCover.shinesThrough, moments, (moment) =>
          shiningThrough(moment, challenge.region),
        ),
      ],
    },
    settings,
  );
}

/** Frames that show the turn, under the hand or beside it. */
const TURNED_FRAMES = 3;
/** Fewer beside the hand may be the ones in which it comes. */
const FREE_FRAMES = 2;

/** Whether the head was turned to the side, with its depth, within reach of the hold. */
function turnAround(
  held: readonly Moment[],
  all: readonly Moment[],
  { side, degrees }: TurnAndCover,
  attempt: Try,
  settings: Settings,
): FailReason | null {
  const { turnAndCover } = settings;
  const [fromMs, toMs] = [held[0]?.sinceMs ?? 0, held.at(-1)?.sinceMs ?? 0];
  // The hold is the first stretch that suffices; the hand may lie there for longer.
  const goneMs = all.find(({ sinceMs, isTouched }) => sinceMs > toMs && !isTouched)?.sinceMs ?? toMs;
  const near = all.filter(
    ({ sinceMs }) => sinceMs >= fromMs - turnAndCover.besideMs && sinceMs <= goneMs + turnAndCover.besideMs,
  );
  const turned = near.filter((moment) => (turnedTo(side, moment) ?? 0) >= degrees * turnAndCover.ofDegrees);
  if (turned.length < TURNED_FRAMES) return "not-far-enough";
  // The tip of the nose slides under a hand too: depth is read beside it where it can be.
  const free = turned.filter(({ isTouched }) => !isTouched);
  return flatness(
    free.length >= FREE_FRAMES ? free : turned,
    side,
    attempt.neutral.reading.face?.noseAlongEyes ?? 0.5,
    settings,
  );
}
