import type { Watchlist } from "../watch/read-watchlist.ts";
import type { SanctionsList } from "./entry.ts";

/**
 * The mailboxes that sanctions lists give, as watchlists: a mailbox is one person's, whatever name it is used under. Phone
 * numbers and addresses are not: they pass on to others.
 */
export function sanctionsWatchlists(lists: readonly SanctionsList[]): readonly Watchlist[] {
  return lists.map(({ list, date, entries }) => ({
    name: list,
    date,
    key: undefined,
    isPartOfAnother: true,
    skipped: 0,
    problems: [],
    entries: entries.flatMap(({ seconds }) =>
      seconds
        .filter(({ kind }) => kind === "email")
        .map(({ value }) => ({
          kind: "email" as const,
          value,
          hash: null,
          listedAt: date,
          validUntil: undefined,
          confidence: "high" as const,
        })),
    ),
  }));
}
