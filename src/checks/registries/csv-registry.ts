import type { Engine } from "../../lake/engine.ts";
import { sqlName, sqlText } from "../../lake/sql.ts";
import type { ListFile } from "../list-file.ts";
import { DomainError } from "../../errors.ts";
import { MAY_BE_WANTED, type RegistryLoad } from "./registry.ts";

/** A line of a published registry is some kilobytes; one beyond this is damage. */
const LINE_BYTES_MAX = 1_048_576;
const REJECTS_MAX = 100_000;

export interface CsvRegistryShape {
  readonly registry: string;
  /** The header's names as they stand in the file. */
  readonly header: readonly string[];
  /** SQL on the file's columns for each column of `registry_entry` but name and is_previous. */
  readonly columns: Readonly<Record<string, string>>;
  /** SQL: a list of `{'name': …, 'is_previous': …}`, one for each name that the company has or had. */
  readonly names: string;
}

/**
 * Reads a registry's CSV by SQL, in one pass, and keeps the entries that may be wanted. Every column is read as text and all
 * are named, so that nothing is guessed from the file; lines that are no rows of it are counted and left out.
 */
export async function loadCsvRegistry(engine: Engine, file: ListFile, shape: CsvRegistryShape): Promise<RegistryLoad> {
  if (file.opening.encoding !== "utf-8") {
    throw new DomainError("input", `${file.path}: is written in ${file.opening.encoding}. Save it as UTF-8.`);
  }
  const columns = shape.header.map((name) => `${sqlText(name)}: 'VARCHAR'`).join(", ");
  const values = Object.entries(shape.columns).map(([name, sql]) => `${sql} as ${sqlName(name)}`);
  const names = Object.keys(shape.columns).map(sqlName).join(", ");
  const compression = { none: "none", gzip: "gzip", zstd: "zstd" }[file.opening.compression];
  await engine.run("drop table if exists registry_rejects; drop table if exists registry_reject_scans");
  await engine.run(`
    insert into registry_entry (registry, list_date, name, is_previous, block, ${names})
    with
      rows as (
        select ${values.join(", ")}, ${shape.names} as names
        from read_csv(${sqlText(file.path)}, delim = ',', quote = '"', escape = '"', header = true, auto_detect = false,
          columns = {${columns}}, compression = '${compression}', max_line_size = ${LINE_BYTES_MAX},
          store_rejects = true, rejects_table = 'registry_rejects', rejects_scan = 'registry_reject_scans',
          rejects_limit = ${REJECTS_MAX})
      ),
      named as (select ${names}, unnest(names, recursive := true) from rows),
      blocked as (select *, company_block(name) as block from named where name <> '')
    select ${sqlText(shape.registry)}, ${sqlText(file.date)}::date, name, is_previous, block, ${names}
    from blocked
    where ${MAY_BE_WANTED}`);
  return { listDate: file.date, ...(await rejected(engine)) };
}

async function rejected(engine: Engine): Promise<{ skipped: number; problems: readonly string[] }> {
  const [counted] = await engine.rows<{ lines: bigint }>("select count(distinct line) as lines from registry_rejects");
  const shown = await engine.rows<{ line: bigint; message: string }>(
    "select line, min(error_type)::varchar as message from registry_rejects group by line order by line limit 3",
  );
  return {
    skipped: Number(counted?.lines ?? 0),
    problems: shown.map(({ line, message }) => `line ${line}: ${message.toLowerCase()}`),
  };
}
