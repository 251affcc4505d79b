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
}

export interface BlockingKey {
  readonly label: string;
  readonly columns: readonly number[];
  readonly exact: boolean;
}

/** A rule may make this many pairs per record, all rules together that many; small files may have the floor. */
const RULE_PAIRS_PER_RECORD = 2;
const ALL_PAIRS_PER_RECORD = 12;
const RULE_PAIRS_FLOOR = 400_000;
const ALL_PAIRS_FLOOR = 4_000_000;
/** Up to here every record is compared with every other. */
export const COMPARE_ALL_BELOW = 2_000;
/** Groups of keys looked at when pairs are counted: every 16th from this many records on. */
const COUNT_ALL_BELOW = 50_000;
const COUNT_SHARE = 16;

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
      (members) => !chosen.some((rule) => rule.members.every((key) => members.includes(key))),
    );
    const counted = await countPairs(engine, candidates, records);
    const fitting = counted.filter(({ pairs }) => pairs <= ruleMax).toSorted((a, b) => a.pairs - b.pairs);
    for (const { members, pairs } of fitting) {
      const sum = chosen.reduce((total, rule) => total + rule.pairs, 0);
      if (pairs > 0 && sum + pairs <= allMax) chosen.push(toRule(members, keys, pairs));
    }
    const tooLoose = counted.filter(({ pairs }) => pairs > ruleMax).map(({ members }) => members);
    if (size === 1) capped.push(...tooLoose.map(([key = 0]) => keys[key]?.label ?? ""));
    open = widen(tooLoose, keys, size);
  }
  return { rules: chosen, capped };
}

function toRule(members: readonly number[], keys: readonly BlockingKey[], pairs: number): BlockingRule {
  const used = members.flatMap((key) => keys[key] ?? []);
  return {
    members,
    label: used.map((key) => key.label).join(" and "),
    columns: [...new Set(used.flatMap((key) => key.columns))],
    pairs,
  };
}

/** Rules of one key more: of keys that were too loose alone, from different columns; three only of exact ones. */
function widen(
  tooLoose: readonly (readonly number[])[],
  keys: readonly BlockingKey[],
  size: number,
): readonly (readonly number[])[] {
  const singles = [...new Set(tooLoose.flat())].filter((key) => size === 1 || keys[key]?.exact === true);
  const wider = tooLoose.flatMap((members) =>
    singles
      .filter((key) => key > (members.at(-1) ?? -1))
      .filter((key) => members.every((member) => disjoint(keys[member], keys[key])))
      .filter(() => size === 1 || members.every((member) => keys[member]?.exact === true))
      .map((key) => [...members, key]),
  );
  return wider;
}

function disjoint(a: BlockingKey | undefined, b: BlockingKey | undefined): boolean {
  return a !== undefined && b !== undefined && !a.columns.some((column) => b.columns.includes(column));
}

/** One number per record for a rule; NULL when a key is missing. */
export function ruleKeySql(members: readonly number[], of = ""): string {
  const [first = 0] = members;
  if (members.length === 1) return `${of}k${first}`;
  const present = members.map((key) => `${of}k${key} is not null`).join(" and ");
  return `case when ${present} then hash(${members.map((key) => `${of}k${key}`).join(", ")}) end`;
}

async function countPairs(
  engine: Engine,
  candidates: readonly (readonly number[])[],
  records: number,
): Promise<readonly { members: readonly number[]; pairs: number }[]> {
  const share = records > COUNT_ALL_BELOW ? COUNT_SHARE : 1;
  const counted: { members: readonly number[]; pairs: number }[] = [];
  for (const members of candidates) {
    const [row] = await engine.rows<{ pairs: number }>(
      `select coalesce(sum(c * (c - 1) / 2), 0)::double as pairs from (
         select count(*)::double as c from (select ${ruleKeySql(members)} as key from block_key)
         where key is not null and key % ${share} = 0 group by key)`,
    );
    counted.push({ members, pairs: (row?.pairs ?? 0) * share });
  }
  return counted;
}
