import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { SharedText } from "./compare-texts.ts";
import type { NumberSet } from "./number-set.ts";
import { comparePairs, type Signed, signTexts, type TextTask } from "./text-work.ts";

/** Signs and compares texts, beside this thread when there are many. */
export interface TextThreads {
  sign(texts: readonly string[]): Promise<Signed>;
  compare(pairs: readonly (readonly [string, string])[]): Promise<readonly SharedText[]>;
  /** Waits until a thread is free, so that the texts of a million documents do not pile up. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** Below this, starting threads costs more than they save. */
const DOCUMENTS_FOR_THREADS = 2_000;
const THREADS_MAX = 8;
const WAITING_MAX = 2;

export function openTextThreads(common: NumberSet, documents: number): TextThreads {
  if (documents < DOCUMENTS_FOR_THREADS) {
    return {
      sign: (texts) => Promise.resolve(signTexts(texts, common)),
      compare: (pairs) => Promise.resolve(comparePairs(pairs, common)),
      ready: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
  }
  const threads = Array.from({ length: Math.min(availableParallelism(), THREADS_MAX) }, () => new Thread(common));
  const freest = (): Thread => threads.reduce((best, next) => (next.waiting < best.waiting ? next : best));
  return {
    sign: (texts) => freest().ask({ kind: "sign", texts }) as Promise<Signed>,
    compare: (pairs) => freest().ask({ kind: "compare", pairs }) as Promise<readonly SharedText[]>,
    ready: () => freest().ready(),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

interface Waiting {
  readonly done: (answer: unknown) => void;
  readonly failed: (error: Error) => void;
}

/** A worker that answers in the order in which it is asked. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #freed: () => void = () => undefined;

  constructor(common: NumberSet) {
    this.#worker = new Worker(new URL("text-worker.ts", import.meta.url), { workerData: common });
    this.#worker.on("message", (answer) => {
      this.#waiting.shift()?.done(answer);
      this.#freed();
    });
    this.#worker.on("error", (error) => {
      for (const { failed } of this.#waiting.splice(0))
        failed(error instanceof Error ? error : new Error(String(error)));
      this.#freed();
    });
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  ask(task: TextTask): Promise<unknown> {
    return new Promise((done, failed) => {
      this.#waiting.push({ done, failed });
      // A thread has no origin.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      this.#worker.postMessage(task);
    });
  }

  async ready(): Promise<void> {
    while (this.#waiting.length >= WAITING_MAX) {
      await new Promise<void>((freed) => {
        this.#freed = freed;
      });
    }
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
