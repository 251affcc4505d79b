import type { Engine } from "../../lake/engine.ts";
import { type BlockingRule, ruleSideSql } from "./blocking.ts";
import { type Comparison, levelSql } from "./comparison.ts";
import {
  learnMatches,
  type PatternCount,
  type Pool,
  priorMatches,
  sharesOf,
  type Trained,
  withoutMatches,
} from "./train.ts";

/** Random pairs looked at to learn how often different people agree. */
const RANDOM_PAIRS = 500_000;
const RANDOM_RECORDS = 100_000;
/** Pairs of one rule looked at to learn how one person's records agree. */
const TRAINING_PAIRS = 100_000;
/** Rules that teach. More teach nothing new and cost a join each. */
const TRAINING_RULES_MAX = 8;

/**
 * Learns the model's probabilities from the records themselves, without labels: u from random pairs, m by
 * expectation–maximisation within several blocking rules, each of which is silent on the columns that it blocks on.
 */
export async function trainModel(
  engine: Engine,
  comparisons: readonly Comparison[],
  rules: readonly BlockingRule[],
  records: number,
): Promise<Trained> {
  const levelCounts = comparisons.map((comparison) => comparison.levels.length);
  const random = await randomPatterns(engine, comparisons, records);
  const u = sharesOf(random, levelCounts);
  const prior = priorMatches(levelCounts);
  const pools = [];
  for (const rule of teachers(rules, comparisons.length)) pools.push(await poolOf(engine, comparisons, rule));
  const { m } = learnMatches(pools, u, prior, (records * (records - 1)) / 2);
  return { m, u: withoutMatches(random, m, u) };
}

/** Rules over different columns, the most selective first: among few pairs by chance, matches show best. */
function teachers(rules: readonly BlockingRule[], columns: number): readonly BlockingRule[] {
  const narrow = rules.filter((rule) => rule.columns.length < columns).toSorted((a, b) => a.pairs - b.pairs);
  const seen = new Set<string>();
  const different = narrow.filter((rule) => {
    const key = rule.columns.toSorted((a, b) => a - b).join(",");
    return seen.has(key) ? false : seen.add(key);
  });
  return different.slice(0, TRAINING_RULES_MAX);
}

/** Every record of a sample meets those that stand a few places behind it in a shuffled order. */
async function randomPatterns(
  engine: Engine,
  comparisons: readonly Comparison[],
  records: number,
): Promise<readonly PatternCount[]> {
  if ((records * (records - 1)) / 2 <= RANDOM_PAIRS) {
    return countPatterns(engine, comparisons, "record l join record r on l.n < r.n");
  }
  const share = Math.ceil(records / RANDOM_RECORDS);
  await engine.run(
    `create or replace temp table shuffled as select *, (row_number() over (order by hash(n, 17)) - 1)::integer as place from record where hash(n, 23) % ${share} = 0`,
  );
  const [row] = await engine.rows<{ count: number }>("select count(*)::integer as count from shuffled");
  const count = row?.count ?? 1;
  const shifts = Math.max(1, Math.min(count - 1, Math.round(RANDOM_PAIRS / count)));
  // A sum that was computed before the join: a join on an expression with a subquery becomes a loop over all pairs.
  await engine.run(
    `create or replace temp table meeting as select n as a, (place + shift) % ${count} as place from shuffled, (select unnest(range(1, ${shifts + 1})) as shift)`,
  );
  const patterns = await countPatterns(
    engine,
    comparisons,
    "meeting join shuffled l on l.n = meeting.a join shuffled r on r.place = meeting.place",
  );
  await engine.run("drop table meeting");
  await engine.run("drop table shuffled");
  return patterns;
}

async function poolOf(engine: Engine, comparisons: readonly Comparison[], rule: BlockingRule): Promise<Pool> {
  const times = Math.max(1, Math.ceil(rule.pairs / TRAINING_PAIRS));
  await engine.run(
    `create or replace temp table teaching as select record.*, key from record join ${ruleSideSql(rule)} using (n) where key % ${times} = 0`,
  );
  const patterns = await countPatterns(
    engine,
    comparisons,
    "teaching l join teaching r on l.key = r.key and l.n < r.n",
  );
  await engine.run("drop table teaching");
  return { patterns, held: rule.columns, times };
}

async function countPatterns(
  engine: Engine,
  comparisons: readonly Comparison[],
  pairs: string,
): Promise<readonly PatternCount[]> {
  const levels = comparisons.map((comparison) => `${levelSql(comparison)} as g${comparison.index}`).join(", ");
  const rows = await engine.rows<Record<string, number>>(
    `select ${comparisons.map((comparison) => `g${comparison.index}`).join(", ")}, count(*)::double as count from (select ${levels} from ${pairs}) group by all`,
  );
  return rows.map((row) => ({
    levels: comparisons.map((comparison) => row[`g${comparison.index}`] ?? 0),
    count: row["count"] ?? 0,
  }));
}
