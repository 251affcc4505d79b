import type { Challenge, FailReason, Judgement, Try } from "../challenge.ts";
import type { HandReading } from "../reading.ts";
import { curveOf } from "./curves.ts";
import { handPresence } from "./cover.ts";
import { placeOf, surestHand } from "./hand-on-face.ts";
import { judgeHeld } from "./held.ts";
import type { FacePlace, Moment } from "./moments.ts";
import type { Settings } from "./settings.ts";

/** C7: so many fingers beside a cheek. A number and a side that no recording can know. */
export function judgeFingers(
  challenge: Extract<Challenge, { kind: "fingers" }>,
  attempt: Try,
  settings: Settings,
): Judgement {
  const { fingers } = settings;
  const isBeside = (hand: HandReading, face: FacePlace): boolean => {
    const { across, down } = placeOf(hand, face);
    const aside = challenge.side === "left" ? across : -across;
    return aside >= BESIDE_WIDTHS && aside <= fingers.besideWidths && Math.abs(down) <= BESIDE_HEIGHTS;
  };
  const value = ({ reading, place }: Moment): number | null => {
    if (reading.hands === null) return null;
    const beside = reading.hands.filter((hand) => hand.presence >= fingers.presence && isBeside(hand, place));
    if (beside.some((hand) => hand.fingersUp === challenge.count)) return 1;
    return beside.length > 0 ? OTHER_NUMBER : 0;
  };
  return judgeHeld(
    attempt,
    {
      value,
      // A hand on the other side has begun too, and is told so.
      begun: (moment) => (handPresence(moment) ?? 0) >= fingers.presence,
      onset: OTHER_NUMBER,
      target: 1,
      back: 0,
      wrong: null,
      steady: null,
      holdMs: fingers.holdMs,
      holdFrames: 4,
      missing: 1 - fingers.agreeing,
      slow: true,
      handsHide: true,
      unreached: (moments) => whyNotShown(moments, challenge.side),
      curves: (moments) => [
        curveOf("fingers", "fingers", challenge.count, moments, (moment) => surestHand(moment)?.fingersUp ?? null),
        curveOf("hand", "share", fingers.presence, moments, handPresence),
      ],
    },
    settings,
  );
}

const OTHER_NUMBER = 0.4;
/** The middle of a hand at the cheek lies outside the inner third of the face, and not far above or below it. */
const BESIDE_WIDTHS = 0.3;
const BESIDE_HEIGHTS = 1.2;

function whyNotShown(moments: readonly Moment[], side: "left" | "right"): FailReason {
  const aside = moments.flatMap((moment) => {
    const hand = surestHand(moment);
    if (!hand || hand.presence < 0.5) return [];
    const { across } = placeOf(hand, moment.place);
    return [side === "left" ? across : -across];
  });
  if (aside.length < 2) return "no-hand";
  const others = aside.filter((across) => across <= -BESIDE_WIDTHS).length;
  if (others * 2 > aside.length) return "wrong-side";
  return aside.some((across) => across >= BESIDE_WIDTHS) ? "wrong-count" : "wrong-place";
}
