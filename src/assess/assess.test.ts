import { expect, test } from "vitest";
import type { Family, Finding, Strength } from "../signals/signal.ts";
import { assess } from "./assess.ts";
import type { Weights } from "./weights.ts";

const WEIGHTS: Weights = { measured: {} };

function finding(family: Family, strength: Strength, signal = `${family}-${strength}`): Finding {
  return {
    signal,
    version: 1,
    title: signal,
    family,
    strength,
    person: "p1",
    at: "2026-03-02T10:00:00.000Z",
    sentence: `Something about ${family}.`,
    facts: [],
    evidence: ["e1"],
    peers: [],
    why: "",
    innocent: [],
    ask: "What happened?",
  };
}

const vpnSeen = finding("network", "weak");
const placeDiffers = finding("network", "medium");
const addressChanged = finding("identity", "medium");
const sharedPhone = finding("link", "strong");

test.each([
  { name: "nothing is clear", findings: [], status: "clear" },
  { name: "a weak finding is context", findings: [vpnSeen], status: "clear" },
  {
    name: "ten weak sightings of one family stay context",
    findings: Array.from({ length: 10 }, () => vpnSeen),
    status: "clear",
  },
  {
    name: "weak findings of two families are a question",
    findings: [vpnSeen, finding("remote-control", "weak")],
    status: "ask",
  },
  { name: "one medium family is a question", findings: [placeDiffers], status: "ask" },
  {
    name: "ten medium sightings of one family stay a question",
    findings: Array.from({ length: 10 }, () => placeDiffers),
    status: "ask",
  },
  { name: "two medium families open a review", findings: [placeDiffers, addressChanged], status: "review" },
  { name: "a strong finding opens a review alone", findings: [sharedPhone], status: "review" },
  {
    name: "two strong findings of one family stay a review",
    findings: [sharedPhone, finding("link", "strong", "other")],
    status: "review",
  },
  { name: "a strong finding that a weak one joins stays a review", findings: [sharedPhone, vpnSeen], status: "review" },
  {
    name: "a strong finding that another family supports is urgent",
    findings: [sharedPhone, placeDiffers],
    status: "urgent",
  },
])("$name", ({ findings, status }) => {
  expect(assess(findings, WEIGHTS).status).toBe(status);
});

test("the order of findings does not matter", () => {
  const findings = [vpnSeen, placeDiffers, addressChanged, sharedPhone];
  expect(assess(findings.toReversed(), WEIGHTS)).toEqual(assess(findings, WEIGHTS));
});

test("within a family further findings add little, and together at most three tenths", () => {
  const one = assess([placeDiffers], WEIGHTS).score;
  const two = assess([placeDiffers, finding("network", "medium", "other")], WEIGHTS).score;
  const many = assess(
    Array.from({ length: 50 }, (_, index) => finding("network", "medium", `s${index}`)),
    WEIGHTS,
  ).score;
  expect([one, two, many]).toEqual([2, 2.2, 2.6]);
});

test("a measured weight says where it comes from", () => {
  const measured: Weights = { measured: { "link-strong": { logLikelihoodRatio: 4.5, origin: "benchmark" } } };
  expect(assess([sharedPhone], measured).reasons).toMatchObject([{ weight: 4.5, origin: "benchmark" }]);
  expect(assess([sharedPhone], WEIGHTS).reasons).toMatchObject([{ weight: 3.4, origin: "strength" }]);
});

test("it says why, and what would change it", () => {
  const { because, changes } = assess([sharedPhone, placeDiffers], WEIGHTS);
  expect(because).toMatchInlineSnapshot(
    `"A contradiction that few honest explanations fit, and another respect that supports it: ties between people and where sign-ins come from."`,
  );
  expect(changes).toMatchInlineSnapshot(`
    [
      "If ties between people is explained, the status becomes 'ask'.",
      "If where sign-ins come from is explained, the status becomes 'review'.",
    ]
  `);
});
