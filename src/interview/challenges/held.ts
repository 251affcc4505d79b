import type { Curve, FailReason, Judgement, Try } from "../challenge.ts";
import { firstTwice, type Moment, momentsOf, roundTripMs } from "./moments.ts";
import { type Fault, faultOf } from "./picture.ts";
import type { Settings } from "./settings.ts";

/** A gesture that is one measure on its way: off from rest, to a target, held there, and back. */
export interface HeldGesture {
  /** How far the person has gone in the asked direction, in the measure's own unit; null where nothing can be said. */
  readonly value: (moment: Moment) => number | null;
  readonly onset: number;
  /** What counts as begun, where it is more than the measure's onset. */
  readonly begun?: (moment: Moment) => boolean;
  readonly target: number;
  /** At rest again at or below this. */
  readonly back: number;
  /** So far in the other direction is the other gesture; null where there is no other direction. */
  readonly wrong: number | null;
  /** Most standard deviation while held; null where holding is a yes or no. */
  readonly steady: number | null;
  readonly holdMs: number;
  readonly holdFrames: number;
  /** Frames of the hold that may miss the target, as a share. */
  readonly missing?: number;
  /** What else the person may have done instead, until the hold begins. */
  readonly rival?: (moment: Moment) => FailReason | null;
  /** What must hold for the frames of the hold, and for all. */
  readonly check?: (held: readonly Moment[], all: readonly Moment[]) => FailReason | null;
  /** Of a try in which the target was not reached: the reason, where one is better than "not far enough". */
  readonly unreached?: (moments: readonly Moment[]) => FailReason;
  /** Whether a frame shows the person at rest again; without it, whether the measure is at or below `back`. */
  readonly atRest?: (moment: Moment) => boolean;
  readonly notBack?: FailReason;
  /** Hands must find their place, and a camera wants to be reached. */
  readonly slow?: boolean;
  readonly handsHide?: boolean;
  readonly cameraMoves?: boolean;
  readonly curves: (moments: readonly Moment[]) => readonly Curve[];
}

/** Judges a try over the frames so far. Pure: the same frames give the same answer, whenever it is asked. */
export function judgeHeld(attempt: Try, gesture: HeldGesture, settings: Settings): Judgement {
  const moments = momentsOf(attempt);
  const nowMs = attempt.nowMs - attempt.promptedMs;
  const curves = gesture.curves(moments);
  const fault = faultOf(moments, nowMs, settings, {
    handsHide: gesture.handsHide ?? false,
    cameraMoves: gesture.cameraMoves ?? false,
  });
  // A fault after the gesture was done does not undo it, one before leaves nothing to judge.
  const untilFault = fault ? moments.filter((moment) => moment.sinceMs < fault.sinceMs) : moments;
  const found = findGesture(untilFault, nowMs, roundTripMs(attempt), gesture, settings);
  if (fault && found.kind === "waiting") return { curves, ...withoutTime(fault) };
  return { curves, ...found };
}

type Found =
  | { readonly kind: "waiting" }
  | { readonly kind: "failed"; readonly reason: FailReason }
  | { readonly kind: "passed"; readonly onsetMs: number; readonly doneMs: number };

function findGesture(
  moments: readonly Moment[],
  nowMs: number,
  roundTrip: number,
  gesture: HeldGesture,
  { timing }: Settings,
): Found {
  const begun = gesture.begun ?? ((moment: Moment) => (gesture.value(moment) ?? 0) >= gesture.onset);
  const onset = firstTwice(moments, begun);
  const onsetMs = moments[onset]?.sinceMs ?? Number.POSITIVE_INFINITY;
  const onsetByMs = (gesture.slow ? timing.slowOnsetMs : timing.onsetMs) + roundTrip;
  const doneByMs = (gesture.slow ? timing.slowDoneMs : timing.doneMs) + roundTrip;

  if (onsetMs < timing.earliestMs) return failed("too-early");
  const { wrong, rival } = gesture;
  if (wrong !== null) {
    const other = firstTwice(moments, (moment) => (gesture.value(moment) ?? 0) <= -wrong);
    if (other >= 0 && (moments[other]?.sinceMs ?? 0) < onsetMs) return failed("wrong-side");
  }

  const hold = findHold(moments, gesture);
  const holdMs = hold?.[0]?.sinceMs ?? Number.POSITIVE_INFINITY;
  if (rival) {
    const instead = firstTwice(moments, (moment) => moment.sinceMs < holdMs && rival(moment) !== null);
    const moment = moments[instead];
    const reason = moment && rival(moment);
    if (reason) return failed(reason);
  }

  if (onset < 0) return nowMs > onsetByMs ? failed("too-late") : { kind: "waiting" };
  if (onsetMs > onsetByMs) return failed("too-late");
  if (hold === null) return nowMs > doneByMs ? failed(reasonWithoutHold(moments, gesture)) : { kind: "waiting" };
  const doneMs = hold.at(-1)?.sinceMs ?? 0;
  if (doneMs > doneByMs) return failed(reasonWithoutHold(moments, gesture));

  const after = moments.slice(moments.indexOf(hold.at(-1)!) + 1);
  const back = firstTwice(after, (moment) => isAtRest(moment, gesture));
  const backMs = after[back]?.sinceMs;
  const returnByMs = doneMs + timing.returnMs;
  if (backMs === undefined || backMs > returnByMs) {
    return nowMs > returnByMs ? failed(gesture.notBack ?? "no-return") : { kind: "waiting" };
  }

  const reason = gesture.check?.(hold, moments) ?? null;
  return reason ? failed(reason) : { kind: "passed", onsetMs: Math.round(onsetMs), doneMs: Math.round(backMs) };
}

function isAtRest(moment: Moment, gesture: HeldGesture): boolean {
  if (gesture.atRest) return gesture.atRest(moment);
  const value = gesture.value(moment);
  return value !== null && Math.abs(value) <= gesture.back;
}

/** The first frames in a row that reach the target, lie close enough together and last long enough. */
function findHold(moments: readonly Moment[], gesture: HeldGesture): readonly Moment[] | null {
  const reached = moments.map((moment) => (gesture.value(moment) ?? Number.NEGATIVE_INFINITY) >= gesture.target);
  for (let from = 0; from < moments.length; from += 1) {
    if (!reached[from]) continue;
    let missed = 0;
    for (let to = from; to < moments.length; to += 1) {
      const count = to - from + 1;
      if (!reached[to]) missed += 1;
      if (missed > 0 && missed > (gesture.missing ?? 0) * Math.max(count, gesture.holdFrames)) break;
      if (!reached[to] || count < gesture.holdFrames) continue;
      const lasted = moments[to]!.sinceMs - moments[from]!.sinceMs;
      if (lasted < gesture.holdMs) continue;
      const held = moments.slice(from, to + 1);
      if (gesture.steady === null || deviation(valuesOf(held, gesture)) < gesture.steady) return held;
      // Longer frames from here only get less steady: a later start may be steadier.
      break;
    }
  }
  return null;
}

function reasonWithoutHold(moments: readonly Moment[], gesture: HeldGesture): FailReason {
  const reaching = valuesOf(moments, gesture).filter((value) => value >= gesture.target).length;
  if (reaching < 2) return gesture.unreached?.(moments) ?? "not-far-enough";
  return reaching > gesture.holdFrames && gesture.steady !== null ? "not-steady" : "not-held";
}

function valuesOf(moments: readonly Moment[], gesture: HeldGesture): readonly number[] {
  return moments.map((moment) => gesture.value(moment)).filter((value) => value !== null);
}

/** Standard deviation. */
function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

function failed(reason: FailReason): Found {
  return { kind: "failed", reason };
}

function withoutTime(fault: Fault) {
  return fault.kind === "failed"
    ? { kind: fault.kind, reason: fault.reason }
    : { kind: fault.kind, reason: fault.reason };
}
