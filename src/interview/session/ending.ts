import type { SessionResult } from "../result.ts";
import { observe } from "../watch/watch.ts";
import { type Findings, outcomeOf, sentenceOf, sessionOutcome } from "./outcome.ts";
import type { Session, SessionOutput } from "./state.ts";

/** Ends the session and tells its result. What was measured of the face goes with it: only scalars and curves are left. */
export function endSession(
  session: Session,
  ended: SessionResult["ended"],
  cutShort: Findings["cutShort"],
): { readonly session: Session; readonly said: readonly SessionOutput[] } {
  const { options, frames, nowMs } = session;
  const open = openTries(session);
  const challenges =
    open.length === 0 ? session.done : [...session.done, { outcome: outcomeOf(open), tries: open, replaced: false }];
  const observations = [...observe(session.watch, options.atMs, options.settings), ...session.observed];
  const findings: Findings = {
    mode: options.mode,
    challenges,
    observations,
    ended,
    cutShort,
    likenessSure: options.settings.watch.likenessSure,
  };
  const lastedMs = (frames.lastMs ?? 0) - (frames.firstMs ?? 0);
  const result: SessionResult = {
    session: options.session,
    subject: options.subject,
    mode: options.mode,
    startedAt: options.startedAt,
    endedAt: new Date(Date.parse(options.startedAt) + Math.max(0, nowMs - options.atMs)).toISOString(),
    outcome: sessionOutcome(findings),
    sentence: sentenceOf(findings, options.words),
    challenges,
    observations,
    frames: {
      count: frames.count,
      perSecond: lastedMs > 0 ? Math.round(((frames.count - 1) * 10_000) / lastedMs) / 10 : 0,
      gapsMs: Math.round(frames.gapsMs),
    },
    camera: null,
    ended,
  };
  return { session: { ...session, phase: { kind: "ended" }, ring: [] }, said: [{ kind: "ended", result }] };
}

/** Tries of a challenge that was not over when the session ended. */
function openTries({ phase }: Session) {
  if (phase.kind === "settling" || phase.kind === "asked") return phase.slot.tries;
  return phase.kind === "pausing" ? (phase.next?.tries ?? []) : [];
}
