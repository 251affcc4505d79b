import type { Challenge, FailReason, Judgement, Try } from "../challenge.ts";
import { handPresence } from "./cover.ts";
import { curveOf } from "./curves.ts";
import { placeOf } from "./hand-on-face.ts";
import { faceLikeness } from "./likeness.ts";
import { type Moment, momentsOf, roundTripMs } from "./moments.ts";
import { faultOf } from "./picture.ts";
import type { Settings } from "./settings.ts";
import { handPoints, shiningThrough } from "./shining-through.ts";

/** C6: an open hand passes before the face from one side to the other. What hides moves, which masks for hands follow worst. */
export function judgeSweep(
  challenge: Extract<Challenge, { kind: "sweep" }>,
  attempt: Try,
  settings: Settings,
): Judgement {
  const { sweep } = settings;
  const moments = momentsOf(attempt);
  const way = moments.map((moment) => ({ moment, at: alongTheWay(moment, challenge.from, attempt, settings) }));
  const likeness = ({ face }: Moment): number | null => {
    const rest = attempt.neutral.reading.face?.patch;
    return rest && face ? faceLikeness(rest, face.patch) : null;
  };
  const curves = [
    curveOf("hand across the face", "ratio", sweep.edge, moments, (moment) =>
      alongTheWay(moment, challenge.from, attempt, settings),
    ),
    curveOf("hand", "share", sweep.presence, moments, handPresence),
    curveOf("face behind the hand", "ratio", sweep.shinesThrough, moments, (moment) => shiningThrough(moment, null)),
  ];
  const fault = faultOf(moments, attempt.nowMs - attempt.promptedMs, settings, { handsHide: true });
  const untilFault = fault ? way.filter(({ moment }) => moment.sinceMs < fault.sinceMs) : way;
  const found = findSweep(untilFault, attempt, likeness, settings);
  if (fault && found.kind === "waiting") {
    return fault.kind === "failed"
      ? { curves, kind: "failed", reason: fault.reason }
      : { curves, kind: "unsure", reason: fault.reason };
  }
  return { curves, ...found };
}

interface Step {
  readonly moment: Moment;
  /** Widths of the face from its middle, below zero on the side where the sweep begins; null without a hand at its height. */
  readonly at: number | null;
}

type Found =
  | { readonly kind: "waiting" }
  | { readonly kind: "failed"; readonly reason: FailReason }
  | { readonly kind: "passed"; readonly onsetMs: number; readonly doneMs: number };

function findSweep(
  way: readonly Step[],
  attempt: Try,
  likeness: (moment: Moment) => number | null,
  { sweep, timing }: Settings,
): Found {
  const nowMs = attempt.nowMs - attempt.promptedMs;
  const roundTrip = roundTripMs(attempt);
  const first = way.find(({ at }, index) => near(at) && near(way[index + 1]?.at ?? null));
  const onsetMs = first?.moment.sinceMs ?? null;
  if (onsetMs !== null && onsetMs < timing.earliestMs) return { kind: "failed", reason: "too-early" };
  if ((onsetMs ?? nowMs) > timing.slowOnsetMs + roundTrip) return { kind: "failed", reason: "too-late" };

  const right = findCrossing(way, 1, sweep.edge);
  const wrong = findCrossing(way, -1, sweep.edge);
  if (wrong && (!right || wrong.from < right.from)) return { kind: "failed", reason: "wrong-side" };
  if (!right || onsetMs === null) {
    if (nowMs <= timing.slowDoneMs + roundTrip) return { kind: "waiting" };
    return { kind: "failed", reason: onsetMs === null ? "no-hand" : "not-far-enough" };
  }
  const crossing = way.slice(right.from, right.to + 1);
  const doneMs = crossing.at(-1)?.moment.sinceMs ?? 0;
  if (doneMs > timing.slowDoneMs + roundTrip) return { kind: "failed", reason: "too-late" };
  const lastedMs = doneMs - (crossing[0]?.moment.sinceMs ?? 0);
  if (lastedMs < sweep.leastMs || lastedMs > sweep.mostMs) return { kind: "failed", reason: "not-steady" };
  const present = crossing.filter(({ at }) => at !== null).length;
  if (present < sweep.presentShare * crossing.length) return { kind: "failed", reason: "not-covered" };
  if (
    isBehindFace(
      crossing.map(({ moment }) => moment),
      sweep,
    )
  )
    return { kind: "failed", reason: "not-covered" };
  // The face must come back: what a hand leaves behind is the face that was there before.
  const back = way.slice(right.to).find(({ moment }) => (likeness(moment) ?? -1) >= sweep.uncoveredAbove);
  if (!back)
    return nowMs > doneMs + timing.returnMs ? { kind: "failed", reason: "not-uncovered" } : { kind: "waiting" };
  return { kind: "passed", onsetMs: Math.round(onsetMs), doneMs: Math.round(back.moment.sinceMs) };
}

/** Points of the hand inside the face, from which on it is in the middle of its way, and frames of that. */
const POINTS_BEFORE = 8;
const FRAMES_BEFORE = 2;

/** Whether the hand was never found before the middle of the face, or the face was still to be seen there. */
function isBehindFace(crossing: readonly Moment[], { shinesThrough }: Settings["sweep"]): boolean {
  const before = crossing.filter((moment) => handPoints(moment).length >= POINTS_BEFORE);
  if (before.length < FRAMES_BEFORE) return true;
  const shown = before.map((moment) => (moment.face ? (shiningThrough(moment, null) ?? 0) : 0));
  return (shown.toSorted((left, right) => left - right)[Math.floor(shown.length / 2)] ?? 0) >= shinesThrough;
}

/** A hand so near to the middle has begun. */
const NEAR_WIDTHS = 1.2;

function near(at: number | null): boolean {
  return at !== null && Math.abs(at) <= NEAR_WIDTHS;
}

/** The first time the hand comes from beyond one edge to beyond the other: the last frame there and the first one here. */
function findCrossing(way: readonly Step[], sign: 1 | -1, edge: number): { from: number; to: number } | null {
  let from: number | null = null;
  for (const [index, { at }] of way.entries()) {
    if (at === null) continue;
    if (at * sign <= -edge) from = index;
    else if (at * sign >= edge && from !== null) return { from, to: index };
  }
  return null;
}

/** Told from the face at rest: landmarks jump under a hand, and the head stays while the hand passes. */
function alongTheWay(moment: Moment, from: "left" | "right", attempt: Try, { sweep }: Settings): number | null {
  const face = attempt.neutral.reading.face;
  if (!face) return null;
  for (const hand of moment.reading.hands ?? []) {
    if (hand.presence < sweep.presence) continue;
    const { across, down } = placeOf(hand, face);
    if (Math.abs(down) <= HEIGHT) return from === "left" ? -across : across;
  }
  return null;
}

/** The middle of the hand is at the height of the face: so many of its heights from its middle. */
const HEIGHT = 0.7;
