import type { LinkKind, SessionSummary } from "../../interview/server/api-schema.ts";

export const KIND_NAMES: Readonly<Record<LinkKind, string>> = {
  "self-check": "Self-check",
  room: "Interview room",
  deck: "Card deck",
};

const STATES: Readonly<Record<SessionSummary["state"], string>> = {
  waiting: "The link was not opened yet",
  notice: "The candidate reads the notice",
  running: "Running now",
  ended: "Ended",
  expired: "The link was not used in time",
};

const ENDS: Readonly<Record<NonNullable<SessionSummary["ended"]>, string>> = {
  finished: "Finished",
  stopped: "Stopped",
  left: "The candidate's page was closed",
  "declined-camera": "The way without a camera was chosen: arrange it",
  "no-camera": "No camera could be used: arrange another way",
  expired: "Time was over",
};

/** Where a session stands, in one line. */
export function stateOf({ state, ended, present }: SessionSummary): string {
  if (state === "ended" && ended !== null) return ENDS[ended];
  const here = [
    present.candidate ? "candidate" : null,
    present.interviewers > 0
      ? `${present.interviewers} ${present.interviewers === 1 ? "interviewer" : "interviewers"}`
      : null,
  ].filter((one) => one !== null);
  return here.length === 0 ? STATES[state] : `${STATES[state]} (here: ${here.join(" and ")})`;
}

/** Something may still come of it. */
export function isOpen({ state }: SessionSummary): boolean {
  return state === "waiting" || state === "notice" || state === "running";
}
