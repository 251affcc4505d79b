import type { Outcome } from "../../interview/result.ts";
import { OUTCOME_WORDS } from "./challenge-words.ts";

/** Signs beside the words, so that colour is never all there is. No red: an outcome is a question, not an alarm. */
const SIGNS: Readonly<Record<Outcome, string>> = {
  passed: "✓",
  "try again": "↻",
  inconclusive: "?",
  "did not pass": "–",
};

export function OutcomeBadge({ outcome }: { readonly outcome: Outcome }) {
  return (
    <span className={`outcome outcome-${outcome.replaceAll(" ", "-")}`}>
      <span aria-hidden="true">{SIGNS[outcome]}</span> {OUTCOME_WORDS[outcome]}
    </span>
  );
}
