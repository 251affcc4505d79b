import { seeded } from "../seeded.ts";
import { startActor } from "../genuine-actor.ts";
import { fromJpeg, toJpeg } from "../picture.ts";
import { actorOptions, playFrames, type PlayerMaker } from "../player.ts";
import { expose } from "../sensor.ts";
import { randomChallenge } from "./random-challenge.ts";

/** What hides a loop: fresh noise, a little less light, another compression. */
const NOISE = 1.5;
const QUALITY = 60;

/** A4: some seconds of the real person, in a loop that noise, light and a second compression should hide. */
export const playLoop: PlayerMaker = async (options) => {
  const random = seeded(options.seed, 0xa4);
  const actor = await startActor(actorOptions(options));
  const frames = random.int(36, 84);
  const stepMs = 1_000 / options.framesPerSecond;
  const recorded: Uint8Array[] = [];
  if (random.chance(0.7)) actor.perform(randomChallenge(random), 0);
  for (let index = 0; index < frames; index += 1) recorded.push(await actor.frame(index * stepMs));
  // A careful one plays to and fro, so that the ends meet.
  const isPingPong = random.chance(0.5);
  const sensor = { noise: NOISE, gain: 0.97, tint: [1, 1, 1], slope: 0, drift: { share: 0, periodMs: 1 } } as const;
  let index = 0;
  return playFrames(
    () => undefined,
    async (atMs) => {
      const round = isPingPong ? 2 * frames - 2 : frames;
      const at = index % round;
      index += 1;
      const jpeg = recorded[at < frames ? at : round - at];
      if (jpeg === undefined) throw new Error("the loop is shorter than it was recorded");
      return await toJpeg(expose(await fromJpeg(jpeg), sensor, random, atMs), QUALITY);
    },
  );
};
