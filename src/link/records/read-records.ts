import { readFileSync } from "node:fs";
import { DomainError } from "../../errors.ts";
import type { Engine } from "../../lake/engine.ts";
import { sqlName, sqlText } from "../../lake/sql.ts";
import { chooseColumns, type Column, type ColumnShape } from "./column.ts";

/** Rows looked at to tell what a column holds. */
const SHAPE_ROWS = 5_000;
/** A line longer than this is no record of a person. */
const LINE_BYTES_MAX = 1_000_000;

const CLEAN_SQL = readFileSync(new URL("clean.sql", import.meta.url), "utf8");

export interface ReadRecords {
  readonly id: string;
  readonly columns: readonly Column[];
  readonly records: number;
}

/**
 * Reads a CSV file with a header into the table `record` (or `incoming`): `n` (from 0), `id`, and one cleaned value `v0`, `v1`… per
 * compared column. Throws when the file is no such table, or when two records carry one id.
 */
export async function readRecords(
  engine: Engine,
  path: string,
  wanted: readonly string[],
  idName: string | undefined,
  table: "record" | "incoming" = "record",
): Promise<ReadRecords> {
  await engine.run(CLEAN_SQL);
  const header = await readRaw(engine, path);
  const id = idName ?? header[0] ?? "";
  if (!header.includes(id)) {
    throw new DomainError("usage", `${path} has no column '${id}' to name its records. It has: ${header.join(", ")}.`);
  }
  const columns = chooseColumns(wanted, await shapesOf(engine, header), id);
  await cleanInto(engine, columns, id, table);
  await engine.run("drop table raw");
  return { id, columns, records: await checkIds(engine, path, id, table) };
}

/** Each different value is cleaned once: in a million records are a few thousand names and twenty thousand dates. */
async function cleanInto(engine: Engine, columns: readonly Column[], id: string, table: string): Promise<void> {
  for (const [index, column] of columns.entries()) {
    const raw = sqlName(column.name);
    await engine.run(
      `create or replace temp table clean${index} as select raw as raw${index}, link_${column.kind}(raw) as v${index} from (select distinct ${raw} as raw from raw where ${raw} is not null)`,
    );
  }
  const joins = columns.map(({ name }, index) => `left join clean${index} on raw${index} = raw.${sqlName(name)}`);
  await engine.run(
    `create or replace table ${table} as select (row_number() over () - 1)::integer as n, trim(raw.${sqlName(id)}) as id, ${columns.map((_, index) => `v${index}`).join(", ")} from raw ${joins.join(" ")}`,
  );
  for (const index of columns.keys()) await engine.run(`drop table clean${index}`);
}

/** All columns as text, names trimmed: exports write a space after each comma. */
async function readRaw(engine: Engine, path: string): Promise<readonly string[]> {
  const reading = `read_csv(${sqlText(path)}, all_varchar = true, header = true, max_line_size = ${LINE_BYTES_MAX}, null_padding = false)`;
  try {
    await engine.run(`create or replace table raw as select * from ${reading}`);
  } catch (error) {
    const first = (error as Error).message.split("\n")[0];
    throw new DomainError("input", `${path} could not be read as CSV with a header line: ${first}`, { cause: error });
  }
  const names = await engine.columnsOf("select * from raw");
  for (const name of names.filter((candidate) => candidate !== candidate.trim())) {
    await engine.run(`alter table raw rename ${sqlName(name)} to ${sqlName(name.trim())}`);
  }
  return names.map((name) => name.trim());
}

async function shapesOf(engine: Engine, header: readonly string[]): Promise<readonly ColumnShape[]> {
  const measures = header.flatMap((name, index) => {
    const column = `trim(${sqlName(name)})`;
    const share = (condition: string) => `avg((${condition})::int) filter (${column} <> '')`;
    return [
      `${share(`position('@' in ${column}) > 1`)} as a${index}`,
      `${share(`regexp_full_match(${column}, '(\\d{4}[-/.]?\\d\\d[-/.]?\\d\\d|\\d\\d[-/.]\\d\\d[-/.]\\d{4})(.\\d\\d:.*)?')`)} as d${index}`,
      `${share(`regexp_full_match(${column}, '\\+?[\\d ().-]{7,20}')`)} as p${index}`,
      `${share(`regexp_full_match(${column}, '[\\d ./-]+')`)} as n${index}`,
      `avg(length(${column}) - length(replace(${column}, ' ', '')) + 1) filter (${column} <> '') as w${index}`,
    ];
  });
  const [row] = await engine.rows<Record<string, number | null>>(
    `select ${measures.join(", ")} from (select * from raw limit ${SHAPE_ROWS})`,
  );
  return header.map((name, index) => ({
    name,
    withAt: row?.[`a${index}`] ?? 0,
    asDate: row?.[`d${index}`] ?? 0,
    asPhone: row?.[`p${index}`] ?? 0,
    asNumber: row?.[`n${index}`] ?? 0,
    words: row?.[`w${index}`] ?? 0,
  }));
}

async function checkIds(engine: Engine, path: string, id: string, table: string): Promise<number> {
  const [count] = await engine.rows<{ records: number; without: number; ids: number }>(
    `select count(*)::double as records, count(*) filter (id is null or id = '')::double as without, count(distinct id)::double as ids from ${table}`,
  );
  const { records = 0, without = 0, ids = 0 } = count ?? {};
  if (records === 0) throw new DomainError("input", `${path} has a header but no records.`);
  if (without > 0)
    throw new DomainError("input", `${without} records of ${path} have nothing in '${id}', which names them.`);
  if (ids === records) return records;
  const twice = await engine.rows<{ id: string }>(`select id from ${table} group by id having count(*) > 1 limit 3`);
  throw new DomainError(
    "input",
    `'${id}' names several records of ${path} alike (${twice.map((row) => row.id).join(", ")}). Name another column with --id.`,
  );
}
