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

/** An NDJSON file as the source of a statement. Measured to be the fastest reading that stands hostile nesting. */
export function ndjsonSource(path: string, lineBytesMax: number): string {
  const text = `'${path.replaceAll("'", "''")}'`;
  return `(select json::varchar as raw, 0::bigint as line from read_ndjson_objects(${text}, maximum_object_size = ${lineBytesMax}, compression = 'uncompressed'))`;
}
