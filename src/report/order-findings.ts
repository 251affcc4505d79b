import type { PersonResult } from "../flows/scan-result.ts";
import { type Finding, STRENGTHS } from "../signals/signal.ts";

/** A person's findings as they are read: the heaviest family first, in it the strongest, then the latest. */
export function inOrder({ findings, assessment }: PersonResult): readonly Finding[] {
  const families = assessment.reasons.map(({ family }) => family);
  return findings.toSorted(
    (left, right) =>
      families.indexOf(left.family) - families.indexOf(right.family) ||
      STRENGTHS.indexOf(right.strength) - STRENGTHS.indexOf(left.strength) ||
      right.at.localeCompare(left.at),
  );
}
