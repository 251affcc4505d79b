import type { Engine } from "../../lake/engine.ts";
import { type BlockingRule, COMPARE_ALL_BELOW, ruleSideSql } from "./blocking.ts";
import type { ColumnKind } from "./column.ts";
import { type Comparison, levelSql } from "./comparison.ts";
import { valueNames } from "./read-records.ts";
import type { Trained } from "./train.ts";

/** Pairs with less evidence than this, in bits, cannot be one person at any prior that a file could have. */
const WEIGHT_LEAST = 3;
/** A value that one record has is as rare as one that two share: a pair that shares it makes two. */
const RECORDS_PER_VALUE_LEAST = 2;

/**
 * A mailbox or a phone number is given out once in the world, however few records a file has: two or three records that
 * share one count as so many of a thousand at least. More than that is somebody's office, or a placeholder.
 */
const UNIQUE_KINDS: ReadonlySet<ColumnKind> = new Set(["email", "phone"]);
const UNIQUE_AMONG = 1_000;
const UNIQUE_RECORDS_MAX = 3;

/** The share of records that have a value, as SQL, of how many have it. */
export function shareSql({ column }: Comparison, count: string, records: string): string {
  const among = UNIQUE_KINDS.has(column.kind)
    ? `case when ${count} <= ${UNIQUE_RECORDS_MAX} then greatest(${records}, ${UNIQUE_AMONG}) else ${records} end`
    : records;
  return `(greatest(${count}, ${RECORDS_PER_VALUE_LEAST})::double / (${among}))::float`;
}

/** Which pairs are compared: all, those with a record of the table `arriving`, or those that a person judged. */
export type Scope = { readonly kind: "all" | "arriving"; readonly records: number } | { readonly kind: "judged" };

/** The share of records with the same value stands beside each value as `f<index>`; counted once, for all pairs. */
export async function addFrequencies(
  engine: Engine,
  comparisons: readonly Comparison[],
  records: number,
): Promise<void> {
  for (const comparison of comparisons) {
    const { index } = comparison;
    await engine.run(
      `create or replace temp table frequency${index} as select v${index}, ${shareSql(comparison, "count(*)", String(records))} as f${index}
       from record where v${index} is not null group by v${index} having count(*) > 1`,
    );
  }
  const values = valueNames(comparisons.map(({ column }) => column))
    .map((name) => `record.${name}`)
    .join(", ");
  const joins = comparisons.map(({ index }) => `left join frequency${index} using (v${index})`).join(" ");
  const shares = comparisons.map(
    (comparison) =>
      `coalesce(frequency${comparison.index}.f${comparison.index}, ${shareSql(comparison, "1", String(records))}) as f${comparison.index}`,
  );
  await engine.run(
    `create or replace table record as select n, id, ${values}, ${shares.join(", ")} from record ${joins} order by n`,
  );
  for (const { index } of comparisons) await engine.run(`drop table frequency${index}`);
}

/**
 * Compares the pairs that the rules bring together and adds those with evidence to the table `pair`: `a`, `b` (record
 * numbers, a < b), per comparison `g<index>` (its level) and `w<index>` (its weight in bits), and `weight`, their sum.
 * Judged pairs stand there whatever their evidence.
 */
export async function scorePairs(
  engine: Engine,
  comparisons: readonly Comparison[],
  rules: readonly BlockingRule[],
  trained: Trained,
  scope: Scope,
): Promise<void> {
  const levels = comparisons.map((comparison) => `${levelSql(comparison)} as g${comparison.index}`).join(", ");
  const shares = comparisons.map(({ index }) => `greatest(l.f${index}, r.f${index}) as f${index}`).join(", ");
  const columns = comparisons.map(({ index }) => `g${index}, w${index}`).join(", ");
  const grades = comparisons.map(({ index }) => `g${index}`).join(", ");
  const weights = comparisons
    .map((comparison) => `${weightSql(comparison, comparisons, trained)} as w${comparison.index}`)
    .join(", ");
  const sum = comparisons.map(({ index }) => `w${index}`).join(" + ");
  await engine.run(`create or replace temp table candidate as ${candidatesSql(rules, scope)}`);
  // Levels are written down before they are weighed: a filter on weights is pushed below what computes the levels, which
  // then compares every pair several times (measured: 30 s instead of 6 s on a million records).
  await engine.run(
    `create or replace temp table compared as
     select l.n as a, r.n as b, ${levels}, ${shares}
     from candidate join record l on l.n = candidate.a join record r on r.n = candidate.b`,
  );
  await engine.run(
    `insert into pair
     with weighed as materialized (select a, b, ${grades}, ${weights} from compared)
     select a, b, ${columns}, (${sum})::float as weight from weighed
     where ${scope.kind === "judged" ? "true" : `(${sum}) >= ${WEIGHT_LEAST}`}`,
  );
  await engine.run("drop table compared");
  await engine.run("drop table candidate");
}

export async function createPairs(engine: Engine, comparisons: readonly Comparison[]): Promise<void> {
  const columns = comparisons.map(({ index }) => `g${index} utinyint, w${index} float`).join(", ");
  await engine.run(`create or replace table pair (a integer, b integer, ${columns}, weight float)`);
}

/**
 * The weight of one comparison in bits, as an SQL expression on the levels `g…` and the shared values' frequencies `f…`:
 * log2 of how much more often one person's records agree so than two people's. A rare value weighs more than a common one.
 */
function weightSql(comparison: Comparison, comparisons: readonly Comparison[], trained: Trained): string {
  const { index, levels } = comparison;
  const share = (of: Trained["m"], level: number) => of[index]?.[level] ?? 1;
  const cases = levels.map((level, position) => {
    const usual = Math.log2(share(trained.m, position + 1) / share(trained.u, position + 1));
    const weight = level.byFrequency
      ? `${(usual + Math.log2(share(trained.u, 1))).toFixed(4)} - log2(f${index})`
      : usual.toFixed(4);
    return `when ${position + 1} then ${weight}`;
  });
  const weight = `(case g${index} when 0 then 0 ${cases.join(" ")} end)::float`;
  const names = comparisons.filter((other) => other.column.kind === "name");
  if (comparison.column.kind !== "email" || names.length === 0) return weight;
  // Namesakes have mail addresses that are alike, because they are made of the name: that has been counted already.
  const namesAgree = names.map((name) => `g${name.index} in (1, 2)`).join(" and ");
  return `(case when g${index} between 2 and ${levels.length - 1} and ${namesAgree} then 0 else ${weight} end)`;
}

function candidatesSql(rules: readonly BlockingRule[], scope: Scope): string {
  if (scope.kind === "judged") {
    return `select least(l.n, r.n) as a, greatest(l.n, r.n) as b
      from judgement join record l on l.id = judgement.a join record r on r.id = judgement.b
      where (least(l.n, r.n), greatest(l.n, r.n)) not in (select (a, b) from pair)`;
  }
  if (scope.records <= COMPARE_ALL_BELOW) {
    const all = "select l.n as a, r.n as b from record l join record r on l.n < r.n";
    return scope.kind === "all"
      ? all
      : `${all} where l.n in (from arriving select n) or r.n in (from arriving select n)`;
  }
  if (rules.length === 0) return "select n as a, n as b from record where false";
  const each = rules.map((rule) => (scope.kind === "all" ? rulePairsSql(rule) : arrivingSql(rule)));
  return `select distinct a, b from (${each.join(" union all ")})`;
}

function rulePairsSql(rule: BlockingRule): string {
  const side = ruleSideSql(rule);
  return `select l.n as a, r.n as b from ${side} l join ${side} r on l.key = r.key and l.n < r.n`;
}

/** A few new records against all: each rule's key is looked up from the new side. */
function arrivingSql(rule: BlockingRule): string {
  const side = ruleSideSql(rule);
  return `select least(l.n, r.n) as a, greatest(l.n, r.n) as b
    from (from ${side} semi join arriving using (n)) l join ${side} r on l.key = r.key and l.n <> r.n`;
}

/**
 * The share of pairs that are one person, before any evidence: the value at which the pairs' probabilities add up to
 * what it claims. Pairs that no rule made count as different people.
 */
export async function estimatePrior(engine: Engine, records: number): Promise<number> {
  const weights = await engine.rows<{ weight: number; count: number }>(
    "select round(weight * 4) / 4 as weight, count(*)::double as count from pair group by 1",
  );
  const all = Math.max((records * (records - 1)) / 2, 1);
  let share = 1 / Math.max(records, 2);
  for (let round = 0; round < 100; round += 1) {
    const odds = Math.log2(share / (1 - share));
    const matches = weights.reduce((sum, row) => sum + row.count / (1 + 2 ** -(row.weight + odds)), 0);
    share = Math.min(Math.max(matches / all, 1e-15), 0.5);
  }
  return share;
}
