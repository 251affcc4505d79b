import type { Engine } from "../../lake/engine.ts";
import type { Column, ColumnKind } from "./column.ts";

/** What two records must share to be compared at all. A rule of two keys wants both. */
export interface BlockingRule {
  /** Positions of its keys: columns `k<position>` of the table `block_key`. */
  readonly members: readonly number[];
  readonly label: string;
  /** Columns that a pair of this rule shares, wholly or in part: what it cannot teach. */
  readonly columns: readonly number[];
  /** Pairs that it makes, counted (on large files estimated) before it is used. */
  readonly pairs: number;
  /** Values that more records share than this are left to narrower rules; null: none is. */
  readonly groupMax: number | null;
}

export interface BlockingKey {
  readonly label: string;
  readonly columns: readonly number[];
  readonly exact: boolean;
}

/** A rule may make this many pairs per record, all rules together that many; small files may have the floor. */
const RULE_PAIRS_PER_RECORD = 1.5;
export const ALL_PAIRS_PER_RECORD = 6;
const RULE_PAIRS_FLOOR = 250_000;
export const ALL_PAIRS_FLOOR = 1_000_000;
/** Up to here every record is compared with every other. */
export const COMPARE_ALL_BELOW = 2_000;
/**
 * From this many records on, pairs are counted on a 16th: small groups among every 16th key, large ones among every 16th
 * record. Among keys alone the one value that a tenth of all records share would mostly not be seen.
 */
const COUNT_ALL_BELOW = 50_000;
const COUNT_SHARE = 16;
const SMALL_GROUP = 80;
/**
 * A rule that explodes because of a few values (a phone number of zeros, a shared mailbox) is kept without them, when they
 * stand in no more than this share of its records.
 */
const HEAVY_SHARE_MAX = 0.1;
const GROUP_SIZES = [1_000, 300, 100, 30, 10] as const;
/** Of the keys that are too loose alone, so many of the most selective are tried together. */
const WIDEN_SINGLES_MAX = 16;
const WIDEN_EXACT_MAX = 8;

const LETTERS = (value: string) => `regexp_replace(${value}, '[^a-z0-9]', '', 'g')`;
/** First letter and the next consonants: most typing errors and spellings leave it alone. */
const SKELETON = (value: string, length: number) =>
  `left(left(${LETTERS(value)}, 1) || regexp_replace(substr(${LETTERS(value)}, 2), '[aeiouhwy]', '', 'g'), ${length})`;

/** Keys that survive a typing error, by kind. Each gives NULL when it would say too little. */
const LOOSE: Readonly<Record<ColumnKind, readonly (readonly [string, (value: string) => string])[]>> = {
  name: [["sound", (value) => SKELETON(value, 4)]],
  date: [
    ["year and month", (value) => `left(${value}, 6)`],
    ["month and day", (value) => `right(${value}, 4)`],
    ["year and day", (value) => `left(${value}, 4) || right(${value}, 2)`],
  ],
  email: [
    ["user", (value) => `split_part(${value}, '@', 1)`],
    ["domain", (value) => `split_part(${value}, '@', 2)`],
  ],
  phone: [["last six", (value) => `right(${value}, 6)`]],
  number: [
    [
      "first half",
      (value) => `case when length(${value}) >= 6 then left(${value}, (length(${value}) // 2)::bigint) end`,
    ],
    [
      "last half",
      (value) => `case when length(${value}) >= 6 then right(${value}, (length(${value}) // 2)::bigint) end`,
    ],
  ],
  place: [["sound", (value) => SKELETON(value, 5)]],
  text: [["sound", (value) => SKELETON(value, 6)]],
};

/** The keys of all records as numbers, in the table `block_key`: `n`, `k0`, `k1`… (NULL: no key). */
export async function buildKeys(
  engine: Engine,
  columns: readonly Column[],
  tables: { readonly from: string; readonly into: string } = { from: "record", into: "block_key" },
): Promise<readonly BlockingKey[]> {
  const keys = columns.flatMap((column, index) => [
    { key: { label: column.name, columns: [index], exact: true }, sql: `v${index}` },
    ...LOOSE[column.kind].map(([label, sql]) => ({
      key: { label: `${column.name} (${label})`, columns: [index], exact: false },
      sql: `nullif(${sql(`v${index}`)}, '')`,
    })),
  ]);
  const exchanged = namePairs(columns).map(([a, b]) => ({
    key: {
      label: `${columns[a]?.name ?? ""} and ${columns[b]?.name ?? ""} in either order`,
      columns: [a, b],
      exact: true,
    },
    sql: `least(v${a}, v${b}) || '|' || greatest(v${a}, v${b})`,
    // least() and greatest() overlook NULL, which would make one name agree with itself.
    unless: `v${a} is null or v${b} is null`,
  }));
  const all = [...keys.map((entry) => ({ ...entry, unless: "false" })), ...exchanged];
  const selected = all.map(
    (entry, index) =>
      `case when ${entry.unless} or (${entry.sql}) is null then null else hash(${index}, ${entry.sql}) end as k${index}`,
  );
  await engine.run(`create or replace table ${tables.into} as select n, ${selected.join(", ")} from ${tables.from}`);
  return all.map((entry) => entry.key);
}

function namePairs(columns: readonly Column[]): readonly (readonly [number, number])[] {
  const names = columns.flatMap((column, index) => (column.kind === "name" ? [index] : []));
  return names.flatMap((a, position) => names.slice(position + 1).map((b) => [a, b] as const));
}

export interface ChosenRules {
  readonly rules: readonly BlockingRule[];
  /** Keys that made too many pairs on their own and were only used together with others. */
  readonly capped: readonly string[];
}

/**
 * Chooses the loosest rules that do not explode: single keys first, then two together, then three; a rule that a looser
 * one already covers adds nothing and is left out. Pairs are counted before any is made.
 */
export async function chooseRules(engine: Engine, keys: readonly BlockingKey[], records: number): Promise<ChosenRules> {
  const ruleMax = Math.max(records * RULE_PAIRS_PER_RECORD, RULE_PAIRS_FLOOR);
  const allMax = Math.max(records * ALL_PAIRS_PER_RECORD, ALL_PAIRS_FLOOR);
  const chosen: BlockingRule[] = [];
  let open: readonly (readonly number[])[] = keys.map((_, index) => [index]);
  const capped: string[] = [];
  for (let size = 1; size <= 3 && open.length > 0; size += 1) {
    const candidates = open.filter(
      (members) => !chosen.some((rule) => rule.groupMax === null && rule.members.every((key) => members.includes(key))),
    );
    const counted = await countPairs(engine, candidates, records, ruleMax);
    const fitting = counted.filter((count) => count.kept <= ruleMax).toSorted((a, b) => a.kept - b.kept);
    for (const count of fitting) {
      const sum = chosen.reduce((total, rule) => total + rule.pairs, 0);
      if (count.kept > 0 && sum + count.kept <= allMax) chosen.push(toRule(count, keys));
    }
    const tooLoose = counted.filter(({ pairs }) => pairs > ruleMax).toSorted((a, b) => a.pairs - b.pairs);
    if (size === 1) {
      const unused = tooLoose.filter(({ kept }) => kept > ruleMax);
      capped.push(...unused.map(({ members: [key = 0] }) => keys[key]?.label ?? "").toSorted());
    }
    open = widen(
      tooLoose.map(({ members }) => members),
      keys,
      size,
    );
  }
  return { rules: chosen, capped };
}

function toRule({ members, kept, groupMax }: Count, keys: readonly BlockingKey[]): BlockingRule {
  const used = members.flatMap((key) => keys[key] ?? []);
  return {
    members,
    label: used.map((key) => key.label).join(" and "),
    columns: [...new Set(used.flatMap((key) => key.columns))],
    pairs: kept,
    groupMax,
  };
}

/** Rules of one key more: of keys that were too loose alone, from different columns; three only of exact ones. */
function widen(
  tooLoose: readonly (readonly number[])[],
  keys: readonly BlockingKey[],
  size: number,
): readonly (readonly number[])[] {
  const usable = tooLoose.flat().filter((key) => size === 1 || keys[key]?.exact === true);
  const singles = new Set([...new Set(usable)].slice(0, size === 1 ? WIDEN_SINGLES_MAX : WIDEN_EXACT_MAX));
  return tooLoose
    .filter((members) => members.every((key) => singles.has(key)))
    .flatMap((members) =>
      [...singles]
        .filter((key) => key > (members.at(-1) ?? -1))
        .filter((key) => members.every((member) => disjoint(keys[member], keys[key])))
        .map((key) => [...members, key]),
    );
}

function disjoint(a: BlockingKey | undefined, b: BlockingKey | undefined): boolean {
  return a !== undefined && b !== undefined && !a.columns.some((column) => b.columns.includes(column));
}

/** One number per record for a rule; NULL when a key is missing. */
function ruleKeySql(members: readonly number[]): string {
  const [first = 0] = members;
  if (members.length === 1) return `k${first}`;
  const present = members.map((key) => `k${key} is not null`).join(" and ");
  return `case when ${present} then hash(${members.map((key) => `k${key}`).join(", ")}) end`;
}

/** The records that a rule speaks of, as a subquery of `n` and `key`: records that share a key are compared. */
export function ruleSideSql({ members, groupMax }: Pick<BlockingRule, "members" | "groupMax">): string {
  const side = `select n, ${ruleKeySql(members)} as key from block_key`;
  if (groupMax === null) return `(select n, key from (${side}) where key is not null)`;
  return `(select n, key from (${side}) where key is not null and key not in (
    select key from (${side}) where key is not null group by key having count(*) > ${groupMax}))`;
}

interface Count {
  readonly members: readonly number[];
  readonly pairs: number;
  /** Pairs that stay without the values that more than `groupMax` records share. */
  readonly kept: number;
  readonly groupMax: number | null;
}

async function countPairs(
  engine: Engine,
  candidates: readonly (readonly number[])[],
  records: number,
  ruleMax: number,
): Promise<readonly Count[]> {
  const counted: Count[] = [];
  for (const members of candidates) {
    const kept = GROUP_SIZES.map((size) => `coalesce(sum(pairs) filter (c <= ${size}), 0) as kept${size}`);
    const heavy = GROUP_SIZES.map((size) => `coalesce(sum(c * times) filter (c > ${size}), 0) / sum(c * times)`);
    const [row] = await engine.rows<Record<string, number | null>>(
      `select coalesce(sum(pairs), 0) as pairs, ${kept.join(", ")}, ${heavy.map((sql, at) => `${sql} as heavy${GROUP_SIZES[at] ?? 0}`).join(", ")}
       from (select c, times, c * (c - 1) / 2 * times as pairs from (${groupsSql(members, records)}))`,
    );
    const pairs = row?.["pairs"] ?? 0;
    const fits = GROUP_SIZES.find(
      (size) => (row?.[`kept${size}`] ?? 0) <= ruleMax && (row?.[`heavy${size}`] ?? 1) <= HEAVY_SHARE_MAX,
    );
    counted.push(
      pairs <= ruleMax || fits === undefined
        ? { members, pairs, kept: pairs, groupMax: null }
        : { members, pairs, kept: row?.[`kept${fits}`] ?? 0, groupMax: fits },
    );
  }
  return counted;
}

/** Sizes `c` of the groups of records that share a key, each standing for `times` groups. */
function groupsSql(members: readonly number[], records: number): string {
  const keys = `select n, ${ruleKeySql(members)} as key from block_key`;
  const sizes = (where: string) =>
    `select count(*)::double as c from (${keys}) where key is not null and ${where} group by key`;
  if (records <= COUNT_ALL_BELOW) return `select c, 1 as times from (${sizes("true")})`;
  return `
    select c, ${COUNT_SHARE} as times from (${sizes(`key % ${COUNT_SHARE} = 0`)}) where c <= ${SMALL_GROUP}
    union all
    select c * ${COUNT_SHARE} as c, 1 as times from (${sizes(`hash(n) % ${COUNT_SHARE} = 0`)}) where c > ${SMALL_GROUP / COUNT_SHARE}`;
}
