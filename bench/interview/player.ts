import type { Challenge } from "../../src/interview/challenge.ts";
import type { Actor, ActorOptions } from "./genuine-actor.ts";
import { startActor } from "./genuine-actor.ts";
import type { Cast } from "./person.ts";

/** One message as it reaches the server. */
export interface SentFrame {
  /** The sender's own number of the frame. */
  readonly seq: number;
  /** How much later than its moment it comes. */
  readonly lateMs: number;
  readonly jpeg: Uint8Array;
}

/** Whoever sits at the other end, person or program. It knows what every page is told, and when. */
export interface Player {
  /** A challenge is shown from `atMs` on. */
  readonly perform: (challenge: Challenge, atMs: number) => void;
  /** The prompt is over, passed or not. */
  readonly over: () => void;
  /** What is sent at this moment: usually one frame. */
  readonly send: (atMs: number) => Promise<readonly SentFrame[]>;
}

export interface PlayerOptions {
  readonly cast: Cast;
  readonly seed: number;
  /** In percent. */
  readonly jpegQuality: number;
  readonly framesPerSecond: number;
}

export type PlayerMaker = (options: PlayerOptions) => Promise<Player>;

/** Numbers frames and sends each in its time. */
export function playFrames(
  perform: Player["perform"],
  frame: (atMs: number) => Promise<Uint8Array | null>,
  over: Player["over"] = () => undefined,
): Player {
  let seq = 0;
  return {
    perform,
    over,
    send: async (atMs) => {
      const jpeg = await frame(atMs);
      seq += 1;
      return jpeg === null ? [] : [{ seq, lateMs: 0, jpeg }];
    },
  };
}

export function actorOptions({ cast, seed, jpegQuality }: PlayerOptions): ActorOptions {
  return { cast, seed, jpegQuality };
}

/** A person who does as asked. */
export const playGenuinely: PlayerMaker = async (options) => {
  const actor: Actor = await startActor(actorOptions(options));
  return playFrames(actor.perform, actor.frame);
};
