import type { Judgement } from "../challenge.ts";
import { judge } from "../challenges/judge.ts";
import type { TryResult } from "../result.ts";
import { fill, reasonText } from "./say.ts";
import type { Phase, Session, SessionOutput } from "./state.ts";

type Asked = Extract<Phase, { kind: "asked" }>;
type Final = Exclude<Judgement, { kind: "waiting" }>;

/** A try's readings begin so long before its prompt. */
const BEFORE_PROMPT_MS = 1000;

/** What can be said of the open try with the frames that the session holds. */
export function judgeNow(session: Session, { challenge, neutral, promptedMs }: Asked): Judgement {
  const readings = session.ring
    .filter(({ atMs }) => atMs >= promptedMs - BEFORE_PROMPT_MS)
    // Hands before the prompt are the former gesture's, on their way down: in between nobody looks for hands.
    .map((reading) => (reading.atMs < promptedMs ? { ...reading, hands: null } : reading));
  const { nowMs } = session;
  return judge(
    { challenge, neutral, promptedMs, latencyMs: latencyOf(session), readings, nowMs },
    session.options.settings,
  );
}

/** Half of the shortest of the last round trips: a page that answers late sometimes wins nothing by it. */
function latencyOf({ roundTrips, options }: Session): number {
  const shortest = roundTrips.length === 0 ? 0 : Math.min(...roundTrips);
  return Math.min(options.settings.timing.latencyMaxMs, Math.max(0, shortest / 2));
}

/** The try as it ended, whether another follows, and what the person is told. */
export function closeTry(
  session: Session,
  { slot, challenge, promptedMs }: Asked,
  judgement: Final,
): { readonly tries: readonly TryResult[]; readonly again: boolean; readonly said: readonly SessionOutput[] } {
  const { settings, words, atMs } = session.options;
  const hasPassed = judgement.kind === "passed";
  const again = !hasPassed && slot.tries.length < settings.session.retries;
  const outcome = again ? "try again" : OUTCOMES[judgement.kind];
  const reason = hasPassed ? null : judgement.reason;
  const result: TryResult = {
    challenge,
    promptedMs: Math.round(promptedMs - atMs),
    endedMs: Math.round(session.nowMs - atMs),
    outcome,
    reason,
    onsetMs: hasPassed ? judgement.onsetMs : null,
    curves: judgement.curves,
  };
  const text = fill(words.after[outcome], { reason: reasonText(reason, words) });
  return { tries: [...slot.tries, result], again, said: [{ kind: "prompt-over", outcome, text }] };
}

const OUTCOMES = { passed: "passed", failed: "did not pass", unsure: "inconclusive" } as const;
