import { Worker } from "node:worker_threads";
import { DomainError, type ErrorCode } from "../../errors.ts";
import type { FrameReading, Wants } from "../reading.ts";
import type { FrameStamp } from "./analyse-frame.ts";

export type ToWorker =
  | {
      readonly kind: "frame";
      readonly id: number;
      readonly session: string;
      readonly jpeg: Uint8Array;
      readonly about: FrameStamp;
      readonly wants: Wants;
    }
  | { readonly kind: "forget"; readonly session: string };

export type FromWorker =
  | { readonly kind: "ready" }
  | { readonly kind: "reading"; readonly id: number; readonly reading: FrameReading }
  | { readonly kind: "refused"; readonly id: number; readonly code: ErrorCode; readonly message: string };

interface Waiting {
  readonly done: (reading: FrameReading) => void;
  readonly failed: (error: Error) => void;
}

/** Models start in half a second; a machine under load takes longer. */
const START_MS_MAX = 60_000;
/** A frame takes 10 to 150 ms. One that takes this long never ends: its thread is stopped. */
const FRAME_MS_MAX = 15_000;
/** A thread that falls again and again is started no more often than this. */
const RESTART_MS = 500;
/** JavaScript's own memory of a thread, in MB; the models lie outside of it, in memory that WebAssembly bounds. */
const HEAP_MB_MAX = 256;

/**
 * One worker with the frames that it has not answered yet. When it dies, by a bug or for lack of memory, those are refused with
 * `busy` and another one is started: a session loses frames, not its connection.
 */
export class AnalyserThread {
  readonly #script: URL;
  #worker: Worker | null = null;
  #ready: Promise<void> = Promise.resolve();
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 0;
  #closed = false;
  #watch: NodeJS.Timeout | null = null;
  #restart: NodeJS.Timeout | null = null;

  /** @param script the worker's file; another one only in tests of what happens when it dies. */
  constructor(script: URL) {
    this.#script = script;
    this.#start();
  }

  /** Resolves once the models are loaded. @throws Error where they cannot be. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  analyse(session: string, jpeg: Uint8Array, about: FrameStamp, wants: Wants): Promise<FrameReading> {
    const worker = this.#worker;
    if (worker === null) return Promise.reject(fallen());
    const id = this.#nextId;
    this.#nextId += 1;
    // A copy of its own: a view's whole buffer would go over, and a socket's buffer holds other people's frames.
    const copy = new Uint8Array(jpeg);
    const message: ToWorker = { kind: "frame", id, session, jpeg: copy, about, wants };
    return new Promise((done, failed) => {
      this.#waiting.set(id, { done, failed });
      if (this.#waiting.size === 1) this.#watchFrame();
      worker.postMessage(message, [copy.buffer]);
    });
  }

  forget(session: string): void {
    const message: ToWorker = { kind: "forget", session };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    this.#worker?.postMessage(message);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#restart !== null) clearTimeout(this.#restart);
    const worker = this.#worker;
    this.#drop();
    await worker?.terminate();
  }

  #start(): void {
    const worker = new Worker(this.#script, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX } });
    this.#worker = worker;
    this.#ready = new Promise((done, failed) => {
      const late = setTimeout(() => void worker.terminate(), START_MS_MAX);
      const failedToStart = (cause: unknown): void => {
        clearTimeout(late);
        failed(new Error("A thread that reads frames could not start.", { cause }));
        this.#fall(worker);
      };
      worker.on("message", (message: FromWorker) => {
        if (message.kind !== "ready") {
          this.#answer(message);
          return;
        }
        clearTimeout(late);
        done();
      });
      worker.once("error", failedToStart);
      worker.once("exit", failedToStart);
    });
    // Whoever waits for the first start sees the error; of a later start only the refused frames tell.
    this.#ready.catch(() => undefined);
  }

  #answer(message: Exclude<FromWorker, { readonly kind: "ready" }>): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    this.#watchFrame();
    if (message.kind === "reading") waiting?.done(message.reading);
    else waiting?.failed(new DomainError(message.code, message.message));
  }

  /** The oldest frame's time begins anew with every answer. */
  #watchFrame(): void {
    if (this.#watch !== null) clearTimeout(this.#watch);
    this.#watch = this.#waiting.size === 0 ? null : setTimeout(() => void this.#worker?.terminate(), FRAME_MS_MAX);
    this.#watch?.unref();
  }

  /** A dying worker says so twice, by its error and by its exit. */
  #fall(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#drop();
    if (this.#closed) return;
    this.#restart = setTimeout(() => this.#start(), RESTART_MS);
    this.#restart.unref();
  }

  #drop(): void {
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#watchFrame();
    for (const { failed } of waiting) failed(fallen());
  }
}

function fallen(): DomainError {
  return new DomainError("busy", "The thread that reads frames is starting again. Send the next frame.");
}
