import { readFileSync } from "node:fs";
import { BlockList, isIPv6 } from "node:net";
import type { Engine } from "../../lake/engine.ts";
import { sqlText } from "../../lake/sql.ts";
import { insertRows, loadRows } from "../../lake/load-rows.ts";
import type { UsedList } from "../used-list.ts";
import { validUntil, type WatchEntry, type WatchKind } from "./entry.ts";
import { keyedHash } from "./keyed-hash.ts";
import type { Watchlist } from "./read-watchlist.ts";

const ENTRY_COLUMNS = {
  list: "VARCHAR",
  kind: "VARCHAR",
  value: "VARCHAR",
  hash: "VARCHAR",
  listed_at: "DATE",
  valid_until: "DATE",
  confidence: "VARCHAR",
} as const;
const HASH_COLUMNS = { list: "VARCHAR", kind: "VARCHAR", value: "VARCHAR", hash: "VARCHAR" } as const;

/** A shared network list is short; each is compared with each address. */
const NETWORKS_MAX = 20_000;

/** Fills `watch_match` and keeps the entries in `watch_entry`. @param today ISO day of the scan */
export async function matchWatchlists(
  engine: Engine,
  lists: readonly Watchlist[],
  today: string,
): Promise<readonly UsedList[]> {
  await engine.run(readFileSync(new URL("./watch-match.sql", import.meta.url), "utf8"));
  await loadRows(engine, "watch_entry", ENTRY_COLUMNS, []);
  await loadRows(engine, "watch_hash", HASH_COLUMNS, []);
  const subjects = await engine.rows<Subject>("select distinct kind, value from watch_subject");
  const used: UsedList[] = [];
  for (const list of lists) {
    await insertRows(
      engine,
      "watch_entry",
      ENTRY_COLUMNS,
      list.entries.map((entry) => toRow(list.name, entry)),
    );
    await insertRows(engine, "watch_entry", ENTRY_COLUMNS, addressesInNetworks(list, subjects));
    await insertRows(engine, "watch_hash", HASH_COLUMNS, hashesOf(list, subjects));
    if (!list.isPartOfAnother) used.push(usedList(list));
  }
  await engine.run(matchSql(today));
  return used;
}

interface Subject {
  readonly kind: WatchKind;
  readonly value: string;
}

function toRow(list: string, entry: WatchEntry): object {
  return {
    list,
    kind: entry.kind,
    value: entry.value,
    hash: entry.hash,
    listed_at: entry.listedAt,
    valid_until: validUntil(entry),
    confidence: entry.confidence,
  };
}

/** An entry `192.0.2.0/24` becomes one for each address of the data that lies in it. */
function addressesInNetworks(list: Watchlist, subjects: readonly Subject[]): readonly object[] {
  const networks = list.entries.filter(({ kind, value }) => kind === "ip" && value?.includes("/") === true);
  const addresses = subjects.filter(({ kind }) => kind === "ip").map(({ value }) => value);
  return networks.slice(0, NETWORKS_MAX).flatMap((entry) => {
    const [address = "", bits = ""] = (entry.value ?? "").split("/");
    const network = new BlockList();
    network.addSubnet(address, Number(bits), isIPv6(address) ? "ipv6" : "ipv4");
    return addresses
      .filter((one) => network.check(one, isIPv6(one) ? "ipv6" : "ipv4"))
      .map((value) => toRow(list.name, { ...entry, value }));
  });
}

/** What the data's own values are under the list's key. */
function hashesOf({ name, key, entries }: Watchlist, subjects: readonly Subject[]): readonly object[] {
  if (key === undefined) return [];
  const kinds = new Set(entries.filter(({ hash }) => hash !== null).map(({ kind }) => kind));
  return subjects
    .filter(({ kind }) => kinds.has(kind))
    .map(({ kind, value }) => ({ list: name, kind, value, hash: keyedHash(key, kind, value) }));
}

function usedList({ name, date, entries, skipped, problems, key }: Watchlist): UsedList {
  const hashed = entries.filter(({ hash }) => hash !== null).length;
  const keyless = hashed > 0 && key === undefined;
  return {
    title: `the watchlist '${name}'`,
    date,
    skipped: skipped + (keyless ? hashed : 0),
    problems: [...problems, ...(keyless ? [`${hashed} hashed entries, for which no key was given`] : [])],
  };
}

/** Enough of a value for its owner to know it again, and not the whole for everybody who reads a report. */
const SHORTENED = `
  case kind
    when 'email' then left(value, 2) || '…@' || split_part(value, '@', -1)
    when 'phone' then '…' || right(value, 3)
    when 'address' then left(value, 12) || '…'
    else value
  end`;

function matchSql(today: string): string {
  return `
    insert into watch_match by name
    with
      hits as (
        select s.*, e.list, e.listed_at, e.valid_until, e.confidence
        from watch_subject s join watch_entry e on e.kind = s.kind and e.value = s.value
        union all
        select s.*, e.list, e.listed_at, e.valid_until, e.confidence
        from watch_subject s
        join watch_hash h on h.kind = s.kind and h.value = s.value
        join watch_entry e on e.list = h.list and e.kind = h.kind and e.hash = h.hash
      ),
      newest as (
        select * from hits
        qualify row_number() over (
          partition by person, application, event, list, kind, value order by valid_until desc, listed_at desc, confidence) = 1
      )
    select person, application, event, seen_at, list, kind, ${SHORTENED} as value, listed_at, valid_until, confidence,
      ${sqlText(today)}::date between listed_at and valid_until as is_current
    from newest`;
}
