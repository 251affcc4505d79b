import { createWriteStream, type WriteStream } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import type { QuarantineWriter } from "../lake/quarantine.ts";
import { type AtsRecord, readAts } from "../normalise/ats/read-ats.ts";
import { type ClaimRecord, toCompanyRecord } from "../normalise/company.ts";
import { toAtsClaims } from "../normalise/ats/to-claims.ts";
import { atsClaims, companyClaims, companyEvents } from "../normalise/vendors/company.ts";
import { keyCaseOf } from "../normalise/mapping.ts";
import type { KeyCase } from "../normalise/paths.ts";
import { recogniseRecord } from "../normalise/recognise.ts";
import { VENDORS } from "../normalise/vendors.ts";
import type { Vendor } from "../normalise/vendor.ts";
import { checkRow, type CompanyRow, holdsSecret } from "../sources/company/check-row.ts";
import { type CompanyFormat, type HeaderMatch, matchHeader } from "../sources/company/formats.ts";
import { readCsv } from "../sources/company/read-csv.ts";
import type { FileKind } from "../sources/file-kind.ts";
import { findRecords, type Found, nestingDepth } from "../sources/json-scan.ts";
import { LINE_BYTES_MAX, NESTING_DEPTH_MAX, UNPACKED_BYTES_MAX } from "../sources/limits.ts";
import { type Line, splitLines } from "../sources/lines.ts";
import { type Opening, readBytes } from "../sources/open.ts";
import { githubClaims, isGithubRecord, readGithubRecord } from "./github-records.ts";

/** The records of one product in one file, as NDJSON that is known to be good. */
interface SortedPart {
  readonly vendor: Vendor;
  readonly keyCase: KeyCase;
  readonly path: string;
  readonly records: number;
  /** The longest line, its end included. */
  readonly lineBytesMax: number;
}

export interface SortedFile {
  readonly parts: readonly SortedPart[];
  readonly notes: readonly string[];
}

/**
 * Reads a file record by record in this process, and writes one good NDJSON file a product into `folder`. What cannot
 * be read goes to `quarantine` with its line and reason. The careful way: for archives, JSON documents, CSV, several
 * products in one file, and for files that the fast way (SQL straight on the file) found damaged.
 */
export async function sortRecords(
  path: string,
  opening: Opening,
  fileKind: FileKind,
  folder: string,
  quarantine: QuarantineWriter,
): Promise<SortedFile> {
  const parts = new PartWriters(folder);
  const notes: string[] = [];
  try {
    if (fileKind.kind === "csv") notes.push(...(await sortCsv(path, opening, fileKind.separator, parts, quarantine)));
    else if (fileKind.kind !== "unreadable")
      notes.push(...(await sortJson(path, opening, fileKind, parts, quarantine)));
  } finally {
    await parts.close();
  }
  return { parts: parts.written, notes };
}

async function sortJson(
  path: string,
  opening: Opening,
  fileKind: FileKind & { kind: "ndjson" | "json" },
  parts: PartWriters,
  quarantine: QuarantineWriter,
): Promise<readonly string[]> {
  const notes = new Set<string>();
  const bytes = limitBytes(readBytes(path, opening), UNPACKED_BYTES_MAX);
  const found =
    fileKind.kind === "json"
      ? findRecords(bytes, fileKind.envelope, LINE_BYTES_MAX)
      : asFound(splitLines(bytes, LINE_BYTES_MAX));
  let lastLine = 0;
  try {
    for await (const record of found) {
      lastLine = record.line;
      const problem = await sortRecord(record, parts, notes);
      if (problem !== undefined) quarantine.add({ line: record.line, bytes: record.bytes, ...problem });
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    quarantine.add({ line: lastLine + 1, reason: `the file ends damaged: ${error.message}`, bytes: Buffer.alloc(0) });
  }
  return [...notes];
}

interface Problem {
  readonly reason: string;
  readonly withheld?: boolean;
}

async function sortRecord(
  record: Pick<Found, "bytes" | "state">,
  parts: PartWriters,
  notes: Set<string>,
): Promise<Problem | undefined> {
  const { bytes } = record;
  if (record.state === "cut") return { reason: "the record is cut off by the end of the file" };
  if (record.state === "piece") return { reason: `the record is longer than ${LINE_BYTES_MAX / 1024 ** 2} MB` };
  // Checked before anything parses it: nesting is what parsers die of.
  if (nestingDepth(bytes) > NESTING_DEPTH_MAX)
    return { reason: `JSON is nested deeper than ${NESTING_DEPTH_MAX} levels` };
  const parsed = parseRecord(bytes);
  if (parsed.kind === "bad") return { reason: parsed.reason };
  const vendor = recogniseRecord(parsed.value, VENDORS);
  if (vendor !== undefined) {
    await parts.write(vendor, keyCaseOf(vendor, parsed.value), bytes);
    return undefined;
  }
  const ats = readAts(parsed.value);
  if (ats !== undefined) return sortAtsRecord(ats, parts, notes);
  if (isGithubRecord(parsed.value)) return sortGithubRecord(parsed.value, parts, notes);
  return sortCompanyRecord(parsed.value, parts, notes);
}

async function sortGithubRecord(value: object, parts: PartWriters, notes: Set<string>): Promise<Problem | undefined> {
  const reading = readGithubRecord(value);
  if (reading.kind === "bad") return { reason: reading.reason };
  if (reading.kind === "note") notes.add(reading.note);
  else {
    for (const { shown, ...claim } of reading.claims) {
      const line = { ...claim, attributes: JSON.stringify(claim.attributes), document: reading.source };
      await parts.write(
        githubClaims,
        "exact",
        Buffer.from(JSON.stringify({ ...line, hirewall_row: JSON.stringify(shown) })),
      );
    }
  }
  return undefined;
}

function parseRecord(bytes: Buffer): { kind: "good"; value: object } | { kind: "bad"; reason: string } {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { kind: "bad", reason: "not UTF-8" };
  }
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { kind: "good", value };
    return { kind: "bad", reason: "JSON, but not an object" };
  } catch (error) {
    return {
      kind: "bad",
      reason: `not JSON: ${(error as Error).message.replace(/ in JSON.*| at position.*|, ".*/s, "")}`,
    };
  }
}

/** An NDJSON row of a company file has the same names as its CSV. */
async function sortCompanyRecord(value: object, parts: PartWriters, notes: Set<string>): Promise<Problem | undefined> {
  const match = matchHeader(Object.keys(value));
  if (match.kind === "truth") {
    notes.add("the simulator's ground truth: not read");
    return undefined;
  }
  const cells: Record<string, string> = {};
  for (const [name, cell] of Object.entries(value)) {
    if (cell !== null)
      cells[name] = Array.isArray(cell)
        ? cell.map(String).join(";")
        : typeof cell === "object"
          ? JSON.stringify(cell)
          : String(cell);
  }
  if (match.kind === "problem") return { reason: match.reason, withheld: holdsSecret(cells) };
  if (match.kind === "none") return { reason: "no product that Hirewall knows writes such a record" };
  noteColumns(match, notes);
  return sortRow(match.format, cells, parts);
}

async function sortCsv(
  path: string,
  opening: Opening,
  separator: string,
  parts: PartWriters,
  quarantine: QuarantineWriter,
): Promise<readonly string[]> {
  const notes = new Set<string>();
  let format: CompanyFormat | undefined;
  let line = 1;
  try {
    for await (const item of readCsv(limitBytes(readBytes(path, opening), UNPACKED_BYTES_MAX), separator)) {
      if ("header" in item) {
        const match = matchHeader(item.header);
        if (match.kind === "truth") return ["the simulator's ground truth: not read"];
        if (match.kind !== "format") {
          const reason = match.kind === "problem" ? match.reason : "a CSV whose header is no company file's";
          // The rows stay in the company's own file: what they hold is not known, and may be what is never stored.
          quarantine.add({ line: 1, reason, bytes: Buffer.from(item.header.join(separator)) });
          return [`not read: ${reason}`];
        }
        format = match.format;
        noteColumns(match, notes);
        continue;
      }
      line = item.line;
      const problem =
        item.kind === "bad" ? item : format === undefined ? undefined : await sortRow(format, item.cells, parts);
      if (problem !== undefined) {
        const { reason, withheld = false } = problem as Problem;
        quarantine.add({ line: item.line, reason, bytes: item.bytes, withheld });
      }
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    quarantine.add({
      line: line + 1,
      reason: `cannot be read as CSV from here: ${error.message}`,
      bytes: Buffer.alloc(0),
    });
  }
  return [...notes];
}

async function sortRow(format: CompanyFormat, cells: CompanyRow, parts: PartWriters): Promise<Problem | undefined> {
  const check = checkRow(format, cells);
  if (check.kind === "bad") return check;
  const raw = JSON.stringify(check.row);
  const record = toCompanyRecord(format, check.row);
  if (record.yields === "event") {
    await parts.write(companyEvents, "exact", Buffer.from(JSON.stringify({ ...record.event, hirewall_row: raw })));
    return undefined;
  }
  for (const claim of record.claims)
    await parts.write(companyClaims, "exact", Buffer.from(claimLine(format.kind, claim, raw)));
  return undefined;
}

/** @param document where the fact stands */
function claimLine(document: string, claim: ClaimRecord, raw: string): string {
  return JSON.stringify({ ...claim, attributes: JSON.stringify(claim.attributes), document, hirewall_row: raw });
}

/** What an applicant tracking system holds of a candidate, as rows of the company's own files. */
async function sortAtsRecord(
  { system, reading }: AtsRecord,
  parts: PartWriters,
  notes: Set<string>,
): Promise<Problem | undefined> {
  if (reading.kind === "left-out") {
    notes.add(`${system.title}: ${reading.note}`);
    return undefined;
  }
  const made = toAtsClaims(reading);
  // Not even quarantine keeps such a record: beside what is read it may hold answers about protected attributes.
  if (made.kind === "bad") return { reason: `${system.title}: ${made.reason}`, withheld: true };
  for (const note of made.notes) notes.add(`${system.title}: ${note}`);
  const vendor = atsClaims(system);
  for (const { claim, raw } of made.claims)
    await parts.write(vendor, "exact", Buffer.from(claimLine(`ats:${system.id}`, claim, raw)));
  return undefined;
}

function noteColumns(match: HeaderMatch & { kind: "format" }, notes: Set<string>): void {
  if (match.unknown.length > 0)
    notes.add(`unknown columns, kept as claims of kind 'other': ${match.unknown.join(", ")}`);
  if (match.leftOut.length > 0)
    notes.add(`columns left out, since protected attributes are no input: ${match.leftOut.join(", ")}`);
}

/** Errors that say that the file is damaged, not that the program is wrong. */
function isDamage(error: unknown): error is Error {
  const code = (error as { code?: string }).code ?? "";
  return (
    error instanceof Error &&
    (code.startsWith("Z_") ||
      code.startsWith("ERR_ZSTD") ||
      code.startsWith("ZSTD") ||
      code.startsWith("CSV_") ||
      code === "LIMIT")
  );
}

async function* asFound(lines: AsyncIterable<Line>): AsyncGenerator<Found> {
  for await (const { bytes, number, state } of lines) yield { bytes, line: number, state };
}

async function* limitBytes(chunks: AsyncIterable<Buffer>, bytesMax: number): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > bytesMax)
      throw Object.assign(new Error(`unpacks to more than ${bytesMax / 1024 ** 3} GB`), { code: "LIMIT" });
    yield chunk;
  }
}

/** One NDJSON file a product and spelling, opened when its first record comes. */
class PartWriters {
  readonly #folder: string;
  readonly #parts = new Map<string, SortedPart & { stream: WriteStream; records: number; lineBytesMax: number }>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(vendor: Vendor, keyCase: KeyCase, record: Buffer): Promise<void> {
    const name = `${vendor.id}.${keyCase}.ndjson`;
    let part = this.#parts.get(name);
    if (part === undefined) {
      const path = join(this.#folder, name);
      part = {
        vendor,
        keyCase,
        path,
        stream: createWriteStream(path, { highWaterMark: 1 << 20 }),
        records: 0,
        lineBytesMax: 0,
      };
      this.#parts.set(name, part);
    }
    part.records += 1;
    // A record from a document may be printed over several lines; a text cannot hold a raw line break.
    const line =
      record.includes(NEWLINE) || record.includes(RETURN)
        ? Buffer.from(JSON.stringify(JSON.parse(record.toString())))
        : record;
    part.lineBytesMax = Math.max(part.lineBytesMax, line.length + 1);
    part.stream.write(line);
    if (!part.stream.write("\n")) await once(part.stream, "drain");
  }

  async close(): Promise<void> {
    for (const { stream } of this.#parts.values()) {
      stream.end();
      await once(stream, "finish");
    }
  }

  get written(): readonly SortedPart[] {
    return [...this.#parts.values()].map(({ vendor, keyCase, path, records, lineBytesMax }) => ({
      vendor,
      keyCase,
      path,
      records,
      lineBytesMax,
    }));
  }
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
