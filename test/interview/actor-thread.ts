import { parentPort, workerData } from "node:worker_threads";
import { startActor } from "../../bench/interview/genuine-actor.ts";
import { prepareCast } from "../../bench/interview/person.ts";
import type { Challenge } from "../../src/interview/challenge.ts";

/**
 * An actor in a thread of its own: drawing takes most of a frame's time, and in the server's thread it would make frames
 * arrive late that were in time.
 */
export type ToActor =
  | { readonly kind: "perform"; readonly challenge: Challenge; readonly atMs: number }
  | { readonly kind: "frame"; readonly atMs: number };

export type FromActor = { readonly kind: "ready" } | { readonly kind: "frame"; readonly jpeg: Uint8Array };

const { seed } = workerData as { readonly seed: number };
const port = parentPort;
if (port === null) throw new Error("actor-thread.ts runs as a worker");
const actor = await startActor({ cast: await prepareCast(), seed, person: "f1", mirrored: false });
const answer = (message: FromActor): void => port.postMessage(message);
port.on("message", (message: ToActor) => {
  if (message.kind === "perform") actor.perform(message.challenge, message.atMs);
  else void actor.frame(message.atMs).then((jpeg) => answer({ kind: "frame", jpeg }));
});
answer({ kind: "ready" });
