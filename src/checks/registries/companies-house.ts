import { sqlName } from "../../lake/sql.ts";
import { findColumns, headerOf, type ListFile } from "../list-file.ts";
import { loadCsvRegistry } from "./csv-registry.ts";
import { addressSql } from "./gleif.ts";
import type { Registry } from "./registry.ts";

const NEEDED = [
  "CompanyName",
  "CompanyNumber",
  "CompanyStatus",
  "CountryOfOrigin",
  "DissolutionDate",
  "IncorporationDate",
] as const;
const PREVIOUS_NAMES = 10;

/**
 * UK Companies House's free company data product (https://download.companieshouse.gov.uk/en_output.html). Some of its names begin
 * with a blank in the published header. It lists companies that are on the register on its day: one that was dissolved has left it.
 */
export function companiesHouse(file: ListFile): Registry {
  return {
    id: "companies-house",
    title: "the Companies House register",
    // Every UK company whose name ends in one of these forms must be on the register while it exists. A shop, a partnership
    // or a foreign firm's office need not be; and a company that has closed since is not on the newest list.
    covers: `
      coalesce(c.country = 'GB', false)
      and regexp_matches(lower(c.company), '(^|[ ,(])(ltd|limited|plc|llp)[.)]*$')
      and coalesce(c.is_current or c.to_at >= c.list_date, false)`,
    load: (engine) => {
      const header = headerOf(file, ",");
      const at = findColumns(file, header, NEEDED, "Companies House's company data");
      const named = new Map(header.map((name) => [name.trim(), name]));
      const column = (name: string): string => (named.has(name) ? sqlName(named.get(name) ?? name) : "null");
      const previous = Array.from({ length: PREVIOUS_NAMES }, (_, index) => `PreviousName_${index + 1}.CompanyName`)
        .filter((name) => named.has(name))
        .map((name) => `{'name': coalesce(${column(name)}, ''), 'is_previous': true}`);
      const day = (name: string): string => `try_strptime(${name}, ['%d/%m/%Y', '%Y-%m-%d'])::date`;
      const dissolved = day(sqlName(at.DissolutionDate));
      return loadCsvRegistry(engine, file, {
        registry: "companies-house",
        header,
        names: `[${[`{'name': ${sqlName(at.CompanyName)}, 'is_previous': false}`, ...previous].join(", ")}]`,
        columns: {
          registry_id: sqlName(at.CompanyNumber),
          country: "'GB'",
          registered_on: day(sqlName(at.IncorporationDate)),
          dissolved_on: dissolved,
          is_dissolved: `${dissolved} is not null or coalesce(lower(${sqlName(at.CompanyStatus)}) = 'dissolved', false)`,
          contact: addressSql(
            ["AddressLine1", "AddressLine2", "PostTown", "PostCode", "Country"].map((part) =>
              column(`RegAddress.${part}`),
            ),
          ),
        },
      });
    },
  };
}
