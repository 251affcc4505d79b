import { expect, test } from "vitest";
import { loadSignals } from "../signals/load.ts";
import type { Finding, Signal } from "../signals/signal.ts";
import { assess } from "./assess.ts";
import { loadWeights } from "./load-weights.ts";

/**
 * What a detector says of a picture is an opinion, with errors about honest people that nobody has measured in the field. However
 * many detectors agree, it stays a question: only another family of facts makes people look at it together.
 */
const ofDetectors = loadSignals().filter(({ reads }) => reads.includes("challenge"));

const finding = ({ id, version, title, family, strength, why, innocent, ask }: Signal): Finding => ({
  signal: id,
  version,
  title,
  family,
  strength,
  person: "p1",
  at: "2026-03-02T10:00:00.000Z",
  sentence: title,
  facts: [],
  evidence: ["e1"],
  peers: [],
  why,
  innocent,
  ask,
});
const weights = loadWeights();
const statusOf = (signals: readonly Signal[]): string => assess(signals.map(finding), weights).status;

test("every signal on challenges is of the family of interviews, and none is strong", () => {
  expect(ofDetectors.map(({ id, family, strength }) => [id, family, strength])).toMatchInlineSnapshot(`
    [
      [
        "camera-avoidance",
        "interview",
        "medium",
      ],
      [
        "deepfake-artifact-challenge",
        "interview",
        "medium",
      ],
      [
        "looped-video",
        "interview",
        "medium",
      ],
      [
        "other-picture",
        "interview",
        "medium",
      ],
      [
        "second-person",
        "interview",
        "medium",
      ],
      [
        "virtual-camera",
        "interview",
        "weak",
      ],
    ]
  `);
});

test("all of them together, each ten times, stay a question", () => {
  expect(statusOf(ofDetectors)).toBe("ask");
  expect(statusOf(Array.from({ length: 10 }, () => ofDetectors).flat())).toBe("ask");
});

test("all that interviews can show together stays a question", () => {
  expect(statusOf(loadSignals().filter(({ family }) => family === "interview"))).toBe("ask");
});

test("with a medium finding of another family people look at it together", () => {
  const other = loadSignals().find(({ family, strength }) => family === "identity" && strength === "medium");
  if (other === undefined) throw new Error("there is a medium signal on identity");
  expect(statusOf([other])).toBe("ask");
  expect(statusOf([...ofDetectors, other])).toBe("review");
});
