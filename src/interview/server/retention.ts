import type { DeletionTools } from "./deletion.ts";
import { deletesAtMs } from "./session-record.ts";

/**
 * Deletes what is older than it may become: at the start and every hour. Lines that were written out are the host's, and
 * stay until a session is deleted by name. Returns the ids that went.
 */
export function sweep(
  tools: Pick<DeletionTools, "store" | "tokens" | "rooms" | "decks" | "thumbnails">,
  keepDays: number,
  wallMs: number,
): readonly string[] {
  const due = tools.store
    .all()
    .filter((record) => tools.rooms.get(record.id) === undefined && deletesAtMs(record, keepDays) <= wallMs)
    .map(({ id }) => id);
  for (const id of due) {
    tools.tokens.drop(id);
    tools.decks.drop(id);
    tools.store.delete(id);
    tools.thumbnails?.delete(id);
  }
  // Pictures whose record is gone: a server that was killed between the two.
  for (const id of tools.thumbnails?.sessions() ?? []) {
    if (tools.store.get(id) === undefined) tools.thumbnails?.delete(id);
  }
  return due;
}
