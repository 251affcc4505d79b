import { readFileSync } from "node:fs";
import { expandPaths, type KeyCase, type Keys } from "./paths.ts";
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

const topLevelKeys = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** Whether a record's top-level keys are spelt as the vendor does, or lower-cased on the way. */
export function keyCaseOf(vendor: Vendor, record: object): KeyCase {
  let keys = topLevelKeys.get(vendor.id);
  if (keys === undefined) {
    const structures: Keys[] = [];
    expandPaths(readMapping(vendor), "exact", structures);
    expandPaths(shapesSql(vendor.shapes), "exact", structures);
    keys = Map.groupBy(
      structures.flatMap((structure) => Object.keys(structure)),
      (key) => key.toLowerCase(),
    );
    topLevelKeys.set(vendor.id, keys);
  }
  for (const key of Object.keys(record)) {
    // A mapping may know a key in two spellings, where the vendor writes both.
    const spellings = keys.get(key.toLowerCase());
    if (spellings !== undefined && !spellings.some((spelling) => Object.hasOwn(record, spelling))) return "folded";
  }
  return "exact";
}
