import type { Challenge, FailReason, Judgement, Try } from "../challenge.ts";
import { curveOf } from "./curves.ts";
import { judgeHeld } from "./held.ts";
import { type Moment, momentsOf, roundTripMs } from "./moments.ts";
import { faultOf } from "./picture.ts";
import type { Settings } from "./settings.ts";

type Expression = Extract<Challenge, { kind: "expression" }>;

/** C8: a movement of the face. Painted faces copy it well: it shows that somebody answers now, and no more. No mood is read. */
export function judgeExpression(challenge: Expression, attempt: Try, settings: Settings): Judgement {
  if (challenge.expression === "blink-twice") return judgeBlinks(attempt, settings);
  const measure = MEASURES[challenge.expression](attempt, settings);
  const { timing, expression } = settings;
  const value = (moment: Moment): number | null => moment.face && measure.value(moment.face);
  return judgeHeld(
    attempt,
    {
      value,
      onset: measure.target * ONSET_SHARE,
      target: measure.target,
      back: measure.target * BACK_SHARE,
      wrong: null,
      steady: null,
      holdMs: timing.holdMs,
      holdFrames: timing.holdFrames,
      rival: ({ pose }) => headMoved(pose, expression.headDegrees),
      curves: (moments) => [curveOf(measure.name, "ratio", measure.target, moments, value)],
    },
    settings,
  );
}

/** Of the way to the target: what counts as begun, and as over. Half-way a mouth may stand from talking. */
const ONSET_SHARE = 0.5;
const BACK_SHARE = 0.45;

interface Measure {
  readonly name: string;
  readonly target: number;
  readonly value: (face: NonNullable<Moment["face"]>) => number;
}

/** Above rest, so that a face's own proportions do not count. */
const MEASURES: Readonly<
  Record<Exclude<Expression["expression"], "blink-twice">, (attempt: Try, settings: Settings) => Measure>
> = {
  "open-mouth": (_attempt, { expression }) => ({
    name: "mouth open",
    target: expression.openMouth,
    value: (face) => face.mouthOpen,
  }),
  smile: ({ neutral }, { expression }) => ({
    name: "mouth wider",
    target: expression.smile - 1,
    value: (face) => face.mouthWidth / (neutral.reading.face?.mouthWidth ?? face.mouthWidth) - 1,
  }),
  "raise-brows": ({ neutral }, { expression }) => ({
    name: "brows higher",
    target: expression.raiseBrows - 1,
    value: (face) => face.browHeight / (neutral.reading.face?.browHeight ?? face.browHeight) - 1,
  }),
};

function headMoved(pose: Moment["pose"], degrees: number): FailReason | null {
  return pose && Math.max(Math.abs(pose.yaw), Math.abs(pose.pitch)) > degrees ? ("wrong-gesture" as const) : null;
}

const BLINKS = 2;

/** Both eyes close and open again twice. Blinks of one's own before count as none: everyone blinks. */
function judgeBlinks(attempt: Try, settings: Settings): Judgement {
  const { timing, expression } = settings;
  const moments = momentsOf(attempt);
  const nowMs = attempt.nowMs - attempt.promptedMs;
  const rest = attempt.neutral.reading.face?.eyeOpen;
  const open = ({ face }: Moment): number | null =>
    face && rest ? Math.max(face.eyeOpen.left / rest.left, face.eyeOpen.right / rest.right) : null;
  const curves: Judgement["curves"] = [curveOf("eyes open", "ratio", expression.blink, moments, open)];

  const fault = faultOf(moments, nowMs, settings, { handsHide: false });
  const blinks = findBlinks(moments, open, settings).filter(
    ({ fromMs, toMs }) => fromMs >= timing.earliestMs && toMs <= (fault?.sinceMs ?? toMs),
  );
  const [first, second] = blinks;
  if (blinks.length >= BLINKS && first && second) {
    return { curves, kind: "passed", onsetMs: Math.round(first.fromMs), doneMs: Math.round(second.toMs) };
  }
  if (fault?.kind === "failed") return { curves, kind: "failed", reason: fault.reason };
  if (fault?.kind === "unsure") return { curves, kind: "unsure", reason: fault.reason };
  if (nowMs <= timing.doneMs + roundTripMs(attempt)) return { curves, kind: "waiting" };
  return { curves, kind: "failed", reason: first ? "wrong-count" : "too-late" };
}

function findBlinks(
  moments: readonly Moment[],
  open: (moment: Moment) => number | null,
  { expression }: Settings,
): readonly { fromMs: number; toMs: number }[] {
  const blinks: { fromMs: number; toMs: number }[] = [];
  let closedMs: number | null = null;
  for (const moment of moments) {
    const value = open(moment);
    if (value === null) continue;
    if (value < expression.blink) closedMs ??= moment.sinceMs;
    else if (closedMs !== null) {
      if (moment.sinceMs - closedMs <= expression.blinkMs) blinks.push({ fromMs: closedMs, toMs: moment.sinceMs });
      closedMs = null;
    }
  }
  return blinks;
}
