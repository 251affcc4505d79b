import { createCountryMacro, type Engine } from "../lake/engine.ts";
import { compileClaims, compileEvents, compileRecords } from "./compile.ts";
import { readMapping, readPrelude } from "./mapping.ts";
import type { KeyCase } from "./paths.ts";
import type { Vendor } from "./vendor.ts";

/** Turns mappings into statements on one engine; remembers what each returns, since describing one costs a bind. */
export class Normaliser {
  readonly #engine: Engine;
  readonly #columns = new Map<string, readonly string[]>();

  private constructor(engine: Engine) {
    this.#engine = engine;
  }

  static async create(engine: Engine): Promise<Normaliser> {
    await createCountryMacro(engine);
    await engine.run(readPrelude());
    return new Normaliser(engine);
  }

  /** A select of OCSF events (or claims) out of `source`, a relation with raw VARCHAR and line BIGINT. */
  async statement(vendor: Vendor, source: string, keyCase: KeyCase): Promise<string> {
    const mapping = readMapping(vendor);
    if (vendor.yields === "claims") return compileClaims(vendor, mapping, source, keyCase);
    const key = `${vendor.id} ${keyCase}`;
    let columns = this.#columns.get(key);
    if (columns === undefined) {
      const empty = "(select ''::varchar as raw, 0::bigint as line where false)";
      columns = await this.#engine.columnsOf(`${compileRecords(vendor, mapping, empty, keyCase)} select * from mapped`);
      this.#columns.set(key, columns);
    }
    return compileEvents(vendor, mapping, source, keyCase, columns);
  }
}

/**
 * An NDJSON file as the source of a statement: its lines as they stand, which nothing parses before the mapping does.
 * Read in small pieces, because the mapping's parser then finds a piece's text and values in the processor's cache:
 * measured with records of 3 KB, reading and parsing took half the time that it took with `read_ndjson_objects`
 * (which parses every record once more, and hands on 32 MB at a time).
 * The reader stands hostile nesting, since it looks for line ends only. No record can hold the separator: JSON forbids
 * control characters. A line that does, or that is longer than `lineBytesMax`, ends the statement with an error.
 */
export function linesSource(path: string, lineBytesMax: number): string {
  const text = `'${path.replaceAll("'", "''")}'`;
  const options = [
    "columns = {'raw': 'VARCHAR'}",
    "auto_detect = false",
    "header = false",
    "delim = '\u0001'",
    "quote = ''",
    "escape = ''",
    "compression = 'none'",
    `max_line_size = ${Math.max(lineBytesMax, PIECE_BYTES)}`,
    `buffer_size = ${Math.max(lineBytesMax, PIECE_BYTES) * 4}`,
  ];
  return `(select raw, 0::bigint as line from read_csv(${text}, ${options.join(", ")}))`;
}

/** How much of a file the reader takes at a time. */
const PIECE_BYTES = 1 << 20;
