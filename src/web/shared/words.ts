import { words as content } from "virtual:words";
import type { Words } from "../../interview/session/words.ts";

/** The words of `content/interview/words.yml`, which the server's sentences are made of too: what is said to one is said to all. */
export const words = content as Words;
