import { pathKeys } from "./recognise.ts";

/** `exact`: the vendor's own spelling. `folded`: keys may be lower-cased, as Hive, Glue and Athena store them. */
export type KeyCase = "exact" | "folded";

/** A JSON shape for DuckDB's `json_transform`: leaves are texts, a list holds the shape of its elements. */
export type Structure = "VARCHAR" | { [key: string]: Structure } | [Structure];

// Text literals come first in the pattern: what looks like a path inside one is the author's own text.
const PATH =
  /'(?:[^']|'')*'|\$\.((?:"[^"]+"|[A-Za-z_@][A-Za-z0-9_@]*)(?:\.(?:"[^"]+"|[A-Za-z_@][A-Za-z0-9_@]*)|\[(?:\d+|\*)\])*)/g;

/** The keys of one struct. */
export type Keys = Record<string, Structure>;

/**
 * Replaces the JSON paths that stand in a mapping's SQL by fields of a struct, `s0`, and adds each path to the first of
 * `structures`, from which `json_transform` reads every record once. `$.actor.id` is a text, `$.target[0].id` a list's
 * element, `$.target[*].id` the list of all; a path that ends at an object or list is its JSON text.
 * The engine does not tell fields apart by case, JSON does: a second spelling of a key goes to a struct of its own, `s1`.
 * @throws when one path is used both as a text and as an object: `json_transform` can give only one of them.
 */
export function expandPaths(sql: string, keyCase: KeyCase, structures: Keys[]): string {
  return sql.replaceAll(/--[^\n]*/g, "").replaceAll(PATH, (literal, path: string | undefined) => {
    if (path === undefined) return literal;
    const spellings = keyCase === "exact" ? [path] : spellingsOf(path);
    const fields = spellings.map((spelling) => {
      let index = structures.findIndex((structure) => !isSpeltOtherwise(structure, spelling));
      if (index === -1) index = structures.push({}) - 1;
      addPath(structures[index] ?? {}, spelling);
      return fieldSql(`s${index}`, spelling);
    });
    return fields.length === 1 ? (fields[0] ?? "") : `coalesce(${fields.join(", ")})`;
  });
}

/** A folded export may fold every key, only the top-level column, or a key here and there. */
function spellingsOf(path: string): readonly string[] {
  const first = pathKeys(path)[0] ?? "";
  return [...new Set([path, path.replace(first, first.toLowerCase()), path.toLowerCase()])];
}

/** Whether a key on the path's way is already there in another case. */
function isSpeltOtherwise(structure: Keys, path: string): boolean {
  let place: Structure | undefined = structure;
  for (const match of path.matchAll(STEP)) {
    if (match[2] !== undefined) {
      place = Array.isArray(place) ? place[0] : undefined;
      continue;
    }
    if (place === undefined || typeof place === "string" || Array.isArray(place)) return false;
    const key = match[1] ?? match[3] ?? "";
    const same = key.toLowerCase();
    if (Object.keys(place).some((other) => other !== key && other.toLowerCase() === same)) return true;
    place = place[key];
  }
  return false;
}

const STEP = /"([^"]+)"|\[(\d+|\*)\]|([^.[\]"]+)/g;

function addPath(structure: Keys, path: string): void {
  const steps = [...path.matchAll(STEP)].map((match) => ({ key: match[1] ?? match[3], index: match[2] }));
  // Walks with a setter for the current place, so that a leaf, an object or a list can be put there.
  let place: { get: () => Structure | undefined; set: (value: Structure) => void } = {
    get: () => structure,
    set: () => undefined,
  };
  for (const step of steps) {
    const here = place.get();
    if (here === "VARCHAR") throw new Error(`$.${path} goes below a path that is also used as a text`);
    if (step.index !== undefined) {
      const list: [Structure] = Array.isArray(here) ? here : [{}];
      if (!Array.isArray(here)) place.set(list);
      place = { get: () => list[0], set: (value) => (list[0] = value) };
    } else {
      const key = step.key ?? "";
      const object = here !== undefined && !Array.isArray(here) ? here : {};
      if (here !== object) place.set(object);
      place = { get: () => object[key], set: (value) => (object[key] = value) };
    }
  }
  const last = place.get();
  const isEmpty =
    last === undefined || (typeof last === "object" && !Array.isArray(last) && Object.keys(last).length === 0);
  if (last !== "VARCHAR" && !isEmpty) throw new Error(`$.${path} is used both as a text and as an object`);
  place.set("VARCHAR");
}

function fieldSql(struct: string, path: string): string {
  const [before = "", ...after] = path.split("[*]");
  if (after.length === 0) return `${struct}${accessSql(path)}`;
  if (after.length > 1) throw new Error(`$.${path}: one [*] in a path is the limit`);
  return `list_transform(${struct}${accessSql(before)}, lambda element: element${accessSql(after[0] ?? "")})`;
}

function accessSql(path: string): string {
  return [...path.matchAll(STEP)]
    .map((match) => (match[2] === undefined ? `."${match[1] ?? match[3]}"` : `[${Number(match[2]) + 1}]`))
    .join("");
}
