import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawCrop, fromCrop, type InputForm, wholeOf } from "./crop.ts";
import { lumaOf, type Picture, pyramidOf } from "./picture.ts";

/** Red grows to the right, green downwards, blue is the same everywhere: a point's colour says where it is from. */
function map(width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      data.set([Math.round((x * 255) / (width - 1)), Math.round((y * 255) / (height - 1)), 77], (y * width + x) * 3);
    }
  }
  return { width, height, data };
}

const FORM: InputForm = { size: 64, least: 0, most: 255, outside: "edge" };

test("each point of a crop is what is at its place in the picture, turned and shrunk as the crop is", () => {
  const picture = map(640, 480);
  const pyramid = pyramidOf(picture);
  const input = new Float32Array(64 * 64 * 3);
  fc.assert(
    fc.property(
      fc.record({
        centre: fc.record({ x: fc.integer({ min: 220, max: 420 }), y: fc.integer({ min: 200, max: 280 }) }),
        side: fc.integer({ min: 30, max: 260 }),
        turned: fc.double({ min: -3, max: 3, noNaN: true }),
      }),
      fc.nat(63),
      fc.nat(63),
      (crop, column, row) => {
        drawCrop(pyramid, crop, FORM, input);
        const place = fromCrop(crop, (column + 0.5) / 64, (row + 0.5) / 64);
        const at = (row * 64 + column) * 3;
        expect(Math.abs((input[at] ?? 0) - ((place.x - 0.5) * 255) / 639)).toBeLessThan(1.5);
        expect(Math.abs((input[at + 1] ?? 0) - ((place.y - 0.5) * 255) / 479)).toBeLessThan(1.5);
        expect(input[at + 2]).toBeCloseTo(77, 3);
      },
    ),
  );
});

describe("outside of the picture", () => {
  const picture: Picture = { width: 80, height: 40, data: new Uint8Array(80 * 40 * 3).fill(200) };

  test("there are black bars, in the model's own black", () => {
    const input = new Float32Array(64 * 64 * 3).fill(9);
    drawCrop(pyramidOf(picture), wholeOf(picture), { ...FORM, least: -1, most: 1, outside: "black" }, input);
    expect(input[0]).toBe(-1);
    expect(input[(32 * 64 + 32) * 3]).toBeCloseTo((200 / 255) * 2 - 1, 5);
    expect(Math.max(...input)).toBeLessThanOrEqual(1);
  });

  test("or the repeated edge", () => {
    const input = new Float32Array(64 * 64 * 3).fill(9);
    drawCrop(pyramidOf(picture), { centre: { x: -500, y: 900 }, side: 300, turned: 1 }, FORM, input);
    expect(input.every((value) => Math.abs(value - 200) < 0.01)).toBe(true);
  });
});

test("a luma is the whole picture in grey, whatever its shape", () => {
  for (const [width, height] of [
    [640, 480],
    [320, 240],
    [1280, 720],
    [480, 640],
    [99, 101],
  ] as const) {
    const luma = lumaOf(pyramidOf(map(width, height)), 160, 120);
    const at = (x: number, y: number): number => luma.data[y * 160 + x] ?? 0;
    const expected = (x: number, y: number): number =>
      0.299 * 255 * ((x + 0.5) / 160) + 0.587 * 255 * ((y + 0.5) / 120) + 0.114 * 77;
    for (const [x, y] of [
      [0, 0],
      [159, 0],
      [80, 60],
      [20, 100],
      [159, 119],
    ] as const) {
      expect.soft(Math.abs(at(x, y) - expected(x, y)), `${width} × ${height} at ${x}, ${y}`).toBeLessThan(3);
    }
  }
});

test("a fine pattern is averaged, not picked from: a shrunk chequerboard is grey", () => {
  const [width, height] = [640, 480];
  const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => {
    const pixel = Math.floor(at / 3);
    return ((pixel % width) + Math.floor(pixel / width)) % 2 === 0 ? 255 : 0;
  });
  const luma = lumaOf(pyramidOf({ width, height, data }), 160, 120);
  expect(luma.data.every((value) => value > 120 && value < 136)).toBe(true);
});
