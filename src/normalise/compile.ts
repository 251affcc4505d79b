import { EXTENSION, nestedSelectList } from "../lake/ocsf-columns.ts";
import { sqlText } from "../lake/sql.ts";
import { expandPaths, type KeyCase, type Keys } from "./paths.ts";
import type { Shape, Vendor } from "./vendor.ts";

/**
 * The statement up to and with the relation `mapped`: the vendor's columns, plus `raw`, `line` and `recognised`.
 *
 * In a mapping a JSON path stands where its value is wanted: `$.actor.alternateId`, `$."@timestamp"`, `$.target[*].id`.
 * All paths of a mapping become one structure that `json_transform` reads per record: measured to be as fast as
 * `json_extract_string` with a third of the paths, and as deaf to millions of nesting levels. The mapping selects from
 * `records`, whose columns `raw`, `line` and `recognised` it must pass on.
 *
 * Nothing is filtered here: a filter on parsed fields would be pushed below the parse, which then ran twice.
 *
 * @param source a relation with columns raw VARCHAR (one JSON object) and line BIGINT
 */
export function compileRecords(vendor: Vendor, sql: string, source: string, keyCase: KeyCase): string {
  const structures: Keys[] = [];
  const body = expandPaths(sql, keyCase, structures);
  const recognised = expandPaths(shapesSql(vendor.shapes), keyCase, structures);
  const structs = structures.map((keys, index) => `json_transform(raw, ${sqlText(JSON.stringify(keys))}) as s${index}`);
  return `with parsed as (
  select ${["raw", "line", ...structs].join(", ")}
  from ${source}
),
records as (select *, ${recognised} as recognised from parsed),
mapped as (
${body}
)`;
}

/**
 * A vendor's mapping as one statement that returns OCSF events: nested structs, `raw`, `line` and `recognised`.
 * @param sql the mapping; returns columns named by dotted OCSF paths, with `class_uid` and `activity_id`
 * @param columns the output columns of `mapped`, as DESCRIBE gives them
 */
export function compileEvents(
  vendor: Vendor,
  sql: string,
  source: string,
  keyCase: KeyCase,
  columns: readonly string[],
): string {
  const defaults = defaultColumns(vendor, columns);
  const replaced = defaults.filter(([name]) => columns.includes(name)).map(([name, value]) => `${value} as "${name}"`);
  const added = defaults.filter(([name]) => !columns.includes(name)).map(([name, value]) => `, ${value} as "${name}"`);
  return `${compileRecords(vendor, sql, source, keyCase)},
derived as (
  select mapped.*${replaced.length === 0 ? "" : ` replace (${replaced.join(", ")})`}${added.join("")}
  from mapped
)
select
  ${nestedSelectList(new Set([...columns, ...defaults.map(([name]) => name)]))},
  raw,
  line,
  recognised
from derived`;
}

/** A mapping that returns declared facts: the columns of the claims table, as they stand in the mapping. */
export function compileClaims(vendor: Vendor, sql: string, source: string, keyCase: KeyCase): string {
  return `${compileRecords(vendor, sql, source, keyCase)}
select * from mapped`;
}

/** A vendor's shapes as a condition in which JSON paths stand. */
export function shapesSql(shapes: readonly Shape[]): string {
  const alternatives = shapes.map((shape) => {
    const present = shape.has.map((path) => `$.${path} is not null`);
    const equal = Object.entries(shape.is ?? {}).map(
      ([path, values]) => `coalesce($.${path} in (${values.map(sqlText).join(", ")}), false)`,
    );
    return `(${[...present, ...equal].join(" and ")})`;
  });
  return `(${alternatives.join(" or ")})`;
}

/** What every event has, and how it follows from the few columns that a mapping gives. */
function defaultColumns(vendor: Vendor, columns: readonly string[]): readonly (readonly [name: string, sql: string])[] {
  const has = (name: string): boolean => columns.includes(name);
  const isExtension = "class_uid >= 100000";
  return [
    // The vendor's event id, or a hash of the raw record: reading a file twice must not double an event.
    [
      "metadata.uid",
      has("metadata.uid")
        ? `coalesce(nullif("metadata.uid"::varchar, ''), 'sha256:' || sha256(raw))`
        : `'sha256:' || sha256(raw)`,
    ],
    ["metadata.version", "'1.8.0'"],
    ["metadata.product.name", productSql("metadata.product.name", vendor.product.name, columns)],
    ["metadata.product.vendor_name", productSql("metadata.product.vendor_name", vendor.product.vendorName, columns)],
    ["metadata.extension.name", `case when ${isExtension} then ${sqlText(EXTENSION.name)} end`],
    ["metadata.extension.uid", `case when ${isExtension} then ${sqlText(EXTENSION.uid)} end`],
    ["metadata.extension.version", `case when ${isExtension} then ${sqlText(EXTENSION.version)} end`],
    ...requiredTypeIds(columns),
    ...profiles(columns),
    ["category_uid", "((class_uid % 100000) // 1000)::integer"],
    ["type_uid", "class_uid::bigint * 100 + activity_id"],
    ["severity_id", has("severity_id") ? "coalesce(try_cast(severity_id as integer), 1)" : "1"],
  ];
}

/** A record may name the product that saw it, when the vendor only passes it on. */
function productSql(column: string, product: string, columns: readonly string[]): string {
  return columns.includes(column) ? `coalesce("${column}", ${sqlText(product)})` : sqlText(product);
}

/** Ids that OCSF requires in their object. 0 is its word for "not known". */
const REQUIRED_TYPE_IDS: readonly string[] = [
  "device.type_id",
  "device.os.type_id",
  "src_endpoint.os.type_id",
  "file.type_id",
  "process.file.type_id",
  "process.parent_process.file.type_id",
  "actor.process.file.type_id",
  "connection_info.direction_id",
];

function requiredTypeIds(columns: readonly string[]): readonly (readonly [name: string, sql: string])[] {
  return REQUIRED_TYPE_IDS.flatMap((id) => {
    const object = id.slice(0, id.lastIndexOf(".") + 1);
    const others = columns.filter((column) => column.startsWith(object) && column !== id);
    if (others.length === 0) return [];
    const given = columns.includes(id) ? `try_cast("${id}" as integer), ` : "";
    return [[id, `coalesce(${given}case when ${anyGiven(others)} then 0 end)`] as const];
  });
}

/** In classes that have no device of their own, `device` and `actor` exist by the profile `host`, which must be named. */
function profiles(columns: readonly string[]): readonly (readonly [name: string, sql: string])[] {
  const name = "metadata.profiles";
  const host = columns.filter((column) => column.startsWith("device.") || column.startsWith("actor."));
  if (host.length === 0 || columns.includes(name)) return [];
  return [[name, `case when ${anyGiven(host)} then ['host'] end`]];
}

function anyGiven(columns: readonly string[]): string {
  return columns.map((column) => `"${column}" is not null`).join(" or ");
}
