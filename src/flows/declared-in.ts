import { existsSync } from "node:fs";
import { readCsv } from "../sources/company/read-csv.ts";
import { readBytes, readOpening } from "../sources/open.ts";

/**
 * What is to be fetched: each argument is a CSV file, whose columns of that name are taken, or a value itself.
 * @returns each value once, in order
 */
export async function declaredIn(given: readonly string[], columns: readonly string[]): Promise<readonly string[]> {
  const values: string[] = [];
  for (const one of given) {
    if (!existsSync(one)) values.push(...one.split(","));
    else for await (const cell of cellsOf(one, columns)) values.push(cell);
  }
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ""))];
}

async function* cellsOf(path: string, columns: readonly string[]): AsyncGenerator<string> {
  const opening = await readOpening(path);
  for await (const item of readCsv(readBytes(path, opening), ",")) {
    if ("header" in item || item.kind === "bad") continue;
    for (const [name, cell] of Object.entries(item.cells)) {
      if (columns.includes(name.trim().toLowerCase())) yield cell;
    }
  }
}
