import { DomainError } from "../../errors.ts";
import { headText, type ListFile, openList } from "../list-file.ts";
import type { ReadWatchlist } from "./entry.ts";
import { readCsvWatchlist } from "./read-csv-list.ts";
import { readMisp } from "./read-misp.ts";
import { readStix } from "./read-stix.ts";

/** A list, with what its hashed entries are compared by. */
export interface Watchlist extends ReadWatchlist {
  /** What it is called in sentences: its name in the settings, else its file's name. `confirmed` for own closed cases. */
  readonly name: string;
  readonly date: string;
  readonly key: Buffer | undefined;
  /** Taken from a list that the notes name already. */
  readonly isPartOfAnother: boolean;
}

/** The company's own closed cases: what it is called everywhere. */
export const CONFIRMED = "confirmed";

/** Reads a watchlist in whichever of its formats it is written. */
export async function readWatchlist(path: string, name: string, key: Buffer | undefined): Promise<Watchlist> {
  const file = await openList(path);
  return { name, date: file.date, key, isPartOfAnother: false, ...(await readEntries(file)) };
}

function readEntries(file: ListFile): Promise<ReadWatchlist> {
  const kind = watchlistKind(headText(file));
  if (kind === "stix") return readStix(file);
  if (kind === "misp") return readMisp(file);
  if (kind === "csv") return readCsvWatchlist(file);
  throw new DomainError(
    "input",
    `${file.path}: is no watchlist: neither a CSV with the columns kind and value, nor a STIX 2.1 bundle, nor a MISP event.`,
  );
}

/** Which of the formats a text begins in, by what stands in it and not by its name. */
export function watchlistKind(head: string): "stix" | "misp" | "csv" | undefined {
  const text = head.trimStart();
  if (text.startsWith("{") && /"type"\s*:\s*"bundle"/.test(text)) return "stix";
  if (/^[[{]/.test(text) && (/"Event"\s*:\s*\{/.test(text) || /"to_ids"\s*:/.test(text))) return "misp";
  const names = (text.split(/\r?\n/, 1)[0] ?? "").split(",");
  const header = new Set(names.map((name) => name.trim().replaceAll('"', "").toLowerCase()));
  return header.has("kind") && header.has("value") ? "csv" : undefined;
}
