import { randomInt } from "node:crypto";
import { loadSettings } from "../challenges/load-settings.ts";
import { loadWords } from "../session/load-words.ts";
import { advance, beginSession, wantsOf } from "../session/session.ts";
import type { StartJudging } from "./judging.ts";

/**
 * The judge with the content's words and settings, loaded once. Challenges are drawn with the system's generator, which
 * nobody can foresee. @throws DomainError `content`
 */
export function loadJudge(): StartJudging {
  const settings = loadSettings();
  const words = loadWords();
  return (about) => {
    let state = beginSession({ ...about, settings, words });
    return {
      wants: () => wantsOf(state),
      advance: (input) => {
        const { session, said } = advance(state, input, (below) => randomInt(below));
        state = session;
        return said;
      },
    };
  };
}
