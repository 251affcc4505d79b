import type { Engine } from "../../lake/engine.ts";
import { loadRows } from "../../lake/load-rows.ts";
import { companyKey } from "../../resolve/company-key.ts";
import { domainOf } from "./domain.ts";

/** Companies that public reports call fronts (content/reference/front-employers.csv), by name, other name or domain. */
export async function checkFrontList(engine: Engine): Promise<void> {
  await loadRows(
    engine,
    "front_key",
    { company_key: "VARCHAR", domain: "VARCHAR", checked: "DATE" },
    await frontKeys(engine),
  );
  await engine.run(`
    insert into employer_check by name
    select c.person, c.application, c.event, c.seen_at, c.role, c.company, c.company_key, 'front-list' as registry,
      max(f.checked) as list_date, 'listed' as outcome, false as covers, c.from_at as job_from_at, c.to_at as job_to_at
    from company_claim c
    join (
      select c.rowid as claim, f.checked from company_claim c join front_key f on f.company_key = c.company_key
      union
      select c.rowid, f.checked from company_claim c join front_key f on f.domain = c.domain
    ) f on f.claim = c.rowid
    group by all`);
}

async function frontKeys(engine: Engine): Promise<readonly object[]> {
  const [known] = await engine.rows<{ tables: bigint }>(
    "select count(*) as tables from information_schema.tables where table_name = 'ref_front_employers'",
  );
  if (Number(known?.tables ?? 0) === 0) return [];
  const rows = await engine.rows<{
    name: string | null;
    aliases: string | null;
    domains: string | null;
    checked: string;
  }>("select name, aliases, domains, checked from ref_front_employers");
  const list = (cell: string | null): readonly string[] => (cell ?? "").split(";").filter((item) => item.trim() !== "");
  return rows.flatMap(({ name, aliases, domains, checked }) => [
    ...[...list(name), ...list(aliases)].map((one) => ({ company_key: companyKey(one), checked })),
    ...list(domains).map((one) => ({ domain: domainOf(one), checked })),
  ]);
}
