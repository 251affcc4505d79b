import { readFileSync } from "node:fs";
import { expandPaths, type KeyCase, type Structure } from "./paths.ts";
import { shapesSql } from "./compile.ts";
import type { Vendor } from "./vendor.ts";

/** A vendor's mapping as it stands in the `.sql` file beside the vendor's TypeScript file. */
export function readMapping(vendor: Vendor): string {
  return readFileSync(new URL(`./vendors/${vendor.id}.sql`, import.meta.url), "utf8");
}

/** The macros that mappings may use. */
export function readPrelude(): string {
  return readFileSync(new URL("./prelude.sql", import.meta.url), "utf8");
}

const topLevelKeys = new Map<string, ReadonlyMap<string, string>>();

/** Whether a record's top-level keys are spelt as the vendor does, or lower-cased on the way. */
export function keyCaseOf(vendor: Vendor, record: object): KeyCase {
  let keys = topLevelKeys.get(vendor.id);
  if (keys === undefined) {
    const structure: Record<string, Structure> = {};
    expandPaths(readMapping(vendor), "exact", structure);
    expandPaths(shapesSql(vendor.shapes), "exact", structure);
    keys = new Map(Object.keys(structure).map((key) => [key.toLowerCase(), key]));
    topLevelKeys.set(vendor.id, keys);
  }
  for (const key of Object.keys(record)) {
    const spelling = keys.get(key.toLowerCase());
    if (spelling !== undefined && spelling !== key && !Object.hasOwn(record, spelling)) return "folded";
  }
  return "exact";
}
