import type { FromServer, Signal } from "../../interview/wire.ts";
import { PeerLink } from "./peer-link.ts";

type Hello = Extract<FromServer, { type: "hello" }>;

export interface RemotePeer {
  readonly id: string;
  readonly role: Hello["role"];
  /** Null until something of theirs arrived. */
  readonly stream: MediaStream | null;
  readonly state: RTCPeerConnectionState;
}

interface MeshOptions {
  readonly send: (to: string, signal: Signal) => void;
  readonly onChange: (peers: readonly RemotePeer[]) => void;
}

/**
 * Everybody's connection to everybody else: at most five pages, so that no server has to see or mix anything. Until
 * `join`, peers are only noted and their words kept: who is still choosing a camera neither sees nor is seen.
 */
export class Mesh {
  readonly #options: MeshOptions;
  readonly #roles = new Map<string, Hello["role"]>();
  readonly #links = new Map<string, PeerLink>();
  readonly #early = new Map<string, Signal[]>();
  #hello: Hello | null = null;
  #local: MediaStream | null = null;
  #joined = false;

  constructor(options: MeshOptions) {
    this.#options = options;
  }

  hear(message: FromServer): void {
    if (message.type === "hello") {
      // This page's own line was lost: the others took it for gone and begin anew.
      this.#hello = message;
      for (const peer of this.#roles.keys()) this.#drop(peer);
      this.#roles.clear();
      this.#changed();
    } else if (message.type === "peer") {
      // Present once more is a page that was loaded again: its old connection answers no more.
      this.#drop(message.peer);
      if (message.present) this.#roles.set(message.peer, message.role);
      else this.#roles.delete(message.peer);
      if (message.present && this.#joined) this.#link(message.peer);
      this.#changed();
    } else if (message.type === "signal" && this.#roles.has(message.from)) {
      this.#hearSignal(message.from, message.signal);
    }
  }

  /** Null: to see and hear only. */
  join(local: MediaStream | null): void {
    this.#local = local;
    this.#joined = true;
    for (const peer of this.#roles.keys()) this.#link(peer);
    this.#changed();
  }

  /** Another camera or microphone, in all connections. */
  replaceLocal(local: MediaStream | null): void {
    this.#local = local;
    for (const link of this.#links.values()) link.send(local);
  }

  close(): void {
    for (const peer of this.#links.keys()) this.#drop(peer);
    this.#joined = false;
  }

  #link(peer: string): void {
    if (this.#hello === null || this.#links.has(peer)) return;
    const link = new PeerLink({
      // One of two gives way when both offer at once: both sides compare the same two ids.
      polite: this.#hello.you < peer,
      iceServers: this.#hello.iceServers,
      send: (signal) => this.#options.send(peer, signal),
      onChange: () => this.#changed(),
    });
    this.#links.set(peer, link);
    link.send(this.#local);
    for (const signal of this.#early.get(peer) ?? []) link.hear(signal);
    this.#early.delete(peer);
  }

  #hearSignal(peer: string, signal: Signal): void {
    const link = this.#links.get(peer);
    if (link !== undefined) link.hear(signal);
    else this.#early.set(peer, [...(this.#early.get(peer) ?? []), signal]);
  }

  #drop(peer: string): void {
    this.#links.get(peer)?.close();
    this.#links.delete(peer);
    this.#early.delete(peer);
  }

  #changed(): void {
    this.#options.onChange(
      [...this.#roles].map(([id, role]) => {
        const link = this.#links.get(id);
        return { id, role, stream: link?.stream ?? null, state: link?.state ?? "new" };
      }),
    );
  }
}
