import fc from "fast-check";
import { expect, test } from "vitest";
import { type Line, splitLines } from "./lines.ts";

async function read(chunks: readonly Buffer[], bytesMax?: number): Promise<readonly Line[]> {
  async function* stream(): AsyncGenerator<Buffer> {
    yield* chunks;
  }
  return Array.fromAsync(splitLines(stream(), bytesMax));
}

function cut(bytes: Buffer, cuts: readonly number[]): readonly Buffer[] {
  const places = [
    0,
    ...cuts.map((place) => place % (bytes.length + 1)).toSorted((left, right) => left - right),
    bytes.length,
  ];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

test("the same lines come out wherever the chunks are cut", async () => {
  const property = fc.asyncProperty(
    fc.array(fc.stringMatching(/^[ a-z{}"\r]{0,12}$/)),
    fc.array(fc.nat()),
    async (texts, cuts) => {
      const bytes = Buffer.from(texts.join("\n"));
      const whole = await read([bytes]);
      expect(await read(cut(bytes, cuts))).toEqual(whole);
      expect(whole.map((line) => line.bytes.toString())).toEqual(
        texts.map((text) => text.replace(/\r$/, "")).filter((text) => text.trim() !== ""),
      );
    },
  );
  await fc.assert(property, { seed: 11, numRuns: 200 });
});

test("numbers count every line, blank ones too", async () => {
  const lines = await read([Buffer.from("a\n\n  \r\nb")]);
  expect(lines.map(({ number }) => number)).toEqual([1, 4]);
});

test("an overlong line comes in pieces that together are its bytes; the lines around it are whole", async () => {
  const long = Buffer.alloc(100, "x");
  const lines = await read(cut(Buffer.concat([Buffer.from("a\n"), long, Buffer.from("\nb\n")]), [13, 30, 31, 77]), 20);
  const pieces = lines.filter(({ state }) => state === "piece");
  expect(Buffer.concat(pieces.map(({ bytes }) => bytes))).toEqual(long);
  expect(pieces.every(({ number }) => number === 2)).toBe(true);
  expect(lines.filter(({ state }) => state === "whole").map(({ bytes, number }) => [bytes.toString(), number])).toEqual(
    [
      ["a", 1],
      ["b", 3],
    ],
  );
});
