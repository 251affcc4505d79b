import type { Challenge, FailReason, Judgement, Try } from "../challenge.ts";
import { backgroundScale } from "./background.ts";
import { curveOf } from "./curves.ts";
import { judgeHeld } from "./held.ts";
import type { Moment } from "./moments.ts";
import type { Settings } from "./settings.ts";

/** C4: the face gets larger or smaller while the room behind stays as it is. A zoom scales both. */
export function judgeLean(
  challenge: Extract<Challenge, { kind: "lean" }>,
  attempt: Try,
  settings: Settings,
): Judgement {
  const { lean, timing } = settings;
  const closer = challenge.direction === "closer";
  /** Heights of the face by neutral, as a logarithm: closer by a quarter and back to four fifths are equally far. */
  const value = ({ face }: Moment): number | null => {
    if (!face) return null;
    const grown = Math.log(face.heightPx / attempt.neutral.faceHeightPx);
    return closer ? grown : -grown;
  };
  const target = closer ? Math.log(lean.closerRatio) : -Math.log(lean.backRatio);
  return judgeHeld(
    attempt,
    {
      value,
      onset: target * lean.onsetShare,
      target,
      back: target * lean.returnShare,
      wrong: target * lean.onsetShare,
      steady: null,
      holdMs: timing.holdMs,
      holdFrames: timing.holdFrames,
      slow: true,
      check: (held, all) => roomChange(held, all, attempt, settings),
      curves: (moments) => [
        curveOf("height of the face", "ratio", closer ? lean.closerRatio : lean.backRatio, moments, ({ face }) =>
          face ? face.heightPx / attempt.neutral.faceHeightPx : null,
        ),
      ],
    },
    settings,
  );
}

/**
 * "picture-changed" where the room was scaled too, or cannot be found again though it could before. A plain wall tells nothing, and is nobody's
 * fault. Each comparison takes as long as four frames: three will do.
 */
function roomChange(
  held: readonly Moment[],
  all: readonly Moment[],
  attempt: Try,
  { lean }: Settings,
): FailReason | null {
  const before = all.find(({ sinceMs }) => sinceMs >= 0);
  if (!before || backgroundScale(attempt, before) === null) return null;
  const asked = [held[Math.floor(held.length / 2)], held.at(-1)].filter((moment) => moment !== undefined);
  const scales = asked.map((moment) => backgroundScale(attempt, moment));
  const same = scales.filter((scale) => scale !== null && Math.abs(scale - 1) <= lean.backgroundScale);
  return same.length === 0 ? "picture-changed" : null;
}
