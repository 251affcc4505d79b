import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ReadDocument } from "../document.ts";
import { unread } from "./read-document.ts";
import type { ReadAnswer, ReadRequest } from "./reader-process.ts";

export interface ReaderOptions {
  /** Processes at once. */
  readonly processes?: number;
  readonly timeoutMs?: number;
  /** Of one process, buffers included. */
  readonly memoryMegabytes?: number;
  /** Folder with language data for tesseract. Default: the environment's `HIREWALL_TESSDATA`; without it scans are not read. */
  readonly languageFolder?: string;
}

const PROCESSES = 2;
/** An ordinary résumé takes 10 ms, one full of photographs a second. */
const TIMEOUT_MS = 20_000;
/** Recognising letters takes seconds a page. */
const RECOGNISING_TIMEOUT_MS = 120_000;
const MEMORY_MEGABYTES = 1024;
/** What a scan without reading may take. */
const SCAN_TIMEOUT_MS = 5_000;
/** Node itself, and the libraries: a second, on a machine that is busy with other things ten. */
const START_TIMEOUT_MS = 60_000;
/** A process is replaced after this many documents: what libraries leak does not add up. */
const DOCUMENTS_PER_PROCESS = 2_000;

/**
 * Reads documents in processes of their own, which are reused, and killed when a document takes too long or too much. A document that
 * cannot be read comes back with a `problem`, and with what can be said of it all the same; nothing else stops.
 */
export class DocumentReader {
  readonly #timeoutMs: number;
  readonly #memoryMegabytes: number;
  readonly #idle: ReaderProcess[];
  readonly #waiting: ((process: ReaderProcess) => void)[] = [];

  constructor({
    processes = PROCESSES,
    languageFolder = process.env["HIREWALL_TESSDATA"],
    timeoutMs = languageFolder === undefined ? TIMEOUT_MS : RECOGNISING_TIMEOUT_MS,
    memoryMegabytes = MEMORY_MEGABYTES,
  }: ReaderOptions = {}) {
    this.#timeoutMs = timeoutMs;
    this.#memoryMegabytes = memoryMegabytes;
    this.#idle = Array.from({ length: processes }, () => new ReaderProcess(memoryMegabytes, languageFolder));
  }

  /** Reads one document; calls wait for a free process. Throws only what reading the file from the disk throws. */
  async read(input: string | Uint8Array): Promise<ReadDocument> {
    const reader = await this.#take();
    try {
      const isFresh = reader.isFresh;
      let outcome = await reader.ask(input, false, this.#timeoutMs);
      // What earlier documents left behind is not this one's: it gets a process of its own to show.
      if (!isFresh && (outcome.kind === "memory" || outcome.kind === "crash"))
        outcome = await reader.ask(input, false, this.#timeoutMs);
      if (outcome.kind === "document") return outcome.document;
      if (outcome.kind === "error") throw new Error(outcome.message);
      const scanned = await reader.ask(input, true, SCAN_TIMEOUT_MS);
      const problem = this.#problemOf(outcome.kind);
      return scanned.kind === "document"
        ? { ...scanned.document, problem }
        : unread("text", { bytes: typeof input === "string" ? 0 : input.byteLength, sha256: "" }, problem);
    } finally {
      this.#give(reader);
    }
  }

  close(): void {
    for (const reader of this.#idle) reader.stop();
  }

  #problemOf(kind: "timeout" | "memory" | "crash"): string {
    if (kind === "timeout") return `reading it takes longer than ${this.#timeoutMs / 1000} seconds`;
    if (kind === "memory")
      return `reading it takes more than ${this.#memoryMegabytes} MB of memory: a bomb, or damaged`;
    return "reading it made the reading process end";
  }

  async #take(): Promise<ReaderProcess> {
    return this.#idle.pop() ?? (await new Promise((resolve) => this.#waiting.push(resolve)));
  }

  #give(reader: ReaderProcess): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(reader);
    else next(reader);
  }
}

type Outcome =
  | { readonly kind: "document"; readonly document: ReadDocument }
  | { readonly kind: "error"; readonly message: string }
  | { readonly kind: "timeout" | "memory" | "crash" };

/** One process at a time, started when it is needed and replaced when it is gone. */
class ReaderProcess {
  readonly #arguments: readonly string[];
  #child: ChildProcess | undefined;
  #asked = 0;

  constructor(memoryMegabytes: number, languageFolder: string | undefined) {
    this.#arguments = [String(memoryMegabytes), ...(languageFolder === undefined ? [] : [languageFolder])];
  }

  /** The next document will be the first of its process. */
  get isFresh(): boolean {
    return this.#child === undefined;
  }

  async ask(input: string | Uint8Array, onlyScan: boolean, timeoutMs: number): Promise<Outcome> {
    if (this.#asked >= DOCUMENTS_PER_PROCESS) this.stop();
    const child = this.#child ?? (await this.#start());
    this.#asked += 1;
    const request: ReadRequest = { id: this.#asked, input, onlyScan };
    const outcome = await new Promise<Outcome>((resolve) => {
      const timer = setTimeout(() => finish({ kind: "timeout" }), timeoutMs);
      const answer = (message: unknown): void => {
        const said = message as ReadAnswer;
        if (said.id !== request.id) return;
        finish(
          "document" in said ? { kind: "document", document: said.document } : { kind: "error", message: said.error },
        );
      };
      const exit = (code: number | null, signal: string | null): void =>
        finish({ kind: signal === "SIGTERM" || signal === "SIGABRT" || code === 134 ? "memory" : "crash" });
      const finish = (result: Outcome): void => {
        clearTimeout(timer);
        child.off("message", answer);
        child.off("exit", exit);
        resolve(result);
      };
      child.on("message", answer);
      child.on("exit", exit);
      child.send(request, (error) => {
        if (error !== null) finish({ kind: "crash" });
      });
    });
    if (outcome.kind !== "document" && outcome.kind !== "error") this.stop();
    return outcome;
  }

  stop(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
    this.#asked = 0;
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(fileURLToPath(new URL("reader-process.ts", import.meta.url)), this.#arguments, {
      serialization: "advanced",
      // The reader may read files and use its decoder; it may neither write nor start programs.
      execArgv: [
        "--permission",
        "--allow-fs-read=*",
        "--allow-addons",
        "--allow-worker",
        "--no-warnings",
        "--max-old-space-size=512",
      ],
      env: {},
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        child.kill("SIGKILL");
        reject(new Error("the reading process did not start in time"));
      }, START_TIMEOUT_MS);
      child.once("message", () => {
        clearTimeout(timer);
        resolve();
      });
      child.once("exit", () => {
        clearTimeout(timer);
        reject(new Error("the reading process could not be started"));
      });
    });
    child.once("exit", () => {
      if (this.#child === child) this.#child = undefined;
    });
    // It must not keep the program alive: whoever waits for an answer holds a timer.
    child.unref();
    child.channel?.unref();
    this.#child = child;
    return child;
  }
}
