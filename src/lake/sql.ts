/** A SQL text literal: for file paths and names in statements that take no parameters (COPY, read_parquet). */
export function sqlText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** An SQL identifier: for column names that come from a file's header. */
export function sqlName(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}
