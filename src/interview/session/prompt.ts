import type { Challenge } from "../challenge.ts";
import { CATALOGUE } from "../challenges/catalogue.ts";
import type { Prompt } from "../wire.ts";
import { wordsOf } from "./say.ts";
import type { Session, Slot } from "./state.ts";

/** What a page shows of a challenge that was just drawn. */
export function promptFor({ options, done }: Session, challenge: Challenge, slot: Slot): Prompt {
  const { timing, session } = options.settings;
  const { text, detail } = wordsOf(challenge, options.words);
  const { needs } = CATALOGUE[challenge.kind];
  const isSlow = needs.includes("hands") || needs.includes("camera");
  return {
    challenge,
    text,
    detail,
    forMs: isSlow ? timing.slowDoneMs : timing.doneMs,
    step:
      options.mode === "room"
        ? null
        : { number: done.filter(({ replaced }) => !replaced).length + 1, of: session.challenges },
    retry: slot.tries.length > 0,
  };
}
