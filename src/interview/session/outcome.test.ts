import { expect, test } from "vitest";
import type { ChallengeKind } from "../challenge.ts";
import { FORMS } from "../challenges/catalogue.ts";
import type { ChallengeResult, Observation, ObservationKind, Outcome } from "../result.ts";
import { loadWords } from "./load-words.ts";
import { type Findings, sentenceOf, sessionOutcome } from "./outcome.ts";

const words = loadWords();

function challenge(kind: ChallengeKind, outcome: Outcome, replaced = false): ChallengeResult {
  const [form] = FORMS[kind];
  if (!form) throw new Error(`no form of ${kind}`);
  const reason = outcome === "passed" ? null : outcome === "inconclusive" ? "gap" : "no-hand";
  const times = { promptedMs: 0, endedMs: 3000, onsetMs: null, curves: [] };
  return { outcome, replaced, tries: replaced ? [] : [{ challenge: form, ...times, outcome, reason }] };
}

function observed(kind: ObservationKind, measured: number, counts = true): Observation {
  return { kind, fromMs: 0, toMs: 1000, measured, threshold: 0.62, counts };
}

const passed = (["turn", "look", "sweep", "cover"] as const).map((kind) => challenge(kind, "passed"));
const whole: Findings = {
  mode: "self-check",
  challenges: passed,
  observations: [],
  ended: "finished",
  cutShort: null,
  likenessSure: 0.55,
};
const three = passed.slice(0, 3);

test.each<{ name: string; findings: Partial<Findings>; outcome: Outcome }>([
  { name: "all four", findings: {}, outcome: "passed" },
  {
    name: "one not seen",
    findings: { challenges: [...three, challenge("cover", "did not pass")] },
    outcome: "try again",
  },
  {
    name: "two not seen",
    findings: {
      challenges: [...three.slice(1), challenge("turn", "did not pass"), challenge("cover", "did not pass")],
    },
    outcome: "did not pass",
  },
  {
    name: "one that could not be judged",
    findings: { challenges: [...three, challenge("cover", "inconclusive")] },
    outcome: "inconclusive",
  },
  {
    name: "one replaced and four others",
    findings: { challenges: [challenge("cover", "inconclusive", true), ...passed] },
    outcome: "passed",
  },
  { name: "stopped after three", findings: { challenges: three, ended: "stopped" }, outcome: "inconclusive" },
  { name: "a page that was closed", findings: { challenges: three, ended: "left" }, outcome: "inconclusive" },
  { name: "nothing left that fits", findings: { challenges: three, cutShort: "none-left" }, outcome: "inconclusive" },
  {
    name: "nods and tilts only",
    findings: {
      challenges: (["look", "tilt", "fingers", "expression"] as const).map((kind) => challenge(kind, "passed")),
    },
    outcome: "inconclusive",
  },
  {
    name: "a face that is surely another",
    findings: { observations: [observed("second-person", 0.41)] },
    outcome: "did not pass",
  },
  {
    name: "a face that may be another",
    findings: { observations: [observed("second-person", 0.6)] },
    outcome: "inconclusive",
  },
  { name: "a second face", findings: { observations: [observed("second-face", 2.1)] }, outcome: "try again" },
  {
    name: "one jump, which counts for nothing",
    findings: { observations: [observed("jump", 1, false)] },
    outcome: "passed",
  },
  {
    name: "bytes that came twice",
    findings: { observations: [observed("repeated-frames", 12)] },
    outcome: "did not pass",
  },
  {
    name: "a room with two gestures seen, ended by its people",
    findings: { mode: "room", challenges: three.slice(0, 2), ended: "stopped" },
    outcome: "passed",
  },
  {
    name: "a room in which nothing was asked",
    findings: { mode: "room", challenges: [], ended: "stopped" },
    outcome: "inconclusive",
  },
])("$name: $outcome", ({ findings, outcome }) => {
  expect(sessionOutcome({ ...whole, ...findings })).toBe(outcome);
});

test("the sentence can be read to the person, and says who decides", () => {
  expect(sentenceOf(whole, words)).toMatchInlineSnapshot(
    `"All four requests were seen as asked. A person reads this and decides."`,
  );
  expect(
    sentenceOf({ ...whole, challenges: [...three, challenge("cover", "did not pass")] }, words),
  ).toMatchInlineSnapshot(
    `"Three of four requests were seen as asked. Covering your mouth was not seen: no hand was found in the picture. It can be done once more. A person reads this and decides."`,
  );
  expect(
    sentenceOf(
      {
        ...whole,
        challenges: [challenge("fingers", "inconclusive", true), ...three, challenge("cover", "inconclusive")],
        observations: [observed("second-person", 0.41), observed("second-face", 2.1)],
      },
      words,
    ),
  ).toMatchInlineSnapshot(
    `"Three of four requests were seen as asked. Covering your mouth could not be judged: the connection stopped for a moment. The face was less like the one at the beginning than it should be (0.41, from 0.62 down it counts). A second face was in the picture for 2.1 seconds. One took the place of what the person cannot do, which never counts against anybody. A person reads this and decides."`,
  );
  expect(sentenceOf({ ...whole, challenges: [], cutShort: "not-reached" }, words)).toMatchInlineSnapshot(
    `"No request was judged. The picture did not get good enough to begin. A person goes on with you in another way. A person reads this and decides."`,
  );
});
