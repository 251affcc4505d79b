import { parse } from "csv-parse/sync";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { DomainError } from "../errors.ts";
import type { Engine } from "../lake/engine.ts";
import { sqlText } from "../lake/sql.ts";

const REFERENCE_FOLDER = new URL("../../content/reference/", import.meta.url).pathname;

/** Every row of a reference table says where it comes from, when that was checked, and how sure it is. */
const PROVENANCE_COLUMNS = ["source", "checked", "confidence"] as const;

export interface ReferenceTable {
  /** The file's name without ending, with underscores: `remote-tools.csv` is the table `ref_remote_tools`. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Reads the reference tables (CSV, all columns text). @throws DomainError on a row without source, date or confidence */
export function readReferenceTables(folder = REFERENCE_FOLDER): readonly ReferenceTable[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .toSorted()
    .map((name) => readTable(join(folder, name)));
}

function readTable(path: string): ReferenceTable {
  const rows: Record<string, string>[] = parse(readFileSync(path, "utf8"), { columns: true, skip_empty_lines: true });
  const columns = Object.keys(rows[0] ?? {});
  for (const [index, row] of rows.entries()) {
    const missing = PROVENANCE_COLUMNS.find((column) => (row[column] ?? "") === "");
    if (missing !== undefined) throw new DomainError("content", `${path}: row ${index + 2} has no '${missing}'.`);
  }
  return { name: `ref_${basename(path, ".csv").replaceAll("-", "_")}`, columns, rows };
}

/** Makes the tables known to the engine under their names. Empty cells are NULL. */
export async function loadReferenceTables(engine: Engine, tables: readonly ReferenceTable[]): Promise<void> {
  for (const { name, columns, rows } of tables) {
    await engine.run(`create or replace table ${name} (${columns.map((column) => `"${column}" varchar`).join(", ")})`);
    const values = rows.map(
      (row) => `(${columns.map((column) => (row[column] ? sqlText(row[column]) : "null")).join(", ")})`,
    );
    if (values.length > 0) await engine.run(`insert into ${name} values ${values.join(", ")}`);
  }
}
