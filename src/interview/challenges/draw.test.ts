import { expect, test } from "vitest";
import type { Challenge, ChallengeKind } from "../challenge.ts";
import { CATALOGUE, FORMS, KINDS } from "./catalogue.ts";
import {
  drawAgain,
  drawAsked,
  drawInstead,
  drawNext,
  type Draws,
  hasInstead,
  NO_DRAWS,
  withCannot,
  withDrawn,
} from "./draw.ts";
import { seededChance } from "./test-chance.ts";

const SLOTS = 4;
const SESSIONS = 20_000;

function drawSession(seed: number, slots = SLOTS): readonly Challenge[] {
  const chance = seededChance(seed);
  let draws: Draws = NO_DRAWS;
  for (let left = slots; left > 0; left -= 1) {
    const next = drawNext(draws, left, chance);
    if (next) draws = withDrawn(draws, next);
  }
  return draws.drawn;
}

const sessions = Array.from({ length: SESSIONS }, (_, seed) => drawSession(seed));

test("a session asks for four different kinds, a turn and something that tells a painted face among them", () => {
  const others = sessions.filter((session) => {
    const kinds = session.map(({ kind }) => kind);
    const isWhole = new Set(kinds).size === SLOTS && kinds.every((kind) => CATALOGUE[kind].drawn);
    return !isWhole || !kinds.includes("turn") || !kinds.some((kind) => CATALOGUE[kind].tellsPaint);
  });
  expect(others).toEqual([]);
});

test("every order of kinds that is allowed is equally likely", () => {
  const counts = new Map<string, number>();
  for (const session of sessions) {
    const order = session.map(({ kind }) => kind).join(" ");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(ORDERS);
  const expected = SESSIONS / ORDERS;
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 99.9 % of chi-square with its 383 degrees of freedom lies below 474.
  expect(chiSquare).toBeLessThan(474);
});

/** 3 others of 6 beside the turn (20 ways), less the four without cover and sweep, in 24 orders. */
const ORDERS = 384;

test.each([0, 1, 2, 3])("no place of the four gives a kind away (place %i)", (place) => {
  const shares = KINDS.filter((kind) => CATALOGUE[kind].drawn).map(
    (kind) => sessions.filter((session) => session[place]?.kind === kind).length / SESSIONS,
  );
  // A turn is in every session, so at each place by a quarter; the others share the rest.
  expect(Math.max(...shares)).toBeLessThan(0.27);
  expect(Math.min(...shares)).toBeGreaterThan(0.1);
});

test("forms of a kind are equally likely", () => {
  const turns = sessions.flat().filter(({ kind }) => kind === "turn");
  for (const form of FORMS.turn) {
    const share = turns.filter((turn) => JSON.stringify(turn) === JSON.stringify(form)).length / turns.length;
    expect(share).toBeGreaterThan(0.115);
    expect(share).toBeLessThan(0.135);
  }
});

test("what a session asks for has the bits that are claimed", () => {
  const kinds = KINDS.filter((kind) => CATALOGUE[kind].drawn && kind !== "turn");
  let bits = 0;
  // Over all sets of three beside the turn: each order is one, each form another.
  for (const [a, first] of kinds.entries()) {
    for (const [b, second] of kinds.entries()) {
      for (const [c, third] of kinds.entries()) {
        if (a >= b || b >= c || ![first, second, third].some((kind) => CATALOGUE[kind].tellsPaint)) continue;
        const forms = [first, second, third].reduce((product, kind) => product * FORMS[kind].length, FORMS.turn.length);
        bits += (24 / ORDERS) * Math.log2(ORDERS * forms);
      }
    }
  }
  expect(bits).toMatchInlineSnapshot(`17.9039076051851`);
});

test.each<{ failed: Challenge; others: readonly ChallengeKind[] }>([
  { failed: { kind: "turn", side: "left", degrees: 20 }, others: ["turn"] },
  { failed: { kind: "cover", region: "mouth" }, others: ["cover", "sweep"] },
  { failed: { kind: "sweep", from: "left" }, others: ["cover", "sweep"] },
  {
    failed: { kind: "turn-and-cover", side: "left", degrees: 20, region: "mouth" },
    others: ["cover", "sweep", "turn-and-cover"],
  },
  { failed: { kind: "camera", direction: "up" }, others: ["camera"] },
  { failed: { kind: "fingers", count: 2, side: "left" }, others: ["fingers"] },
])("who fails at $failed.kind gets another that is as hard, never the same", ({ failed, others }) => {
  const draws = withDrawn(NO_DRAWS, failed);
  const again = Array.from({ length: 400 }, (_, seed) => drawAgain(failed, draws, seededChance(seed)));
  expect(new Set(again.map((challenge) => challenge?.kind))).toEqual(new Set(others));
  expect(again.map((challenge) => JSON.stringify(challenge))).not.toContain(JSON.stringify(failed));
});

test("who cannot lift a hand is asked for other parts of the body, to the end", () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const chance = seededChance(seed);
    const hand = { kind: "cover", region: "mouth" } as const;
    let draws = withCannot(withDrawn(NO_DRAWS, hand), hand);
    const instead = drawInstead(hand, draws, SLOTS, chance);
    expect(instead && CATALOGUE[instead.kind].needs).not.toContain("hands");
    for (let left = SLOTS; left > 0; left -= 1) {
      const next = drawNext(draws, left, chance);
      expect(next && CATALOGUE[next.kind].needs).not.toContain("hands");
      if (next) draws = withDrawn(draws, next);
    }
    expect(new Set(draws.drawn.map((challenge) => JSON.stringify(challenge))).size).toBe(SLOTS + 1);
  }
});

test("who can move neither neck nor arms, and no camera, still has a way; and nothing is left after that", () => {
  const asks: Challenge[] = [
    { kind: "turn", side: "left", degrees: 20 },
    { kind: "cover", region: "mouth" },
    { kind: "camera", direction: "up" },
    { kind: "lean", direction: "closer" },
  ];
  let draws: Draws = NO_DRAWS;
  for (const challenge of asks) draws = withCannot(withDrawn(draws, challenge), challenge);
  const left = drawInstead(asks[0]!, draws, SLOTS, seededChance(1));
  expect(left?.kind).toBe("expression");
  const none = withCannot(draws, { kind: "expression", expression: "smile" });
  expect(hasInstead(asks[0]!, none, SLOTS)).toBe(false);
});

test("of a gesture that needs two parts only that gesture is put aside for good", () => {
  const both = { kind: "turn-and-cover", side: "left", degrees: 20, region: "mouth" } as const;
  const draws = withCannot(withDrawn(NO_DRAWS, both), both);
  for (let seed = 0; seed < 100; seed += 1) {
    const instead = drawInstead(both, draws, SLOTS, seededChance(seed));
    expect(instead && CATALOGUE[instead.kind].needs.filter((part) => part === "head" || part === "hands")).toEqual([]);
  }
  const later = new Set(Array.from({ length: 200 }, (_, seed) => drawNext(draws, 3, seededChance(seed))?.kind));
  expect(later).toContain("turn");
  expect(later).not.toContain("turn-and-cover");
});

test("an interviewer gets the kind that was asked for, and a new form each time until all were had", () => {
  let draws: Draws = NO_DRAWS;
  for (let count = 0; count < FORMS.tilt.length; count += 1) {
    const next = drawAsked("tilt", draws, seededChance(count));
    expect(next?.kind).toBe("tilt");
    if (next) draws = withDrawn(draws, next);
  }
  expect(new Set(draws.drawn.map((challenge) => JSON.stringify(challenge))).size).toBe(FORMS.tilt.length);
  expect(drawAsked("tilt", draws, seededChance(9))).toBeNull();
  expect(drawAsked(null, draws, seededChance(9))).not.toBeNull();
});
