import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { moveDurably } from "./durable.ts";
import type { Engine } from "./engine.ts";
import { lakeFolders, type Manifest } from "./manifest.ts";
import { sqlText } from "./sql.ts";

/**
 * How events are written. Small row groups and few dictionary entries: the raw record stands beside its event, and with
 * DuckDB's defaults the writer hashed every raw record for a dictionary and held a gigabyte of them (measured: five
 * times slower). Level 1 of zstd costs a third of level 3 and gives up a tenth of the size.
 */
const PARQUET =
  "format parquet, compression zstd, compression_level 1, row_group_size 16384, dictionary_size_limit 2000";
/** Rows per thread before a partition is flushed: bounds what is held, whatever the number of days in a file. */
const FLUSH_ROWS = 4096;

/**
 * Writes the events that a statement returns into the staging folder, by class and day.
 * `recognised` is a partition like the others, because filtering on it would parse every record twice.
 */
export async function stageEvents(engine: Engine, statement: string, folder: string, name: string): Promise<void> {
  await engine.run(`set partitioned_write_flush_threshold = ${FLUSH_ROWS}`);
  await engine.run(`copy (
    select * exclude (line, recognised), recognised, class_uid as class, coalesce(strftime("time", '%Y-%m-%d'), 'unknown') as day
    from (${statement})
  ) to ${sqlText(folder)} (${PARQUET}, partition_by (recognised, class, day), filename_pattern ${sqlText(`${name}-{i}`)}, overwrite_or_ignore)`);
}

/** Whether a file that was staged as one product's holds records that are not. */
export function holdsUnrecognised(folder: string): boolean {
  return existsSync(join(folder, "recognised=false"));
}

/** Writes the declared facts that a statement returns into the staging folder, by kind and month. */
export async function stageClaims(
  engine: Engine,
  statement: string,
  folder: string,
  name: string,
  place: { readonly input: string; readonly recordedAt: string },
): Promise<void> {
  await engine.run(`copy (
    select distinct on (uid)
      * exclude (line, recognised), ${sqlText(place.input)} as input, ${sqlText(place.recordedAt)}::timestamp as recorded_at,
      strftime(${sqlText(place.recordedAt)}::timestamp, '%Y-%m') as month
    from (${statement})
  ) to ${sqlText(folder)} (${PARQUET}, partition_by (kind, month), filename_pattern ${sqlText(`${name}-{i}`)}, overwrite_or_ignore, write_partition_columns true)`);
}

/**
 * Takes out of the staged events those that the lake already has, or that stand twice in the input.
 * Looks at ids only, and only in the partitions that are touched; a file is rewritten only when it holds a double.
 * @returns how many were taken out
 */
export async function removeDuplicates(
  engine: Engine,
  folder: string,
  data: string,
  known: readonly Manifest[],
): Promise<number> {
  const staged = parquetFiles(folder);
  if (staged.length === 0) return 0;
  const partitions = new Set(staged.map((file) => partitionOf(file)));
  const existing = known
    .flatMap(({ events }) => events)
    .filter((file) => partitions.has(partitionOf(file)))
    .map((file) => join(lakeFolders(data).root, file));
  const ids = (files: readonly string[], extra: string): string =>
    `select metadata.uid as uid${extra} from read_parquet([${files.map(sqlText).join(", ")}], union_by_name = true, hive_partitioning = false, filename = true)`;
  await engine.run(`create or replace temp table staged_ids as
    select uid, filename, count(*) as copies from (${ids(staged, ", filename")}) group by uid, filename`);
  await engine.run(`create or replace temp table existing_ids as
    ${existing.length === 0 ? "select null::varchar as uid, 'x' as filename where false" : ids(existing, ", filename")}`);
  // The first file (by name) keeps an id that stands in several; a class or day that changed is another event's.
  const doubled = await engine.rows<{ filename: string }>(`
    select distinct filename from staged_ids
    where copies > 1 or uid in (select uid from existing_ids)
      or (uid, filename) not in (select uid, min(filename) from staged_ids group by uid)`);
  let removed = 0;
  for (const { filename } of doubled) removed += await rewriteWithoutDoubles(engine, filename);
  return removed;
}

async function rewriteWithoutDoubles(engine: Engine, file: string): Promise<number> {
  const source = `read_parquet(${sqlText(file)}, hive_partitioning = false)`;
  const kept = `select * from ${source} as event
    where metadata.uid not in (select uid from existing_ids where uid is not null)
      and metadata.uid in (select uid from staged_ids group by uid having min(filename) = ${sqlText(file)})
    qualify row_number() over (partition by metadata.uid) = 1`;
  const [before] = await engine.rows<{ rows: bigint }>(`select count(*) as rows from ${source}`);
  await engine.run(`copy (${kept}) to ${sqlText(`${file}.kept`)} (${PARQUET})`);
  const [after] = await engine.rows<{ rows: bigint }>(
    `select count(*) as rows from read_parquet(${sqlText(`${file}.kept`)}, hive_partitioning = false)`,
  );
  rmSync(file);
  if (Number(after?.rows ?? 0) === 0) rmSync(`${file}.kept`);
  else moveDurably(`${file}.kept`, file);
  return Number(before?.rows ?? 0) - Number(after?.rows ?? 0);
}

/** How many rows the staged files hold: from their footers. */
export async function countStaged(engine: Engine, folder: string): Promise<number> {
  const staged = parquetFiles(folder);
  if (staged.length === 0) return 0;
  const [counted] = await engine.rows<{ rows: bigint }>(
    `select sum(num_rows) as rows from parquet_file_metadata([${staged.map(sqlText).join(", ")}])`,
  );
  return Number(counted?.rows ?? 0);
}

/** Moves the staged files to their places in the lake. @returns their paths below the lake's folder, and their rows */
export async function publish(
  engine: Engine,
  kind: "events" | "claims",
  folder: string,
  data: string,
): Promise<{ readonly files: readonly string[]; readonly rows: number }> {
  const staged = parquetFiles(folder);
  if (staged.length === 0) return { files: [], rows: 0 };
  const rows = await countStaged(engine, folder);
  const files: string[] = [];
  for (const file of staged) {
    const below = join(kind, relative(folder, file).replace(/^recognised=(true|false)[/\\]/, ""));
    moveDurably(file, join(lakeFolders(data).root, below));
    files.push(below);
  }
  return { files, rows };
}

function parquetFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".parquet"))
    .toSorted()
    .map((name) => join(folder, name));
}

/** `class=3002/day=2026-03-01` of a path, staged or in the lake. */
function partitionOf(file: string): string {
  return /class=[^/\\]+[/\\]day=[^/\\]+/.exec(file)?.[0] ?? "";
}
