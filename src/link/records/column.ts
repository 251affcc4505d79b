import { DomainError } from "../../errors.ts";

/** What a column holds, which decides how it is cleaned, compared and blocked on. */
export type ColumnKind = "name" | "date" | "email" | "phone" | "number" | "place" | "text";
const COLUMN_KINDS: readonly ColumnKind[] = ["name", "date", "email", "phone", "number", "place", "text"];

export interface Column {
  /** As it stands in the file's header, trimmed. */
  readonly name: string;
  readonly kind: ColumnKind;
}

/** What is known of a column's values, counted on a sample. Shares are of the values that are not empty. */
export interface ColumnShape {
  readonly name: string;
  readonly withAt: number;
  readonly asDate: number;
  readonly asPhone: number;
  readonly asNumber: number;
  /** Average number of words. */
  readonly words: number;
}

/** More say nothing new about a person, and each costs a comparison per pair and further keys. */
const COLUMNS_MAX = 30;

/** Words of a header, split at anything that is not a letter and at camelCase, and the kind that they name. */
const KIND_OF_WORD: readonly (readonly [RegExp, ColumnKind])[] = [
  [/^(e?mail)$/, "email"],
  [/^(phone|mobile|telephone|tel|fax)$/, "phone"],
  [/^(dob|birth|birthdate|birthday|date)$/, "date"],
  [/^(postcode|zip|postal|number|no|id|ssn|sec|token|account)$/, "number"],
  [/^(city|town|suburb|state|region|county|country|place|province)$/, "place"],
  [/^(street|address|road|line)$/, "text"],
  [/^(name|forename|firstname|lastname|surname|fullname|given|first|last|family|middle|maiden)$/, "name"],
];

/**
 * The columns whose values are looked at: those that are named, or whose names say what they hold. An export may have
 * hundreds of others. @throws DomainError when they are more than can be compared
 */
export function columnsToMeasure(wanted: readonly string[], names: readonly string[], id: string): readonly string[] {
  const measured = names.filter((name) =>
    wanted.length === 0
      ? name !== id && kindByName(name) !== undefined
      : wanted.some((word) => word === name || word.startsWith(`${name}:`)),
  );
  if (measured.length <= COLUMNS_MAX) return measured;
  throw new DomainError(
    "limit",
    `${measured.length} columns are to be compared; the limit is ${COLUMNS_MAX}. Name those that tell people apart: --columns first_name surname email`,
  );
}

/**
 * The columns to compare. `wanted` are the words after `--columns`: a header's name, or `name:kind`; without them every
 * column whose name says what it is. Throws what a user can correct.
 */
export function chooseColumns(
  wanted: readonly string[],
  shapes: readonly ColumnShape[],
  id: string,
): readonly Column[] {
  const chosen =
    wanted.length > 0
      ? wanted.map((word) => columnOf(word, shapes))
      : shapes.filter((shape) => shape.name !== id && kindByName(shape.name) !== undefined).map(toColumn);
  const others = chosen.filter(
    (column, index) => column.name !== id && chosen.findIndex((other) => other.name === column.name) === index,
  );
  if (others.length >= 2) return others;
  throw new DomainError(
    "usage",
    `Two columns at least are needed to tell whether records are one person. The file has: ${shapes.map((shape) => shape.name).join(", ")}. Name them: --columns first_name surname dob:date`,
  );
}

function columnOf(word: string, shapes: readonly ColumnShape[]): Column {
  const exact = shapes.find((shape) => shape.name === word);
  if (exact !== undefined) return toColumn(exact);
  const [name, kind] = [word.slice(0, word.lastIndexOf(":")), word.slice(word.lastIndexOf(":") + 1)];
  const shape = shapes.find((candidate) => candidate.name === name);
  const known = COLUMN_KINDS.find((candidate) => candidate === kind);
  if (shape !== undefined && known !== undefined) return { name, kind: known };
  throw new DomainError(
    "usage",
    shape === undefined
      ? `There is no column '${word}'. The file has: ${shapes.map((candidate) => candidate.name).join(", ")}.`
      : `'${kind}' is no kind of column. Kinds are: ${COLUMN_KINDS.join(", ")}.`,
  );
}

function toColumn(shape: ColumnShape): Column {
  return { name: shape.name, kind: kindOf(shape) };
}

/** Values decide where they are plain; a column named `address_1` may hold e-mail addresses. Then the header's words. */
function kindOf(shape: ColumnShape): ColumnKind {
  if (shape.withAt > 0.8) return "email";
  const named = kindByName(shape.name);
  if (named === "date" && shape.asDate < 0.5) return shape.asNumber > 0.5 ? "number" : "text";
  if (named !== undefined) return named;
  if (shape.asDate > 0.8) return "date";
  if (shape.asNumber > 0.8) return "number";
  if (shape.asPhone > 0.8) return "phone";
  return shape.words > 2 ? "text" : "name";
}

function kindByName(name: string): ColumnKind | undefined {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
  return KIND_OF_WORD.find(([pattern]) => words.some((word) => pattern.test(word)))?.[1];
}
