import { Worker } from "node:worker_threads";
import { scanFile } from "./scan-file.ts";
import { readDocument } from "./read-document.ts";

/** What the reading process is asked, and what it answers. Structured clones over the channel of `fork`. */
export interface ReadRequest {
  readonly id: number;
  readonly input: string | Uint8Array;
  /** Only what can be seen without understanding the file: asked again when a full reading killed the process. */
  readonly onlyScan: boolean;
}

export type ReadAnswer =
  | { readonly id: number; readonly document: Awaited<ReturnType<typeof readDocument>> }
  | { readonly id: number; readonly error: string };

/** Which exit says that the memory was used up: the parent tells it from a crash by this signal. */
const MEMORY_SIGNAL = "SIGTERM";
const WATCH_INTERVAL_MS = 40;

/**
 * Ends this process when it holds too much memory. Node's own limit counts JavaScript's heap, not the buffers that bombs unpack into; and
 * the main thread cannot watch itself while it unpacks. A thread can. It also sees when the parent is gone, which would leave a document
 * that never ends to itself.
 */
function watchMemory(megabytesMax: number): void {
  const code = `
    const limit = ${megabytesMax} * 1024 ** 2;
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
      if (process.memoryUsage.rss() > limit) process.kill(process.pid, ${JSON.stringify(MEMORY_SIGNAL)});
    }, ${WATCH_INTERVAL_MS});
  `;
  new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();
}

const [, , memoryMegabytes, languageFolder] = process.argv;
const OPTIONS = languageFolder === undefined ? {} : { languageFolder };
watchMemory(Number(memoryMegabytes));

process.on("message", (request: ReadRequest) => {
  const read = request.onlyScan ? scanFile(request.input) : readDocument(request.input, OPTIONS);
  read.then(
    (document) => process.send?.({ id: request.id, document } satisfies ReadAnswer),
    (error: unknown) =>
      process.send?.({
        id: request.id,
        error: error instanceof Error ? error.message : String(error),
      } satisfies ReadAnswer),
  );
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
