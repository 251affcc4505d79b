import fc from "fast-check";
import { expect, test } from "vitest";
import { findRecords, type Found, nestingDepth } from "./json-scan.ts";

async function find(
  text: string,
  envelope: readonly string[],
  cuts: readonly number[] = [],
  bytesMax = 1e6,
): Promise<readonly Found[]> {
  const bytes = Buffer.from(text);
  const places = [
    0,
    ...cuts.map((place) => place % (bytes.length + 1)).toSorted((left, right) => left - right),
    bytes.length,
  ];
  async function* stream(): AsyncGenerator<Buffer> {
    for (const [index, end] of places.slice(1).entries()) yield bytes.subarray(places[index], end);
  }
  return Array.fromAsync(findRecords(stream(), envelope, bytesMax));
}

const texts = (found: readonly Found[]): readonly string[] => found.map(({ bytes }) => bytes.toString());

test.each([
  { name: "a bare array", text: '[{"a":1},{"b":[{"c":2}]}]', envelope: [], records: ['{"a":1}', '{"b":[{"c":2}]}'] },
  { name: "an envelope", text: '{"@odata.context":"x","value":[{"a":1}]}', envelope: ["value"], records: ['{"a":1}'] },
  {
    name: "a deeper envelope",
    text: '{"response":{"authlogs":[{"a":1}]}}',
    envelope: ["response", "authlogs"],
    records: ['{"a":1}'],
  },
  {
    name: "only the named array of several",
    text: '{"Schema":[{"Name":"x"}],"Results":[{"a":1}]}',
    envelope: ["Results"],
    records: ['{"a":1}'],
  },
  {
    name: "an envelope a line",
    text: '{"records":[{"a":1}]}\n{"records":[{"b":2}]}',
    envelope: ["records"],
    records: ['{"a":1}', '{"b":2}'],
  },
  {
    name: "objects printed over lines",
    text: '{\n "a": 1\n}\n{\n "b": "}{"\n}',
    envelope: [],
    records: ['{\n "a": 1\n}', '{\n "b": "}{"\n}'],
  },
  { name: "escaped quotes", text: '[{"a":"\\"]}"}]', envelope: [], records: ['{"a":"\\"]}"}'] },
  { name: "an empty envelope", text: '{"value":[]}', envelope: ["value"], records: [] },
])("$name", async ({ text, envelope, records }) => {
  expect(texts(await find(text, envelope))).toEqual(records);
});

test("the same records are found wherever the chunks are cut", async () => {
  const property = fc.asyncProperty(
    fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
    fc.array(fc.nat()),
    async (records, cuts) => {
      const text = JSON.stringify({ note: "[{", items: records });
      expect(texts(await find(text, ["items"], cuts))).toEqual(records.map((record) => JSON.stringify(record)));
    },
  );
  await fc.assert(property, { seed: 12, numRuns: 200 });
});

test("a record that the end of the file cuts off is said to be cut", async () => {
  const found = await find('[{"a":1},\n{"b":', []);
  expect(found.map(({ state, line }) => [state, line])).toEqual([
    ["whole", 1],
    ["cut", 2],
  ]);
});

test("a record beyond the limit comes in pieces, the next one whole", async () => {
  const found = await find(`[{"a":"${"x".repeat(60)}"},{"b":2}]`, [], [10, 30, 50], 16);
  expect(found.at(-1)).toMatchObject({ state: "whole" });
  expect(found.slice(0, -1).every(({ state }) => state === "piece")).toBe(true);
});

test.each([
  { text: "{}", depth: 1 },
  { text: '{"a":[{"b":1}]}', depth: 3 },
  { text: '{"a":"[[[["}', depth: 1 },
  { text: "[".repeat(200_000), depth: 200_000 },
])("nesting of $depth", ({ text, depth }) => {
  expect(nestingDepth(Buffer.from(text))).toBe(depth);
});
