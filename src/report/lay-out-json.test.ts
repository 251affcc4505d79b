import { assert, constantFrom, json, property, string } from "fast-check";
import { expect, test } from "vitest";
import { layOutJson } from "./lay-out-json.ts";

test.each([
  {
    name: "an object",
    raw: '{"a":1,"b":{"c":[],"d":{}}}',
    text: '{\n  "a": 1,\n  "b": {\n    "c": [],\n    "d": {}\n  }\n}',
  },
  { name: "short flat parts on one line", raw: '[{"a":1,"b":"x, y: {"}]', text: '[\n  { "a": 1, "b": "x, y: {" }\n]' },
  {
    name: "numbers and doubled keys as they were written",
    raw: '{"n":10000000000000000001,"n":1.0}',
    text: '{ "n": 10000000000000000001, "n": 1.0 }',
  },
  { name: "escaped quotes", raw: String.raw`{"a":"say \"no\"\\"}`, text: String.raw`{ "a": "say \"no\"\\" }` },
  { name: "text that is no JSON as it is", raw: "person_id,at\np-1,now", text: "person_id,at\np-1,now" },
  { name: "JSON that is broken as it is", raw: '{"a": [1, 2}, <b>', text: '{"a": [1, 2}, <b>' },
])("$name", ({ raw, text }) => {
  expect(layOutJson(raw, 1_000)).toEqual({ text, shown: raw.length });
});

test("a cut record says how much of it is shown", () => {
  const { text, shown } = layOutJson(`{"a":"${"x".repeat(5_000)}","b":1}`, 100);
  expect(text.length).toBeLessThanOrEqual(101);
  expect(shown).toBeLessThanOrEqual(100);
});

test("nesting a million levels deep is cut like anything else", () => {
  const started = performance.now();
  const { text, shown } = layOutJson("[".repeat(1_000_000), 4_000);
  expect(text.length).toBeLessThan(5_000);
  expect(shown).toBeLessThan(4_001);
  expect(performance.now() - started).toBeLessThan(1_000);
});

test("any JSON means the same after it is laid out", () => {
  assert(
    property(json(), (raw) => {
      const { text, shown } = layOutJson(raw, 1_000_000);
      expect(shown).toBe(raw.length);
      expect(JSON.parse(text)).toEqual(JSON.parse(raw));
    }),
  );
});

test("any text is shown without failing, and never longer than asked for by much", () => {
  assert(
    property(string({ unit: constantFrom("{", "[", "]", "}", '"', "\\", ",", ":", "1", " ", "é") }), (raw) => {
      const { text, shown } = layOutJson(raw, 50);
      expect(text.length).toBeLessThanOrEqual(50 + 30);
      expect(shown).toBeLessThanOrEqual(raw.length);
    }),
  );
});
