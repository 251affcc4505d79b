import { parse } from "csv-parse/sync";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { DomainError } from "../errors.ts";
import { type CsvRow, readCsv } from "../sources/company/read-csv.ts";
import { type Opening, readBytes, readOpening } from "../sources/open.ts";

/** A list that a company gave: what it is looked into with, and of which day it is. */
export interface ListFile {
  readonly path: string;
  readonly opening: Opening;
  /** ISO day: the one in its name, else the day on which the file was last written. What a list says itself goes before both. */
  readonly date: string;
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** @throws DomainError for a missing file, an archive, or an encoding that lists are not published in */
export async function openList(path: string): Promise<ListFile> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new DomainError("not-found", `There is no list '${path}'.`);
  if (!found.isFile()) throw new DomainError("input", `${path}: is a folder. Name the list's file.`);
  const opening = await readOpening(path);
  if (opening.head.subarray(0, 4).equals(ZIP)) {
    throw new DomainError("input", `${path}: a ZIP archive. Unpack it and name the file inside.`);
  }
  return { path, opening, date: dateInName(path) ?? found.mtime.toISOString().slice(0, 10) };
}

/** `20261124-0800-gleif-goldencopy…` and `BasicCompanyDataAsOneFile-2026-11-01.csv` carry their day. */
function dateInName(path: string): string | undefined {
  const match = /(?<!\d)(20\d\d)-?(0[1-9]|1[0-2])-?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(basename(path));
  return match === null ? undefined : `${match[1]}-${match[2]}-${match[3]}`;
}

/** The first lines of a file as text. */
export function headText({ opening }: Pick<ListFile, "opening">): string {
  return new TextDecoder(opening.encoding).decode(opening.head).replace(/^\u{feff}/u, "");
}

/** The names in a CSV's line, as they stand there (also with leading blanks). @param line from 0 */
export function headerOf(file: Pick<ListFile, "opening">, separator: string, line = 0): readonly string[] {
  const text = headText(file).split(/\r?\n/, line + 1)[line] ?? "";
  try {
    const [header] = parse(text, { delimiter: separator, relax_quotes: true, relax_column_count: true });
    return header ?? [];
  } catch {
    return [];
  }
}

/** Finds columns without regard to case and to blanks around their names. @throws DomainError that names what is missing */
export function findColumns<N extends string>(
  file: ListFile,
  header: readonly string[],
  needed: readonly N[],
  title: string,
): Readonly<Record<N, string>> {
  const byName = new Map(header.map((name) => [name.trim().toLowerCase(), name]));
  const missing = needed.filter((name) => !byName.has(name.toLowerCase()));
  if (missing.length > 0) {
    const names = missing.map((name) => `'${name}'`).join(", ");
    throw new DomainError("input", `${file.path}: to be read as ${title}, it needs the column ${names} in its header.`);
  }
  const found = needed.map((name) => [name, byName.get(name.toLowerCase()) ?? name] as const);
  return Object.fromEntries(found) as Record<N, string>;
}

/** A cell of a list, by its column's name in lower case. */
export type Cells = Readonly<Record<string, string>>;

/** What of a list could not be read: counted, and said in the run's notes. */
export interface ReadList<T> {
  readonly rows: readonly T[];
  /** Sentences' ends: "line 7: has 5 cells, the header has 4". At most a few; `skipped` counts all. */
  readonly problems: readonly string[];
  readonly skipped: number;
}

/** Lists that are read row by row here; a registry of millions goes through SQL instead. */
const ROWS_MAX = 5_000_000;
const PROBLEMS_SHOWN = 3;

/**
 * Reads a small list. `toRow` gives the row, undefined for one that says nothing, or why it cannot be used.
 * @param layout lines before the header; or the names of the columns where a list is published without a header
 */
export async function readListRows<T extends object>(
  file: ListFile,
  separator: string,
  toRow: (cells: Cells) => T | readonly T[] | string | undefined,
  layout: { readonly skipLines?: number; readonly header?: readonly string[] } = {},
): Promise<ReadList<T>> {
  const skipLines = layout.skipLines ?? (layout.header === undefined ? 0 : -1);
  const rows: T[] = [];
  const problems: string[] = [];
  let skipped = 0;
  const fail = (line: number, reason: string): void => {
    skipped += 1;
    if (problems.length < PROBLEMS_SHOWN) problems.push(`line ${line + skipLines}: ${reason}`);
  };
  try {
    for await (const item of readCsv(linesBelow(file, skipLines, layout.header?.join(separator)), separator)) {
      if ("header" in item) continue;
      if (rows.length >= ROWS_MAX) throw new DomainError("limit", `${file.path}: has more than ${ROWS_MAX} rows.`);
      const made = item.kind === "bad" ? item.reason : toRow(trimmed(item));
      if (typeof made === "string") fail(item.line, made);
      else if (made !== undefined) rows.push(...([made].flat() as T[]));
    }
  } catch (error) {
    if (error instanceof DomainError || !isDamage(error)) throw error;
    fail(0, `cannot be read as CSV to its end (${error.message})`);
  }
  return { rows, problems, skipped };
}

function trimmed(row: CsvRow & { kind: "row" }): Cells {
  return Object.fromEntries(Object.entries(row.cells).map(([name, cell]) => [name.trim().toLowerCase(), cell.trim()]));
}

function isDamage(error: unknown): error is Error {
  const code = (error as { code?: string }).code ?? "";
  return error instanceof Error && /^(CSV_|Z_|ERR_ZSTD|ZSTD)/.test(code);
}

async function* linesBelow(file: ListFile, skipLines: number, header: string | undefined): AsyncGenerator<Buffer> {
  if (header !== undefined) yield Buffer.from(`${header}\n`);
  let left = Math.max(skipLines, 0);
  for await (const chunk of readBytes(file.path, file.opening)) {
    let start = 0;
    while (left > 0 && start < chunk.length) {
      const newline = chunk.indexOf(0x0a, start);
      if (newline === -1) start = chunk.length;
      else {
        start = newline + 1;
        left -= 1;
      }
    }
    if (start < chunk.length) yield chunk.subarray(start);
  }
}

/** An ISO day of a cell that should hold one: ISO, or day/month/year as European authorities write it; undefined else. */
export function isoDay(cell: string | undefined): string | undefined {
  const text = cell?.trim() ?? "";
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const european = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const parts =
    iso !== null ? [iso[1], iso[2], iso[3]] : european !== null ? [european[3], european[2], european[1]] : [];
  const day = parts.map((part) => (part ?? "").padStart(2, "0")).join("-");
  return parts.length === 3 && !Number.isNaN(new Date(`${day}T00:00:00Z`).valueOf()) ? day : undefined;
}
