import { type CheckNotes, type GivenLists, runChecks } from "../checks/run-checks.ts";
import type { Engine } from "../lake/engine.ts";
import { matchImages } from "../link/images.ts";
import { matchTexts } from "../link/texts/match-texts.ts";
import { loadAdverts } from "./load-adverts.ts";

export interface ApplicantTask {
  /** RFC 3339 UTC; the clock is the caller's. */
  readonly now: string;
  /** Files with the texts of the company's job adverts. */
  readonly adverts: readonly string[];
  /** Registries, watchlists, sanctions lists and catalogues that the company gave. */
  readonly lists: GivenLists;
  /** Where keys of hashed lists may stand. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onStep?: (step: string) => void;
}

/**
 * What is compared across applicants once their views exist: texts, pictures, registries, lists. Each step fills its view of
 * the vocabulary; signals read those. Called only when somebody applied.
 * @returns which lists were used, what was not looked up, notes to Legal
 */
export async function scanApplicants(engine: Engine, task: ApplicantTask): Promise<CheckNotes> {
  await loadAdverts(engine, task.adverts);
  const { lists, env, onStep } = task;
  await matchTexts(engine, onStep);
  await matchImages(engine);
  return runChecks(engine, { lists, env, today: task.now.slice(0, 10), ...(onStep === undefined ? {} : { onStep }) });
}
