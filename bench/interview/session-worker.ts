import { parentPort, workerData } from "node:worker_threads";
import { loadSettings } from "../../src/interview/challenges/load-settings.ts";
import { loadWords } from "../../src/interview/session/load-words.ts";
import { startAnalyser } from "../../src/interview/vision/analyse-frame.ts";
import type { Cast } from "./person.ts";
import { runSession } from "./run-session.ts";
import type { Job } from "./run-jobs.ts";
import { SPECIES } from "./species.ts";

/** Plays one session after the other, each with the real analyser and the real judge. */
const { cast } = workerData as { readonly cast: Cast };
const analyser = await startAnalyser();
const [settings, words] = [loadSettings(), loadWords()];

parentPort?.on("message", (job: Job) => {
  void (async () => {
    const species = SPECIES.find(({ id }) => id === job.species);
    if (species === undefined) throw new Error(`no species ${job.species}`);
    const { framesPerSecond, jpegQuality } = species;
    const player = await species.make({ cast, seed: job.seed, framesPerSecond, jpegQuality });
    const run = await runSession({
      player,
      analyser,
      settings,
      words,
      framesPerSecond,
      seed: job.seed,
      endsEarly: job.endsEarly,
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    parentPort?.postMessage({ ...job, run });
  })();
});
