import type { QuarantineSummary } from "../lake/quarantine.ts";

/** One line a reason: how many records of a file could not be read, why, and where the first one stands. */
export function presentQuarantine(summaries: readonly QuarantineSummary[]): string {
  return summaries
    .map(
      ({ file, line, reason, count }) => `${file}:${line}: ${reason}${count > 1 ? ` (and ${count - 1} more)` : ""}\n`,
    )
    .join("");
}
