import type { Engine } from "../../lake/engine.ts";
import { loadRows } from "../../lake/load-rows.ts";
import { nameKey } from "../../resolve/name-key.ts";
import type { UsedList } from "../used-list.ts";
import { isScreened, type SanctionsList } from "./entry.ts";

const NAME_COLUMNS = {
  list: "VARCHAR",
  list_date: "DATE",
  entry: "VARCHAR",
  listed_name: "VARCHAR",
  name_key: "VARCHAR",
} as const;
const SECOND_COLUMNS = { list: "VARCHAR", entry: "VARCHAR", kind: "VARCHAR", value: "VARCHAR" } as const;

export interface SanctionsScreen {
  readonly used: readonly UsedList[];
  /** Sentences for Legal: names that agree, and nothing else. They are no finding on anybody. */
  readonly legal: readonly string[];
}

/** Fills `sanction_match`: applicants whose name is a listed one, with the second identifier that agrees too, if one does. */
export async function screenSanctions(engine: Engine, lists: readonly SanctionsList[]): Promise<SanctionsScreen> {
  await loadRows(engine, "sanction_name", NAME_COLUMNS, lists.flatMap(nameRows));
  await loadRows(engine, "sanction_second", SECOND_COLUMNS, lists.flatMap(secondRows));
  // Texts of documents exist where the views of documents were built.
  await engine.run("create table if not exists document_text (person varchar, text varchar)");
  await engine.run(MATCH);
  const used = lists.map(({ title, date, skipped, problems }) => ({ title, date, skipped, problems }));
  return { used, legal: await notesToLegal(engine, lists) };
}

function nameRows({ list, date, entries }: SanctionsList): readonly object[] {
  return entries
    .filter(({ isPerson }) => isPerson)
    .flatMap(({ entry, names }) =>
      names
        .filter(isScreened)
        .map((name) => ({ list, list_date: date, entry, listed_name: name, name_key: nameKey(name) })),
    );
}

function secondRows({ list, entries }: SanctionsList): readonly object[] {
  return entries
    .filter(({ isPerson }) => isPerson)
    .flatMap(({ entry, seconds }) => seconds.map(({ kind, value }) => ({ list, entry, kind, value })));
}

const MATCH = `
  insert into sanction_match by name
  with
    named as (
      select person, application, event, seen_at, name_key from application where name_key is not null
      union
      select person, null, event, seen_at, name_key from applicant where name_key is not null
        and person not in (select person from application where name_key is not null)
    ),
    hits as (
      select n.person, n.application, min(n.event) as event, min(n.seen_at) as seen_at, s.list, s.list_date, s.entry,
        min(s.listed_name) as listed_name
      from named n join sanction_name s using (name_key)
      group by all
    ),
    given as (
      select person, kind, value from contact where role = 'applicant' and kind in ('email', 'phone', 'address')
      union
      select person, 'website', domain from contact
      where role = 'applicant' and domain is not null and not coalesce(is_free_mail, false)
    ),
    seconds as (
      select h.person, h.list, h.entry, s.kind, s.value
      from hits h
      join sanction_second s on s.list = h.list and s.entry = h.entry
      join given g on g.person = h.person and g.kind = s.kind
        -- An applicant writes the postal code and the country too: what the list gives must all be there.
        and (g.value = s.value or (s.kind = 'address' and list_has_all(string_split(g.value, ' '), string_split(s.value, ' '))))
      union
      select h.person, h.list, h.entry, s.kind, s.value
      from hits h
      join sanction_second s on s.list = h.list and s.entry = h.entry and s.kind = 'wallet'
      join document_text d on d.person = h.person and contains(d.text, s.value)
    )
  select h.person, h.application, h.event, h.seen_at, h.list, h.list_date, h.entry, h.listed_name,
    min(case s.kind
      when 'email' then 'the e-mail address' when 'phone' then 'the phone number' when 'address' then 'the address'
      when 'website' then 'the website' when 'wallet' then 'the wallet' end) as second
  from hits h
  left join seconds s on s.person = h.person and s.list = h.list and s.entry = h.entry
  group by all`;

/** More than this are counted: a list of names is not a list of people. */
const NOTES_MAX = 20;

async function notesToLegal(engine: Engine, lists: readonly SanctionsList[]): Promise<readonly string[]> {
  const titles = new Map(lists.map(({ list, title }) => [list as string, title]));
  const bare = await engine.rows<{ subject: string; list: string; day: string; entry: string }>(`
    select distinct coalesce('application ' || application, person) as subject, list, list_date::varchar as day, entry
    from sanction_match where second is null order by all`);
  const notes = bare
    .slice(0, NOTES_MAX)
    .map(
      ({ subject, list, day, entry }) =>
        `Note to Legal: the name on ${subject} also stands on ${titles.get(list) ?? list} of ${day} (entry ${entry}). Nothing else agrees, many people share a name, and no finding was made of it.`,
    );
  if (bare.length > NOTES_MAX)
    notes.push(
      `Note to Legal: ${bare.length - NOTES_MAX} further names stand on a sanctions list, and nothing else agrees.`,
    );
  return notes;
}
