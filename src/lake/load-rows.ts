import type { Engine } from "./engine.ts";

/** The columns of a table by name, with their SQL types. */
export type ColumnTypes = Readonly<Record<string, string>>;

/** Makes a table out of rows of this process. What a row does not have is NULL. */
export async function loadRows(
  engine: Engine,
  table: string,
  columns: ColumnTypes,
  rows: readonly object[],
): Promise<void> {
  const definitions = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  await engine.run(`create or replace table ${table} (${definitions.join(", ")})`);
  await insertRows(engine, table, columns, rows);
}

const ROWS_PER_INSERT = 10_000;

/** One JSON text for thousands of rows: literals in statements were measured to take three times as long. */
export async function insertRows(
  engine: Engine,
  table: string,
  columns: ColumnTypes,
  rows: readonly object[],
): Promise<void> {
  const shape = JSON.stringify([columns]);
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    const page = JSON.stringify(rows.slice(start, start + ROWS_PER_INSERT));
    await engine.run(
      `insert into ${table} by name select unnest(from_json($rows, '${shape.replaceAll("'", "''")}'), recursive := true)`,
      { rows: page },
    );
  }
}
