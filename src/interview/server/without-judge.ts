import type { SessionResult } from "../result.ts";
import type { SessionRecord } from "./session-record.ts";

/** How a session without frames is told, by how it ended; the words are content. */
export type Sentences = Readonly<Record<SessionResult["ended"], string>>;

/**
 * The result of a session in which no frame was judged. Always `inconclusive`: that there was no camera says nothing about
 * a person, and the sentence names the equal way without one.
 */
export function resultWithoutJudge(
  record: SessionRecord,
  ended: SessionResult["ended"],
  sentences: Sentences,
  times: { readonly startedAt: string; readonly endedAt: string },
): SessionResult {
  return {
    session: record.id,
    subject: record.subject,
    mode: record.kind === "room" ? "room" : "self-check",
    ...times,
    outcome: "inconclusive",
    sentence: sentences[ended],
    challenges: [],
    observations: [],
    frames: { count: 0, perSecond: 0, gapsMs: 0 },
    camera: null,
    ended,
  };
}
