import type { Engine } from "../lake/engine.ts";
import { sqlText } from "../lake/sql.ts";

/** Rows go over as JSON in parts of this many: one statement for each, without a literal for each cell. */
const ROWS_PER_PART = 5000;

/** `create table` with these columns, empty. */
export async function createTable(
  engine: Engine,
  table: string,
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  const definitions = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  await engine.run(`create or replace table ${table} (${definitions.join(", ")})`);
}

/** Puts plain rows into a table; a row's missing names become NULL. Columns and types are the caller's own. */
export async function insertRows(
  engine: Engine,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly object[],
): Promise<void> {
  const shape = sqlText(JSON.stringify([columns]));
  const names = Object.keys(columns)
    .map((name) => `"${name}"`)
    .join(", ");
  for (let start = 0; start < rows.length; start += ROWS_PER_PART) {
    const part = JSON.stringify(rows.slice(start, start + ROWS_PER_PART));
    await engine.run(
      `insert into ${table} (${names}) select r.* from (select unnest(from_json($part::json, ${shape})) as r)`,
      { part },
    );
  }
}
