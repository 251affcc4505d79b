import { readFileSync } from "node:fs";
import { createCountryMacro, type Engine } from "../../lake/engine.ts";
import { sqlText } from "../../lake/sql.ts";
import { companyKey } from "../../resolve/company-key.ts";
import { loadRows } from "../../lake/load-rows.ts";
import type { UsedList } from "../used-list.ts";
import { domainOf } from "./domain.ts";
import { checkFrontList } from "./front-list.ts";
import { type RdapAnswer, saveRdapTable } from "./rdap.ts";
import { ENTRY_COLUMNS, type Registry } from "./registry.ts";

const sql = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

/** How a company is asked through what a registry says, in the words of a task. */
const ASK_THROUGH: Readonly<Record<Registry["id"], string>> = {
  gleif: `f.contact || ' (legal address of LEI ' || f.registry_id || ', GLEIF golden copy of ' || c.list_date || ')'`,
  "companies-house": `f.contact || ' (registered office of company ' || f.registry_id || ', Companies House register of ' || c.list_date || ')'`,
  // A contact that the candidate gave too is no way around the candidate.
  own: `case
    when exists (from contact k where k.person = c.person and k.kind in ('email', 'phone')
      and (contains(lower(f.contact), lower(k.stated)) or contains(lower(f.contact), k.value))) then null
    else coalesce(f.contact, 'https://' || f.domain || '/') || ' (your own table of companies)' end`,
};

/** Which registry's contact is taken first when a company stands in several. */
const CONTACT_ORDER = ["own", "companies-house", "gleif"];

/**
 * Fills `employer_check`: every company that somebody names, looked up in every registry.
 * @param rdap answers about domains
 */
export async function lookUpEmployers(
  engine: Engine,
  registries: readonly Registry[],
  rdap: readonly RdapAnswer[],
): Promise<readonly UsedList[]> {
  await createCountryMacro(engine);
  await engine.run(sql("./company-block.sql"));
  await buildClaims(engine);
  await loadRows(engine, "registry_entry", ENTRY_COLUMNS, []);
  const used: (UsedList & { readonly id: Registry["id"]; readonly covers: string })[] = [];
  for (const registry of registries) {
    const { listDate, skipped, problems } = await registry.load(engine);
    used.push({ id: registry.id, covers: registry.covers, title: registry.title, date: listDate, skipped, problems });
  }
  await createEntryKeys(engine);
  await engine.run(sql("./registry-hit.sql"));
  for (const { id, covers, date } of newestOfEach(used)) await engine.run(checkSql(id, covers, date));
  await checkDomains(engine, rdap);
  await checkFrontList(engine);
  await shareContacts(engine);
  return used;
}

async function buildClaims(engine: Engine): Promise<void> {
  await engine.run(sql("./company-claim.sql"));
  // An agency of a worker comes from the people file, which knows no keys.
  const agencies = await engine.rows<{ company: string }>(
    "select distinct company from company_claim where company_key is null",
  );
  await fillKeys(engine, "company_key", agencies, ({ company }) => [company, companyKey(company)]);
  const domains = await engine.rows<{ domain: string }>(
    "select distinct domain from company_claim where domain is not null",
  );
  await fillKeys(engine, "domain", domains, ({ domain }) => [domain, domainOf(domain)]);
  await engine.run(`
    create or replace table registry_wanted as
    from (select distinct company_key, company_block(company) as block from company_claim where company_key is not null)
    where block <> ''`);
  // A name that is a letter longer or shorter may be cut into other thirds.
  await engine.run(`
    create or replace table registry_part as
    select distinct company_key, block, unnest(block_parts(block, third)) as part
    from (select *, unnest([(len(block) - 1) // 3, len(block) // 3, (len(block) + 1) // 3]) as third from registry_wanted)`);
}

async function fillKeys<R>(
  engine: Engine,
  column: "company_key" | "domain",
  rows: readonly R[],
  toPair: (row: R) => readonly [string, string | undefined],
): Promise<void> {
  const columns = { stated: "VARCHAR", normal: "VARCHAR" };
  await loadRows(
    engine,
    "normal_form",
    columns,
    rows.map(toPair).map(([stated, normal]) => ({ stated, normal })),
  );
  const stated = column === "domain" ? "domain" : "company";
  await engine.run(`
    update company_claim set ${column} = n.normal from normal_form n
    where company_claim.${stated} = n.stated ${column === "company_key" ? "and company_claim.company_key is null" : ""}`);
}

/** The exact key of those names that the rough one brought together. */
async function createEntryKeys(engine: Engine): Promise<void> {
  const names = await engine.rows<{ name: string }>(`
    select distinct name from registry_entry where block in (select block from registry_wanted)`);
  const columns = { name: "VARCHAR", entry_key: "VARCHAR" };
  await loadRows(
    engine,
    "registry_entry_key",
    columns,
    names.map(({ name }) => ({ name, entry_key: companyKey(name) ?? null })),
  );
}

/** A registry that was given in several files is one registry, of its newest day. */
function newestOfEach<U extends { id: string; date: string }>(used: readonly U[]): readonly U[] {
  const newest = new Map<string, U>();
  for (const one of used) if (one.date >= (newest.get(one.id)?.date ?? "")) newest.set(one.id, one);
  return [...newest.values()];
}

function checkSql(id: Registry["id"], covers: string, date: string): string {
  return sql("./employer-check.sql")
    .replaceAll("{{registry}}", () => sqlText(id))
    .replaceAll("{{list_date}}", () => `${sqlText(date)}::date`)
    .replaceAll("{{covers}}", () => covers)
    .replaceAll("{{ask_through}}", () => ASK_THROUGH[id]);
}

/** Domains of the contacts that were given for a company. What a domain says is no way to ask: the candidate supplied it. */
async function checkDomains(engine: Engine, rdap: readonly RdapAnswer[]): Promise<void> {
  await saveRdapTable(engine, rdap);
  await engine.run(`
    insert into employer_check by name
    select c.person, c.application, c.event, c.seen_at, c.role, c.company, c.company_key, 'rdap' as registry,
      r.fetched_on as list_date, if(r.is_registered, 'found', 'not-found') as outcome, r.handle as registry_id,
      r.registered_on, r.domain, true as covers, c.from_at as job_from_at, c.to_at as job_to_at
    from company_claim c
    join rdap_domain r on r.domain = c.domain`);
}

/** A contact that one registry knows serves the rows of the others. */
async function shareContacts(engine: Engine): Promise<void> {
  const order = CONTACT_ORDER.map((registry) => `max(ask_through) filter (registry = ${sqlText(registry)})`);
  await engine.run(`
    update employer_check set ask_through = k.ask_through
    from (
      select person, company_key, coalesce(${order.join(", ")}) as ask_through from employer_check group by all
    ) k
    where employer_check.ask_through is null and k.ask_through is not null
      and k.person = employer_check.person and k.company_key = employer_check.company_key`);
}
