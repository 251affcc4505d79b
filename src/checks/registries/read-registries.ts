import { DomainError } from "../../errors.ts";
import { readFolder } from "../../sources/folder.ts";
import { headerOf, type ListFile, openList } from "../list-file.ts";
import type { UsedList } from "../used-list.ts";
import { companiesHouse } from "./companies-house.ts";
import { gleif } from "./gleif.ts";
import { ownTable } from "./own-table.ts";
import { isRdap, type RdapAnswer, readRdap } from "./rdap.ts";
import type { Registry } from "./registry.ts";

export interface GivenRegistries {
  readonly registries: readonly Registry[];
  readonly rdap: readonly RdapAnswer[];
  readonly used: readonly UsedList[];
}

/** A registry's file is known by its header, whatever it is called. */
export function registryKind(header: readonly string[]): "gleif" | "companies-house" | "own" | undefined {
  const names = new Set(header.map((name) => name.trim().toLowerCase()));
  if (names.has("lei") && names.has("entity.legalname")) return "gleif";
  if (names.has("companyname") && names.has("companynumber")) return "companies-house";
  return names.has("name") && (names.has("known_from") || names.has("domain")) ? "own" : undefined;
}

const MAKERS: Readonly<Record<NonNullable<ReturnType<typeof registryKind>>, (file: ListFile) => Registry>> = {
  gleif,
  "companies-house": companiesHouse,
  own: ownTable,
};

/** Opens the registries' files. Folders hold saved answers about domains, or parts of a registry. */
export async function readRegistries(paths: readonly string[]): Promise<GivenRegistries> {
  const registries: Registry[] = [];
  const rdap: RdapAnswer[] = [];
  let skipped = 0;
  for (const path of await readFolder(paths)) {
    const file = await openList(path);
    if (isRdap(file)) {
      const read = await readRdap(file);
      rdap.push(...read.answers);
      skipped += read.skipped;
      continue;
    }
    const kind = registryKind(headerOf(file, ","));
    if (kind === undefined) {
      throw new DomainError(
        "input",
        `${path}: is no registry that is known here: a GLEIF golden copy, Companies House's company data, saved RDAP answers, or a table with the columns name, domain, known_from, known_until, contact, note.`,
      );
    }
    registries.push(MAKERS[kind](file));
  }
  return { registries, rdap, used: rdapUsed(rdap, skipped) };
}

function rdapUsed(answers: readonly RdapAnswer[], skipped: number): readonly UsedList[] {
  if (answers.length === 0 && skipped === 0) return [];
  const date =
    answers
      .map(({ fetchedOn }) => fetchedOn)
      .toSorted()
      .at(-1) ?? "";
  const problems = skipped > 0 ? ["these are no answers about a domain"] : [];
  return [{ title: `${answers.length} RDAP answers about domains`, date, skipped, problems }];
}
