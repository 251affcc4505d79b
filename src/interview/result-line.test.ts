import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { CURVE_POINTS_MAX, resultLine, toResultLine } from "./result-line.ts";
import { sampleDeck, sampleSession } from "./sample-results.ts";

test("a session is one line that its own schema reads", () => {
  const line = JSON.stringify(toResultLine(sampleSession()));
  expect(line).not.toContain("\n");
  expect(resultLine.parse(JSON.parse(line))).toEqual(toResultLine(sampleSession()));
  expect(JSON.parse(line).challenges[0].tries[0].curves[0]).toMatchInlineSnapshot(`
    {
      "name": "yaw",
      "points": [
        [
          0,
          0.123,
        ],
        [
          83,
          null,
        ],
        [
          167,
          26.1,
        ],
      ],
      "target": 25,
      "unit": "degrees",
    }
  `);
});

test("a deck names who judged what, card by card", () => {
  const { observers, agreement, challenges, camera, frames } = toResultLine(sampleDeck());
  expect({ camera, frames, agreement }).toEqual({
    camera: null,
    frames: null,
    agreement: { judged_by_both: 2, alike: 1, kappa: null },
  });
  expect(challenges.map(({ kind, outcome, tries }) => [kind, outcome, tries[0]?.asked.card])).toEqual([
    ["sweep", "passed", "hand-across"],
    ["stand", "inconclusive", "stand-up"],
  ]);
  expect(observers[1]).toEqual({
    name: "Second observer",
    role: "observer",
    judged: [
      { challenge: 1, try: 1, judgement: "as_asked", note: "hand went behind the cheek for a moment" },
      { challenge: 2, try: 1, judgement: "could_not_tell", note: "the picture froze" },
    ],
  });
});

test.each([
  { name: "who declined was offered the other way", change: { ended: "declined-camera" }, alternative: "offered" },
  { name: "who finished needed none", change: {}, alternative: null },
  {
    name: "what the host noted stands",
    change: { ended: "declined-camera", alternative: "taken" },
    alternative: "taken",
  },
] as const)("$name", ({ change, alternative }) => {
  expect(toResultLine({ ...sampleSession(), ...change }).alternative).toBe(alternative);
});

test("no picture, landmark or likeness gets into a line, wherever a result carries one", () => {
  const likeness = Array.from({ length: 1_024 }, (_, index) => index / 1_024);
  const smuggled = { embedding: likeness, thumbnail: "data:image/jpeg;base64,/9j/4AAQ", landmarks: likeness };
  const session = sampleSession();
  const [challenge] = session.challenges;
  const [tried] = challenge?.tries ?? [];
  if (challenge === undefined || tried === undefined) throw new Error("the sample has a try");
  const line = toResultLine({
    ...session,
    ...smuggled,
    challenges: [{ ...challenge, ...smuggled, tries: [{ ...tried, ...smuggled }] }],
    observations: session.observations.map((observation) => ({ ...observation, ...smuggled })),
  });
  expect(line).toEqual(toResultLine({ ...session, challenges: [challenge] }));
  expect(JSON.stringify(line)).not.toMatch(/embedding|landmark|image|base64/);
  expect(resultLine.safeParse({ ...line, embedding: likeness }).success).toBe(false);
});

test("a long curve is thinned, first point and all", () => {
  const session = sampleSession();
  const [challenge] = session.challenges;
  const [tried] = challenge?.tries ?? [];
  if (challenge === undefined || tried === undefined) throw new Error("the sample has a try");
  const points = Array.from({ length: 1_001 }, (_, index) => [index * 83, index] as const);
  const long = { ...tried, curves: [{ name: "yaw", unit: "degrees", target: null, points } as const] };
  const line = toResultLine({ ...session, challenges: [{ ...challenge, tries: [long] }] });
  const kept = line.challenges[0]?.tries[0]?.curves[0]?.points ?? [];
  expect(kept.length).toBeLessThanOrEqual(CURVE_POINTS_MAX);
  expect(kept.length).toBeGreaterThan(CURVE_POINTS_MAX / 2);
  expect(kept[0]).toEqual([0, 0]);
});

test("the documentation has every field, and no other", () => {
  const text = readFileSync(new URL("../../docs/interview-results.md", import.meta.url), "utf8");
  const documented = [...text.matchAll(/^\| `([a-z_.[\]]+)` \|/gm)].map(([, field]) => field);
  expect(documented).toEqual(fieldsOf(z.toJSONSchema(resultLine), ""));
});

test("the example of the documentation is a line", () => {
  const text = readFileSync(new URL("../../docs/interview-results.md", import.meta.url), "utf8");
  const [, example = ""] = /```json\n([\s\S]*?)```/.exec(text) ?? [];
  expect(resultLine.parse(JSON.parse(example)).type).toBe("hirewall.challenge_result");
});

interface JsonSchema {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** Dotted names of all fields, lists with brackets: `challenges[].tries[].outcome`. */
function fieldsOf(node: unknown, name: string): readonly string[] {
  const schema = node as JsonSchema;
  const inner = schema.anyOf?.find(({ properties }) => properties !== undefined) ?? schema;
  const own = name === "" ? [] : [name];
  if (inner.properties !== undefined) {
    const prefix = name === "" ? "" : `${name}.`;
    const below = Object.entries(inner.properties).flatMap(([key, child]) => fieldsOf(child, `${prefix}${key}`));
    return name.endsWith("[]") ? below : [...own, ...below];
  }
  if (inner.items?.properties !== undefined) return [...own, ...fieldsOf(inner.items, `${name}[]`)];
  return own;
}
