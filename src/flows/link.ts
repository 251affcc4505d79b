import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DomainError } from "../errors.ts";
import { Engine } from "../lake/engine.ts";
import { lockData } from "../lake/lock.ts";
import { compileComparisons } from "../link/records/comparison.ts";
import { type Arrived, compareArrivals, takeArrivals } from "../link/records/arrive.ts";
import { clusterAll, linkAll, scoreJudged } from "../link/records/link-records.ts";
import {
  createStore,
  type Judgement,
  type LinkModel,
  MODEL_VERSION,
  readModel,
  RETRAIN_AT,
  saveJudgement,
  saveModel,
} from "../link/records/link-store.ts";
import { readRecords } from "../link/records/read-records.ts";

/** A million records of ten columns need about 3 GB. */
const MEMORY = "3GB";

export interface LinkRequest {
  /** The CSV file; may be absent when only a store is asked. */
  readonly file: string | undefined;
  readonly columns: readonly string[];
  readonly id: string | undefined;
  /** A folder in which records, model and judgements are kept for records that come later. */
  readonly into: string | undefined;
  readonly judgements: readonly Judgement[];
  /** Pairs are given from this probability on. */
  readonly least: number;
  readonly onStep: (step: string) => void;
}

export interface LinkSummary {
  readonly records: number;
  readonly model: LinkModel;
  readonly arrived: Arrived | undefined;
}

export interface LinkedPair {
  readonly a: string;
  readonly b: string;
  readonly p: number;
  /** What a person decided about the two, if somebody did. */
  readonly judged: "same" | "different" | null;
  /** The cluster in which both are; null when they are not in one. */
  readonly cluster: string | null;
  /** Per compared column: how the two agree, and what that weighs in bits. They add up, with `prior`, to the log2 odds. */
  readonly fields: Readonly<Record<string, { readonly agreement: string; readonly weight: number }>>;
  readonly prior: number;
}

export interface LinkedCluster {
  readonly id: string;
  readonly records: readonly string[];
}

export interface Linked {
  readonly summary: LinkSummary;
  readonly pairs: () => AsyncGenerator<LinkedPair>;
  readonly clusters: () => AsyncGenerator<LinkedCluster>;
}

/** Opens, links, hands the result to `use`, and closes; a store is only changed when all of it succeeded. */
export async function link(request: LinkRequest, use: (linked: Linked) => Promise<void>): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), "hirewall-link-"));
  if (request.into !== undefined) mkdirSync(request.into, { recursive: true });
  const unlock = request.into === undefined ? undefined : lockData(request.into);
  try {
    const path = request.into === undefined ? ":memory:" : join(request.into, "links.duckdb");
    const engine = await Engine.open(path, temporary, { memory: MEMORY, temporaryFiles: "20GB" }).catch((error) => {
      throw new DomainError("input", `${path} is no store of linked records. Name another folder with --into.`, {
        cause: error,
      });
    });
    try {
      await engine.run("begin");
      const summary = await linkInto(engine, request).catch(explain);
      await engine.run("commit");
      await use({
        summary,
        pairs: () => readPairs(engine, summary.model, request.least),
        clusters: () => readClusters(engine),
      });
    } finally {
      engine.close();
    }
  } finally {
    unlock?.();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** What a file of this machine's size cannot hold is said as such; everything else is a bug and stays loud. */
function explain(error: unknown): never {
  if (/^Out of Memory/i.test((error as Error).message)) {
    throw new DomainError(
      "limit",
      `Linking these records needs more than ${MEMORY} of memory. Compare fewer columns, or link a part of the file.`,
      { cause: error },
    );
  }
  throw error;
}

async function linkInto(engine: Engine, request: LinkRequest): Promise<LinkSummary> {
  await createStore(engine);
  const known = await readModel(engine);
  const { model, arrived, scope } =
    known === undefined ? await linkFirst(engine, request) : await linkMore(engine, request, known);
  for (const judgement of request.judgements) await saveJudgement(engine, judgement);
  await scoreJudged(engine, model);
  request.onStep("clustering");
  const records = await countRecords(engine);
  await clusterAll(engine, records, model, request.judgements.length > 0 ? "all" : scope);
  return { records, model, arrived };
}

interface Step {
  readonly model: LinkModel;
  readonly arrived: Arrived | undefined;
  readonly scope: "all" | "affected";
}

async function linkFirst(engine: Engine, request: LinkRequest): Promise<Step> {
  if (request.file === undefined) throw new DomainError("usage", "There are no records yet: give a CSV file.");
  request.onStep(`reading ${request.file}`);
  const read = await readRecords(engine, request.file, request.columns, request.id);
  return { model: await learn(engine, read.id, read.columns, request), arrived: undefined, scope: "all" };
}

async function linkMore(engine: Engine, request: LinkRequest, known: LinkModel): Promise<Step> {
  const isOld = known.version !== MODEL_VERSION;
  const again = (): Promise<LinkModel> => learn(engine, known.id, known.columns, request);
  if (request.file === undefined) {
    return { model: isOld ? await again() : known, arrived: undefined, scope: "all" };
  }
  request.onStep(`reading ${request.file}`);
  const columns = known.columns.map((column) => `${column.name}:${column.kind}`);
  await readRecords(engine, request.file, columns, request.id ?? known.id, "incoming");
  request.onStep("comparing what is new");
  const arrived = await takeArrivals(engine, known);
  await engine.run("drop table incoming");
  const records = await countRecords(engine);
  const isMuch = records >= known.trainedOn * RETRAIN_AT;
  if (!isOld && !isMuch && (await compareArrivals(engine, known, records))) {
    return { model: known, arrived, scope: "affected" };
  }
  return { model: await again(), arrived, scope: "all" };
}

async function learn(
  engine: Engine,
  id: string,
  columns: LinkModel["columns"],
  request: LinkRequest,
): Promise<LinkModel> {
  const model = await linkAll(engine, id, columns, await countRecords(engine), request);
  await saveModel(engine, model);
  return model;
}

async function countRecords(engine: Engine): Promise<number> {
  const [row] = await engine.rows<{ count: number }>("select count(*)::double as count from record");
  return row?.count ?? 0;
}

async function* readPairs(engine: Engine, model: LinkModel, least: number): AsyncGenerator<LinkedPair> {
  const comparisons = compileComparisons(model.columns);
  const prior = Math.log2(model.prior / (1 - model.prior));
  const columns = comparisons.map(({ index }) => `g${index}, w${index}`).join(", ");
  const odds = Math.log2(least / (1 - least));
  const sql = `
    select l.id as a, r.id as b, weight::double as weight, judgement.same, cluster.id as cluster, ${columns}
    from pair join record l on l.n = pair.a join record r on r.n = pair.b
    left join judgement on judgement.a = least(l.id, r.id) and judgement.b = greatest(l.id, r.id)
    left join member left_member on left_member.n = pair.a
    left join member right_member on right_member.n = pair.b and right_member.cluster = left_member.cluster
    left join record cluster on cluster.n = right_member.cluster
    where weight + ${prior} >= ${odds} or judgement.same is not null order by weight desc, pair.a, pair.b`;
  for await (const page of engine.pages<
    { a: string; b: string; weight: number; same: boolean | null; cluster: string | null } & Record<string, unknown>
  >(sql)) {
    for (const row of page) {
      const fields = comparisons.map(({ column, index, levels }) => {
        const level = Number(row[`g${index}`]);
        const agreement = level === 0 ? "nothing to compare" : (levels[level - 1]?.label ?? "");
        return [column.name, { agreement, weight: round(Number(row[`w${index}`])) }] as const;
      });
      const p = 1 / (1 + 2 ** -(row.weight + prior));
      const judged = row.same === null ? null : row.same ? "same" : "different";
      yield {
        a: row.a,
        b: row.b,
        p: Number(p.toFixed(6)),
        judged,
        cluster: row.cluster,
        fields: Object.fromEntries(fields),
        prior: round(prior),
      };
    }
  }
}

async function* readClusters(engine: Engine): AsyncGenerator<LinkedCluster> {
  const sql = `
    select first.id as id, list(record.id order by record.n) as records
    from member join record using (n) join record first on first.n = member.cluster
    group by first.id, first.n order by first.n`;
  for await (const page of engine.pages<{ id: string; records: readonly string[] }>(sql)) yield* page;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
