import { DomainError } from "../../errors.ts";
import type { Engine } from "../../lake/engine.ts";
import type { BlockingRule } from "./blocking.ts";
import { buildKeys } from "./blocking.ts";
import type { Column } from "./column.ts";
import { compileComparisons } from "./comparison.ts";
import { scorePairs } from "./score.ts";
import type { Trained } from "./train.ts";

/** What was learnt from the records, and what is needed to compare further ones in the same way. */
export interface LinkModel {
  /** Name of the column that names a record. */
  readonly id: string;
  readonly columns: readonly Column[];
  readonly rules: readonly BlockingRule[];
  /** Keys that were too common to be used alone. */
  readonly capped: readonly string[];
  readonly trained: Trained;
  /** Records at the time of learning. */
  readonly trainedOn: number;
  /** Share of pairs that are one person, before any evidence. */
  readonly prior: number;
}

/** The model is learnt again when this many times the records have come together since. */
export const RETRAIN_AT = 2;

export async function readModel(engine: Engine): Promise<LinkModel | undefined> {
  await engine.run("create table if not exists model (json varchar)");
  await engine.run(
    "create table if not exists judgement (a varchar, b varchar, same boolean, judged_by varchar, judged_at timestamp)",
  );
  const [row] = await engine.rows<{ json: string }>("select json from model");
  return row === undefined ? undefined : (JSON.parse(row.json) as LinkModel);
}

export async function saveModel(engine: Engine, model: LinkModel): Promise<void> {
  await engine.run("delete from model");
  await engine.run("insert into model values ($json)", { json: JSON.stringify(model) });
}

export interface Judgement {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  readonly by: string;
  /** RFC 3339. */
  readonly at: string;
}

/** Keeps what a person decided about two records; a later decision about the same two takes its place. */
export async function saveJudgement(engine: Engine, judgement: Judgement): Promise<void> {
  const known = await engine.rows<{ id: string }>("select id from record where id in ($a, $b)", {
    a: judgement.a,
    b: judgement.b,
  });
  for (const id of [judgement.a, judgement.b]) {
    if (!known.some((row) => row.id === id)) throw new DomainError("not-found", `There is no record '${id}'.`);
  }
  if (judgement.a === judgement.b) throw new DomainError("usage", "A judgement needs two different records.");
  const [a, b] = [judgement.a, judgement.b].toSorted();
  await engine.run("delete from judgement where a = $a and b = $b", { a: a ?? "", b: b ?? "" });
  await engine.run("insert into judgement values ($a, $b, $same, $by, $at::timestamp)", {
    a: a ?? "",
    b: b ?? "",
    same: judgement.same,
    by: judgement.by,
    at: judgement.at,
  });
}

export interface Arrived {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * Takes the records of the table `incoming` (as `readRecords` makes it) into the table `record`, compares only what is new
 * or changed against all, and names in the table `affected` every record whose cluster may change by it.
 */
export async function addRecords(engine: Engine, model: LinkModel): Promise<Arrived> {
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
  for (const table of ["record", "block_key"])
    await engine.run(`delete from ${table} where n in (select n from arriving)`);
  await engine.run("delete from pair where a in (select n from arriving) or b in (select n from arriving)");
  await insertArriving(engine, model);
  await scorePairs(engine, comparisons, model.rules, model.trained, { records: 0, arriving: true });
  await engine.run(
    "insert into affected select n from arriving union select a from pair where b in (select n from arriving) union select b from pair where a in (select n from arriving)",
  );
  await addNeighbours(engine);
  return { added, changed, unchanged: all - added - changed };
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
  const values = comparisons.map(({ index }) => `arriving.v${index}`).join(", ");
  const shares = comparisons.map(
    ({ index }) =>
      `(greatest((select count(*) from record where record.v${index} = arriving.v${index}) + 1, 2) / (select count(*) + 1 from record))::float as f${index}`,
  );
  await engine.run(`insert into record select n, id, ${values}, ${shares.join(", ")} from arriving`);
  await engine.run(
    "create or replace temp table incoming_record as select * from record where n in (select n from arriving)",
  );
  await buildKeys(engine, model.columns, { from: "incoming_record", into: "incoming_key" });
  await engine.run("insert into block_key select * from incoming_key");
  await engine.run("drop table incoming_key");
  await engine.run("drop table incoming_record");
}
