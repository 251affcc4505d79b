import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { STATUSES } from "../assess/assess.ts";
import { FAMILIES, STRENGTHS } from "../signals/signal.ts";
import { presentNdjson } from "./present-ndjson.ts";
import { hostileResult } from "./sample-hostile.ts";
import { sampleScreening } from "./sample-applicants.ts";
import { manyPeople, sampleResult } from "./sample-result.ts";

const family = z.enum(FAMILIES);
const strength = z.enum(STRENGTHS);
/** A finding keeps the time that its signal gave, whatever that is. */
const time = z.string();
const texts = z.array(z.string());

const LINES = {
  finding: z.strictObject({
    type: z.literal("finding"),
    person: z.string(),
    signal: z.string(),
    version: z.int(),
    title: z.string(),
    family,
    strength,
    audience: z.enum(["hiring", "legal", "security"]),
    at: time,
    sentence: z.string(),
    facts: z.array(z.strictObject({ label: z.string(), side: z.enum(["declared", "observed"]), value: z.string() })),
    peers: texts,
    why: z.string(),
    innocent: texts,
    ask: z.string(),
    evidence: z.array(
      z.strictObject({
        id: z.string(),
        at: time.nullable(),
        product: z.string().nullable(),
        what: z.string().nullable(),
      }),
    ),
  }),
  assessment: z.strictObject({
    type: z.literal("assessment"),
    person: z.string(),
    name: z.string().nullable(),
    declared: z.record(z.string(), z.string()),
    status: z.enum(STATUSES),
    score: z.number().nullable(),
    because: z.string(),
    reasons: z.array(
      z.strictObject({
        family,
        strength,
        weight: z.number().nullable(),
        origin: z.enum(["benchmark", "strength"]),
        signals: texts,
        sentence: z.string(),
      }),
    ),
    changes: texts,
    challenges: z.array(
      z.strictObject({
        session: z.string(),
        at: time,
        mode: z.string().nullable(),
        outcome: z.string().nullable(),
        ended: z.string().nullable(),
        alternative: z.string().nullable(),
        asked: z.int(),
        passed: z.int(),
        failed: z.int(),
        inconclusive: z.int(),
        replaced: z.int(),
        observations: texts,
        observers: z.int(),
      }),
    ),
    applicant: z
      .strictObject({
        is_worker: z.boolean(),
        applications: z.array(
          z.strictObject({
            application: z.string(),
            at: time.nullable(),
            requisition: z.string().nullable(),
            status: z.string().nullable(),
          }),
        ),
        documents: z.array(
          z.strictObject({
            document: z.string(),
            file: z.string(),
            kind: z.string().nullable(),
            pages: z.int().nullable(),
            problem: z.string().nullable(),
          }),
        ),
        passages: z.array(
          z.strictObject({
            file: z.string(),
            passage: z.string(),
            peer: z.string(),
            peer_file: z.string(),
            peer_passage: z.string(),
            words: z.int(),
            similarity: z.number(),
          }),
        ),
        notes: texts,
      })
      .nullable(),
  }),
  run: z.strictObject({
    type: z.literal("run"),
    at: z.iso.datetime(),
    period: z.strictObject({ from: z.iso.datetime(), to: z.iso.datetime() }).nullable(),
    people: z.int(),
    events: z.int(),
    claims: z.int(),
    seconds: z.number(),
    files: z.array(
      z.strictObject({
        file: z.string(),
        products: z.array(z.strictObject({ title: z.string(), records: z.int() })),
        notes: texts,
      }),
    ),
    quarantined: z.array(z.strictObject({ file: z.string(), line: z.int(), reason: z.string(), count: z.int() })),
    signals: z.array(
      z.strictObject({
        signal: z.string(),
        title: z.string(),
        findings: z.int(),
        milliseconds: z.number(),
        silent: z.string().nullable(),
      }),
    ),
    limits: texts,
    lookups: texts,
  }),
};
const line = z.discriminatedUnion("type", [LINES.finding, LINES.assessment, LINES.run]);

const parsed = (result: Parameters<typeof presentNdjson>[0]): readonly z.infer<typeof line>[] =>
  [...presentNdjson(result)].map((text) => line.parse(JSON.parse(text)));

test.each([
  { name: "the sample", result: sampleResult() },
  { name: "hostile texts", result: hostileResult() },
  { name: "a screening", result: sampleScreening() },
  { name: "a scan that observed nothing", result: { ...sampleResult(), people: [], period: undefined } },
])("$name: every line is one of the documented objects, on one line", ({ result }) => {
  const lines = [...presentNdjson(result)];
  expect(lines.filter((text) => /[\n\r]/.test(text))).toEqual([]);
  const read = lines.map((text) => line.parse(JSON.parse(text)));
  expect(read.filter(({ type }) => type === "assessment")).toHaveLength(result.people.length);
  expect(read.filter(({ type }) => type === "finding")).toHaveLength(
    result.people.flatMap((person) => person.findings).length,
  );
  expect(read.map(({ type }) => type).indexOf("run")).toBe(read.length - 1);
});

test("a person's findings stand before the person's assessment", () => {
  const order = parsed(sampleResult()).map((read) => (read.type === "run" ? "run" : `${read.type} ${read.person}`));
  expect(order.slice(0, 8)).toEqual([
    ...Array.from({ length: 5 }, () => "finding p-0417"),
    "assessment p-0417",
    "finding p-0533",
    "assessment p-0533",
  ]);
});

test("evidence is named by its id; what is not at hand is null", () => {
  const shared = parsed(sampleResult()).find((read) => read.type === "finding" && read.family === "link");
  expect(shared?.type === "finding" ? shared.evidence.slice(-2) : undefined).toEqual([
    { id: "sg-a-9", at: "2026-03-10T14:05:00.000Z", product: "Okta System Log", what: "user.session.start" },
    { id: "sg-gone", at: null, product: null, what: null },
  ]);
});

test("applicants are given no number", () => {
  const assessments = parsed(sampleScreening()).filter((read) => read.type === "assessment");
  expect(assessments.map(({ score }) => score)).toEqual([null, null, null]);
  expect(assessments.flatMap(({ reasons }) => reasons.map(({ weight }) => weight))).toEqual([null, null]);
});

test("nothing is cut", () => {
  expect(parsed(manyPeople(2_000, 300))).toHaveLength(300 * 5 + 2_000 + 1);
  const long = parsed(hostileResult()).find((read) => read.type === "finding" && read.family === "rhythm");
  expect(long?.type === "finding" ? long.sentence.length : 0).toBe(1_000_000);
});

describe("the documentation", () => {
  const text = readFileSync(new URL("../../docs/json-output.md", import.meta.url), "utf8");
  test.each(Object.entries(LINES))("has every field of '%s', and no other", (type, schema) => {
    const part = text.split(`## \`${type}\``)[1]?.split("\n## ")[0] ?? "";
    const documented = [...part.matchAll(/^\| `([a-z]+)` \|/gm)].map(([, field]) => field);
    expect(documented).toEqual(Object.keys(schema.shape));
  });
});
