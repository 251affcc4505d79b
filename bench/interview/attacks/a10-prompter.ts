import { seeded } from "../seeded.ts";
import { startActor } from "../genuine-actor.ts";
import { faceOf, type PersonName } from "../person.ts";
import { actorOptions, playFrames, type PlayerMaker } from "../player.ts";
import { drawOver, FRAME_HEIGHT, FRAME_WIDTH } from "../scene.ts";

/**
 * A10: somebody answers genuinely, and a second person looks into the picture at its side, for some seconds or all the time, as who
 * whispers or takes turns does.
 */
export const playPrompter: PlayerMaker = async (options) => {
  const random = seeded(options.seed, 0xa10);
  const actor = await startActor({ ...actorOptions(options), mirrored: false, faceHeightPx: random.int(150, 185) });
  const other = options.cast[random.pick(["m1", "d", "a"] as const satisfies readonly PersonName[])];
  const shot = other.shots[random.int(0, other.shots.length - 1)];
  if (shot === undefined) throw new Error("a person without a shot");
  const face = faceOf(shot.landmarks);
  const side = random.pick([-1, 1] as const);
  const scale = (random.int(110, 160) / face.height) * 0.9;
  const x = FRAME_WIDTH / 2 + side * random.int(205, 245);
  const y = FRAME_HEIGHT * 0.42 + random.int(-30, 40);
  const fromMs = random.chance(0.4) ? 0 : random.int(2_000, 12_000);
  const forMs = random.chance(0.4) ? Number.POSITIVE_INFINITY : random.int(2_500, 9_000);
  return playFrames(actor.perform, async (atMs) => {
    const { picture } = actor.scene(atMs);
    if (atMs >= fromMs && atMs < fromMs + forMs) {
      drawOver(picture, {
        shot,
        turned: { yaw: -side * 8 + 2 * Math.sin(atMs / 700), pitch: Math.sin(atMs / 900), roll: side * -6 },
        person: { anchorX: face.x, anchorY: face.y, x: x + 3 * Math.sin(atMs / 800), y, scale },
        camera: { x: 0, y: 0 },
      });
    }
    return await actor.finish(picture, atMs);
  });
};
