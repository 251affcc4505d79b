import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the checker needs of one attribute, after the dictionary's entry and the class's own are laid over each other. */
interface Attribute {
  readonly type?: string;
  readonly object_type?: string;
  readonly is_array?: boolean;
  readonly requirement?: string;
  /** The attribute exists only in events that name this profile in `metadata.profiles`; null: always. */
  readonly profile?: string | null;
  readonly enum?: Readonly<Record<string, unknown>>;
}

interface Definition {
  readonly name: string;
  readonly uid?: number;
  readonly category?: string;
  readonly extends?: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly constraints?: { readonly at_least_one?: readonly string[]; readonly just_one?: readonly string[] };
}

interface Dictionary {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly types: { readonly attributes: Readonly<Record<string, ValueType>> };
}

interface ValueType {
  readonly type?: string;
  readonly regex?: string;
  readonly max_len?: number;
}

export interface OcsfSchema {
  readonly classes: ReadonlyMap<number, Definition>;
  readonly objects: ReadonlyMap<string, Definition>;
  readonly dictionary: Dictionary;
}

/**
 * Reads OCSF's own definition files and resolves `extends`, `$include` and the dictionary as its server does.
 * @param folder a checkout of github.com/ocsf/ocsf-schema; its extensions are not read
 */
export function readOcsfSchema(folder: string): OcsfSchema {
  const dictionary = readJson(join(folder, "dictionary.json")) as Dictionary;
  const categories = (readJson(join(folder, "categories.json")) as { attributes: Record<string, { uid: number }> })
    .attributes;
  const events = readDefinitions(folder, "events");
  const classes = new Map<number, Definition>();
  for (const name of events.keys()) {
    const resolved = resolveDefinition(name, events);
    const category = categories[resolved.category ?? ""]?.uid;
    // A definition without a uid of its own is a base that others extend.
    if (events.get(name)?.uid !== undefined && category !== undefined)
      classes.set(category * 1000 + (resolved.uid ?? 0), resolved);
  }
  const objects = readDefinitions(folder, "objects");
  return {
    classes,
    objects: new Map([...objects.keys()].map((name) => [name, resolveDefinition(name, objects)])),
    dictionary,
  };
}

/** Every way in which an event breaks the schema, as `path: what`; empty for a valid event. */
export function schemaViolations(event: Readonly<Record<string, unknown>>, schema: OcsfSchema): readonly string[] {
  const classUid = Number(event["class_uid"]);
  const definition = schema.classes.get(classUid);
  if (definition === undefined) return [`class_uid: no class ${classUid}`];
  const profiles = (event["metadata"] as { profiles?: readonly string[] } | undefined)?.profiles ?? [];
  const derived: readonly (readonly [string, number])[] = [
    ["category_uid", Math.floor(classUid / 1000)],
    ["type_uid", classUid * 100 + Number(event["activity_id"])],
  ];
  return [
    ...derived
      .filter(([name, value]) => event[name] !== value)
      .map(([name, value]) => `${name}: ${String(event[name])} is not ${value}`),
    ...objectViolations(event, definition, "", profiles, schema),
  ];
}

// The values of these follow from the class; their enums are generated, not written in the files.
const GENERATED = new Set(["category_uid", "class_uid", "type_uid"]);

function objectViolations(
  value: Readonly<Record<string, unknown>>,
  definition: Definition,
  path: string,
  profiles: readonly string[],
  schema: OcsfSchema,
): readonly string[] {
  const at = (name: string): string => (path === "" ? name : `${path}.${name}`);
  const found: string[] = [];
  const isActive = ({ profile }: Attribute): boolean =>
    profile === undefined || profile === null || profiles.includes(profile);
  for (const [name, attribute] of Object.entries(definition.attributes)) {
    if (attribute.requirement === "required" && isActive(attribute) && value[name] === undefined)
      found.push(`${at(name)}: required`);
  }
  const { at_least_one: anyOf, just_one: oneOf } = definition.constraints ?? {};
  const count = (names: readonly string[]): number => names.filter((name) => value[name] !== undefined).length;
  if (anyOf !== undefined && count(anyOf) === 0) found.push(`${at("")}: at least one of ${anyOf.join(", ")}`);
  if (oneOf !== undefined && count(oneOf) !== 1) found.push(`${at("")}: just one of ${oneOf.join(", ")}`);
  for (const [name, item] of Object.entries(value)) {
    if (name === "unmapped") continue;
    const own = definition.attributes[name];
    if (own === undefined) found.push(`${at(name)}: unknown attribute of ${definition.name}`);
    else if (!isActive(own)) found.push(`${at(name)}: only with the profile ${String(own.profile)}`);
    else {
      const attribute = { ...schema.dictionary.attributes[name], ...own };
      const isEnumerated = !GENERATED.has(name);
      const items = attribute.is_array === true && Array.isArray(item) ? (item as readonly unknown[]) : [item];
      if ((attribute.is_array === true) !== Array.isArray(item)) found.push(`${at(name)}: array or not`);
      const allowed = { ...schema.dictionary.attributes[name]?.enum, ...own.enum };
      for (const one of items) {
        found.push(...valueViolations(one, attribute, at(name), profiles, schema));
        if (isEnumerated && Object.keys(allowed).length > 0 && !Object.hasOwn(allowed, String(one)))
          found.push(`${at(name)}: ${String(one)} is none of ${Object.keys(allowed).join(", ")}`);
      }
    }
  }
  return found;
}

function valueViolations(
  value: unknown,
  attribute: Attribute,
  path: string,
  profiles: readonly string[],
  schema: OcsfSchema,
): readonly string[] {
  const type = attribute.type ?? "";
  const objectType = attribute.object_type ?? (schema.objects.has(type) ? type : undefined);
  if (objectType !== undefined) {
    if (typeof value !== "object" || value === null) return [`${path}: not an object`];
    const definition = schema.objects.get(objectType);
    if (definition === undefined) return [`${path}: no object ${objectType}`];
    if (objectType === "object") return [];
    return objectViolations(value as Record<string, unknown>, definition, path, profiles, schema);
  }
  const valueType = schema.dictionary.types.attributes[type];
  const isRight = BASIC_TYPES[valueType?.type ?? type];
  if (isRight === undefined) return [`${path}: unknown type ${type}`];
  if (!isRight(value)) return [`${path}: ${JSON.stringify(value)} is no ${type}`];
  if (CHECKED_PATTERNS.has(type) && !new RegExp(valueType?.regex ?? "", "u").test(String(value)))
    return [`${path}: ${JSON.stringify(value)} is no ${type}`];
  return [];
}

const BASIC_TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  string_t: (value) => typeof value === "string",
  integer_t: (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  long_t: (value) => Number.isInteger(value),
  float_t: (value) => typeof value === "number",
  boolean_t: (value) => typeof value === "boolean",
  json_t: () => true,
};

// Other patterns (host names, user names) are the vendor's to keep: a name is passed on as it was written.
const CHECKED_PATTERNS = new Set(["ip_t", "mac_t", "email_t"]);

function readDefinitions(folder: string, kind: "events" | "objects"): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const path of readdirSync(join(folder, kind), { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".json")) continue;
    const definition = readJson(join(folder, kind, path)) as Definition;
    definitions.set(definition.name, { ...definition, attributes: withIncludes(folder, definition) });
  }
  return definitions;
}

/** `$include` brings a profile's attributes in; each is marked with the profile that it needs. */
function withIncludes(folder: string, definition: Definition): Definition["attributes"] {
  const { $include: includes = [], ...own } = definition.attributes as Record<string, Attribute> & {
    $include?: readonly string[];
  };
  const attributes: Record<string, Attribute> = {};
  for (const include of [includes].flat()) {
    const profile = readJson(join(folder, include)) as Definition & { meta?: string };
    for (const [name, attribute] of Object.entries(profile.attributes))
      attributes[name] = profile.meta === "profile" ? { ...attribute, profile: profile.name } : attribute;
  }
  return mergeAttributes(attributes, own);
}

function resolveDefinition(name: string, all: ReadonlyMap<string, Definition>): Definition {
  const own = all.get(name);
  if (own === undefined) throw new Error(`OCSF has no definition '${name}'`);
  if (own.extends === undefined) return own;
  const base = resolveDefinition(own.extends, all);
  return { ...base, ...own, attributes: mergeAttributes(base.attributes, own.attributes) };
}

function mergeAttributes(base: Definition["attributes"], own: Definition["attributes"]): Definition["attributes"] {
  const merged: Record<string, Attribute> = { ...base };
  for (const [name, attribute] of Object.entries(own))
    merged[name] = { ...base[name], ...attribute, enum: { ...base[name]?.enum, ...attribute.enum } };
  return merged;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8")) as unknown;
}
