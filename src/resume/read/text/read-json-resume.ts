import { nestingDepth } from "../../../sources/json-scan.ts";
import type { LooseLine } from "../assemble-text.ts";
import type { Contents } from "../contents.ts";
import { Unreadable } from "../unreadable.ts";
import { decodeText } from "./decode.ts";

/** Depth of the schema is 4; what is deeper is no résumé. */
const DEPTH_MAX = 12;

/**
 * JSON Resume (jsonresume.org, schema 1.0.0). Its text is written out as lines, so that it can be compared and quoted like any other
 * résumé's; the parsed file comes along as `structure`.
 */
export function readJsonResume(bytes: Uint8Array): Contents {
  const text = decodeText(bytes);
  // Before anything parses it: nesting is what parsers die of.
  if (nestingDepth(Buffer.from(text)) > DEPTH_MAX)
    throw new Unreadable(`JSON is nested deeper than ${DEPTH_MAX} levels`);
  let structure: unknown;
  try {
    structure = JSON.parse(text);
  } catch (error) {
    throw new Unreadable("the JSON is damaged or cut off", { cause: error });
  }
  if (!isObject(structure)) throw new Unreadable("the JSON is no résumé");
  const meta = isObject(structure["meta"]) ? structure["meta"] : {};
  const basics = isObject(structure["basics"]) ? structure["basics"] : {};
  const lines = Object.entries(structure)
    .filter(([key, value]) => !LEFT_OUT.has(key) && typeof value === "object" && value !== null)
    .flatMap(([key, value]) => [...(key === "basics" ? [] : [heading(key)]), ...linesOf(value)]);
  const modified = typeof meta["lastModified"] === "string" ? new Date(meta["lastModified"]) : undefined;
  return {
    pages: 1,
    lines,
    structure,
    facts: {
      title: typeof basics["name"] === "string" ? basics["name"] : null,
      modifiedAt:
        modified === undefined || Number.isNaN(modified.getTime())
          ? null
          : modified.toISOString().replace(".000Z", "Z"),
    },
  };
}

const LEFT_OUT: ReadonlySet<string> = new Set(["meta", "$schema"]);

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An entry's first line holds what it is (name, position, dates); sentences and lists have lines of their own. */
function linesOf(value: unknown): LooseLine[] {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item) => (typeof item === "string" ? [line(`• ${item}`)] : linesOf(item)));
  }
  if (!isObject(value))
    return value === null || value === undefined
      ? []
      : [line(typeof value === "string" ? value : JSON.stringify(value))];
  const entries = Object.entries(value).filter(([, inner]) => inner !== null && inner !== "");
  const dates = [value["startDate"], value["endDate"]]
    .filter((date) => typeof date === "string" && date !== "")
    .join(" – ");
  const isShort = ([key, inner]: [string, unknown]): boolean =>
    typeof inner === "string" && !key.endsWith("Date") && !LONG.has(key);
  const head = [...entries.filter(isShort).map(([, inner]) => String(inner)), dates].filter((part) => part !== "");
  return [
    ...(head.length === 0 ? [] : [line(head.join(" | "))]),
    ...entries.filter((entry) => !isShort(entry) && !entry[0].endsWith("Date")).flatMap(([, inner]) => linesOf(inner)),
  ];
}

const LONG: ReadonlySet<string> = new Set(["summary", "description", "reference"]);

function line(text: string): LooseLine {
  return { page: 1, text: text.replaceAll(/\s+/g, " "), left: 0, top: 0, size: 0, bold: false, heading: false };
}

function heading(key: string): LooseLine {
  return { ...line(key.slice(0, 1).toUpperCase() + key.slice(1)), size: 18, heading: true };
}
