import { randomInt } from "node:crypto";
import type { Deck } from "./deck-content.ts";
import type { DeckResult } from "./deck-result.ts";
import { act, type DeckAct, type DeckSession, expire, NEW_SESSION, type Refusal, type Seat } from "./deck-session.ts";
import type { Chance } from "./draw-card.ts";
import { type ObserverView, viewFor } from "./observer-view.ts";
import { toDeckResult } from "./to-deck-result.ts";

/** What a deck was made for, as the server's record has it. */
export interface DeckAbout {
  readonly id: string;
  readonly subject: string | null;
  /** Milliseconds since 1970: until when its links are good. */
  readonly expiresMs: number;
}

interface DeckRoom {
  readonly about: DeckAbout;
  readonly startedMs: number;
  session: DeckSession;
  /** Set when it ended. */
  result: DeckResult | null;
}

export interface DeckRoomsOptions {
  readonly deck: Deck;
  /** Gets each session's result once, when it ends. */
  readonly onEnded: (result: DeckResult) => void;
  /** Milliseconds since 1970. */
  readonly wallMs: () => number;
  readonly chance?: Chance;
}

/** The decks that are going on, in memory: nothing of one is written down before it ends, and nothing of one that nobody joined. */
export class DeckRooms {
  readonly #rooms = new Map<string, DeckRoom>();
  readonly #deck: Deck;
  readonly #onEnded: DeckRoomsOptions["onEnded"];
  readonly #wallMs: () => number;
  readonly #chance: Chance;

  constructor({ deck, onEnded, wallMs, chance = (below) => randomInt(below) }: DeckRoomsOptions) {
    this.#deck = deck;
    this.#onEnded = onEnded;
    this.#wallMs = wallMs;
    this.#chance = chance;
  }

  /** What the observer in this seat sees. */
  view(about: DeckAbout, seat: Seat): ObserverView {
    const room = this.#rooms.get(about.id);
    return this.#viewOf(room ?? this.#newRoom(about), seat);
  }

  /** An observer's act: the view afterwards, or why it is refused. */
  act(about: DeckAbout, seat: Seat, doing: DeckAct): ObserverView | Refusal {
    const room = this.#rooms.get(about.id) ?? this.#newRoom(about);
    const after = act(room.session, { seat, doing, atMs: this.#wallMs() - room.startedMs }, this.#deck, this.#chance);
    if (typeof after === "string") return after;
    room.session = after;
    this.#rooms.set(about.id, room);
    if (after.phase === "ended") this.#end(room);
    return this.#viewOf(room, seat);
  }

  /** How many observers are there; undefined when nobody joined, or it is over. */
  joined(id: string): number | undefined {
    const room = this.#rooms.get(id);
    return room === undefined || room.result !== null
      ? undefined
      : room.session.names.filter((name) => name !== null).length;
  }

  /** Whether this deck is going on, or ended in this process: its observers may still look. */
  holds(id: string): boolean {
    return this.#rooms.has(id);
  }

  /** Forgets a deck. */
  drop(id: string): void {
    this.#rooms.delete(id);
  }

  /** Ends what its links' time has passed, and forgets what ended. Called some times a minute by whoever holds this. */
  tick(): void {
    for (const [id, room] of this.#rooms) {
      if (this.#wallMs() < room.about.expiresMs) continue;
      if (room.result === null) {
        room.session = expire(room.session);
        this.#end(room);
      }
      this.#rooms.delete(id);
    }
  }

  #newRoom(about: DeckAbout): DeckRoom {
    return { about, startedMs: this.#wallMs(), session: NEW_SESSION, result: null };
  }

  #end(room: DeckRoom): void {
    room.result = toDeckResult(room.session, {
      session: room.about.id,
      subject: room.about.subject,
      startedAt: new Date(room.startedMs).toISOString(),
      endedAt: new Date(this.#wallMs()).toISOString(),
    });
    this.#onEnded(room.result);
  }

  #viewOf(room: DeckRoom, seat: Seat): ObserverView {
    const seen = { seat, subject: room.about.subject, atMs: this.#wallMs() - room.startedMs };
    return viewFor(room.session, seen, this.#deck, room.result);
  }
}
