import { readFileSync } from "node:fs";
import type { Engine } from "../../lake/engine.ts";
import { loadRows } from "../../lake/load-rows.ts";
import { keyedHash } from "../watch/keyed-hash.ts";
import { CONFIRMED, type Watchlist } from "../watch/read-watchlist.ts";

const sql = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

/**
 * What repositories say of each other: commits that an older one of somebody else holds, accounts over one between, and
 * which accounts belong to closed cases. Completes `repository` and `co_committer`.
 */
export async function checkRepositories(engine: Engine, watchlists: readonly Watchlist[]): Promise<void> {
  const [given] = await engine.rows<{ rows: bigint }>(
    "select count(*) as rows from claims where kind in ('repository_commits', 'co_committer')",
  );
  if (Number(given?.rows ?? 0) === 0) return;
  await engine.run(sql("./repository-commit.sql"));
  await engine.run(sql("./co-committer.sql"));
  await markConfirmed(
    engine,
    watchlists.filter(({ name }) => name === CONFIRMED),
  );
}

async function markConfirmed(engine: Engine, lists: readonly Watchlist[]): Promise<void> {
  const peers = await engine.rows<{ peer: string }>("select distinct lower(peer_account) as peer from co_committer");
  const profiles = lists.flatMap(({ entries, key }) =>
    entries.filter(({ kind }) => kind === "profile").map(({ value, hash }) => ({ value, hash, key })),
  );
  const values = new Set(profiles.map(({ value }) => value).filter((value) => value !== null));
  const hashes = new Set(profiles.map(({ hash }) => hash).filter((hash) => hash !== null));
  const keys = new Set(profiles.map(({ key }) => key).filter((key) => key !== undefined));
  const isConfirmed = (peer: string): boolean => {
    const value = `github.com/${peer}`;
    return values.has(value) || [...keys].some((key) => hashes.has(keyedHash(key, "profile", value)));
  };
  const rows = peers.map(({ peer }) => ({ peer, is_confirmed: isConfirmed(peer) }));
  await loadRows(engine, "confirmed_peer", { peer: "VARCHAR", is_confirmed: "BOOLEAN" }, rows);
  // Without a list of closed cases it is not known whether an account belongs to one.
  if (lists.length === 0) return;
  await engine.run(`
    update co_committer set is_confirmed = c.is_confirmed
    from confirmed_peer c where c.peer = lower(co_committer.peer_account)`);
}
