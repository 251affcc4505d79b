import type { SessionResult } from "../result.ts";
import { CLOSE } from "../wire.ts";
import type { Seats } from "./capacity.ts";
import type { Refusals } from "./refusals.ts";
import { Room, type RoomTools } from "./room.ts";
import type { SessionRecord } from "./session-record.ts";
import type { TokenBook } from "./tokens.ts";

export interface RoomsTools extends Omit<RoomTools, "onEnded" | "onLeft" | "onConfirmed" | "onConsent"> {
  readonly tokens: TokenBook;
  readonly seats: Seats;
  /** Where results go: the file or the pipe of the command line. */
  readonly writeResult: (result: SessionResult) => void;
}

/** The open rooms by session. A room opens with the first page and is gone with the result. */
export class Rooms {
  readonly #tools: RoomsTools;
  readonly #rooms = new Map<string, Room>();

  constructor(tools: RoomsTools) {
    this.#tools = tools;
  }

  get(session: string): Room | undefined {
    return this.#rooms.get(session);
  }

  open(record: SessionRecord): Room {
    const { tokens, now } = this.#tools;
    const room =
      this.#rooms.get(record.id) ??
      new Room(record, {
        ...this.#tools,
        onLeft: (holder) => tokens.leave(holder, now()),
        onConfirmed: (holder) => tokens.confirm(holder),
        onConsent: (holder) => tokens.bind(holder),
        onEnded: (ended, result, refused) => this.#onEnded(ended, result, refused),
      });
    this.#rooms.set(record.id, room);
    return room;
  }

  tick(): void {
    for (const [session, room] of this.#rooms) {
      try {
        room.tick();
      } catch (error) {
        // A mistake in one session must not stop the clock of the others.
        this.#tools.onBug(error);
        this.drop(session);
      }
      if (!room.needsSeat) this.#tools.seats.free(session);
      // Nobody is there, and nobody began: the links stay, and the next page opens it anew.
      if (room.isEmpty) this.#forget(session);
    }
  }

  /** For a deleted session: without a result. */
  drop(session: string): void {
    this.#rooms.get(session)?.drop(CLOSE.ended);
    this.#forget(session);
  }

  close(): void {
    for (const room of this.#rooms.values()) room.drop(CLOSE.stopping);
    this.#rooms.clear();
  }

  #onEnded(record: SessionRecord, result: SessionResult, refused: Refusals): void {
    this.#forget(record.id);
    this.#tools.tokens.drop(record.id);
    const endedAt = new Date(this.#tools.wallMs()).toISOString();
    const kept = this.#tools.store.update(record.id, (latest) => ({
      ...latest,
      result,
      endedAt,
      refused: refused.toRecord(),
    }));
    // A session that was deleted while it ran leaves no line either.
    if (kept !== undefined) this.#tools.writeResult(result);
  }

  #forget(session: string): void {
    this.#rooms.delete(session);
    this.#tools.seats.free(session);
  }
}
