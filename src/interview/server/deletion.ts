import type { DeckRooms } from "../deck/deck-rooms.ts";
import type { DeletionReceipt } from "./api-schema.ts";
import type { Rooms } from "./rooms.ts";
import type { SessionStore } from "./session-store.ts";
import type { ThumbnailStore } from "./thumbnails.ts";
import type { TokenBook } from "./tokens.ts";

export interface DeletionTools {
  readonly store: SessionStore;
  readonly tokens: TokenBook;
  readonly rooms: Rooms;
  readonly decks: DeckRooms;
  readonly thumbnails: ThumbnailStore | null;
  readonly results: ResultSink;
}

/** Where a line per ended session goes. */
export interface ResultSink {
  readonly write: (line: object) => void;
  /** Takes the session's lines out again, where it can; how many went. */
  readonly erase: (session: string) => number;
  /** Where copies may stand that `erase` does not reach, as sentences. */
  readonly elsewhere: readonly string[];
}

/** Removes all that is kept of a session, and says what went. Null where there is no such session. */
export function deleteSession(id: string, tools: DeletionTools, wallMs: number): DeletionReceipt | null {
  if (tools.store.get(id) === undefined) return null;
  // The room first: what it writes late finds no record, and leaves none.
  tools.rooms.drop(id);
  tools.decks.drop(id);
  tools.tokens.drop(id);
  const record = tools.store.delete(id);
  return {
    session: id,
    deletedAt: new Date(wallMs).toISOString(),
    deleted: { record, thumbnails: tools.thumbnails?.delete(id) ?? 0, resultLines: tools.results.erase(id) },
    elsewhere: tools.results.elsewhere,
  };
}
