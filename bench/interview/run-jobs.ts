import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Cast } from "./person.ts";
import type { Run } from "./run-session.ts";

export interface Job {
  readonly species: string;
  readonly seed: number;
  readonly endsEarly: boolean;
}

export interface Done extends Job {
  readonly run: Run;
}

/** Plays all jobs on as many threads as there are cores; `onDone` hears of each. An error in one ends all. */
export async function runJobs(cast: Cast, jobs: readonly Job[], onDone: (done: Done) => void): Promise<void> {
  const waiting = [...jobs];
  const play = async (): Promise<void> => {
    const worker = new Worker(new URL("./session-worker.ts", import.meta.url), { workerData: { cast } });
    try {
      for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) onDone(await playOne(worker, job));
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), jobs.length) }, play));
}

async function playOne(worker: Worker, job: Job): Promise<Done> {
  return await new Promise((resolve, reject) => {
    const done = (message: Done): void => {
      worker.off("error", reject);
      resolve(message);
    };
    worker.once("message", done);
    worker.once("error", reject);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    worker.postMessage(job);
  });
}
