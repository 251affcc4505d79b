import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { moveDurably } from "./durable.ts";
import type { Engine } from "./engine.ts";
import { type LakeFile, lakeFolders, type Manifest } from "./manifest.ts";
import { sqlText } from "./sql.ts";

/**
 * How events are written. Small row groups and few dictionary entries: the raw record stands beside its event, and with
 * DuckDB's defaults the writer hashed every raw record for a dictionary and held a gigabyte of them (measured: five
 * times slower). Level 1 of zstd costs a third of level 3 and gives up a tenth of the size.
 */
const PARQUET =
  "format parquet, compression zstd, compression_level 1, row_group_size 16384, dictionary_size_limit 2000";
/** Without raw records, a codec that is read and written in less time and gives up nothing but space. */
const PARQUET_APART = "format parquet, compression snappy, row_group_size 16384, dictionary_size_limit 2000";
/** Rows per thread before a partition is flushed: bounds what is held while raw records are written. */
const FLUSH_ROWS = 16_384;
/** The class under which records are staged that are not the product's. No OCSF class has it. */
const UNRECOGNISED = -1;

/**
 * Writes the events that a statement returns into the staging folder, by class.
 * Not by day as well: an export of six weeks then became hundreds of files of a few rows (measured: ten times slower to
 * write). Each file's span of time stands in the manifest and in its row groups, so that days are skipped all the same.
 * Records that are not the product's become a class of their own: filtering them out would parse every record twice.
 * @param raw whether the raw record stands beside its event, or in a store of its own (`raw-store.ts`)
 */
export async function stageEvents(
  engine: Engine,
  statement: string,
  folder: string,
  name: string,
  raw: "with raw" | "raw apart",
): Promise<void> {
  await engine.run(`set partitioned_write_flush_threshold = ${FLUSH_ROWS}`);
  await engine.run(`copy (
    select * exclude (line, recognised${raw === "with raw" ? "" : ", raw"}), case when recognised then class_uid else ${UNRECOGNISED} end as class
    from (${statement})
  ) to ${sqlText(folder)} (${raw === "with raw" ? PARQUET : PARQUET_APART}, partition_by (class), filename_pattern ${sqlText(`${name}-{i}`)}, overwrite_or_ignore)`);
}

/** Whether a file that was staged as one product's holds records that are not. */
export function holdsUnrecognised(folder: string): boolean {
  return existsSync(join(folder, `class=${UNRECOGNISED}`));
}

/**
 * Writes the declared facts that a statement returns into the staging folder, by the month in which they came.
 * `place.input` null: each fact's `document` is the path of the file that it was read in.
 */
export async function stageClaims(
  engine: Engine,
  statement: string,
  folder: string,
  name: string,
  place: { readonly input: string | null; readonly recordedAt: string },
): Promise<void> {
  await engine.run(`copy (
    select distinct on (uid)
      * exclude (line, recognised), ${place.input === null ? "document" : sqlText(place.input)} as input, ${sqlText(place.recordedAt)}::timestamp as recorded_at,
      ${sqlText(place.recordedAt.slice(0, 7))} as month
    from (${statement})
  ) to ${sqlText(folder)} (${PARQUET}, partition_by (month), filename_pattern ${sqlText(`${name}-{i}`)}, overwrite_or_ignore)`);
}

/**
 * Takes out of the staged events those that the lake already has, or that stand twice in the input.
 * Looks at ids only, and only in files whose spans of time meet; a file is rewritten only when it holds a double.
 * @returns how many were taken out
 */
export async function removeDuplicates(
  engine: Engine,
  folder: string,
  data: string,
  known: readonly Manifest[],
): Promise<number> {
  const staged = await describeFiles(engine, parquetFiles(folder));
  if (staged.length === 0) return 0;
  const existing = known
    .flatMap(({ events }) => events)
    .filter((file) => staged.some((own) => classOf(own.path) === classOf(file.path) && meets(own, file)))
    .map(({ path }) => join(lakeFolders(data).root, path));
  if (existing.length === 0 && (await hasDistinctIds(engine, staged))) return 0;
  await engine.run(`create or replace temp table staged_ids as
    select uid, filename, count(*) as copies from (${idsOf(staged.map(({ path }) => path))}) group by uid, filename`);
  await engine.run(`create or replace temp table existing_ids as
    ${existing.length === 0 ? "select null::varchar as uid, null::varchar as filename where false" : idsOf(existing)}`);
  // The first file (by name) keeps an id that stands in several.
  const doubled = await engine.rows<{ filename: string }>(`
    select distinct filename from staged_ids
    where copies > 1 or uid in (select uid from existing_ids)
      or filename <> (select min(other.filename) from staged_ids as other where other.uid = staged_ids.uid)`);
  let removed = 0;
  for (const { filename } of doubled) removed += await rewriteWithoutDoubles(engine, filename);
  return removed;
}

/** The usual case, and a third of the work of finding which ones are doubled. */
async function hasDistinctIds(engine: Engine, files: readonly LakeFile[]): Promise<boolean> {
  const [counted] = await engine.rows<{ events: bigint; ids: bigint }>(
    `select count(*) as events, count(distinct uid) as ids from (${idsOf(files.map(({ path }) => path))})`,
  );
  return counted !== undefined && counted.events === counted.ids;
}

function idsOf(files: readonly string[]): string {
  return `select metadata.uid as uid, filename from read_parquet([${files.map(sqlText).join(", ")}], union_by_name = true, hive_partitioning = false, filename = true)`;
}

async function rewriteWithoutDoubles(engine: Engine, file: string): Promise<number> {
  const source = `read_parquet(${sqlText(file)}, hive_partitioning = false)`;
  await engine.run(`copy (
    select * from ${source}
    where metadata.uid not in (select uid from existing_ids)
      and metadata.uid in (select uid from staged_ids group by uid having min(filename) = ${sqlText(file)})
    qualify row_number() over (partition by metadata.uid) = 1
  ) to ${sqlText(`${file}.kept`)} (${PARQUET})`);
  const before = await countRows(engine, [file]);
  const after = await countRows(engine, [`${file}.kept`]);
  rmSync(file);
  if (after === 0) rmSync(`${file}.kept`);
  else moveDurably(`${file}.kept`, file);
  return before - after;
}

/** How many rows the staged files hold: from their footers. */
export async function countStaged(engine: Engine, folder: string): Promise<number> {
  return countRows(engine, parquetFiles(folder));
}

async function countRows(engine: Engine, files: readonly string[]): Promise<number> {
  if (files.length === 0) return 0;
  const [counted] = await engine.rows<{ rows: bigint }>(
    `select sum(num_rows) as rows from parquet_file_metadata([${files.map(sqlText).join(", ")}])`,
  );
  return Number(counted?.rows ?? 0);
}

/** Moves the staged files to their places in the lake. @returns what the manifest says of them */
export async function publish(
  engine: Engine,
  kind: "events" | "claims",
  folder: string,
  data: string,
): Promise<readonly LakeFile[]> {
  const staged = parquetFiles(folder);
  const described = kind === "events" ? await describeFiles(engine, staged) : await describeClaims(engine, staged);
  return described.map((file) => {
    const path = join(kind, relative(folder, file.path));
    moveDurably(file.path, join(lakeFolders(data).root, path));
    return { ...file, path };
  });
}

/** Moves a batch's raw store to its place in the lake. @returns its path below the lake's folder */
export function publishRaw(staged: string, data: string): string {
  const path = join("raw", basename(staged));
  for (const ending of ["", ".frames"])
    moveDurably(`${staged}${ending}`, `${join(lakeFolders(data).root, path)}${ending}`);
  return path;
}

/** Each file's rows and span of time; a file with an event that has no time has no span. */
async function describeFiles(engine: Engine, files: readonly string[]): Promise<readonly LakeFile[]> {
  if (files.length === 0) return [];
  const rows = await engine.rows<{ path: string; rows: bigint; first: Date | null; last: Date | null }>(`
    select filename as path, count(*) as rows,
      case when count(*) = count("time") then min("time") end as first,
      case when count(*) = count("time") then max("time") end as last
    from read_parquet([${files.map(sqlText).join(", ")}], union_by_name = true, hive_partitioning = false, filename = true)
    group by filename order by filename`);
  return rows.map(({ path, rows: count, first, last }) => ({
    path,
    rows: Number(count),
    ...(first === null || last === null ? {} : { span: [first.toISOString(), last.toISOString()] as const }),
  }));
}

async function describeClaims(engine: Engine, files: readonly string[]): Promise<readonly LakeFile[]> {
  const described: LakeFile[] = [];
  for (const path of files) described.push({ path, rows: await countRows(engine, [path]) });
  return described;
}

function parquetFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".parquet"))
    .toSorted()
    .map((name) => join(folder, name));
}

/** `class=3002` of a path, staged or in the lake. */
function classOf(path: string): string {
  return /class=[^/\\]+/.exec(path)?.[0] ?? "";
}

function meets(left: LakeFile, right: LakeFile): boolean {
  if (left.span === undefined || right.span === undefined) return true;
  return left.span[0] <= right.span[1] && right.span[0] <= left.span[1];
}
