import { z } from "zod";
import type { CardResult, DeckResult } from "./deck/deck-result.ts";
import type { Challenge, Curve } from "./challenge.ts";
import type { ChallengeResult, Observation, SessionResult, TryResult } from "./result.ts";

/** Points of one curve that a line keeps: enough for the eye, and ten times too few for a likeness vector. */
export const CURVE_POINTS_MAX = 100;

const word = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const milliseconds = z.number().int().min(0);
const outcome = z.enum(["passed", "try_again", "inconclusive", "did_not_pass"]);

const curve = z.strictObject({
  name: z.string().max(40),
  unit: z.enum(["degrees", "ratio", "share", "fingers", "percent"]),
  target: z.number().nullable(),
  points: z.array(z.tuple([z.number().int(), z.number().nullable()])).max(CURVE_POINTS_MAX),
});

const asked = z.strictObject({
  kind: word,
  side: word.nullable(),
  direction: word.nullable(),
  region: word.nullable(),
  expression: word.nullable(),
  degrees: z.number().nullable(),
  count: z.number().int().nullable(),
  card: z.string().max(60).nullable(),
});

const oneTry = z.strictObject({
  asked,
  prompted_ms: milliseconds,
  ended_ms: milliseconds,
  outcome,
  reason: word.nullable(),
  onset_ms: z.number().int().nullable(),
  curves: z.array(curve),
});

const oneChallenge = z.strictObject({
  kind: word,
  outcome,
  replaced: z.boolean(),
  tries: z.array(oneTry),
});

const observation = z.strictObject({
  kind: word,
  from_ms: milliseconds,
  to_ms: milliseconds,
  measured: z.number(),
  threshold: z.number(),
  counts: z.boolean(),
});

const observer = z.strictObject({
  name: z.string().max(80),
  role: z.enum(["interviewer", "observer"]),
  judged: z.array(
    z.strictObject({
      challenge: z.number().int().min(1),
      try: z.number().int().min(1),
      judgement: z.enum(["as_asked", "not_as_asked", "could_not_tell"]),
      note: z.string().max(300),
    }),
  ),
});

/**
 * One session as one line of NDJSON: what is kept of an interview, and what `hirewall scan` reads. `docs/interview-results.md` describes
 * every field. There is no place in it for a picture, a landmark or a likeness: strict objects, and curves of few points.
 */
export const resultLine = z.strictObject({
  type: z.literal("hirewall.challenge_result"),
  version: z.literal(1),
  session: z.string().max(100),
  subject: z.string().max(200).nullable(),
  mode: z.enum(["self_check", "room", "deck"]),
  started_at: z.iso.datetime(),
  ended_at: z.iso.datetime(),
  outcome,
  sentence: z.string().max(1_000),
  ended: z.enum(["finished", "stopped", "left", "declined_camera", "no_camera", "expired"]),
  alternative: z.enum(["offered", "taken", "not_taken"]).nullable(),
  camera: z.string().max(200).nullable(),
  frames: z.strictObject({ count: milliseconds, per_second: z.number().min(0), gaps_ms: milliseconds }).nullable(),
  challenges: z.array(oneChallenge),
  observations: z.array(observation),
  observers: z.array(observer),
  agreement: z
    .strictObject({
      judged_by_both: milliseconds,
      alike: milliseconds,
      kappa: z.number().min(-1).max(1).nullable(),
    })
    .nullable(),
});
export type ResultLine = z.infer<typeof resultLine>;

/**
 * A session's result as its line. Field by field: what is not named here is not kept, whatever else a result may carry.
 * Throws (a bug, not bad input) where a result does not fit the documented line.
 */
export function toResultLine(result: SessionResult | DeckResult): ResultLine {
  const common = {
    type: "hirewall.challenge_result",
    version: 1,
    session: result.session,
    subject: result.subject,
    mode: toWord(result.mode),
    started_at: new Date(result.startedAt).toISOString(),
    ended_at: new Date(result.endedAt).toISOString(),
    outcome: toWord(result.outcome),
    sentence: result.sentence,
    ended: toWord(result.ended),
    // Every notice offers the equal way without a camera: who declines was offered it.
    alternative: wordOrNull(result.alternative ?? (result.ended === "declined-camera" ? "offered" : null)),
  };
  return resultLine.parse(
    result.mode === "deck"
      ? {
          ...common,
          camera: null,
          frames: null,
          challenges: result.cards.map(toCard),
          observations: [],
          observers: toObservers(result),
          agreement: {
            judged_by_both: result.agreement.judgedByBoth,
            alike: result.agreement.alike,
            kappa: result.agreement.kappa === null ? null : rounded(result.agreement.kappa),
          },
        }
      : {
          ...common,
          camera: result.camera,
          frames: {
            count: result.frames.count,
            per_second: rounded(result.frames.perSecond),
            gaps_ms: Math.round(result.frames.gapsMs),
          },
          challenges: result.challenges.map(toChallenge),
          observations: result.observations.map(toObservation),
          observers: [],
          agreement: null,
        },
  );
}

function toChallenge(result: ChallengeResult): unknown {
  return {
    // A retry is a new draw, of another kind perhaps: the challenge is named by what was asked first.
    kind: toWord(result.tries[0]?.challenge.kind ?? "none"),
    outcome: toWord(result.outcome),
    replaced: result.replaced,
    tries: result.tries.map(toTry),
  };
}

function toTry(result: TryResult): unknown {
  return {
    asked: toAsked(result.challenge),
    prompted_ms: Math.round(result.promptedMs),
    ended_ms: Math.round(result.endedMs),
    outcome: toWord(result.outcome),
    reason: wordOrNull(result.reason),
    onset_ms: result.onsetMs === null ? null : Math.round(result.onsetMs),
    curves: result.curves.map(toCurve),
  };
}

/** Every challenge in the same columns, so that a table can hold them: what a kind does not have is null. */
function toAsked(challenge: Challenge): unknown {
  return {
    kind: toWord(challenge.kind),
    side: wordOrNull("side" in challenge ? challenge.side : "from" in challenge ? challenge.from : null),
    direction: wordOrNull("direction" in challenge ? challenge.direction : null),
    region: wordOrNull("region" in challenge ? challenge.region : null),
    expression: wordOrNull("expression" in challenge ? challenge.expression : null),
    degrees: "degrees" in challenge ? challenge.degrees : null,
    count: "count" in challenge ? challenge.count : null,
    card: null,
  };
}

function toCurve({ name, unit, target, points }: Curve): unknown {
  const step = Math.ceil(points.length / CURVE_POINTS_MAX);
  const kept = points.filter((_, index) => index % step === 0);
  return {
    name,
    unit,
    target: target === null ? null : rounded(target),
    points: kept.map(([sinceMs, value]) => [Math.round(sinceMs), value === null ? null : rounded(value)]),
  };
}

function toObservation({ kind, fromMs, toMs, measured, threshold, counts }: Observation): unknown {
  return {
    kind: toWord(kind),
    from_ms: Math.round(fromMs),
    to_ms: Math.round(toMs),
    measured: rounded(measured),
    threshold: rounded(threshold),
    counts,
  };
}

const NOTHING_ASKED = {
  side: null,
  direction: null,
  region: null,
  expression: null,
  degrees: null,
  count: null,
};

function toCard(result: CardResult): unknown {
  const kind = toWord(result.kind);
  return {
    kind,
    outcome: toWord(result.outcome),
    replaced: result.replaced,
    tries: result.tries.map((tried) => ({
      asked: { kind, ...NOTHING_ASKED, card: result.card },
      prompted_ms: Math.round(tried.promptedMs),
      ended_ms: Math.round(tried.endedMs),
      outcome: toWord(tried.outcome),
      reason: null,
      onset_ms: null,
      curves: [],
    })),
  };
}

function toObservers({ observers, cards }: DeckResult): unknown {
  return observers.map(({ name, role }, index) => ({
    name,
    role,
    judged: cards.flatMap(({ tries }, card) =>
      tries.flatMap(({ judged }, tried) =>
        judged
          .filter(({ observer: by }) => by === index)
          .map(({ judgement, note }) => ({
            challenge: card + 1,
            try: tried + 1,
            judgement: toWord(judgement),
            note,
          })),
      ),
    ),
  }));
}

function wordOrNull(code: string | null): string | null {
  return code === null ? null : toWord(code);
}

/** Codes of the program ("did not pass", "second-face") as lines have them. */
function toWord(code: string): string {
  return code.replaceAll(/[ -]/g, "_");
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
