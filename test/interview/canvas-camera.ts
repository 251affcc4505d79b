import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { BrowserContext } from "playwright-core";
import type { Challenge } from "../../src/interview/challenge.ts";
import type { FromActor, ToActor } from "./actor-thread.ts";

export interface ActorCamera {
  readonly close: () => Promise<void>;
}

/**
 * Gives the pages of a context a camera before which somebody does what the page asks. Simulated: see the actor's own words.
 * One page of the context films at a time.
 */
export async function giveActor(context: BrowserContext, seed: number, now: () => number): Promise<ActorCamera> {
  const actor = new Worker(new URL("actor-thread.ts", import.meta.url), { workerData: { seed } });
  // A worker, not a window: it has no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const tell = (message: ToActor): void => actor.postMessage(message);
  const hear = async (): Promise<FromActor> => {
    const [message] = (await once(actor, "message")) as [FromActor];
    return message;
  };
  await hear();
  await context.exposeBinding("hirewallFrame", async () => {
    tell({ kind: "frame", atMs: now() });
    const answer = await hear();
    return answer.kind === "frame" ? Buffer.from(answer.jpeg).toString("base64") : "";
  });
  await context.exposeBinding("hirewallAsked", (_source, challenge: string) => {
    tell({ kind: "perform", challenge: JSON.parse(challenge) as Challenge, atMs: now() });
  });
  await context.addInitScript({ path: new URL("canvas-camera.js", import.meta.url).pathname });
  return { close: async () => void (await actor.terminate()) };
}
