import { CATALOGUE } from "../challenges/catalogue.ts";
import type { ChallengeResult, Observation, ObservationKind, Outcome, SessionResult, TryResult } from "../result.ts";
import { capital, fill, numberText, reasonText, wordsOf } from "./say.ts";
import type { Words } from "./words.ts";

/** What an observation that counts does to a session in which every gesture was seen. */
const OBSERVED: Readonly<Record<ObservationKind, Outcome>> = {
  // Who answers every gesture cannot be a loop: a person looks at what came again.
  "looped-video": "inconclusive",
  "frozen-video": "inconclusive",
  "repeated-frames": "did not pass",
  "odd-frame-rate": "inconclusive",
  // Somebody may have come in: it can be done again.
  "second-face": "try again",
  "second-person": "did not pass",
  jump: "inconclusive",
  "face-absent": "inconclusive",
  "other-picture": "did not pass",
  "other-face": "did not pass",
};

/** The graver one stands for both. */
const GRAVITY: readonly Outcome[] = ["passed", "try again", "inconclusive", "did not pass"];

/** Failed gestures from which on a session is not one slip any more. */
const FAILED_MAX = 1;

export interface Findings {
  readonly mode: SessionResult["mode"];
  readonly challenges: readonly ChallengeResult[];
  readonly observations: readonly Observation[];
  readonly ended: SessionResult["ended"];
  /** Nothing is left that the person can do, or the picture never got good enough. */
  readonly cutShort: "none-left" | "not-reached" | null;
  /** Below this a face is surely less like the first one than one person is to themself. */
  readonly likenessSure: number;
}

/** The outcome of a challenge: its last try's, and "try again" is none. */
export function outcomeOf(tries: readonly TryResult[]): Outcome {
  const last = tries.at(-1)?.outcome ?? "inconclusive";
  return last === "try again" ? "inconclusive" : last;
}

/** One for the session. For a human to read: none of them is a decision about a person. */
export function sessionOutcome(findings: Findings): Outcome {
  const judged = findings.challenges.filter(({ replaced }) => !replaced);
  const failed = judged.filter(({ outcome }) => outcome === "did not pass").length;
  const seen = judged.filter(({ outcome }) => outcome === "passed");
  const observed = findings.observations
    .filter(({ counts }) => counts)
    .map((observation) => outcomeOfObserved(observation, findings));
  return gravest([...observed, ofChallenges()]);

  function ofChallenges(): Outcome {
    if (failed > FAILED_MAX) return "did not pass";
    if (findings.cutShort !== null || findings.ended !== "finished") {
      // A room is ended by its people: what was asked until then is all that was to be asked.
      const isRoomsEnd = findings.mode === "room" && findings.cutShort === null;
      if (!isRoomsEnd || judged.length === 0) return "inconclusive";
    }
    if (failed > 0) return "try again";
    if (judged.length === 0 || seen.length < judged.length) return "inconclusive";
    return isWeak(findings) ? "inconclusive" : "passed";
  }
}

function outcomeOfObserved({ kind, measured }: Observation, { likenessSure }: Findings): Outcome {
  return kind === "second-person" && measured >= likenessSure ? "inconclusive" : OBSERVED[kind];
}

/** Nothing was seen that a recording, a photograph or a painted face could not do: by nobody's fault, and no ground for a "passed". */
function isWeak({ challenges }: Findings): boolean {
  return !challenges.some(({ outcome, tries }) => {
    const kind = tries.at(-1)?.challenge.kind;
    return outcome === "passed" && kind !== undefined && CATALOGUE[kind].tells;
  });
}

/** The sentence that can be read to the person: what was seen, what was not and why, what became of the rest. */
export function sentenceOf(findings: Findings, words: Words): string {
  const { session } = words;
  const judged = findings.challenges.filter(({ replaced }) => !replaced);
  const seen = judged.filter(({ outcome }) => outcome === "passed").length;
  const replaced = findings.challenges.length - judged.length;
  const counts = { seen: numberText(seen, words), of: numberText(judged.length, words) };
  const count =
    judged.length === 0
      ? session.nothing
      : fill(seen === judged.length ? session.all : seen === 0 ? session.none : session.some, counts);
  const outcome = sessionOutcome(findings);
  return [
    capital(count),
    ...judged.filter(({ outcome: each }) => each !== "passed").map((challenge) => notSeen(challenge, words)),
    ...findings.observations.map((observation) => observedText(observation, words)),
    ...(replaced > 0 ? [capital(fill(session.replaced, { count: numberText(replaced, words) }))] : []),
    ...endingOf(findings, words),
    ...(outcome === "inconclusive" && seen > 0 && seen === judged.length && isWeak(findings) ? [session.weak] : []),
    ...(outcome === "try again" ? [session.again] : []),
    session.human,
  ].join(" ");
}

function notSeen({ tries, outcome }: ChallengeResult, words: Words): string {
  const last = tries.at(-1);
  if (!last) return words.session.nothing;
  const values = { Name: capital(wordsOf(last.challenge, words).name), reason: reasonText(last.reason, words) };
  return fill(outcome === "did not pass" ? words.session.notSeen : words.session.notJudged, values);
}

function observedText({ kind, measured, threshold }: Observation, words: Words): string {
  return fill(words.observations[kind], { measured: String(measured), threshold: String(threshold) });
}

function endingOf({ cutShort, ended, mode }: Findings, { session }: Words): readonly string[] {
  if (cutShort === "none-left") return [session.noneLeft];
  if (cutShort === "not-reached") return [session.notReached];
  if (ended === "left") return [session.left];
  return ended === "finished" || mode === "room" ? [] : [session.stopped];
}

function gravest(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce((worst, each) => (GRAVITY.indexOf(each) > GRAVITY.indexOf(worst) ? each : worst), "passed");
}
