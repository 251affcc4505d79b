import { loadDeck } from "../deck/deck-content.ts";
import type { DeckResult } from "../deck/deck-result.ts";
import { DeckRooms } from "../deck/deck-rooms.ts";
import type { SessionResult } from "../result.ts";
import { toResultLine } from "../result-line.ts";
import { Seats } from "./capacity.ts";
import type { DeletionTools } from "./deletion.ts";
import { toIceServers } from "./ice-servers.ts";
import { Refusals } from "./refusals.ts";
import { Rooms } from "./rooms.ts";
import type { InterviewServerOptions } from "./server-options.ts";
import { SessionStore } from "./session-store.ts";
import { ThumbnailStore } from "./thumbnails.ts";
import { TokenBook } from "./tokens.ts";

/** What the server holds, apart from sockets. */
export interface Parts extends DeletionTools {
  readonly refusals: Refusals;
  readonly store: SessionStore;
  readonly tokens: TokenBook;
  readonly seats: Seats;
  readonly thumbnails: ThumbnailStore | null;
  readonly rooms: Rooms;
  readonly decks: DeckRooms;
  readonly now: () => number;
  readonly wallMs: () => number;
}

/** @throws DomainError `input`, `config` or `content` for what the data folder and the content hold */
export function openParts(options: InterviewServerOptions): Parts {
  const now = options.now ?? (() => performance.now());
  const wallMs = options.wallMs ?? Date.now;
  const { results } = options;
  const refusals = new Refusals();
  const store = new SessionStore(options.dataFolder);
  const tokens = new TokenBook();
  const seats = new Seats(options.sessionsMax);
  const thumbnails = options.dataFolder === null ? null : openThumbnails(options.dataFolder, store);
  const writeResult = (result: SessionResult | DeckResult): void => {
    try {
      results.write(toResultLine(result));
    } catch (error) {
      // A full disk, say. The result is in the data folder and on the host's page still; other sessions go on.
      options.onBug(error);
    }
  };
  const rooms = new Rooms({
    ...options,
    now,
    wallMs,
    refusals,
    store,
    tokens,
    seats,
    thumbnails,
    writeResult,
    iceServers: (peer) => toIceServers(options.ice, peer, wallMs()),
  });
  const decks = new DeckRooms({
    deck: loadDeck(),
    wallMs,
    // Its links stay: observers look at the result until they end.
    onEnded: (result) => {
      const kept = store.update(result.session, (record) => ({ ...record, deck: result, endedAt: result.endedAt }));
      // A deck that was deleted while it ran leaves no line either.
      if (kept !== undefined) writeResult(result);
    },
  });
  return { refusals, store, tokens, seats, thumbnails, rooms, decks, results, now, wallMs };
}

/** Links of sessions that have no result. One that was open when the server was killed has none: its links are good again. */
export function openLinks({ store, tokens }: Parts): void {
  for (const record of store.all()) {
    if (record.endedAt !== null) continue;
    for (const seat of record.seats) tokens.add(record.id, seat, Date.parse(record.linkExpiresAt));
  }
}

function openThumbnails(dataFolder: string, store: SessionStore): ThumbnailStore {
  return new ThumbnailStore(dataFolder, (session, about) => {
    const record = store.update(session, (old) => ({ ...old, thumbnails: [...old.thumbnails, about] }));
    return record !== undefined;
  });
}
