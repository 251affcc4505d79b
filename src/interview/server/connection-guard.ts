import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { Refusals } from "./refusals.ts";

/** Sockets that one address may hold, pages' and their requests' together: an office behind one address has room for eight sessions. */
const PER_ADDRESS_MAX = 128;
/** Of these, such that have not sent a whole request yet. */
const HALF_OPEN_PER_ADDRESS_MAX = 32;
/** In all; beyond, the one that has waited longest without a request makes room. */
const HALF_OPEN_MAX = 256;
/** A request's first line and headers must be there by then, and a TLS handshake before it. */
export const HALF_OPEN_MS = 8_000;

interface Held {
  readonly address: string;
  readonly sinceMs: number;
  readonly socket: Socket;
}

/**
 * Counts sockets before anything is read from them. Half-open ones (connected, and silent or slow) are what an attacker can
 * hold most cheaply: they are few per address, few in all, and none lives long, so that pages always find a place.
 */
export class ConnectionGuard {
  readonly #refusals: Refusals;
  readonly #now: () => number;
  readonly #isTrusted: (address: string) => boolean;
  /** By the address and port of the other end: a TLS socket and the plain one under it have the same. */
  readonly #halfOpen = new Map<string, Held>();
  readonly #counts = new Map<string, { open: number; half: number }>();

  /** @param isTrusted A reverse proxy's address: all pages come from it, so it has no limit of its own. */
  constructor(refusals: Refusals, now: () => number, isTrusted: (address: string) => boolean) {
    this.#refusals = refusals;
    this.#now = now;
    this.#isTrusted = isTrusted;
  }

  watch(server: Server): void {
    server.on("connection", (socket: Socket) => this.#onConnection(socket));
    server.prependListener("request", ({ socket }) => this.#settle(keyOf(socket)));
    server.prependListener("upgrade", ({ socket }) => this.#settle(keyOf(socket)));
  }

  get halfOpenCount(): number {
    return this.#halfOpen.size;
  }

  tick(): void {
    for (const { sinceMs, socket } of this.#halfOpen.values()) {
      // Oldest first: a map keeps the order in which its entries came.
      if (this.#now() - sinceMs < HALF_OPEN_MS) return;
      this.#refuse(socket, "half-open-too-long");
    }
  }

  #onConnection(socket: Socket): void {
    const address = socket.remoteAddress ?? "";
    const count = this.#counts.get(address) ?? { open: 0, half: 0 };
    const isLimited = !this.#isTrusted(address);
    if (isLimited && count.open >= PER_ADDRESS_MAX) return this.#refuse(socket, "sockets-of-address");
    if (isLimited && count.half >= HALF_OPEN_PER_ADDRESS_MAX) return this.#refuse(socket, "half-open-of-address");
    const [oldest] = this.#halfOpen.values();
    if (this.#halfOpen.size >= HALF_OPEN_MAX && oldest !== undefined) this.#refuse(oldest.socket, "half-open-full");
    this.#hold(socket, address, count);
  }

  #hold(socket: Socket, address: string, count: { open: number; half: number }): void {
    const key = keyOf(socket);
    this.#halfOpen.set(key, { address, sinceMs: this.#now(), socket });
    this.#counts.set(address, count);
    count.open += 1;
    count.half += 1;
    socket.once("close", () => {
      this.#settle(key);
      count.open -= 1;
      if (count.open === 0) this.#counts.delete(address);
    });
  }

  /** A whole request came: the socket is not half-open any more. */
  #settle(key: string): void {
    const held = this.#halfOpen.get(key);
    if (held === undefined) return;
    this.#halfOpen.delete(key);
    const count = this.#counts.get(held.address);
    if (count !== undefined) count.half -= 1;
  }

  #refuse(socket: Socket, code: string): void {
    this.#refusals.add(code);
    this.#settle(keyOf(socket));
    socket.destroy();
  }
}

function keyOf(socket: Socket): string {
  return `${socket.remoteAddress ?? ""} ${socket.remotePort ?? ""}`;
}
