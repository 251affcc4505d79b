import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DomainError } from "../../errors.ts";
import type { Engine } from "../../lake/engine.ts";
import { sqlText } from "../../lake/sql.ts";
import { chooseColumns, type Column, type ColumnShape, columnsToMeasure } from "./column.ts";
import { holdsGivenNames, loadGivenNames } from "./given-names.ts";
import { type Header, readHeader } from "./read-header.ts";

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
  const header = readHeader(path);
  const id = idName ?? header.names[0] ?? "";
  const idIndex = header.names.indexOf(id);
  if (idIndex === -1) {
    throw new DomainError(
      "usage",
      `${path} has no column '${id}' to name its records. It has: ${header.names.join(", ")}.`,
    );
  }
  const measured = columnsToMeasure(wanted, header.names, id);
  await readRaw(engine, path, header);
  const columns = chooseColumns(wanted, await shapesOf(engine, header.names, measured), id);
  await cleanInto(engine, columns, header.names, idIndex, table);
  await engine.run("drop table raw");
  return { id, columns, records: await checkIds(engine, path, id, table) };
}

/** A record's cleaned values: `v<index>`, and for given names `b<index>`, the full names that they may be short for. */
export function valueNames(columns: readonly Column[]): readonly string[] {
  return columns.flatMap((column, index) => (holdsGivenNames(column) ? [`v${index}`, `b${index}`] : [`v${index}`]));
}

/** Each different value is cleaned once: in a million records are a few thousand names and twenty thousand dates. */
async function cleanInto(
  engine: Engine,
  columns: readonly Column[],
  names: readonly string[],
  id: number,
  table: string,
): Promise<void> {
  await engine.run(CLEAN_SQL);
  await loadGivenNames(engine);
  const raws = columns.map((column) => `r${names.indexOf(column.name)}`);
  for (const [index, column] of columns.entries()) {
    const raw = raws[index] ?? "";
    await engine.run(
      `create or replace temp table clean${index} as select raw as raw${index}, link_${column.kind}(raw) as v${index} from (select distinct ${raw} as raw from raw where ${raw} is not null)`,
    );
  }
  for (const [index, column] of columns.entries()) {
    if (!holdsGivenNames(column)) continue;
    await engine.run(
      `create or replace temp table clean${index} as select clean${index}.*, bases as b${index} from clean${index} left join given_name_base on name = v${index}`,
    );
  }
  const joins = raws.map((raw, index) => `left join clean${index} on raw${index} = raw.${raw}`);
  await engine.run(
    `create or replace table ${table} as select (row_number() over () - 1)::integer as n, trim(raw.r${id}) as id, ${valueNames(columns).join(", ")} from raw ${joins.join(" ")}`,
  );
  for (const index of columns.keys()) await engine.run(`drop table clean${index}`);
}

/**
 * All columns as text, into `raw` (`r0`, `r1`…). Nothing is guessed by the reader: it took a line too long for another
 * format, and joined lines over a quote that is never closed. A link in a folder of its own, because stars and brackets in
 * a path would be a pattern.
 */
async function readRaw(engine: Engine, path: string, { names, delimiter }: Header): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "hirewall-csv-"));
  const link = join(folder, path.endsWith(".gz") ? "records.csv.gz" : "records.csv");
  const columns = names.map((_, index) => `'r${index}': 'varchar'`).join(", ");
  try {
    symlinkSync(resolve(path), link);
    await engine.run(
      `create or replace table raw as select * from read_csv(${sqlText(link)}, auto_detect = false, header = true,
         columns = {${columns}}, delim = ${sqlText(delimiter)}, quote = '"', escape = '"', max_line_size = ${LINE_BYTES_MAX}, strict_mode = true)`,
    );
  } catch (error) {
    throw new DomainError("input", `${path} could not be read as CSV: ${whyNot((error as Error).message)}.`, {
      cause: error,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the reader found wrong, without the line itself, which holds somebody's data. */
const PROBLEMS: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [
    /Expected Number of Columns: (\d+) Found: (\d+)/,
    (found) => `it has ${found[2] ?? ""} cells where the header has ${found[1] ?? ""}`,
  ],
  [/unterminated quote/i, () => "a quote is never closed"],
  [/Maximum line size/i, () => `it is longer than ${LINE_BYTES_MAX.toLocaleString("en")} bytes`],
  [/utf-?8/i, () => "its text is not in UTF-8"],
];

function whyNot(message: string): string {
  const line = /CSV Error on Line: (\d+)/.exec(message)?.[1];
  const problem = PROBLEMS.map(([pattern, say]) => {
    const found = pattern.exec(message);
    return found === null ? undefined : say(found);
  }).find((said) => said !== undefined);
  return `${line === undefined ? "" : `line ${line}: `}${problem ?? "it is no table of cells"}`;
}

/** What the columns' values look like; of columns that are not measured nothing is known. */
async function shapesOf(
  engine: Engine,
  names: readonly string[],
  measured: readonly string[],
): Promise<readonly ColumnShape[]> {
  const measures = measured.flatMap((name) => {
    const index = names.indexOf(name);
    const column = `trim(r${index})`;
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
    `select ${["count(*)::double as rows_seen", ...measures].join(", ")} from (select * from raw limit ${SHAPE_ROWS})`,
  );
  return names.map((name, index) => ({
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
  const twice = await engine.rows<{ id: string }>(
    `select id from ${table} group by id having count(*) > 1 order by id limit 3`,
  );
  throw new DomainError(
    "input",
    `'${id}' names several records of ${path} alike (${twice.map((row) => row.id).join(", ")}). Name another column with --id.`,
  );
}
