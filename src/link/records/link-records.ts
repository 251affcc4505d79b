import type { Engine } from "../../lake/engine.ts";
import { buildKeys, chooseRules } from "./blocking.ts";
import { clusterRecords, type Evidence } from "./cluster.ts";
import type { Column } from "./column.ts";
import { compileComparisons } from "./comparison.ts";
import { trainModel } from "./model.ts";
import { addFrequencies, createPairs, estimatePrior, scorePairs } from "./score.ts";
import { type LinkModel, MODEL_VERSION } from "./link-store.ts";

/** Pairs with lower odds than this (log2) are neither printed nor does their exact value change a cluster. */
const EVIDENCE_LEAST = -8;
/** Log2 odds of even chance: where two clusters are joined. */
const CLUSTER_LEAST = 0;
/** What a person judged outweighs any evidence; "not the same" outweighs "the same". */
const JUDGED_SAME = 1e4;
const JUDGED_DIFFERENT = -1e8;

export interface LinkProgress {
  readonly onStep: (step: string) => void;
}

/** Learns the model from the table `record`, compares all of it and fills the table `pair`. */
export async function linkAll(
  engine: Engine,
  id: string,
  columns: readonly Column[],
  records: number,
  { onStep }: LinkProgress,
): Promise<LinkModel> {
  const comparisons = compileComparisons(columns);
  onStep("counting what records share");
  const { rules, capped } = await chooseRules(engine, await buildKeys(engine, columns), records);
  onStep("learning how one person's records agree");
  const trained = await trainModel(engine, comparisons, rules, records);
  await addFrequencies(engine, comparisons, records);
  onStep("comparing pairs");
  await createPairs(engine, comparisons);
  await scorePairs(engine, comparisons, rules, trained, { kind: "all", records });
  return {
    version: MODEL_VERSION,
    id,
    columns,
    rules,
    capped,
    trained,
    trainedOn: records,
    prior: await estimatePrior(engine, records),
  };
}

/**
 * The clusters of all records, or of those whose numbers are in the table `affected`, into the table `member` (`n`,
 * `cluster`: the number of its first record). Records that stand alone are in no cluster.
 */
export async function clusterAll(
  engine: Engine,
  records: number,
  model: LinkModel,
  only: "all" | "affected",
): Promise<void> {
  const odds = Math.log2(model.prior / (1 - model.prior));
  const within = only === "all" ? "" : "and pair.a in (select n from affected) and pair.b in (select n from affected)";
  const evidence = await readEvidence(engine, `${evidenceSql(odds)} ${within} order by a, b`);
  const clusters = clusterRecords(records, evidence, { least: CLUSTER_LEAST, absent: odds });
  if (only === "all") await engine.run("create or replace table member (n integer, cluster integer)");
  else await engine.run("delete from member where n in (select n from affected)");
  const rows = clusters.flatMap((members) => members.map((member) => `(${member},${members[0] ?? 0})`));
  for (let at = 0; at < rows.length; at += INSERT_ROWS) {
    await engine.run(`insert into member values ${rows.slice(at, at + INSERT_ROWS).join(",")}`);
  }
}

const INSERT_ROWS = 50_000;

/** Compared pairs; a person's judgement takes the evidence's place. */
function evidenceSql(odds: number): string {
  return `
    select pair.a, pair.b, case same when true then ${JUDGED_SAME} when false then ${JUDGED_DIFFERENT} else weight + ${odds} end as weight
    from pair
    left join (
      select least(l.n, r.n) as a, greatest(l.n, r.n) as b, same
      from judgement join record l on l.id = judgement.a join record r on r.id = judgement.b
    ) judged on pair.a = judged.a and pair.b = judged.b
    where (weight + ${odds} >= ${EVIDENCE_LEAST} or same is not null)`;
}

/** Compares the pairs that a person judged, where no rule brought them together. */
export async function scoreJudged(engine: Engine, model: LinkModel): Promise<void> {
  await scorePairs(engine, compileComparisons(model.columns), model.rules, model.trained, { kind: "judged" });
}

async function readEvidence(engine: Engine, sql: string): Promise<Evidence> {
  const [a, b, weight]: [number[], number[], number[]] = [[], [], []];
  for await (const page of engine.pages<{ a: number; b: number; weight: number }>(sql)) {
    for (const row of page) {
      a.push(row.a);
      b.push(row.b);
      weight.push(row.weight);
    }
  }
  return { a, b, weight };
}
