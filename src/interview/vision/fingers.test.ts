import fc from "fast-check";
import { expect, test } from "vitest";
import { fingersUpOf } from "./fingers.ts";

type Vector = readonly [number, number, number];

/** Where fingers begin, and which way they point: a right hand from its palm, in centimetres; fingers up, the thumb to the right. */
const FINGERS: readonly { readonly base: Vector; readonly along: Vector; readonly lengths: readonly number[] }[] = [
  { base: [2.5, 3, 0], along: [0.75, 0.66, 0], lengths: [3.5, 2.8, 2.4] },
  { base: [2.2, 8.5, 0], along: [0.12, 0.99, 0], lengths: [4.2, 2.5, 2] },
  { base: [0, 9, 0], along: [0, 1, 0], lengths: [4.6, 2.8, 2.1] },
  { base: [-2, 8.5, 0], along: [-0.1, 0.99, 0], lengths: [4.2, 2.6, 2.1] },
  { base: [-3.8, 7.6, 0], along: [-0.2, 0.98, 0], lengths: [3.3, 1.9, 1.8] },
];

/** The 21 points of a hand: a folded finger goes down towards the palm at its middle joint, a folded thumb across it. */
function handOf(up: readonly boolean[]): Float32Array {
  const points: Vector[] = [[0, 0, 0]];
  for (const [at, { base, along, lengths }] of FINGERS.entries()) {
    points.push(base);
    let [[x, y, z], way]: [Vector, Vector] = [base, along];
    for (const [joint, length] of lengths.entries()) {
      if (up[at] !== true)
        way =
          at === 0
            ? (THUMB_FOLDED[joint] ?? way)
            : joint === 0
              ? [along[0], along[1] * 0.6, -0.8]
              : [0, -0.95, -0.3 + joint * 0.3];
      [x, y, z] = [x + way[0] * length, y + way[1] * length, z + way[2] * length];
      points.push([x, y, z]);
    }
  }
  return Float32Array.from(points.flat());
}

const THUMB_FOLDED: readonly Vector[] = [
  [0.4, 0.9, -0.1],
  [-0.3, 0.8, -0.5],
  [-0.95, 0.3, -0.1],
];

/** Turned about an axis and made larger, as a hand is before a camera. */
function place(hand: Float32Array, [a, b, c]: Vector, scale: number): Float32Array {
  const out = hand.slice();
  for (let at = 0; at < out.length; at += 3) {
    let [x, y, z] = [...hand.subarray(at, at + 3)] as unknown as [number, number, number];
    [y, z] = [y * Math.cos(a) - z * Math.sin(a), y * Math.sin(a) + z * Math.cos(a)];
    [x, z] = [x * Math.cos(b) - z * Math.sin(b), x * Math.sin(b) + z * Math.cos(b)];
    [x, y] = [x * Math.cos(c) - y * Math.sin(c), x * Math.sin(c) + y * Math.cos(c)];
    out.set([x * scale, y * scale, z * scale], at);
  }
  return out;
}

test.each([
  { name: "a fist", up: [false, false, false, false, false], count: 0 },
  { name: "the index finger", up: [false, true, false, false, false], count: 1 },
  { name: "two fingers", up: [false, true, true, false, false], count: 2 },
  { name: "thumb and index finger", up: [true, true, false, false, false], count: 2 },
  { name: "three fingers", up: [false, true, true, true, false], count: 3 },
  { name: "four fingers with the thumb folded", up: [false, true, true, true, true], count: 4 },
  { name: "an open hand", up: [true, true, true, true, true], count: 5 },
  { name: "a thumb alone", up: [true, false, false, false, false], count: 1 },
])("$name: $count", ({ up, count }) => {
  expect(fingersUpOf(handOf(up))).toBe(count);
});

test("neither how a hand is turned nor its size nor its side changes the count", () => {
  const angle = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      fc.tuple(angle, angle, angle),
      fc.double({ min: 0.001, max: 10, noNaN: true }),
      fc.boolean(),
      (up, angles, scale, left) => {
        const hand = handOf(up);
        const mirrored = left ? hand.map((value, at) => (at % 3 === 0 ? -value : value)) : hand;
        expect(fingersUpOf(place(mirrored, angles, scale))).toBe(up.filter(Boolean).length);
      },
    ),
  );
});

test("points that are all one, or no numbers, are no finger", () => {
  expect(fingersUpOf(new Float32Array(63))).toBe(0);
  expect(fingersUpOf(new Float32Array(63).fill(Number.NaN))).toBe(0);
});
