import type { Engine } from "../../lake/engine.ts";
import { ALL_PAIRS_FLOOR, ALL_PAIRS_PER_RECORD, buildKeys, COMPARE_ALL_BELOW, ruleSideSql } from "./blocking.ts";
import { compileComparisons } from "./comparison.ts";
import type { LinkModel } from "./link-store.ts";
import { valueNames } from "./read-records.ts";
import { scorePairs, shareSql } from "./score.ts";

export interface Arrived {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * Takes the records of the table `incoming` (as `readRecords` makes it) into the tables `record` and `block_key`. A record
 * whose id is known takes the known one's place. Numbers of what is new or changed stand in the table `arriving`, and in
 * the table `affected` those of every record that shared a cluster with a changed one.
 */
export async function takeArrivals(engine: Engine, model: LinkModel): Promise<Arrived> {
  const comparisons = compileComparisons(model.columns);
  const same = comparisons.map(({ index }) => `record.v${index} is not distinct from incoming.v${index}`).join(" and ");
  await engine.run(
    `create or replace temp table arriving as
     select incoming.* exclude (n), record.n as old, coalesce(record.n, (select count(*) from record) - 1 + row_number() over (partition by record.n is null order by incoming.n))::integer as n
     from incoming left join record using (id) where record.n is null or not (${same})`,
  );
  const [counts] = await engine.rows<{ added: number; changed: number; all: number }>(
    'select count(*) filter (old is null)::double as added, count(*) filter (old is not null)::double as changed, (select count(*)::double from incoming) as "all" from arriving',
  );
  const { added = 0, changed = 0, all = 0 } = counts ?? {};
  await engine.run("create or replace temp table affected as select n from arriving");
  await addNeighbours(engine);
  if (changed > 0) {
    for (const table of ["record", "block_key"]) {
      await engine.run(`delete from ${table} where n in (select n from arriving)`);
    }
    await engine.run("delete from pair where a in (select n from arriving) or b in (select n from arriving)");
  }
  await insertArriving(engine, model);
  return { added, changed, unchanged: all - added - changed };
}

/**
 * Compares what arrived with all records, and adds to the table `affected` every record whose cluster may change by it.
 * @returns false when the rules that fitted the records before would make too many pairs now: all is to be linked again
 */
export async function compareArrivals(engine: Engine, model: LinkModel, records: number): Promise<boolean> {
  if (records > COMPARE_ALL_BELOW) {
    const most = Math.max(records * ALL_PAIRS_PER_RECORD, ALL_PAIRS_FLOOR);
    if ((await countArriving(engine, model)) > most) return false;
  }
  const comparisons = compileComparisons(model.columns);
  await scorePairs(engine, comparisons, model.rules, model.trained, { kind: "arriving", records });
  await engine.run(
    "insert into affected select n from arriving union select a from pair where b in (select n from arriving) union select b from pair where a in (select n from arriving)",
  );
  await addNeighbours(engine);
  return true;
}

/** Whoever shares a cluster with an affected record is affected. */
async function addNeighbours(engine: Engine): Promise<void> {
  await engine.run(
    "insert into affected select n from member where cluster in (select cluster from member where n in (select n from affected))",
  );
  await engine.run("create or replace temp table affected as select distinct n from affected");
}

async function insertArriving(engine: Engine, model: LinkModel): Promise<void> {
  const comparisons = compileComparisons(model.columns);
  const values = valueNames(model.columns)
    .map((name) => `arriving.${name}`)
    .join(", ");
  const shares = comparisons.map((comparison) => {
    const { index } = comparison;
    const count = `((select count(*) from record where record.v${index} = arriving.v${index}) + 1)`;
    return `${shareSql(comparison, count, "(select count(*) + 1 from record)")} as f${index}`;
  });
  await engine.run(
    `create or replace temp table arriving_record as select n, id, ${values}, ${shares.join(", ")} from arriving`,
  );
  await engine.run("insert into record select * from arriving_record");
  await buildKeys(engine, model.columns, { from: "arriving_record", into: "arriving_key" });
  await engine.run("insert into block_key select * from arriving_key");
  await engine.run("drop table arriving_key");
  await engine.run("drop table arriving_record");
}

async function countArriving(engine: Engine, model: LinkModel): Promise<number> {
  if (model.rules.length === 0) return 0;
  const each = model.rules.map((rule) => {
    const side = ruleSideSql(rule);
    return `select count(*)::double as pairs from (from ${side} semi join arriving using (n)) join ${side} using (key)`;
  });
  const [row] = await engine.rows<{ pairs: number }>(`select sum(pairs) as pairs from (${each.join(" union all ")})`);
  return row?.pairs ?? 0;
}
