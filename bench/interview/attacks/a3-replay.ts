import type { Challenge, ChallengeKind } from "../../../src/interview/challenge.ts";
import { seeded } from "../seeded.ts";
import { startActor } from "../genuine-actor.ts";
import { actorOptions, playFrames, type PlayerMaker } from "../player.ts";
import { randomChallenge } from "./random-challenge.ts";

/**
 * A3: a recording of the real person, who once answered other prompts, one after the other. It goes on whatever is asked now. (Played
 * through the actor with answers at random times, which is what such a recording shows, without a repetition.)
 */
export const playRecording: PlayerMaker = async (options) => {
  const random = seeded(options.seed, 0xa3);
  const actor = await startActor(actorOptions(options));
  let nextMs = 0;
  return playFrames(
    () => undefined,
    async (atMs) => {
      if (atMs >= nextMs) {
        actor.perform(randomChallenge(random), atMs);
        nextMs = atMs + random.int(3_500, 6_500);
      }
      return await actor.frame(atMs);
    },
  );
};

/**
 * A3 with a library: somebody has one recording of the person for each kind of challenge (with whatever side, angle or number that one
 * had), sees the prompt, and starts the one that fits best.
 */
export const playLibrary: PlayerMaker = async (options) => {
  const random = seeded(options.seed, 0xa31);
  const actor = await startActor(actorOptions(options));
  const library = new Map<ChallengeKind, Challenge>();
  while (library.size < KINDS_RECORDED) {
    const challenge = randomChallenge(random);
    if (!library.has(challenge.kind)) library.set(challenge.kind, challenge);
  }
  let coming: { readonly challenge: Challenge; readonly atMs: number } | null = null;
  return playFrames(
    (challenge, atMs) => {
      const recorded = library.get(challenge.kind);
      // To see, to find and to start takes a practised hand a moment; the recording then begins with its own reaction.
      if (recorded !== undefined) coming = { challenge: recorded, atMs: atMs + random.int(400, 1_200) };
    },
    async (atMs) => {
      if (coming !== null && atMs >= coming.atMs) {
        actor.perform(coming.challenge, atMs);
        coming = null;
      }
      return await actor.frame(atMs);
    },
  );
};

/** As many as {@link randomChallenge} knows. */
const KINDS_RECORDED = 7;
