import { expect, test } from "vitest";
import { anchorsOf, detectionsOf, type DetectorForm } from "./ssd.ts";

const FORM: DetectorForm = {
  size: 128,
  strides: [8, 16, 16, 16],
  anchorsPerLayer: 2,
  pointCount: 1,
  scoreMin: 0.5,
  overlapMax: 0.3,
};
const CROP = { centre: { x: 320, y: 240 }, side: 640, turned: 0 };

test("anchors are as many as the models' rows, from the first cell's middle to the last's", () => {
  const faces = anchorsOf(FORM);
  expect(faces.length).toBe(896 * 2);
  expect([...faces.subarray(0, 6)]).toEqual([1 / 32, 1 / 32, 1 / 32, 1 / 32, 3 / 32, 1 / 32]);
  // The coarser layers share their cells: six anchors each.
  expect(new Set(faces.subarray(512 * 2, 512 * 2 + 12))).toEqual(new Set([1 / 16]));
  expect([...faces.subarray(-2)]).toEqual([15 / 16, 15 / 16]);
  expect(anchorsOf({ ...FORM, size: 192 }).length).toBe(2016 * 2);
});

/** Rows of a model that sees boxes of 32 × 32 with one point, at these anchors. */
function seen(at: Readonly<Record<number, number>>): { readonly rows: Float32Array; readonly logits: Float32Array } {
  const rows = new Float32Array(896 * 6);
  const logits = new Float32Array(896).fill(-50);
  for (const [anchor, logit] of Object.entries(at)) {
    rows.set([4, 0, 32, 32, 0, -8], Number(anchor) * 6);
    logits[Number(anchor)] = logit;
  }
  return { rows, logits };
}

function detect({ rows, logits }: ReturnType<typeof seen>): ReturnType<typeof detectionsOf> {
  return detectionsOf(rows, logits, anchorsOf(FORM), FORM, CROP);
}

test("a box and its points are in pixels of the picture, with black bars taken off", () => {
  // The anchor in the middle of the grid of 16: cell 8, 8.
  const [face] = detect(seen({ [(8 * 16 + 8) * 2]: 3 }));
  const centre = ((8.5 / 16) * 128 + 4) * 5;
  expect(face?.box.x).toBeCloseTo(centre - 80, 3);
  expect(face?.box.width).toBeCloseTo(160, 3);
  // The crop is 640 high, the picture 480: 80 black lines above.
  expect(face?.box.y).toBeCloseTo((8.5 / 16) * 640 - 80 - 80, 3);
  expect(face?.points[0]?.y).toBeCloseTo(((8.5 / 16) * 128 - 8) * 5 - 80, 3);
  expect(face?.score).toBeCloseTo(1 / (1 + Math.exp(-3)), 5);
});

test("what overlaps is one, what does not is several, the surest first", () => {
  const near = (8 * 16 + 8) * 2;
  const faces = detect(seen({ [near]: 2, [near + 1]: 4, [near + 2]: 1, [(2 * 16 + 2) * 2]: 3, [5]: -0.1 }));
  expect(faces.map(({ score }) => score.toFixed(3))).toEqual(["0.982", "0.953"]);
});

test("what is no number is no detection", () => {
  expect(
    detect({ rows: new Float32Array(896 * 6).fill(Number.NaN), logits: new Float32Array(896).fill(Number.NaN) }),
  ).toEqual([]);
});

test("a model that sees something everywhere gives few, and soon", () => {
  const rows = Float32Array.from({ length: 896 * 6 }, (_, at) => (at % 6 === 2 || at % 6 === 3 ? 1 : 0));
  const faces = detect({ rows, logits: new Float32Array(896).fill(20) });
  expect(faces.length).toBeLessThanOrEqual(200);
});
