import { readFileSync } from "node:fs";
import { expandPaths, type KeyCase, type Keys, type Structure } from "./paths.ts";
import { shapesSql } from "./compile.ts";
import type { Vendor } from "./vendor.ts";

/** A vendor's mapping as it stands in the `.sql` file beside the vendor's TypeScript file. */
export function readMapping(vendor: Vendor): string {
  return readFileSync(new URL(`./vendors/${vendor.mapping ?? vendor.id}.sql`, import.meta.url), "utf8");
}

/** The macros that mappings may use. */
export function readPrelude(): string {
  return readFileSync(new URL("./prelude.sql", import.meta.url), "utf8");
}

const knownKeys = new Map<string, readonly Keys[]>();

/** Whether a record's keys are spelt as the vendor does, or some of them were lower-cased on the way. */
export function keyCaseOf(vendor: Vendor, record: object): KeyCase {
  let structures = knownKeys.get(vendor.id);
  if (structures === undefined) {
    const read: Keys[] = [];
    expandPaths(readMapping(vendor), "exact", read);
    expandPaths(shapesSql(vendor.shapes), "exact", read);
    structures = read;
    knownKeys.set(vendor.id, structures);
  }
  // A mapping may know a key in two spellings, where the vendor writes both: then either is the vendor's own.
  return structures.every((structure) => isFolded(structure, record)) ? "folded" : "exact";
}

/** Goes only where the mapping reads, so a record's own depth does not matter. */
function isFolded(structure: Structure, value: unknown): boolean {
  if (structure === "VARCHAR" || typeof value !== "object" || value === null) return false;
  if (Array.isArray(structure)) {
    const [element] = structure;
    return Array.isArray(value) && value.some((item) => isFolded(element, item));
  }
  return Object.entries(structure).some(([key, below]) => {
    if (Object.hasOwn(value, key)) return isFolded(below, (value as Record<string, unknown>)[key]);
    return key !== key.toLowerCase() && Object.hasOwn(value, key.toLowerCase());
  });
}
