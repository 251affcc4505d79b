import type { Engine } from "../../lake/engine.ts";

/** What a registry's files gave, for the run's notes. */
export interface RegistryLoad {
  /** ISO day: which state of the registry this is. */
  readonly listDate: string;
  /** Rows that could not be read. */
  readonly skipped: number;
  readonly problems: readonly string[];
}

/** A register in which claimed companies are looked up, many at once. */
export interface Registry {
  readonly id: "gleif" | "companies-house" | "own";
  /** As in a sentence: "the GLEIF golden copy". */
  readonly title: string;
  /**
   * Puts every entry that may be one of the wanted companies (`registry_wanted`) into `registry_entry`. Entries of
   * others are not kept: a registry of millions of rows is read once, in bounded memory.
   */
  readonly load: (engine: Engine) => Promise<RegistryLoad>;
  /**
   * SQL over `company_claim c`: whether the registry would hold such a company if it existed. Only then does not finding it
   * say anything, so in doubt this is false.
   */
  readonly covers: string;
}

/** The columns of `registry_entry`: one row for each name of a company in a registry. */
export const ENTRY_COLUMNS = {
  registry: "VARCHAR",
  list_date: "DATE",
  registry_id: "VARCHAR",
  name: "VARCHAR",
  is_previous: "BOOLEAN",
  country: "VARCHAR",
  registered_on: "DATE",
  dissolved_on: "DATE",
  is_dissolved: "BOOLEAN",
  domain: "VARCHAR",
  contact: "VARCHAR",
  /** The rough key of the name. */
  block: "VARCHAR",
} as const;

/**
 * Conditions on a row with a `block`: it may be one of the wanted companies, since it has the same rough key or the part of one
 * that a slip of the pen left whole (company-block.sql).
 */
export const MAY_BE_WANTED = `
  block in (select block from registry_wanted)
  or block_parts(block, len(block) // 3)[1] in (select part from registry_part)
  or block_parts(block, len(block) // 3)[2] in (select part from registry_part)
  or block_parts(block, len(block) // 3)[3] in (select part from registry_part)`;
