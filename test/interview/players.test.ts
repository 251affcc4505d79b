import { beforeAll, describe, expect, test } from "vitest";
import { whyNoClips } from "../../bench/interview/clips.ts";
import { startActor } from "../../bench/interview/genuine-actor.ts";
import { type Cast, prepareCast } from "../../bench/interview/person.ts";
import type { Player, PlayerMaker } from "../../bench/interview/player.ts";
import { playPhoto } from "../../bench/interview/attacks/a1-photo.ts";
import { playMaskedSwap, playNaiveSwap } from "../../bench/interview/attacks/a6-swap.ts";
import type { Challenge } from "../../src/interview/challenge.ts";
import type { FrameReading } from "../../src/interview/reading.ts";
import { type Analyser, startAnalyser } from "../../src/interview/vision/analyse-frame.ts";

const why = whyNoClips();
if (why !== null) process.stderr.write(`Players of the interview room are not tested. ${why}\n`);

/** In the middle of any gesture's hold. */
const HELD_MS = 1_700;
const STEP_MS = 1_000 / 12;

describe.skipIf(why !== null)("players of the interview room", () => {
  let cast: Cast;
  let analyser: Analyser;
  beforeAll(async () => {
    cast = await prepareCast();
    analyser = await startAnalyser();
  });

  const read = async (jpeg: Uint8Array, atMs: number): Promise<FrameReading> =>
    await analyser.analyseFrame("players", jpeg, { seq: atMs, atMs }, { hands: true, embedding: false });

  /** Before the gesture, and while it is held. */
  const actOut = async (challenge: Challenge, seed: number): Promise<readonly [FrameReading, FrameReading]> => {
    const actor = await startActor({ cast, seed });
    const before = await read(await actor.frame(0), 0);
    actor.perform(challenge, 0);
    await actor.frame(HELD_MS - STEP_MS);
    return [before, await read(await actor.frame(HELD_MS), HELD_MS)];
  };

  test.each([
    { side: "left", yaw: 1 },
    { side: "right", yaw: -1 },
  ] as const)("a turn to the $side is one", async ({ side, yaw }) => {
    const [before, held] = await actOut({ kind: "turn", side, degrees: 25 }, 21);
    const turned = (held.face?.pose.yaw ?? 0) - (before.face?.pose.yaw ?? 0);
    expect(turned * yaw).toBeGreaterThan(20);
    expect(Math.abs((held.face?.noseAlongEyes ?? 0.5) - 0.5)).toBeGreaterThan(0.2);
  });

  test("nodding up and down moves pitch both ways", async () => {
    const [rest, up] = await actOut({ kind: "look", direction: "up" }, 22);
    const [, down] = await actOut({ kind: "look", direction: "down" }, 22);
    expect((up.face?.pose.pitch ?? 0) - (rest.face?.pose.pitch ?? 0)).toBeGreaterThan(8);
    expect((down.face?.pose.pitch ?? 0) - (rest.face?.pose.pitch ?? 0)).toBeLessThan(-8);
  });

  test.each([1, 2, 3, 4, 5])("%i fingers look like a hand", async (count) => {
    const [before, held] = await actOut({ kind: "fingers", side: "left", count }, 23);
    expect(before.hands).toEqual([]);
    expect(held.hands?.[0]?.presence).toBeGreaterThan(0.7);
    // How many are up is the analyser's to say: drawn hands are not what it was made for.
  });

  /** How well a hand on the mouth is seen with the mouth's own landmarks around it: the best of some frames of the hold. */
  const coverMouth = async (make: PlayerMaker, seed: number): Promise<number> => {
    const player: Player = await make({ cast, seed, jpegQuality: 70, framesPerSecond: 12 });
    player.perform({ kind: "cover", region: "mouth" }, 0);
    let best = 0;
    for (let atMs = HELD_MS - 4 * STEP_MS; atMs <= HELD_MS + 2 * STEP_MS; atMs += STEP_MS) {
      const [sent] = await player.send(atMs);
      if (sent === undefined) continue;
      const { face, hands } = await read(sent.jpeg, atMs);
      const hidden = face === null ? 1 : Math.max(0, ...(hands ?? []).map(({ presence }) => presence));
      best = Math.max(best, hidden);
    }
    return best;
  };

  test("a painted face with a mask for hands still shows the hand", async () => {
    expect(await coverMouth(playMaskedSwap, 31)).toBeGreaterThan(0.8);
  });

  test("what a painted face without a mask sends differs from what one with a mask sends", async () => {
    const frameOf = async (make: PlayerMaker): Promise<string> => {
      const player = await make({ cast, seed: 31, jpegQuality: 70, framesPerSecond: 12 });
      player.perform({ kind: "cover", region: "mouth" }, 0);
      const [sent] = await player.send(HELD_MS);
      return Buffer.from(sent?.jpeg ?? []).toString("base64");
    };
    expect(await frameOf(playNaiveSwap)).not.toBe(await frameOf(playMaskedSwap));
  });

  test("a photograph that is tilted by 45 degrees for a turn does not turn", async () => {
    const player = await playPhoto({ cast, seed: 6, jpegQuality: 70, framesPerSecond: 12 });
    const yawAt = async (atMs: number): Promise<number> => {
      const [sent] = await player.send(atMs);
      return sent === undefined ? 0 : ((await read(sent.jpeg, atMs)).face?.pose.yaw ?? 0);
    };
    const before = await yawAt(0);
    player.perform({ kind: "turn", side: "left", degrees: 30 }, 0);
    expect(Math.abs((await yawAt(HELD_MS)) - before)).toBeLessThan(15);
  });

  test("the same seed gives the same frame, byte for byte, and another seed another", async () => {
    const frameOf = async (seed: number): Promise<Buffer> =>
      Buffer.from(await (await startActor({ cast, seed })).frame(0));
    const [one, again, other] = [await frameOf(41), await frameOf(41), await frameOf(42)];
    expect(one.equals(again)).toBe(true);
    expect(one.equals(other)).toBe(false);
  });
});
