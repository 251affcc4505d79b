import { expect, test } from "vitest";
import type { Challenge, Judgement } from "../challenge.ts";
import type { FrameReading } from "../reading.ts";
import { judge } from "./judge.ts";
import { loadSettings } from "./load-settings.ts";
import { findNeutral } from "../session/neutral.ts";
import { FACE, framesOf, regionAt, type Seen, thereAndBack } from "./test-readings.ts";

const settings = loadSettings();
const PROMPT_MS = 2000;
/** After the last deadline. */
const UNTIL_MS = 9500;

/** Frames that did not arrive. */
type Drop = (frame: FrameReading) => boolean;
const NEVER: Drop = () => false;

/** The try of somebody who is at rest for two seconds and then shows `seen`, by milliseconds since the prompt. */
function judged(
  challenge: Challenge,
  seen: (sinceMs: number) => Seen,
  { perSecond = 12, latencyMs = 0, drop = NEVER }: { perSecond?: number; latencyMs?: number; drop?: Drop } = {},
): Judgement {
  const all = framesOf({ fromMs: 0, toMs: PROMPT_MS + UNTIL_MS, perSecond }, (ms) => seen(ms - PROMPT_MS));
  const neutral = findNeutral(
    framesOf({ fromMs: 0, toMs: PROMPT_MS, perSecond }, () => ({})),
    settings,
  );
  if (!neutral) throw new Error("nobody is at rest");
  const frames = all.filter((frame) => !drop(frame));
  // As the session asks: again with each frame, until something is said.
  for (const [index, frame] of frames.entries()) {
    if (frame.atMs < PROMPT_MS) continue;
    const readings = frames.slice(0, index + 1).filter(({ atMs }) => atMs >= PROMPT_MS - 1000);
    const said = judge({ challenge, neutral, promptedMs: PROMPT_MS, latencyMs, readings, nowMs: frame.atMs }, settings);
    if (said.kind !== "waiting") return said;
  }
  return { kind: "waiting", curves: [] };
}

function saidOf(judgement: Judgement): string {
  return judgement.kind === "failed" || judgement.kind === "unsure" ? judgement.reason : judgement.kind;
}

interface Case {
  readonly name: string;
  readonly seen: (sinceMs: number) => Seen;
  readonly says: string;
}

const there = (ms: number): number => thereAndBack(ms, 500);
const left = { kind: "turn", side: "left", degrees: 25 } as const;

test.each<Case>([
  { name: "a head that turns and holds", seen: (ms) => ({ yaw: 32 * there(ms) }), says: "passed" },
  { name: "a turn to the other side", seen: (ms) => ({ yaw: -32 * there(ms) }), says: "wrong-side" },
  {
    name: "the other side first, then the right one",
    seen: (ms) => ({ yaw: -30 * thereAndBack(ms, 300, 300, 200) + 32 * thereAndBack(ms, 1400) }),
    says: "wrong-side",
  },
  {
    name: "a little swing back before the turn",
    seen: (ms) => ({ yaw: 32 * there(ms) - (ms > 300 && ms < 500 ? 6 : 0) }),
    says: "passed",
  },
  {
    name: "a turn that was under way before the prompt",
    seen: (ms) => ({ yaw: 32 * thereAndBack(ms, -150) }),
    says: "too-early",
  },
  { name: "a turn three seconds later", seen: (ms) => ({ yaw: 32 * thereAndBack(ms, 3000) }), says: "too-late" },
  { name: "nothing at all", seen: () => ({}), says: "too-late" },
  { name: "a smaller turn", seen: (ms) => ({ yaw: 18 * there(ms) }), says: "not-far-enough" },
  { name: "a turn and straight back", seen: (ms) => ({ yaw: 34 * thereAndBack(ms, 500, 400, 0) }), says: "not-held" },
  {
    name: "a head that shakes",
    seen: (ms) => ({ yaw: there(ms) * (33 + 7 * Math.sign(Math.sin(ms / 40))) }),
    says: "not-steady",
  },
  {
    name: "a photograph that is turned: an angle without depth",
    seen: (ms) => ({ yaw: 32 * there(ms), isFlat: true }),
    says: "flat",
  },
  { name: "a nod", seen: (ms) => ({ pitch: 25 * there(ms) }), says: "wrong-gesture" },
  {
    name: "a turn that stays",
    seen: (ms) => ({ yaw: 32 * Math.min(1, Math.max(0, (ms - 500) / 500)) }),
    says: "no-return",
  },
  {
    name: "a picture that jumps to the turned face",
    seen: (ms) => ({ yaw: ms > 600 && ms < 1600 ? 32 : 0 }),
    says: "jump",
  },
  { name: "a face that goes away", seen: (ms) => ({ noFace: ms > 800 }), says: "face-lost" },
  {
    name: "a face too far away",
    seen: (ms) => ({ yaw: 32 * there(ms), size: ms > 0 ? 0.4 : 1 }),
    says: "face-too-small",
  },
])("turn to the left: $name is $says", ({ seen, says }) => {
  expect(saidOf(judged(left, seen))).toBe(says);
});

test.each([8, 10, 12, 15, 20])("turn at %i frames a second", (perSecond) => {
  expect(saidOf(judged(left, (ms) => ({ yaw: 32 * there(ms) }), { perSecond }))).toBe("passed");
});

test("at five frames a second nothing can be said", () => {
  expect(
    saidOf(judged(left, () => ({}), { perSecond: 12, drop: ({ atMs }) => atMs > PROMPT_MS && atMs % 250 > 1 })),
  ).toBe("too-few-frames");
});

test("a gap in the middle of the gesture leaves nothing to judge", () => {
  const drop = ({ atMs }: FrameReading): boolean => atMs > PROMPT_MS + 600 && atMs < PROMPT_MS + 1300;
  expect(saidOf(judged(left, (ms) => ({ yaw: 32 * there(ms) }), { drop }))).toBe("gap");
});

test("who is far from the server has one round trip more", () => {
  const late = (ms: number): Seen => ({ yaw: 32 * thereAndBack(ms, 2500) });
  expect(saidOf(judged(left, late))).toBe("too-late");
  expect(saidOf(judged(left, late, { latencyMs: 200 }))).toBe("passed");
});

test.each<Case & { challenge: Challenge }>([
  {
    name: "up",
    challenge: { kind: "look", direction: "up" },
    seen: (ms) => ({ pitch: 18 * there(ms) }),
    says: "passed",
  },
  {
    name: "down instead of up",
    challenge: { kind: "look", direction: "up" },
    seen: (ms) => ({ pitch: -18 * there(ms) }),
    says: "wrong-side",
  },
  {
    name: "down",
    challenge: { kind: "look", direction: "down" },
    seen: (ms) => ({ pitch: -18 * there(ms) }),
    says: "passed",
  },
  {
    name: "a turn",
    challenge: { kind: "look", direction: "down" },
    seen: (ms) => ({ yaw: 30 * there(ms) }),
    says: "wrong-gesture",
  },
  {
    name: "left ear",
    challenge: { kind: "tilt", side: "left" },
    seen: (ms) => ({ roll: 22 * there(ms) }),
    says: "passed",
  },
  {
    name: "right ear",
    challenge: { kind: "tilt", side: "left" },
    seen: (ms) => ({ roll: -22 * there(ms) }),
    says: "wrong-side",
  },
  {
    name: "a turn and a tilt",
    challenge: { kind: "tilt", side: "left" },
    seen: (ms) => ({ roll: 22 * there(ms), yaw: 30 * there(ms) }),
    says: "wrong-gesture",
  },
  {
    name: "closer",
    challenge: { kind: "lean", direction: "closer" },
    seen: (ms) => ({ size: 1 + 0.4 * there(ms) }),
    says: "passed",
  },
  {
    name: "back",
    challenge: { kind: "lean", direction: "back" },
    seen: (ms) => ({ size: 1 - 0.3 * there(ms) }),
    says: "passed",
  },
  {
    name: "back instead of closer",
    challenge: { kind: "lean", direction: "closer" },
    seen: (ms) => ({ size: 1 - 0.3 * there(ms) }),
    says: "wrong-side",
  },
  {
    name: "a zoom of the whole picture",
    challenge: { kind: "lean", direction: "closer" },
    seen: (ms) => ({ size: 1 + 0.4 * there(ms), zoom: 1 + 0.4 * there(ms) }),
    says: "picture-changed",
  },
  {
    name: "open mouth",
    challenge: { kind: "expression", expression: "open-mouth" },
    seen: (ms) => ({ mouthOpen: 0.02 + 0.6 * there(ms) }),
    says: "passed",
  },
  {
    name: "mouth half open",
    challenge: { kind: "expression", expression: "open-mouth" },
    seen: (ms) => ({ mouthOpen: 0.02 + 0.25 * there(ms) }),
    says: "not-far-enough",
  },
  {
    name: "wide lips",
    challenge: { kind: "expression", expression: "smile" },
    seen: (ms) => ({ mouthWidth: 0.6 * (1 + 0.2 * there(ms)) }),
    says: "passed",
  },
  {
    name: "brows",
    challenge: { kind: "expression", expression: "raise-brows" },
    seen: (ms) => ({ browHeight: 0.25 * (1 + 0.2 * there(ms)) }),
    says: "passed",
  },
  {
    name: "two blinks",
    challenge: { kind: "expression", expression: "blink-twice" },
    seen: (ms) => ({ eyeOpen: (ms > 600 && ms < 850) || (ms > 1200 && ms < 1450) ? 0.08 : 0.3 }),
    says: "passed",
  },
  {
    name: "one blink",
    challenge: { kind: "expression", expression: "blink-twice" },
    seen: (ms) => ({ eyeOpen: ms > 600 && ms < 850 ? 0.08 : 0.3 }),
    says: "wrong-count",
  },
  {
    name: "closed eyes",
    challenge: { kind: "expression", expression: "blink-twice" },
    seen: (ms) => ({ eyeOpen: ms > 600 && ms < 3000 ? 0.08 : 0.3 }),
    says: "too-late",
  },
])("$challenge.kind: $name is $says", ({ challenge, seen, says }) => {
  expect(saidOf(judged(challenge, seen))).toBe(says);
});

const mouth = { kind: "cover", region: "mouth" } as const;
const handOn = (region: "mouth" | "left-cheek" | "forehead", presence = 0.97) => ({ at: regionAt(region), presence });
const on = (ms: number): boolean => there(ms) > 0.6;

test.each<Case>([
  {
    name: "a hand on the mouth",
    seen: (ms) => (on(ms) ? { hand: handOn("mouth"), covered: "mouth" } : {}),
    says: "passed",
  },
  {
    name: "a hand under which the face is lost",
    seen: (ms) => (on(ms) ? { hand: handOn("mouth"), noFace: true } : {}),
    says: "passed",
  },
  { name: "a painted face over the hand: no hand to be found", seen: () => ({}), says: "too-late" },
  {
    name: "a hand that flickers through",
    seen: (ms) => (on(ms) ? { hand: handOn("mouth", ms % 250 < 90 ? 0.9 : 0.3) } : {}),
    says: "not-held",
  },
  {
    name: "a hand that is found while the mouth is seen through it",
    seen: (ms) => (on(ms) ? { hand: handOn("mouth") } : {}),
    says: "not-covered",
  },
  {
    name: "a hand on the forehead",
    seen: (ms) => (on(ms) ? { hand: handOn("forehead"), covered: "forehead" } : {}),
    says: "wrong-place",
  },
  {
    name: "a hand that stays",
    seen: (ms) => (ms > 800 ? { hand: handOn("mouth"), covered: "mouth" } : {}),
    says: "not-uncovered",
  },
  {
    name: "a hand that was there before",
    seen: () => ({ hand: handOn("mouth"), covered: "mouth" }),
    says: "too-early",
  },
  { name: "a face that goes away instead", seen: (ms) => ({ noFace: ms > 700 }), says: "face-lost" },
])("cover the mouth: $name is $says", ({ seen, says }) => {
  expect(saidOf(judged(mouth, seen))).toBe(says);
});

/** A hand on its way across the face, from -1 (the subject's right) to 1. */
function crossing(at: number): Seen {
  const isOn = Math.abs(at) < 0.5;
  return { hand: { at: { x: FACE.x + at * 200, y: FACE.y } }, covered: isOn ? "mouth" : null, coveredRadius: 20 };
}
const along = (ms: number, fromMs: number, lastsMs: number): number => -1 + (2 * (ms - fromMs)) / lastsMs;

test.each<Case>([
  {
    name: "a hand from the right to the left",
    seen: (ms) => (ms > 500 && ms < 1900 ? crossing(along(ms, 500, 1400)) : {}),
    says: "passed",
  },
  {
    name: "a hand from the left to the right",
    seen: (ms) => (ms > 500 && ms < 1900 ? crossing(-along(ms, 500, 1400)) : {}),
    says: "wrong-side",
  },
  {
    name: "a hand that whips across",
    seen: (ms) => (ms > 500 && ms < 900 ? crossing(along(ms, 500, 400)) : {}),
    says: "not-steady",
  },
  {
    name: "a hand that stops in the middle",
    seen: (ms) => (ms > 500 && ms < 1200 ? crossing(along(ms, 500, 1400)) : {}),
    says: "not-far-enough",
  },
  { name: "no hand", seen: () => ({}), says: "too-late" },
  {
    name: "a hand that goes under the face",
    seen: (ms) => {
      const at = along(ms, 500, 1400);
      return ms > 500 && ms < 1900 && Math.abs(at) > 0.3 ? { ...crossing(at), covered: null } : {};
    },
    says: "not-covered",
  },
])("sweep from the right: $name is $says", ({ seen, says }) => {
  expect(saidOf(judged({ kind: "sweep", from: "right" }, seen))).toBe(says);
});

const beside = (side: 1 | -1, fingersUp: number): Seen => ({
  hand: { at: { x: FACE.x + side * 130, y: FACE.y + 20 }, fingersUp },
});

test.each<Case>([
  { name: "three", seen: (ms) => (on(ms) ? beside(1, 3) : {}), says: "passed" },
  {
    name: "three that flicker to four",
    seen: (ms) => (on(ms) ? beside(1, ms % 170 < 85 ? 3 : 4) : {}),
    says: "passed",
  },
  { name: "two", seen: (ms) => (on(ms) ? beside(1, 2) : {}), says: "wrong-count" },
  { name: "three on the other side", seen: (ms) => (on(ms) ? beside(-1, 3) : {}), says: "wrong-side" },
  { name: "none", seen: () => ({}), says: "too-late" },
])("three fingers at the left cheek: $name is $says", ({ seen, says }) => {
  expect(saidOf(judged({ kind: "fingers", count: 3, side: "left" }, seen))).toBe(says);
});

test.each<Case>([
  { name: "room and face sink", seen: (ms) => ({ moved: { x: 0, y: 60 * there(ms) } }), says: "passed" },
  { name: "room and face rise", seen: (ms) => ({ moved: { x: 0, y: -60 * there(ms) } }), says: "wrong-side" },
  { name: "room and face go aside", seen: (ms) => ({ moved: { x: 60 * there(ms), y: 0 } }), says: "wrong-side" },
  { name: "only the face sinks", seen: (ms) => ({ faceMoved: { x: 0, y: 60 * there(ms) } }), says: "too-late" },
  {
    name: "only the room sinks",
    seen: (ms) => ({ moved: { x: 0, y: 60 * there(ms) }, faceMoved: { x: 0, y: -60 * there(ms) } }),
    says: "picture-changed",
  },
])("turn the camera up: $name is $says", ({ seen, says }) => {
  expect(saidOf(judged({ kind: "camera", direction: "up" }, seen))).toBe(says);
});

const both = { kind: "turn-and-cover", side: "left", degrees: 20, region: "mouth" } as const;

test.each<Case>([
  {
    name: "both at once",
    seen: (ms) => ({ yaw: 28 * there(ms), ...(on(ms) ? { hand: handOn("mouth"), covered: "mouth" } : {}) }),
    says: "passed",
  },
  {
    name: "both, with angles that slide under the hand",
    seen: (ms) => ({
      yaw: ms > 1100 && ms < 1900 ? 7 : 28 * thereAndBack(ms, 400, 400, 1600),
      ...(ms > 1100 && ms < 1900 ? { hand: handOn("mouth"), covered: "mouth" } : {}),
    }),
    says: "passed",
  },
  { name: "only the turn", seen: (ms) => ({ yaw: 28 * there(ms) }), says: "no-hand" },
  {
    name: "only the hand",
    seen: (ms) => (on(ms) ? { hand: handOn("mouth"), covered: "mouth" } : {}),
    says: "not-far-enough",
  },
  {
    name: "the other side",
    seen: (ms) => ({
      yaw: -28 * there(ms),
      ...(ms > 1000 && on(ms) ? { hand: handOn("mouth"), covered: "mouth" } : {}),
    }),
    says: "wrong-side",
  },
  {
    name: "a flat face that turns",
    seen: (ms) => ({
      yaw: 28 * there(ms),
      isFlat: true,
      ...(on(ms) ? { hand: handOn("mouth"), covered: "mouth" } : {}),
    }),
    says: "flat",
  },
])("turn left and cover the mouth: $name is $says", ({ seen, says }) => {
  expect(saidOf(judged(both, seen))).toBe(says);
});

test("a judgement says what was measured over time, and what had to be reached", () => {
  const { curves } = judged(left, (ms) => ({ yaw: 32 * there(ms) }));
  expect(curves.map(({ name, unit, target }) => ({ name, unit, target }))).toMatchInlineSnapshot(`
    [
      {
        "name": "yaw",
        "target": 25,
        "unit": "degrees",
      },
      {
        "name": "nose along the eyes",
        "target": null,
        "unit": "ratio",
      },
    ]
  `);
  expect(Math.max(...(curves[0]?.points ?? []).map(([, value]) => value ?? 0))).toBe(32);
});
