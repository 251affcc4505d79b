import type { Opening } from "./open.ts";

/** What a file is, by its first bytes. */
export type FileKind =
  | { readonly kind: "ndjson" }
  | { readonly kind: "json"; readonly envelope: readonly string[] }
  | { readonly kind: "csv"; readonly separator: "," | ";" | "\t" }
  | { readonly kind: "unreadable"; readonly reason: string };

/**
 * Where products put their records, by the names on the way to them. Seen in: Graph (`value`), CloudTrail (`Records`),
 * Azure Event Hub and diagnostic settings (`records`), Google Workspace and 1Password (`items`), Defender's API
 * (`Results`, Graph: `results`), Duo (`authlogs`), Slack (`entries`), Zoom (`operation_logs`), Tailscale (`logs`),
 * Teleport (`events`), Ashby (`results`), Lever (`data`), Workday (`Response_Data.Candidate`; reports: `Report_Entry`).
 */
const ENVELOPES: readonly (readonly string[])[] = [
  ["value"],
  ["Records"],
  ["records"],
  ["items"],
  ["Results"],
  ["results"],
  ["response", "authlogs"],
  ["authlogs"],
  ["entries"],
  ["operation_logs"],
  ["logs"],
  ["events"],
  ["data"],
  ["Get_Candidates_Response", "Response_Data", "Candidate"],
  ["Response_Data", "Candidate"],
  ["Report_Entry"],
];

/** Says what a file is. `isRecord`: whether a parsed object is a record of some known product. */
export function fileKind(opening: Opening, isRecord: (value: unknown) => boolean): FileKind {
  const head =
    opening.encoding === "utf-8" ? opening.head : Buffer.from(new TextDecoder(opening.encoding).decode(opening.head));
  const text = head.toString("utf8").trimStart();
  if (text === "") return { kind: "unreadable", reason: "the file is empty" };
  if (head.includes(0)) return { kind: "unreadable", reason: "a binary file, neither JSON nor CSV" };
  if (text.startsWith("{")) return objectKind(text, isRecord);
  if (text.startsWith("[")) return { kind: "json", envelope: [] };
  const separator = separatorOf(text);
  if (separator === undefined) return { kind: "unreadable", reason: "neither JSON nor a CSV file with a header line" };
  return { kind: "csv", separator };
}

function objectKind(text: string, isRecord: (value: unknown) => boolean): FileKind {
  const first = text.split("\n", 1)[0] ?? "";
  const value = parsedOrUndefined(first);
  if (value !== undefined && isRecord(value)) return { kind: "ndjson" };
  const envelope = ENVELOPES.find((names) => holdsArray(text, names));
  if (envelope !== undefined) return { kind: "json", envelope };
  // One object a line, even when some of the lines are damaged; else objects over several lines.
  const second = text.slice(first.length).trimStart();
  return value !== undefined || second.startsWith("{") ? { kind: "ndjson" } : { kind: "json", envelope: [] };
}

function parsedOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether an array of objects stands under these names, near the top of the text. */
function holdsArray(text: string, names: readonly string[]): boolean {
  const [outer = "", ...inner] = names;
  const start = new RegExp(`"${outer}"\\s*:\\s*${inner.length > 0 ? "\\{" : "\\[\\s*(\\{|\\])"}`).exec(text);
  if (start === null || depthAt(text, start.index) !== 1) return false;
  return inner.every((name) => new RegExp(`"${name}"\\s*:\\s*\\[`).test(text.slice(start.index)));
}

function depthAt(text: string, end: number): number {
  let depth = 0;
  for (const [bracket] of text
    .slice(0, end)
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, "")
    .matchAll(/[{}[\]]/g)) {
    depth += bracket === "{" || bracket === "[" ? 1 : -1;
  }
  return depth;
}

function separatorOf(text: string): "," | ";" | "\t" | undefined {
  const header = text.split(/\r?\n/, 1)[0] ?? "";
  const counts = ([",", ";", "\t"] as const).map((separator) => ({
    separator,
    count: header.split(separator).length - 1,
  }));
  const best = counts.reduce((most, item) => (item.count > most.count ? item : most));
  return best.count > 0 ? best.separator : undefined;
}
