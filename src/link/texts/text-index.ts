import type { Engine } from "../../lake/engine.ts";
import { insertRows, loadRows } from "../../lake/load-rows.ts";
import { type NumberSet, numberSet } from "./number-set.ts";
import { BANDS } from "./signature.ts";
import { signTexts } from "./text-work.ts";

/** Band keys that arrived since the table was sorted; sorting again takes seconds, scanning these under ten milliseconds. */
const UNSORTED_MAX = 2_000_000;
/** Documents that share a band with very many are a template's, and not listed. */
const FOUND_MAX = 100;
const ADDED_AT_ONCE = 2_000;

export interface IndexedText {
  readonly document: string;
  readonly text: string;
}

export interface FoundText {
  readonly document: string;
  /** Bands of 42 that are the same: three copies in ten words share two or three, an unchanged copy all. */
  readonly bands: number;
}

/**
 * Band keys of documents, kept in a database file: what a new document resembles is looked up, and nothing else is read.
 * `text_band` is sorted by key, so that its row groups' minima and maxima leave one group a key to be read.
 */
export class TextIndex {
  readonly #engine: Engine;
  readonly #common: NumberSet;

  private constructor(engine: Engine, common: NumberSet) {
    this.#engine = engine;
    this.#common = common;
  }

  /**
   * Begins an index, or goes on with the one in this database.
   * @param common shingles that count for nothing. An index keeps those that it began with: with others, equal texts would
   * have different keys.
   */
  static async open(engine: Engine, common: Iterable<number> = []): Promise<TextIndex> {
    const [known] = await engine.rows("select 1 from duckdb_tables() where table_name = 'text_band'");
    if (known === undefined) {
      const rows = [...common].map((shingle) => ({ shingle }));
      await loadRows(engine, "text_common", { shingle: "UINTEGER" }, rows);
      await engine.run("create table text_band (key uinteger, document varchar)");
      await engine.run("create table text_band_new (key uinteger, document varchar)");
    }
    const shingles = await engine.rows<{ shingle: number }>("select shingle from text_common");
    return new TextIndex(
      engine,
      numberSet(
        shingles.map(({ shingle }) => shingle),
        shingles.length,
      ),
    );
  }

  /** Documents that share a band with a text, those that share most first. */
  async find(text: string): Promise<readonly FoundText[]> {
    const { keys, signed } = signTexts([text], this.#common);
    if (signed[0] === 0) return [];
    // One equality a key: a list of keys was measured to read every row group.
    const looked = ["text_band", "text_band_new"].flatMap((table) =>
      [...keys].map((key) => `select document from ${table} where key = ${key}`),
    );
    return this.#engine.rows<FoundText>(
      `select document, count(*)::integer as bands from (${looked.join(" union all ")})
       group by document order by bands desc, document limit ${FOUND_MAX}`,
    );
  }

  async add(texts: readonly IndexedText[]): Promise<void> {
    for (let start = 0; start < texts.length; start += ADDED_AT_ONCE) {
      const part = texts.slice(start, start + ADDED_AT_ONCE);
      const { keys, signed } = signTexts(
        part.map(({ text }) => text),
        this.#common,
      );
      const rows = part.flatMap(({ document }, index) =>
        signed[index] === 0
          ? []
          : [...keys.subarray(index * BANDS, (index + 1) * BANDS)].map((key) => ({ key, document })),
      );
      await insertRows(this.#engine, "text_band_new", { key: "UINTEGER", document: "VARCHAR" }, rows);
    }
    const [row] = await this.#engine.rows<{ unsorted: number }>(
      "select count(*)::double as unsorted from text_band_new",
    );
    if ((row?.unsorted ?? 0) > UNSORTED_MAX) await this.sortKeys();
  }

  /** Takes what is new in among what is sorted. */
  async sortKeys(): Promise<void> {
    await this.#engine.run("begin");
    await this.#engine.run("set preserve_insertion_order = true");
    await this.#engine.run(
      "create table text_band_sorted as select * from (from text_band union all from text_band_new) order by key",
    );
    await this.#engine.run("drop table text_band");
    await this.#engine.run("alter table text_band_sorted rename to text_band");
    await this.#engine.run("delete from text_band_new");
    await this.#engine.run("commit");
    await this.#engine.run("set preserve_insertion_order = false");
  }
}
