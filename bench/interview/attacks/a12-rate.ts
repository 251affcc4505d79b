import { seeded } from "../seeded.ts";
import { startActor } from "../genuine-actor.ts";
import { fromJpeg, toJpeg } from "../picture.ts";
import { actorOptions, type Player, type PlayerMaker, type SentFrame } from "../player.ts";
import { expose } from "../sensor.ts";

/** A12 in five forms, each of which gives a program time or hides what it cannot do. */
const WAYS = ["freeze", "frozen with noise", "doubled", "reordered", "slow", "gaps"] as const;
/** A picture is frozen once the face has been seen. */
const FREEZE_AFTER_MS = 3_500;
const FREEZE_NOISE = { noise: 1.5, gain: 1, tint: [1, 1, 1], slope: 0, drift: { share: 0, periodMs: 1 } } as const;

/**
 * A12: the picture freezes (the same bytes, or the same picture with new noise); every JPEG is sent twice to reach the rate; frames come
 * in another order; the program is slow and sends four frames a second; nothing is sent while a gesture is made, and then the
 * end of it. Where a gesture is made at all, it is made as asked.
 */
export const playRateGames: PlayerMaker = async (options) => {
  const random = seeded(options.seed, 0xa12);
  const actor = await startActor(actorOptions(options));
  const way = random.pick(WAYS);
  let [seq, count] = [0, 0];
  let [kept, held]: [Uint8Array | null, SentFrame | null] = [null, null];
  let askedMs: number | null = null;
  const next = (jpeg: Uint8Array, lateMs = 0): SentFrame => ({ seq: (seq += 1), lateMs, jpeg });

  const send: Player["send"] = async (atMs) => {
    count += 1;
    switch (way) {
      case "freeze":
      case "frozen with noise": {
        if (atMs < FREEZE_AFTER_MS || kept === null) return [next((kept = await actor.frame(atMs)))];
        if (way === "freeze") return [next(kept)];
        return [next(await toJpeg(expose(await fromJpeg(kept), FREEZE_NOISE, random, atMs), options.jpegQuality))];
      }
      case "doubled":
        if (count % 2 === 1 || kept === null) kept = await actor.frame(atMs);
        return [next(kept)];
      case "reordered": {
        const frame = next(await actor.frame(atMs));
        if (held !== null) {
          const before = held;
          held = null;
          return [frame, before];
        }
        if (random.chance(0.3)) {
          held = frame;
          return [];
        }
        return [frame];
      }
      case "slow":
        return count % Math.max(1, Math.round(options.framesPerSecond / 4)) === 0
          ? [next(await actor.frame(atMs))]
          : [];
      case "gaps": {
        const since = askedMs === null ? Number.POSITIVE_INFINITY : atMs - askedMs;
        return since > 250 && since < 1_350 ? [] : [next(await actor.frame(atMs))];
      }
    }
  };
  return {
    send,
    over: () => undefined,
    perform: (challenge, atMs) => {
      askedMs = atMs;
      actor.perform(challenge, atMs);
    },
  };
};
