import type { Engine } from "../lake/engine.ts";

export interface ApplicantTask {
  /** RFC 3339 UTC; the clock is the caller's. */
  readonly now: string;
  readonly onStep?: (step: string) => void;
}

/**
 * What is compared across applicants once their views exist: texts, pictures, registries, lists. Each step fills its view of
 * the vocabulary; signals read those. Called only when somebody applied.
 */
export async function scanApplicants(_engine: Engine, _task: ApplicantTask): Promise<void> {
  // Steps are called here in the order of what they need.
}
