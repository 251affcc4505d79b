import { parse } from "csv-parse/sync";
import { readFileSync } from "node:fs";
import type { Engine } from "../../lake/engine.ts";
import { loadRows } from "../../lake/load-rows.ts";
import type { Column } from "./column.ts";

const VARIANTS = new URL("../../../content/reference/given-name-variants.csv", import.meta.url);

/** Columns of names that are no given names: "Jack" and "John" are two families. */
const FAMILY = /last|sur|family|maiden|middle|father|mother/i;

export function holdsGivenNames({ kind, name }: Column): boolean {
  return kind === "name" && !FAMILY.test(name);
}

/**
 * The table `given_name_base(name, bases)`: the full names that a given name may be short for, itself included. Two names are
 * one person's when they have a base in common: Bob and Rob are both Robert.
 */
export async function loadGivenNames(engine: Engine): Promise<void> {
  const rows: readonly { given_name: string; variants: string }[] = parse(readFileSync(VARIANTS), { columns: true });
  const pairs = rows.flatMap(({ given_name: base, variants }) =>
    [base, ...variants.split(" ")].map((name) => ({ name, base })),
  );
  await loadRows(engine, "given_name_pair", { name: "VARCHAR", base: "VARCHAR" }, pairs);
  await engine.run(
    "create or replace temp table given_name_base as select name, list(distinct base order by base) as bases from given_name_pair group by name",
  );
  await engine.run("drop table given_name_pair");
}
