import type { Engine } from "../lake/engine.ts";
import { loadAdverts } from "./load-adverts.ts";

export interface ApplicantTask {
  /** RFC 3339 UTC; the clock is the caller's. */
  readonly now: string;
  /** Files with the texts of the company's job adverts. */
  readonly adverts: readonly string[];
  readonly onStep?: (step: string) => void;
}

/**
 * What is compared across applicants once their views exist: texts, pictures, registries, lists. Each step fills its view of
 * the vocabulary; signals read those. Called only when somebody applied.
 */
export async function scanApplicants(engine: Engine, task: ApplicantTask): Promise<void> {
  await loadAdverts(engine, task.adverts);
}
