import { validUntil } from "../checks/watch/entry.ts";
import { keyedHash, type KeySource, readKey } from "../checks/watch/keyed-hash.ts";
import { readWatchlist } from "../checks/watch/read-watchlist.ts";
import { DomainError } from "../errors.ts";

export interface HashedList {
  /** Lines of a CSV, its header first. */
  readonly lines: readonly string[];
  readonly skipped: number;
  readonly problems: readonly string[];
}

/** A watchlist as another company may have it: keyed hashes in place of values, so that only a match tells what is meant. */
export async function hashList(
  path: string,
  source: KeySource,
  env: Readonly<Record<string, string | undefined>>,
): Promise<HashedList> {
  const key = readKey(source, env);
  if (key === undefined) throw new DomainError("usage", "Give the key that you agreed on: --key-file or --key-env.");
  const { entries, skipped, problems } = await readWatchlist(path, "list", key);
  const lines = entries.map((entry) => {
    const { kind, value, hash, listedAt, confidence } = entry;
    const hashed = value === null ? hash : keyedHash(key, kind, value);
    return [kind, `hmac-sha256:${hashed}`, listedAt, validUntil(entry), confidence].join(",");
  });
  return { lines: ["kind,value,listed_at,valid_until,confidence", ...lines], skipped, problems };
}
