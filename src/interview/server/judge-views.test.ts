import { describe, expect, test } from "vitest";
import { compareViews, type View } from "./compare-views.ts";
import { judgeLikeness, judgeMovement } from "./judge-views.ts";

/** A bright disc that goes along a way before a wall with a pattern; `pace` and `gain` as a call would change them. */
function video(options: {
  readonly way: (seconds: number) => number;
  readonly perSecond: number;
  readonly lateMs?: number;
  readonly gain?: number;
  readonly seconds?: number;
}): readonly View[] {
  const { way, perSecond, lateMs = 0, gain = 1, seconds = 5 } = options;
  return Array.from({ length: seconds * perSecond }, (_, index) => {
    const at = index / perSecond;
    const x = 80 + 40 * way(at);
    const data = Uint8Array.from({ length: 160 * 120 }, (_unused, pixel) => {
      const [column, row] = [pixel % 160, Math.floor(pixel / 160)];
      const isDisc = (column - x) ** 2 + (row - 60) ** 2 < 30 ** 2;
      return gain * (isDisc ? 200 : 60 + ((column * 7 + row * 13) % 40));
    });
    return { atMs: at * 1000 + lateMs, luma: { width: 160, height: 120, data } };
  });
}

/** Once there and back: a movement that repeats itself looks like itself at another time, also mirrored. */
const nod = (seconds: number): number => 1.5 * Math.exp(-(((seconds - 2) / 0.7) ** 2));
const judged = video({ way: nod, perSecond: 12 });

describe("one movement in two videos", () => {
  test.each([0, 300, 1_200])("is found %d ms later, in another light", (lateMs) => {
    const seen = video({ way: nod, perSecond: 4, lateMs, gain: 0.8 });
    const compared = compareViews(judged, seen);
    expect(compared?.correlation).toBeGreaterThan(0.95);
    expect(Math.abs((compared?.lagMs ?? Infinity) - lateMs)).toBeLessThanOrEqual(80);
    expect(judgeMovement(judged, seen)).toBeNull();
  });

  test.each([
    { name: "another gesture", way: (seconds: number) => Math.cos(seconds * 5) },
    { name: "mirrored", way: (seconds: number) => -nod(seconds) },
  ])("$name is not the same", ({ way }) => {
    expect(judgeMovement(judged, video({ way, perSecond: 4, lateMs: 300 }))).toMatchObject({ kind: "other-picture" });
  });

  test.each([
    { name: "nobody moves", first: video({ way: () => 0, perSecond: 12 }), second: video({ way: nod, perSecond: 4 }) },
    { name: "the call stands still", first: judged, second: video({ way: () => 0, perSecond: 4 }) },
    { name: "too few pictures came", first: judged, second: video({ way: Math.cos, perSecond: 4, seconds: 1 }) },
    { name: "none came", first: judged, second: [] },
    { name: "none was judged", first: [], second: video({ way: nod, perSecond: 4 }) },
  ])("nothing is said where $name", ({ first, second }) => {
    expect(judgeMovement(first, second)).toBeNull();
  });
});

describe("one face in two videos", () => {
  const face = (...values: number[]): Float32Array => Float32Array.from(values);
  const here = [face(1, 0, 0), face(0.95, 0.3, 0), face(0.97, 0, 0.2)];

  test("a like one is not told of, an unlike one is, and counts when it is clear", () => {
    expect(judgeLikeness(here, [face(0.9, 0.4, 0.1), face(1, 0.1, 0.1), face(0.9, 0, 0.4)])).toBeNull();
    expect(judgeLikeness(here, [face(0.6, 0, -0.8), face(0.6, 0.1, -0.79), face(0.62, 0, -0.78)])).toMatchObject({
      kind: "other-face",
      counts: false,
    });
    expect(judgeLikeness(here, [face(0, 0, 1), face(0, 0.1, 1), face(0.1, 0, 1)])).toMatchObject({ counts: true });
  });

  test("two pictures are too few to say anything", () => {
    expect(judgeLikeness(here, [face(0, 0, 1), face(0, 0, 1)])).toBeNull();
  });
});
