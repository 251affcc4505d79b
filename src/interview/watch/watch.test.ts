import { expect, test } from "vitest";
import { loadSettings } from "../challenges/load-settings.ts";
import { readingOf, type Seen } from "../challenges/test-readings.ts";
import type { FrameReading } from "../reading.ts";
import type { ObservationKind } from "../result.ts";
import { NOTHING_WATCHED, observe, watchFrame } from "./watch.ts";

const settings = loadSettings();
const STEP_MS = 1000 / 12;

function watched(frames: readonly FrameReading[], { faceMayGo = false } = {}) {
  const watch = frames.reduce(
    (before, reading) => watchFrame(before, reading, { faceMayGo, isClean: reading.face !== null }, settings),
    NOTHING_WATCHED,
  );
  return observe(watch, 0, settings);
}

function framesOf(count: number, seen: (index: number) => Seen): readonly FrameReading[] {
  return Array.from({ length: count }, (_, index) =>
    readingOf((index + 1) * STEP_MS, { seq: index + 1, ...seen(index) }),
  );
}

/** A head that sways, whose pictures never come twice. */
function alive(index: number): Seen {
  return { yaw: 4 * Math.sin(index / 7), moved: { x: 16 * Math.sin(index / 5.3), y: 12 * Math.sin(index / 8.9) } };
}

interface Case {
  readonly name: string;
  readonly frames: readonly FrameReading[];
  readonly sees: readonly { kind: ObservationKind; counts: boolean }[];
}

const counting = (kind: ObservationKind) => [{ kind, counts: true }];

test.each<Case>([
  { name: "somebody alone before a camera", frames: framesOf(240, alive), sees: [] },
  {
    name: "a second face that stays",
    frames: framesOf(60, (index) => ({ ...alive(index), others: index > 20 ? 1 : 0 })),
    sees: counting("second-face"),
  },
  {
    name: "a face that passes by",
    frames: framesOf(60, (index) => ({ ...alive(index), others: index > 20 && index < 26 ? 1 : 0 })),
    sees: [],
  },
  {
    name: "nobody for three seconds: noted, and no fault",
    frames: framesOf(90, (index) => ({ ...alive(index), noFace: index > 20 && index < 58 })),
    sees: [{ kind: "face-absent", counts: false }],
  },
  {
    name: "nobody for one second",
    frames: framesOf(60, (index) => ({ ...alive(index), noFace: index > 20 && index < 32 })),
    sees: [],
  },
  {
    name: "one jump: noted, and may be the detector's",
    frames: framesOf(60, (index) => ({ ...alive(index), yaw: index < 30 ? 0 : 40 })),
    sees: [{ kind: "jump", counts: false }],
  },
  {
    name: "one picture in which the detector saw the face elsewhere: there and back is one jump",
    frames: framesOf(60, (index) => ({ ...alive(index), yaw: index === 30 ? 40 : 0 })),
    sees: [{ kind: "jump", counts: false }],
  },
  {
    name: "three jumps",
    frames: framesOf(60, (index) => ({ ...alive(index), yaw: index % 20 < 10 ? 0 : 40 })),
    sees: counting("jump"),
  },
  {
    name: "a picture that stands still while frames come",
    frames: framesOf(90, (index) => ({ ...alive(Math.min(index, 40)), noise: Math.min(index, 40) })),
    sees: counting("frozen-video"),
  },
  {
    name: "a camera that gives each picture twice",
    frames: framesOf(90, (index) => {
      const picture = Math.floor(index / 2);
      return { ...alive(picture), noise: picture, hash: `h${picture}` };
    }),
    sees: [],
  },
  {
    name: "bytes of two seconds ago",
    frames: framesOf(90, (index) => ({ ...alive(index), hash: `h${index > 60 ? index - 24 : index}` })),
    sees: counting("repeated-frames"),
  },
  {
    name: "frames in another order",
    frames: framesOf(60, (index) => ({ ...alive(index), seq: index % 6 === 3 ? index - 2 : index + 1 })),
    sees: counting("odd-frame-rate"),
  },
  {
    name: "three seconds that come again and again, each time noisier",
    frames: framesOf(160, (index) => ({ ...alive(index % 36), noise: index % 36, hash: `h${index}` })),
    sees: counting("looped-video"),
  },
  {
    name: "four seconds forwards and backwards",
    frames: framesOf(200, (index) => {
      const at = index % 96 < 48 ? index % 48 : 47 - (index % 48);
      return { ...alive(at * 1.3), noise: at, hash: `h${index}` };
    }),
    sees: counting("looped-video"),
  },
])("$name", ({ frames, sees }) => {
  expect(watched(frames).map(({ kind, counts }) => ({ kind, counts }))).toEqual(sees);
});

test("a face may be lost and jump while a hand is asked for", () => {
  const frames = framesOf(60, (index) => ({
    ...alive(index),
    noFace: index > 10 && index < 38,
    yaw: index % 20 < 10 ? 0 : 40,
  }));
  expect(watched(frames, { faceMayGo: true })).toEqual([]);
});

/** Likeness vectors come once in three frames. */
const likened = (index: number, person: number): Seen => ({ ...alive(index), embedding: index % 3 === 0, person });

test("whoever answers at the end is compared with who was there at the beginning", () => {
  expect(watched(framesOf(120, (index) => likened(index, 1)))).toEqual([]);
  const [found] = watched(framesOf(120, (index) => likened(index, index < 70 ? 1 : 2)));
  expect(found).toMatchObject({ kind: "second-person", counts: true, threshold: 0.62 });
  expect(found?.measured).toBeLessThan(0.5);
});

test("one vector of somebody else is not enough", () => {
  expect(watched(framesOf(120, (index) => likened(index, index === 75 ? 2 : 1)))).toEqual([]);
});

test("what is kept of a long session does not grow", () => {
  const frames = framesOf(1500, (index) => likened(index, 1));
  const watch = frames.reduce(
    (before, reading) => watchFrame(before, reading, { faceMayGo: false, isClean: true }, settings),
    NOTHING_WATCHED,
  );
  expect({
    residuals: watch.loops.residuals.length,
    hashes: watch.stream.hashes.size,
    vectors: watch.likeness.enrolled.length,
  }).toEqual({ residuals: 720, hashes: 720, vectors: 5 });
});
