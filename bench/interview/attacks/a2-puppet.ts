import { seeded } from "../seeded.ts";
import { startActor } from "../genuine-actor.ts";
import { type Act, actOf, STILL } from "../gestures.ts";
import { faceOf } from "../person.ts";
import { toJpeg } from "../picture.ts";
import { playFrames, type PlayerMaker } from "../player.ts";
import { drawScene, FRAME_HEIGHT } from "../scene.ts";
import { expose } from "../sensor.ts";

/**
 * A2: a puppet made from one still: the face is warped by its landmarks as somebody's own head moves, and the program moves the whole
 * picture where a camera should turn. It has no hands.
 */
export const playPuppet: PlayerMaker = async ({ cast, seed, jpegQuality }) => {
  const random = seeded(seed, 0xa2);
  const actor = await startActor({ cast, seed, person: random.pick(["f1", "m1", "d", "a"] as const), mirrored: false });
  const rest = actor.scene(0).view;
  const room = actor.room;
  let asked: { readonly act: Act; readonly atMs: number } | null = null;
  return playFrames(
    (challenge, atMs) => {
      asked = { act: actOf(challenge, random), atMs };
    },
    async (atMs) => {
      const gesture = asked === null ? STILL : asked.act.at(atMs - asked.atMs);
      const wobble = (periodMs: number): number => Math.sin((2 * Math.PI * atMs) / periodMs + seed);
      const view = {
        ...rest,
        // The same one still, however far it is turned.
        turned: {
          yaw: gesture.yaw + wobble(3_700),
          pitch: gesture.pitch + 0.6 * wobble(2_900),
          roll: gesture.roll + 0.5 * wobble(5_300),
          mouthOpen: gesture.mouthOpen,
        },
        person: { ...rest.person, scale: rest.person.scale * gesture.lean, anchorX: faceOf(rest.shot.landmarks).x },
        camera: { x: gesture.cameraX * FRAME_HEIGHT, y: gesture.cameraY * FRAME_HEIGHT },
      };
      return await toJpeg(expose(drawScene(room, view), actor.sensor, random, atMs), jpegQuality);
    },
  );
};
