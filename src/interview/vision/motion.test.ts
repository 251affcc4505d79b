import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readClip, whyNoClips } from "../../../bench/interview/clips.ts";
import type { Luma } from "../reading.ts";
import { scaleBetween, shiftBetween } from "./motion.ts";
import { lumaOf, pyramidOf } from "./picture.ts";
import type { Mask } from "./texture.ts";

const WIDTH = 160;
const HEIGHT = 120;

/** A made-up surface that looks like nothing twice: a seeded sum of waves of all directions and lengths. */
function surface(seed: number): (x: number, y: number) => number {
  let state = seed * 2_654_435_761 + 12_345;
  const chance = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return state / 2 ** 32;
  };
  const waves = Array.from({ length: 60 }, () => {
    const [angle, length, phase] = [chance() * Math.PI * 2, 5 + chance() * 25, chance() * Math.PI * 2];
    return { kx: (Math.cos(angle) * 2 * Math.PI) / length, ky: (Math.sin(angle) * 2 * Math.PI) / length, phase };
  });
  return (x, y) => 128 + 6 * waves.reduce((sum, { kx, ky, phase }) => sum + Math.cos(kx * x + ky * y + phase), 0);
}

function draw(value: (x: number, y: number) => number): Luma {
  const data = new Uint8Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) data[y * WIDTH + x] = Math.min(Math.max(Math.round(value(x, y)), 0), 255);
  }
  return { width: WIDTH, height: HEIGHT, data };
}

/** A person's place in the middle, which is not looked at. */
function allBut(left: number, right: number, top: number): Mask {
  const data = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
    return x >= left && x < right && y >= top ? 0 : 1;
  });
  return { width: WIDTH, height: HEIGHT, data };
}

const someShift = fc.double({ min: -40, max: 40, noNaN: true });

describe("shift", () => {
  test("a moved surface is measured to a third of a point", () => {
    fc.assert(
      fc.property(fc.nat(1_000), someShift, someShift, (seed, dx, dy) => {
        const value = surface(seed);
        const shift = shiftBetween(
          draw(value),
          draw((x, y) => value(x - dx, y - dy)),
        );
        expect(Math.abs((shift?.dx ?? 999) - dx)).toBeLessThan(0.34);
        expect(Math.abs((shift?.dy ?? 999) - dy)).toBeLessThan(0.34);
        expect(shift?.quality).toBeGreaterThan(0.8);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  test("what the mask hides may move by itself", () => {
    fc.assert(
      fc.property(fc.nat(1_000), someShift, fc.double({ min: -20, max: 20, noNaN: true }), (seed, dx, dy) => {
        const [wall, person] = [surface(seed), surface(seed + 5_000)];
        const mask = allBut(50, 115, 25);
        const both = (
          x: number,
          y: number,
          inFront: (x: number, y: number) => number,
          behind: typeof inFront,
        ): number => (mask.data[y * WIDTH + x] === 0 ? inFront(x, y) : behind(x, y));
        const before = draw((x, y) => both(x, y, person, wall));
        const after = draw((x, y) =>
          both(
            x,
            y,
            (px, py) => person(px + 7, py - 3),
            (px, py) => wall(px - dx, py - dy),
          ),
        );
        const shift = shiftBetween(before, after, mask);
        expect(Math.abs((shift?.dx ?? 999) - dx)).toBeLessThan(0.5);
        expect(Math.abs((shift?.dy ?? 999) - dy)).toBeLessThan(0.5);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  test("two surfaces that have nothing in common are said to be so", () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const shift = shiftBetween(draw(surface(seed)), draw(surface(seed + 100)));
      expect(shift?.quality ?? 0).toBeLessThan(0.5);
    }
  });

  test("a plain wall says nothing, however it is lit", () => {
    const lit = (from: number, slope: number): Luma => draw((x, y) => from + slope * x + 0.2 * y);
    expect(shiftBetween(lit(90, 0.3), lit(110, 0.5))).toBeNull();
  });
});

describe("scale", () => {
  test("a zoomed surface is measured to two percent, a moved one stays at 1", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000),
        fc.double({ min: 0.82, max: 1.25, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (seed, zoom, dx) => {
          const value = surface(seed);
          const scale = scaleBetween(
            draw(value),
            draw((x, y) => value((x - 80 - dx) / zoom + 80, (y - 60) / zoom + 60)),
          );
          expect(Math.abs((scale?.scale ?? 999) - zoom)).toBeLessThan(0.02);
          expect(scale?.agreement).toBeGreaterThan(0.35);
        },
      ),
      { seed: 1, numRuns: 25 },
    );
  });

  test("a person who leans in does not scale the wall behind", () => {
    const [wall, person] = [surface(3), surface(4)];
    const mask = allBut(40, 125, 20);
    const at = (zoom: number): Luma =>
      draw((x, y) =>
        mask.data[y * WIDTH + x] === 0 ? person((x - 80) / zoom + 80, (y - 70) / zoom + 70) : wall(x, y),
      );
    expect(scaleBetween(at(1), at(1.3), mask)?.scale).toBeCloseTo(1, 2);
  });

  test("a plain wall says nothing", () => {
    const plain = draw(() => 120);
    expect(scaleBetween(plain, plain)).toBeNull();
  });
});

const missing = whyNoClips();
if (missing !== null) process.stderr.write(`${missing}\n`);

describe.skipIf(missing !== null)("on frames of real rooms", () => {
  test("a frame that is moved or zoomed is measured in spite of a camera's noise", () => {
    for (const name of ["turn", "still", "two", "cover", "fist"] as const) {
      const [first] = readClip(name).frames;
      if (first === undefined) throw new Error(`${name} has no frames`);
      const large = lumaOf(pyramidOf(first), 320, 240);
      // A window of 160 × 120 in the middle of twice as much.
      const window = (left: number, top: number, zoom: number, seed: number): Luma => {
        const noise = surface(seed);
        return draw(
          (x, y) =>
            sample(large, left + (x - 80) / zoom + 80, top + (y - 60) / zoom + 60) + (noise(x * 97, y * 89) - 128) / 16,
        );
      };
      const still = window(80, 60, 1, 1);
      const shift = shiftBetween(still, window(68.5, 67.25, 1, 2));
      expect.soft(Math.abs((shift?.dx ?? 999) - 11.5), name).toBeLessThan(0.5);
      expect.soft(Math.abs((shift?.dy ?? 999) + 7.25), name).toBeLessThan(0.5);
      expect.soft(Math.abs((scaleBetween(still, window(80, 60, 1.15, 3))?.scale ?? 9) - 1.15), name).toBeLessThan(0.02);
      expect.soft(Math.abs((scaleBetween(still, window(84, 57, 1, 4))?.scale ?? 9) - 1), name).toBeLessThan(0.02);
    }
  });
});

function sample({ width, data }: Luma, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [a, b] = [x - left, y - top];
  const at = (column: number, row: number): number => data[row * width + column] ?? 0;
  return (
    (1 - b) * ((1 - a) * at(left, top) + a * at(left + 1, top)) +
    b * ((1 - a) * at(left, top + 1) + a * at(left + 1, top + 1))
  );
}
