import { sqlName } from "../../lake/sql.ts";
import { findColumns, headerOf, type ListFile } from "../list-file.ts";
import { loadCsvRegistry } from "./csv-registry.ts";
import type { Registry } from "./registry.ts";

const NEEDED = [
  "LEI",
  "Entity.LegalName",
  "Entity.LegalAddress.Country",
  "Entity.EntityStatus",
  "Registration.InitialRegistrationDate",
] as const;

/** Where LEI-CDF's CSV puts further names, and how many of each kind. */
const OTHER_NAMES = [1, 2, 3, 4, 5].flatMap((index) => [
  `Entity.OtherEntityNames.OtherEntityName.${index}`,
  `Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.${index}`,
]);

/**
 * The Global LEI Foundation's golden copy, level 1 (https://www.gleif.org/en/lei-data/gleif-golden-copy). It holds companies that
 * needed an identifier for trading securities: three million of several hundred million. So not finding one says nothing.
 */
export function gleif(file: ListFile): Registry {
  return {
    id: "gleif",
    title: "the GLEIF golden copy",
    covers: "false",
    load: (engine) => {
      const header = headerOf(file, ",");
      const at = findColumns(file, header, NEEDED, "a GLEIF golden copy (LEI-CDF, level 1)");
      const has = new Set(header.map((name) => name.trim()));
      const column = (name: string): string =>
        has.has(name) ? sqlName(header.find((one) => one.trim() === name) ?? name) : "null";
      const others = OTHER_NAMES.filter((name) => has.has(name)).map(
        (name) =>
          `{'name': coalesce(${column(name)}, ''), 'is_previous': coalesce(${column(`${name}.type`)} = 'PREVIOUS_LEGAL_NAME', false)}`,
      );
      return loadCsvRegistry(engine, file, {
        registry: "gleif",
        header,
        names: `[{'name': ${sqlName(at["Entity.LegalName"])}, 'is_previous': false}, ${others.join(", ")}]`.replace(
          ", ]",
          "]",
        ),
        columns: {
          registry_id: sqlName(at.LEI),
          country: sqlName(at["Entity.LegalAddress.Country"]),
          // The day on which the LEI was given says nothing of the company's age: only its own creation does.
          registered_on: `try_cast(left(${column("Entity.EntityCreationDate")}, 10) as date)`,
          dissolved_on: `try_cast(left(${column("Entity.EntityExpirationDate")}, 10) as date)`,
          is_dissolved: `coalesce(${sqlName(at["Entity.EntityStatus"])} = 'INACTIVE', false)`,
          contact: addressSql(
            ["FirstAddressLine", "City", "PostalCode", "Country"].map((part) => column(`Entity.LegalAddress.${part}`)),
          ),
        },
      });
    },
  };
}

/** The parts of an address in one line. */
export function addressSql(parts: readonly string[]): string {
  return `nullif(concat_ws(', ', ${parts.map((part) => `nullif(trim(${part}), '')`).join(", ")}), '')`;
}
