import { parentPort, workerData } from "node:worker_threads";
import type { NumberSet } from "./number-set.ts";
import { comparePairs, signTexts, type TextTask } from "./text-work.ts";

/** One thread of `TextThreads`: answers every task in order. */
const common = workerData as NumberSet;
parentPort?.on("message", (task: TextTask) => {
  if (task.kind === "compare") {
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    parentPort?.postMessage(comparePairs(task.pairs, common));
    return;
  }
  const signed = signTexts(task.texts, common);
  parentPort?.postMessage(signed, [signed.keys.buffer, signed.bits.buffer, signed.signed.buffer]);
});
