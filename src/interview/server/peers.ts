import { CLOSE, type FromServer, type Signal } from "../wire.ts";
import type { PageSocket } from "./page-socket.ts";
import type { Holder } from "./tokens.ts";

type PageRole = "candidate" | "interviewer";

export interface Peer {
  readonly id: string;
  readonly role: PageRole;
  readonly socket: PageSocket;
}

/** The pages that are connected to one session, and what they say to each other. A peer's id is its seat's. */
export class Peers {
  readonly #byId = new Map<string, Peer>();

  /** The same seat connected again takes over from its old socket. Everybody learns who is there. */
  join(peer: Peer): void {
    this.#byId.get(peer.id)?.socket.close(CLOSE.replaced);
    this.#byId.set(peer.id, peer);
    for (const other of this.#byId.values()) {
      if (other.id === peer.id) continue;
      other.socket.send(presence(peer, true));
      peer.socket.send(presence(other, true));
    }
  }

  /** False when the socket was an old one, which another had replaced. */
  leave(peer: Peer): boolean {
    if (this.#byId.get(peer.id) !== peer) return false;
    this.#byId.delete(peer.id);
    for (const other of this.#byId.values()) other.socket.send(presence(peer, false));
    return true;
  }

  /** WebRTC's words, to another page of this room only: interviewers see and hear each other too. */
  relay(from: Peer, to: string, signal: Signal): void {
    const other = this.#byId.get(to);
    if (other === undefined || other.id === from.id) {
      // The other may just have left: no offence, but nothing to pass on either.
      return from.socket.send({ type: "error", code: "peer-absent", message: "That page is not connected." });
    }
    other.socket.send({ type: "signal", from: from.id, signal });
  }

  send(role: PageRole, message: FromServer): void {
    for (const peer of this.#byId.values()) if (peer.role === role) peer.socket.send(message);
  }

  count(role: PageRole): number {
    return [...this.#byId.values()].filter((peer) => peer.role === role).length;
  }

  get candidate(): Peer | undefined {
    return [...this.#byId.values()].find(({ role }) => role === "candidate");
  }

  tick(): void {
    for (const { socket } of this.#byId.values()) socket.tick();
  }

  close(code: number): void {
    for (const { socket } of this.#byId.values()) socket.close(code);
    this.#byId.clear();
  }
}

function presence({ id, role }: Peer, present: boolean): FromServer {
  return { type: "peer", peer: id, role, present };
}

export function isPageRole(role: Holder["role"]): role is PageRole {
  return role !== "observer";
}
