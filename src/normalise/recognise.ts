import type { Shape, Vendor } from "./vendor.ts";

/**
 * Says whose record a parsed JSON value is, or undefined. Keys are compared without regard to case, because data lakes
 * (Hive, Glue, Athena) fold column names to lower case and people export from there.
 * Vendors are tried in order: the list puts the more demanding shapes first.
 */
export function recogniseRecord(record: unknown, vendors: readonly Vendor[]): Vendor | undefined {
  return vendors.find((vendor) => vendor.shapes.some((shape) => shapeFits(record, shape)));
}

function shapeFits(record: unknown, shape: Shape): boolean {
  if (!shape.has.every((path) => valueAt(record, path) !== undefined)) return false;
  return Object.entries(shape.is ?? {}).every(([path, values]) => values.includes(String(valueAt(record, path))));
}

/** The value at a dotted path, without regard to the case of keys; undefined for missing and for null. */
function valueAt(record: unknown, path: string): unknown {
  let value: unknown = record;
  for (const key of pathKeys(path)) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : foldedValue(value, key);
  }
  return value ?? undefined;
}

function foldedValue(value: object, key: string): unknown {
  const wanted = key.toLowerCase();
  return Object.entries(value).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** `a.b."@timestamp"` → ["a", "b", "@timestamp"]; `list[0].id` → ["list", "0", "id"]. */
export function pathKeys(path: string): readonly string[] {
  return [...path.matchAll(/"([^"]+)"|\[(\d+)\]|([^.[\]"]+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}
