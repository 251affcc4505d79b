import type { Random } from "../../../src/simulate/random.ts";
import { seeded } from "../seeded.ts";
import { type ActorScene, startActor } from "../genuine-actor.ts";
import { dilate } from "../cut-out.ts";
import type { Picture } from "../picture.ts";
import { actorOptions, playFrames, type PlayerMaker } from "../player.ts";
import { swapFace } from "./swap-face.ts";

/** What a swapping program knows of what is before the face, and how far it lags. */
interface SwapSkill {
  /** Null paints over everything. */
  readonly mask: {
    /** Frames by which the mask is late. */
    readonly lateFrames: number;
    /** Pixels by which it is wider than the hand. */
    readonly wider: number;
  } | null;
  /** Frames by which the painted face is late. */
  readonly faceLate: number;
}

/**
 * Somebody does everything that is asked, genuinely, under another person's painted face. The body is the woman whose turns are
 * real; the face is one of the men's. No real swapping program was run: this paints as they are known to.
 */
function swapWith(drawSkill: (random: Random) => SwapSkill): PlayerMaker {
  return async (options) => {
    const random = seeded(options.seed, 0xa6);
    const skill = drawSkill(random);
    const wanted = options.cast[random.pick(["m1", "d", "a"] as const)];
    const actor = await startActor(actorOptions(options));
    const before: ActorScene[] = [];
    return playFrames(actor.perform, async (atMs) => {
      const scene = actor.scene(atMs);
      before.push(scene);
      const late = (frames: number): ActorScene => before[Math.max(0, before.length - 1 - frames)] ?? scene;
      const painted = swapFace(scene, wanted, late(skill.faceLate).view);
      const shown =
        skill.mask === null ? painted : letThrough(painted, scene, late(skill.mask.lateFrames), skill.mask.wider);
      if (before.length > FRAMES_KEPT) before.shift();
      return await actor.finish(shown, atMs);
    });
  };
}

const FRAMES_KEPT = 10;

/** A6: no mask: the face is painted over hands too. */
export const playNaiveSwap = swapWith(() => ({ mask: null, faceLate: 0 }));

/** A7: hands are cut out, some frames late and a little too wide. Known to survive (GOTCHA, figure 12): misses are expected. */
export const playMaskedSwap = swapWith((random) => ({
  mask: { lateFrames: random.int(0, 2), wider: random.int(1, 5) },
  faceLate: 0,
}));

/** A8: hands are cut out in time, but the painted face comes 3 to 8 frames after the head. */
export const playLaggingSwap = swapWith((random) => ({
  mask: { lateFrames: 0, wider: random.int(1, 3) },
  faceLate: random.int(3, 8),
}));

/** Where a hand was found, the camera's own picture is shown. */
function letThrough(painted: Picture, scene: ActorScene, masked: ActorScene, wider: number): Picture {
  if (masked.picture === masked.bare) return painted;
  const { width, height } = painted;
  const isHand = new Uint8Array(width * height);
  for (let at = 0; at < width * height; at += 1) {
    const from = at * 3;
    const changed =
      Math.abs((masked.picture.data[from] ?? 0) - (masked.bare.data[from] ?? 0)) +
      Math.abs((masked.picture.data[from + 1] ?? 0) - (masked.bare.data[from + 1] ?? 0));
    if (changed > 4) isHand[at] = 1;
  }
  const mask = dilate(isHand, width, height, wider);
  for (let at = 0; at < width * height; at += 1) {
    if (mask[at] === 1) painted.data.set(scene.picture.data.subarray(at * 3, at * 3 + 3), at * 3);
  }
  return painted;
}
