import type { Engine } from "../../lake/engine.ts";
import { loadRows } from "../../lake/load-rows.ts";
import { companyKey } from "../../resolve/company-key.ts";
import type { SanctionsList } from "./entry.ts";

const COLUMNS = {
  list: "VARCHAR",
  title: "VARCHAR",
  list_date: "DATE",
  entry: "VARCHAR",
  company_key: "VARCHAR",
} as const;
/** More than this are counted. */
const NOTES_MAX = 20;

/**
 * Sentences for Legal about companies that applicants name and that bear a listed company's name. Companies share names as people
 * do, and working for one is no deed of the person: no finding is made of it. Needs `company_claim`.
 */
export async function noteListedCompanies(engine: Engine, lists: readonly SanctionsList[]): Promise<readonly string[]> {
  await loadRows(engine, "sanction_company", COLUMNS, lists.flatMap(companyRows));
  const hits = await engine.rows<{ company: string; subject: string; title: string; day: string; entry: string }>(`
    select any_value(c.company) as company, coalesce('application ' || c.application, c.person) as subject, s.title,
      s.list_date::varchar as day, s.entry
    from company_claim c join sanction_company s using (company_key)
    group by c.company_key, subject, s.title, day, s.entry
    order by subject, day, s.entry`);
  const notes = hits
    .slice(0, NOTES_MAX)
    .map(
      ({ company, subject, title, day, entry }) =>
        `Note to Legal: '${company}', named in ${subject}, is also the name of a company on ${title} of ${day} (entry ${entry}). Companies share names, and no finding was made of it.`,
    );
  if (hits.length > NOTES_MAX)
    notes.push(
      `Note to Legal: ${hits.length - NOTES_MAX} further companies that applicants name have a listed company's name.`,
    );
  return notes;
}

function companyRows({ list, title, date, entries }: SanctionsList): readonly object[] {
  return (
    entries
      .filter(({ isPerson }) => !isPerson)
      .flatMap(({ entry, names }) =>
        names.map((name) => ({ list, title, list_date: date, entry, company_key: companyKey(name) ?? "" })),
      )
      // A name of one word is too many companies'.
      .filter((row) => row.company_key.includes(" "))
  );
}
