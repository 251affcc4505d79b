import { DomainError } from "../../errors.ts";
import type { Engine } from "../../lake/engine.ts";
import type { BlockingRule } from "./blocking.ts";
import type { Column } from "./column.ts";
import type { Trained } from "./train.ts";

/** What was learnt from the records, and what is needed to compare further ones in the same way. */
export interface LinkModel {
  readonly version: number;
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

/** Raised when comparisons or keys change: what was learnt for others does not fit, and is learnt again. */
export const MODEL_VERSION = 1;
/** The model is learnt again when this many times the records have come together since. */
export const RETRAIN_AT = 2;

/** The tables that outlive a run beside `record`, `block_key`, `pair` and `member`. */
export async function createStore(engine: Engine): Promise<void> {
  await engine.run("create table if not exists model (json varchar)");
  await engine.run(
    "create table if not exists judgement (a varchar, b varchar, same boolean, judged_by varchar, judged_at timestamp)",
  );
}

export async function readModel(engine: Engine): Promise<LinkModel | undefined> {
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
  const [a = "", b = ""] = [judgement.a, judgement.b].toSorted();
  if (a === b) throw new DomainError("usage", "A judgement needs two different records.");
  const known = await engine.rows<{ id: string }>("select id from record where id in ($a, $b)", { a, b });
  for (const id of [a, b]) {
    if (!known.some((row) => row.id === id)) throw new DomainError("not-found", `There is no record '${id}'.`);
  }
  await engine.run("delete from judgement where a = $a and b = $b", { a, b });
  await engine.run("insert into judgement values ($a, $b, $same, $by, $at::timestamp)", {
    a,
    b,
    same: judgement.same,
    by: judgement.by,
    at: judgement.at,
  });
}
