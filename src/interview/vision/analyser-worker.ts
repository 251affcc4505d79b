import { parentPort } from "node:worker_threads";
import { DomainError } from "../../errors.ts";
import { startAnalyser } from "./analyse-frame.ts";
import type { FromWorker, ToWorker } from "./analyser-thread.ts";

/** One thread of the pool: loads the models, says so, and answers frames one after the other. */
const analyser = await startAnalyser();
let last: Promise<void> = Promise.resolve();

parentPort?.on("message", (message: ToWorker) => {
  last = follow(last, message);
});
answer({ kind: "ready" });

/** In order: where a hand was is known from the frame before. */
async function follow(before: Promise<void>, message: ToWorker): Promise<void> {
  await before;
  if (message.kind === "forget") {
    analyser.forget(message.session);
    return;
  }
  const { id, session, jpeg, about, wants } = message;
  try {
    answer({ kind: "reading", id, reading: await analyser.analyseFrame(session, jpeg, about, wants) });
  } catch (error) {
    // What the sender can change is an answer. The rest is a bug: it ends this thread, and the pool starts another.
    if (!(error instanceof DomainError)) throw error;
    answer({ kind: "refused", id, code: error.code, message: error.message });
  }
}

function answer(message: FromWorker): void {
  // A thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(message);
}
