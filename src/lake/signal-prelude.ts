import { readFileSync } from "node:fs";

/** The macros that signals may use: names of Trino's that DuckDB lacks. */
export function readSignalPrelude(): string {
  return readFileSync(new URL("./signal-prelude.sql", import.meta.url), "utf8");
}
