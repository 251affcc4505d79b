import type { Engine } from "../lake/engine.ts";
import { type ColumnTypes, loadRows } from "../lake/load-rows.ts";
import { sqlText } from "../lake/sql.ts";
import { companyKey } from "../resolve/company-key.ts";
import { emailKey } from "../resolve/email-key.ts";
import { nameKey } from "../resolve/name-key.ts";
import { partialDate } from "../resolve/partial-date.ts";
import { phoneKey } from "../resolve/phone-key.ts";
import { profileKey } from "../resolve/profile-key.ts";
import { type Entity, samePersons } from "../resolve/same-person.ts";

/** Kinds of claims that make somebody an applicant: without any of them there is nothing to build. */
const MAKES_APPLICANTS = ["application", "document"] as const;

export async function hasApplicants(engine: Engine): Promise<boolean> {
  const kinds = MAKES_APPLICANTS.map(sqlText).join(", ");
  return (await engine.rows(`select 1 as one from claims where kind in (${kinds}) limit 1`)).length > 0;
}

/**
 * What the applicants' views need from outside SQL, before each of their files. There are few distinct values next to what
 * systems log, so this process makes their normal forms, and the views join them by the text as it was written.
 * @param now RFC 3339 UTC: a job that ends later goes on
 */
export async function prepareApplicantStep(engine: Engine, file: string, now: string): Promise<void> {
  if (file.startsWith("11")) {
    await engine.run(`create or replace table scan_clock as select cast(${sqlText(now.slice(0, 10))} as date) as now`);
    for (const table of KEY_TABLES) await loadKeys(engine, table);
  }
  if (file.startsWith("12")) await loadSamePersons(engine);
  if (file.startsWith("14")) await loadPhoneKeys(engine);
}

interface KeyTable {
  readonly table: string;
  /** Selects of the distinct texts as they were written, as `stated`. */
  readonly stated: string;
  readonly columns: ColumnTypes;
  readonly toRows: (stated: string) => readonly object[];
}

const cell = (kind: string, name: string): string =>
  `select attributes ->> '$.${name}' as stated from pre_hire_claims where kind = '${kind}'`;
const value = (kind: string): string => `select value as stated from pre_hire_claims where kind = '${kind}'`;
const worker = (kinds: string): string => `select value as stated from claims where kind in (${kinds})`;

const KEY_TABLES: readonly KeyTable[] = [
  {
    table: "name_keys",
    stated: [
      cell("application", "full_name"),
      value("resume_name"),
      value("referee"),
      cell("employment", "contact_name"),
      cell("profile", "full_name"),
      cell("commit_author", "name"),
      worker("'legal_name', 'preferred_name'"),
    ].join(" union "),
    columns: { stated: "VARCHAR", name_key: "VARCHAR" },
    toRows: (stated) => [{ stated, name_key: nameKey(stated) }],
  },
  {
    table: "email_keys",
    stated: [
      cell("application", "email"),
      `select value as stated from read_in_document where kind = 'resume_contact' and contact_kind = 'email'`,
      value("contact"),
      cell("referee", "email"),
      cell("employment", "contact_email"),
      cell("commit_author", "email"),
      worker("'personal_email'"),
    ].join(" union "),
    columns: { stated: "VARCHAR", value: "VARCHAR", domain: "VARCHAR" },
    toRows: (stated) => [emailKey(stated)].flatMap((key) => (key === undefined ? [] : [{ stated, ...key }])),
  },
  {
    table: "profile_keys",
    stated: [
      cell("application", "linkedin"),
      cell("application", "github"),
      `select value as stated from read_in_document where kind = 'resume_contact' and contact_kind = 'profile'`,
      value("contact"),
      value("profile"),
    ].join(" union "),
    // `site` is the column in which it stands, `profile_site` the site that it is of.
    columns: { stated: "VARCHAR", site: "VARCHAR", profile_site: "VARCHAR", value: "VARCHAR", host: "VARCHAR" },
    toRows: (stated) =>
      (["any", "linkedin", "github"] as const).flatMap((site) => {
        const key = site === "any" ? profileKey(stated) : profileKey(stated, site);
        return key === undefined ? [] : [{ stated, site, profile_site: key.site, value: key.value, host: key.host }];
      }),
  },
  {
    table: "company_keys",
    stated: [
      value("employment"),
      value("resume_job"),
      value("education"),
      value("resume_education"),
      cell("referee", "company"),
    ].join(" union "),
    columns: { stated: "VARCHAR", company_key: "VARCHAR" },
    toRows: (stated) => [{ stated, company_key: companyKey(stated) }],
  },
  {
    table: "date_keys",
    stated: ["employment", "education", "resume_job", "resume_education"]
      .flatMap((kind) => [cell(kind, "from"), cell(kind, "to")])
      .join(" union "),
    columns: { stated: "VARCHAR", day: "DATE", precision: "VARCHAR", is_open: "BOOLEAN" },
    toRows: (stated) => {
      const date = partialDate(stated);
      if (date === undefined) return [];
      return date.kind === "open"
        ? [{ stated, is_open: true }]
        : [{ stated, day: date.day, precision: date.precision, is_open: false }];
    },
  },
];

async function loadKeys(engine: Engine, { table, stated, columns, toRows }: KeyTable): Promise<void> {
  const values = await engine.rows<{ stated: string }>(`select stated from (${stated}) where stated is not null`);
  await loadRows(
    engine,
    table,
    columns,
    values.flatMap((row) => toRows(row.stated)),
  );
}

async function loadSamePersons(engine: Engine): Promise<void> {
  const rows = await engine.rows<{
    entity: string;
    person: string;
    rank: number;
    name_key: string | null;
    emails: string[];
  }>("select entity, person, rank, name_key, emails from entity");
  const entities = rows.map(({ name_key: key, ...entity }): Entity => ({ ...entity, nameKey: key }));
  const persons = samePersons(entities);
  await loadRows(
    engine,
    "entity_person",
    { entity: "VARCHAR", person: "VARCHAR" },
    [...persons].map(([entity, person]) => ({ entity, person })),
  );
}

/** A number without a country code means the country that its writer is in. */
async function loadPhoneKeys(engine: Engine): Promise<void> {
  const rows = await engine.rows<{ stated: string; country: string }>(
    "select distinct stated, coalesce(country, '') as country from stated_contact where kind = 'phone'",
  );
  const keys = rows.flatMap(({ stated, country }) => {
    const key = phoneKey(stated, country === "" ? undefined : country);
    return key === undefined
      ? []
      : [{ stated, country, value: key.value, phone_country: key.country, phone_type: key.type }];
  });
  const columns = {
    stated: "VARCHAR",
    country: "VARCHAR",
    value: "VARCHAR",
    phone_country: "VARCHAR",
    phone_type: "VARCHAR",
  };
  await loadRows(engine, "phone_keys", columns, keys);
}
