import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { type ClipName, readClip, whyNoClips } from "../../../bench/interview/clips.ts";
import type { Challenge, Judgement } from "../challenge.ts";
import type { FrameReading } from "../reading.ts";
import { findNeutral } from "../session/neutral.ts";
import { type Analyser, startAnalyser } from "../vision/analyse-frame.ts";
import { NOTHING_WATCHED, observe, watchFrame } from "../watch/watch.ts";
import { judge } from "./judge.ts";
import { loadSettings } from "./load-settings.ts";

const settings = loadSettings();
const missing = whyNoClips();
if (missing !== null) process.stderr.write(`${missing}\n`);

const WIDTH = 640;
const HEIGHT = 480;
const STEP_MS = 1000 / 12;
const REST_FRAMES = 24;
const PROMPT_MS = REST_FRAMES * STEP_MS;

/** What real frames of real people are judged to be. They are put together in time, never changed. */
describe.skipIf(missing !== null)("on clips of real people", () => {
  let analyser: Analyser;
  beforeAll(async () => {
    analyser = await startAnalyser();
  });

  const known = new Map<ClipName, readonly FrameReading[]>();

  async function readingsOf(name: ClipName): Promise<readonly FrameReading[]> {
    const readings = known.get(name) ?? (await changedReadings(name, (picture) => picture));
    known.set(name, readings);
    return readings;
  }

  async function changedReadings(name: ClipName, change: (picture: Sharp) => Sharp): Promise<readonly FrameReading[]> {
    const wants = { hands: name === "cover" || name === "fist", embedding: false };
    const readings: FrameReading[] = [];
    for (const [seq, { data }] of readClip(name).frames.entries()) {
      const picture = change(sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } }));
      const jpeg = await picture.jpeg({ quality: 70 }).toBuffer();
      readings.push(await analyser.analyseFrame(name, jpeg, { seq, atMs: seq * STEP_MS }, wants));
    }
    analyser.forget(name);
    return readings;
  }

  /** Two seconds of the first of the frames, the prompt, then all of them and two seconds of the last. */
  function judged(challenge: Challenge, frames: readonly FrameReading[], restOf = frames[0]): Judgement {
    if (!restOf) throw new Error("no frames");
    const last = frames.at(-1) ?? restOf;
    const inOrder = [
      ...Array.from({ length: REST_FRAMES }, () => restOf),
      ...frames,
      ...Array.from({ length: 80 }, () => last),
    ].map((reading, index) => ({ ...reading, seq: index, atMs: index * STEP_MS }));
    const neutral = findNeutral(inOrder.slice(0, REST_FRAMES), settings);
    if (!neutral) throw new Error("nobody is at rest");
    for (let count = REST_FRAMES; count <= inOrder.length; count += 1) {
      const readings = inOrder.slice(Math.max(0, REST_FRAMES - 12), count);
      const nowMs = readings.at(-1)?.atMs ?? 0;
      const said = judge({ challenge, neutral, promptedMs: PROMPT_MS, latencyMs: 0, readings, nowMs }, settings);
      if (said.kind !== "waiting") return said;
    }
    return { kind: "waiting", curves: [] };
  }

  const saidOf = (judgement: Judgement): string =>
    judgement.kind === "failed" || judgement.kind === "unsure" ? judgement.reason : judgement.kind;

  test("a real head that turns passes on its side, with its depth, and on the other it does not", async () => {
    const readings = await readingsOf("turn");
    const yaw = ({ face }: FrameReading): number => face?.pose.yaw ?? 0;
    // Out of the clip's way from right to left: from the front to the farthest left, a second there, and back.
    const way = readings
      .slice(0, 23)
      .toSorted((a, b) => yaw(a) - yaw(b))
      .filter((reading) => yaw(reading) > -4);
    const rest = way[0];
    const far = way.at(-1);
    if (!rest || !far) throw new Error("no turn in the clip");
    const still = (count: number, of: FrameReading) => Array.from({ length: count }, () => of);
    const there = [...still(5, rest), ...way, ...still(9, far), ...way.toReversed(), ...still(5, rest)];
    expect(saidOf(judged({ kind: "turn", side: "left", degrees: 20 }, there, rest))).toBe("passed");
    expect(saidOf(judged({ kind: "turn", side: "left", degrees: 25 }, there, rest))).toBe("passed");
    expect(saidOf(judged({ kind: "turn", side: "right", degrees: 20 }, there, rest))).toBe("wrong-side");
    expect(saidOf(judged({ kind: "look", direction: "up" }, there, rest))).toBe("wrong-gesture");
  });

  test("a photograph that is turned does not turn its face", async () => {
    const still = await readingsOf("still");
    // Turned by 45 degrees a picture gets narrower, and its edges stay where they are.
    const turned = await changedReadings("still", (picture) =>
      picture.resize(452, HEIGHT, { fit: "fill" }).extend({ left: 94, right: 94, background: "#777777" }),
    );
    const [rest] = still;
    const frames = [...still.slice(0, 6), ...turned.slice(6, 30), ...still.slice(30)];
    expect(saidOf(judged({ kind: "turn", side: "left", degrees: 20 }, frames, rest))).toBe("too-late");
  });

  test("a real hand on a mouth covers it, and no other place", async () => {
    const readings = await readingsOf("cover");
    const [rest] = readings;
    if (!rest) throw new Error("no frames");
    const frames = [...readings, ...Array.from({ length: 4 }, () => rest)];
    expect(saidOf(judged({ kind: "cover", region: "mouth" }, frames, rest))).toBe("passed");
    expect(saidOf(judged({ kind: "cover", region: "forehead" }, frames, rest))).toBe("wrong-place");
    expect(saidOf(judged({ kind: "cover", region: "left-eye" }, frames, rest))).toBe("wrong-place");
  });

  test("a real fist beside the head covers nothing", async () => {
    const frames = await readingsOf("fist");
    expect(saidOf(judged({ kind: "cover", region: "mouth" }, frames))).not.toBe("passed");
    expect(saidOf(judged({ kind: "sweep", from: "left" }, frames))).not.toBe("passed");
  });

  const watched = (readings: readonly FrameReading[]) => {
    const watch = readings.reduce(
      (before, reading, index) =>
        watchFrame(
          before,
          { ...reading, seq: index, atMs: index * STEP_MS, bytesHash: String(index) },
          { faceMayGo: false, isClean: true },
          settings,
        ),
      NOTHING_WATCHED,
    );
    return observe(watch, 0, settings).map(({ kind }) => kind);
  };

  test("two people in the picture are seen, and one alone is not two", async () => {
    expect(watched(await readingsOf("two"))).toContain("second-face");
    expect(watched(await readingsOf("still"))).toEqual([]);
  });

  test.each(["still", "two"] as const)(
    "the clip %s that comes again, noisier and compressed anew, is seen as a loop",
    async (name) => {
      const once = await readingsOf(name);
      let turn = 0;
      const again = await changedReadings(name, (picture) => picture.linear(0.97, 2 + (turn++ % 3)));
      expect(watched([...once, ...again, ...once])).toContain("looped-video");
      expect(watched(once)).not.toContain("looped-video");
    },
  );
});
