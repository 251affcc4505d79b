import { parse, type Info } from "csv-parse";
import { Readable } from "node:stream";
import { COMPANY_ROWS_MAX, LINE_BYTES_MAX } from "../limits.ts";
import type { CompanyRow } from "./check-row.ts";

/** One row of a CSV file, with the line on which it starts and its bytes as they stand in the file. */
export type CsvRow =
  | { readonly kind: "row"; readonly cells: CompanyRow; readonly line: number; readonly bytes: Buffer }
  | { readonly kind: "bad"; readonly reason: string; readonly line: number; readonly bytes: Buffer };

interface RawRow {
  readonly record: readonly string[];
  readonly info: Info;
  readonly raw: string;
}

/**
 * Reads CSV (RFC 4180, UTF-8) row by row. Bytes are read as Latin-1, one character a byte, so that a row that is not
 * UTF-8 can be put aside byte for byte; good cells are then decoded as UTF-8.
 * The first value yielded is the header.
 */
export async function* readCsv(
  chunks: AsyncIterable<Buffer>,
  separator: string,
): AsyncGenerator<{ readonly header: readonly string[] } | CsvRow> {
  const parser = Readable.from(chunks).pipe(
    parse({
      delimiter: separator,
      encoding: "latin1",
      info: true,
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LINE_BYTES_MAX,
      to: COMPANY_ROWS_MAX,
    }),
  );
  let header: readonly string[] | undefined;
  let line = 1;
  for await (const row of parser as AsyncIterable<RawRow>) {
    // The parser counts the line on which a row ends; a quoted cell may hold line breaks.
    const bytes = Buffer.from(row.raw.replace(/\r?\n$/, ""), "latin1");
    const startLine = line;
    line = row.info.lines + 1;
    if (header === undefined) {
      header = row.record.map((name) => decoded(name) ?? name);
      yield { header };
      continue;
    }
    yield toRow(header, row.record, startLine, bytes);
  }
}

function toRow(header: readonly string[], record: readonly string[], line: number, bytes: Buffer): CsvRow {
  if (record.length > header.length && record.slice(header.length).some((cell) => cell.trim() !== "")) {
    return { kind: "bad", reason: `has ${record.length} cells, the header has ${header.length}`, line, bytes };
  }
  const cells: Record<string, string> = {};
  for (const [index, name] of header.entries()) {
    const cell = decoded(record[index] ?? "");
    if (cell === undefined)
      return { kind: "bad", reason: `'${name}' is not UTF-8: save the file as UTF-8`, line, bytes };
    cells[name] = cell;
  }
  return { kind: "row", cells, line, bytes };
}

function decoded(latin1: string): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(latin1, "latin1"));
  } catch {
    return undefined;
  }
}
