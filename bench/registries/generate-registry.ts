import { Engine } from "../../src/lake/engine.ts";
import { sqlName, sqlText } from "../../src/lake/sql.ts";

const ADDRESS = [
  "xmllang",
  "FirstAddressLine",
  "AddressNumber",
  "AddressNumberWithinBuilding",
  "MailRouting",
  "AdditionalAddressLine.1",
  "AdditionalAddressLine.2",
  "AdditionalAddressLine.3",
  "City",
  "Region",
  "Country",
  "PostalCode",
];
const five = (make: (index: number) => readonly string[]): readonly string[] => [1, 2, 3, 4, 5].flatMap(make);
const address = (name: string): readonly string[] => ADDRESS.map((part) => `${name}.${part}`);
const named = (name: string): readonly string[] => [name, `${name}.xmllang`, `${name}.type`];

/** The columns of a golden copy in their order, most of which are empty in most rows: that is what reading one costs. */
const COLUMNS: readonly string[] = [
  "LEI",
  "Entity.LegalName",
  "Entity.LegalName.xmllang",
  ...five((index) => named(`Entity.OtherEntityNames.OtherEntityName.${index}`)),
  ...five((index) => named(`Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.${index}`)),
  ...address("Entity.LegalAddress"),
  ...address("Entity.HeadquartersAddress"),
  ...five((index) => address(`Entity.OtherAddresses.OtherAddress.${index}`)),
  ...five((index) => address(`Entity.TransliteratedOtherAddresses.TransliteratedOtherAddress.${index}`)),
  "Entity.RegistrationAuthority.RegistrationAuthorityID",
  "Entity.RegistrationAuthority.RegistrationAuthorityEntityID",
  "Entity.LegalJurisdiction",
  "Entity.EntityCategory",
  "Entity.LegalForm.EntityLegalFormCode",
  "Entity.EntityStatus",
  "Entity.EntityCreationDate",
  "Entity.EntityExpirationDate",
  "Registration.InitialRegistrationDate",
  "Registration.LastUpdateDate",
  "Registration.RegistrationStatus",
  "Registration.NextRenewalDate",
  "Registration.ManagingLOU",
  "Registration.ValidationSources",
];

const FIRST =
  "blue northern silver quiet amber stone river cedar bright golden iron velvet crystal meadow harbour falcon summit willow granite copper ocean polar sunset garden emerald thunder maple lunar orchid prairie".split(
    " ",
  );
const SECOND =
  "lantern kite harbour anchor compass orchard foundry mill bridge valley forest engine signal beacon garden tower market bakery studio workshop ledger canvas orbit crane meadow castle island glacier atlas pilot".split(
    " ",
  );
const THIRD =
  "systems software holdings partners capital logistics foods energy media labs consulting trading industries services technologies properties investments fund ventures solutions".split(
    " ",
  );
const FORMS = ["Ltd", "Inc.", "GmbH", "S.A.", "LLC", "B.V.", "S.p.A.", "Limited", "Corp.", "Pty Ltd"];

const list = (words: readonly string[]): string => `[${words.map(sqlText).join(", ")}]`;
const pick = (words: readonly string[], seed: number): string =>
  `${list(words)}[1 + (hash(n, ${seed}) % ${words.length})::integer]`;
const VALUES: Readonly<Record<string, string>> = {
  LEI: "'5299' || lpad(n::varchar, 16, '0')",
  "Entity.LegalName": `upper(${pick(FIRST, 1)} || ' ' || ${pick(SECOND, 2)}) || ' ' || (hash(n, 3) % 90000) || ' ' || ${pick(THIRD, 4)} || ' ' || ${pick(FORMS, 5)}`,
  "Entity.LegalName.xmllang": "'en'",
  "Entity.OtherEntityNames.OtherEntityName.1": `if(n % 12 = 0, ${pick(SECOND, 6)} || ' ' || ${pick(FIRST, 7)} || ' ' || (hash(n, 8) % 90000), null)`,
  "Entity.OtherEntityNames.OtherEntityName.1.type": "if(n % 12 = 0, 'PREVIOUS_LEGAL_NAME', null)",
  "Entity.LegalAddress.FirstAddressLine": "(hash(n, 9) % 900) || ' Example Street'",
  "Entity.LegalAddress.City": "'Springfield'",
  "Entity.LegalAddress.Country": pick(["US", "GB", "DE", "FR", "IN", "NL"], 10),
  "Entity.LegalAddress.PostalCode": "(hash(n, 11) % 90000)::varchar",
  "Entity.HeadquartersAddress.FirstAddressLine": "(hash(n, 9) % 900) || ' Example Street'",
  "Entity.HeadquartersAddress.City": "'Springfield'",
  "Entity.HeadquartersAddress.Country": pick(["US", "GB", "DE", "FR", "IN", "NL"], 10),
  "Entity.RegistrationAuthority.RegistrationAuthorityID": "'RA000585'",
  "Entity.RegistrationAuthority.RegistrationAuthorityEntityID": "n::varchar",
  "Entity.EntityStatus": "if(n % 15 = 0, 'INACTIVE', 'ACTIVE')",
  "Entity.EntityCreationDate":
    "if(n % 2 = 0, strftime(date '1990-01-01' + (hash(n, 12) % 12000)::integer, '%Y-%m-%dT00:00:00Z'), null)",
  "Registration.InitialRegistrationDate": "'2018-01-01T00:00:00Z'",
  "Registration.LastUpdateDate": "'2026-01-01T00:00:00Z'",
  "Registration.RegistrationStatus": "'ISSUED'",
  "Registration.ManagingLOU": "'EVK05KS7XY1DEII3R011'",
};

/** Writes a registry of invented companies in the published columns. The same number of rows gives the same file. */
export async function generateRegistry(path: string, rows: number, temporary: string): Promise<void> {
  const engine = await Engine.open(":memory:", temporary);
  const cells = COLUMNS.map((name) => `${VALUES[name] ?? "null::varchar"} as ${sqlName(name)}`);
  await engine.run(
    `copy (select ${cells.join(", ")} from range(${rows}) as numbers(n)) to ${sqlText(path)} (format csv, header, force_quote ("LEI", "Entity.LegalName"))`,
  );
  engine.close();
}
