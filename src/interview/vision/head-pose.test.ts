import fc from "fast-check";
import { expect, test } from "vitest";
import { headPoseOf, STILL_POINTS } from "./head-pose.ts";

const RADIANS = Math.PI / 180;

/** An average head that is first tilted, then nods, then turns; moved, enlarged, and seen by a model that errs a little. */
function headAt(yaw: number, pitch: number, roll: number, scale: number, noise: () => number): Float32Array {
  const points = new Float32Array(468 * 3);
  for (const [landmark, , ...still] of STILL_POINTS) {
    let [x, y, z] = still;
    [x, y] = turned(x, y, roll);
    // Pitch above zero lifts what is in front (z below zero): y falls.
    [y, z] = turned(y, z, -pitch);
    // Yaw above zero takes what is in front to the picture's right.
    [z, x] = turned(z, x, -yaw);
    points.set([300 + scale * (x + noise()), 200 + scale * (y + noise()), scale * (z + noise())], landmark * 3);
  }
  return points;
}

function turned(a: number, b: number, degrees: number): [number, number] {
  const [cos, sin] = [Math.cos(degrees * RADIANS), Math.sin(degrees * RADIANS)];
  return [a * cos - b * sin, a * sin + b * cos];
}

// Signs of where the tip of the nose (landmark 4) and the forehead (10) go in the picture: right and down are above zero.
test.each([
  { name: "straight to the camera", pose: { yaw: 0, pitch: 0, roll: 0 }, nose: 0, forehead: 0, tipRises: false },
  {
    name: "the nose to the picture's left",
    pose: { yaw: -30, pitch: 0, roll: 0 },
    nose: -1,
    forehead: -1,
    tipRises: false,
  },
  {
    name: "the nose to the picture's right",
    pose: { yaw: 30, pitch: 0, roll: 0 },
    nose: 1,
    forehead: 1,
    tipRises: false,
  },
  { name: "the nose up", pose: { yaw: 0, pitch: 20, roll: 0 }, nose: 0, forehead: 0, tipRises: true },
  { name: "tilted clockwise", pose: { yaw: 0, pitch: 0, roll: 25 }, nose: 0, forehead: 1, tipRises: false },
])("$name", ({ pose: { yaw, pitch, roll }, nose, forehead, tipRises }) => {
  const points = headAt(yaw, pitch, roll, 12, () => 0);
  const pose = headPoseOf({ points, score: 1 });
  expect(pose.yaw).toBeCloseTo(yaw, 3);
  expect(pose.pitch).toBeCloseTo(pitch, 3);
  expect(pose.roll).toBeCloseTo(roll, 3);
  const aside = (landmark: number): number => Math.round(((points[landmark * 3] ?? 0) - 300) / 20) + 0;
  expect(Math.sign(aside(4))).toBe(nose);
  expect(Math.sign(aside(10))).toBe(forehead);
  expect((points[4 * 3 + 1] ?? 0) < 200 - 12).toBe(tipRises);
});

test("any pose is found again, wherever the head is and however large", () => {
  const angle = (most: number): fc.Arbitrary<number> => fc.double({ min: -most, max: most, noNaN: true });
  fc.assert(
    fc.property(
      angle(70),
      angle(60),
      angle(80),
      fc.double({ min: 1, max: 40, noNaN: true }),
      (yaw, pitch, roll, scale) => {
        const pose = headPoseOf({ points: headAt(yaw, pitch, roll, scale, () => 0), score: 1 });
        expect(pose.yaw).toBeCloseTo(yaw, 2);
        expect(pose.pitch).toBeCloseTo(pitch, 2);
        expect(pose.roll).toBeCloseTo(roll, 2);
      },
    ),
  );
});

test("points that err by two millimetres err by two degrees at most", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: -0.2, max: 0.2, noNaN: true })), (errors) => {
      const pose = headPoseOf({ points: headAt(20, 10, 5, 12, () => errors.next().value ?? 0), score: 1 });
      expect(Math.abs(pose.yaw - 20)).toBeLessThan(2);
      expect(Math.abs(pose.pitch - 10)).toBeLessThan(2);
      expect(Math.abs(pose.roll - 5)).toBeLessThan(2);
    }),
  );
});
