import type { Engine } from "../../lake/engine.ts";
import { findColumns, headerOf, isoDay, type ListFile, readListRows } from "../list-file.ts";
import { loadRows } from "../../lake/load-rows.ts";
import { domainOf } from "./domain.ts";
import { ENTRY_COLUMNS, MAY_BE_WANTED, type Registry } from "./registry.ts";

/** A company's own table of companies that it has checked before: name, domain, known_from, known_until, contact, note. */
export function ownTable(file: ListFile): Registry {
  return {
    id: "own",
    title: "your own table of companies",
    // It holds what somebody has looked up once; nobody expects it to be complete.
    covers: "false",
    load: async (engine) => {
      findColumns(file, headerOf(file, ","), ["name"], "a table of companies");
      const { rows, ...rest } = await readListRows(file, ",", (cells) => {
        const name = cells["name"] ?? "";
        if (name === "") return "has no name";
        const from = cells["known_from"] ?? "";
        const until = cells["known_until"] ?? "";
        if (from !== "" && isoDay(from) === undefined) return `'known_from' is no day like 2019-04-01`;
        if (until !== "" && isoDay(until) === undefined) return `'known_until' is no day like 2024-12-31`;
        return {
          registry: "own",
          list_date: file.date,
          registry_id: null,
          name,
          is_previous: false,
          country: null,
          registered_on: isoDay(from) ?? null,
          dissolved_on: isoDay(until) ?? null,
          is_dissolved: until !== "",
          domain: domainOf(cells["domain"] ?? "") ?? null,
          contact: cells["contact"] || null,
        };
      });
      await insertWanted(engine, rows);
      return { listDate: file.date, ...rest };
    },
  };
}

async function insertWanted(engine: Engine, rows: readonly object[]): Promise<void> {
  await loadRows(engine, "registry_own", ENTRY_COLUMNS, rows);
  await engine.run(`
    insert into registry_entry by name
    from (select * replace (company_block(name) as block) from registry_own)
    where ${MAY_BE_WANTED} or domain in (select domain from company_claim where domain is not null)`);
}
