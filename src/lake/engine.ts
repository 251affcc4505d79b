import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from "@duckdb/node-api";
import countries from "i18n-iso-countries";
import { readFileSync } from "node:fs";
import { sqlText } from "./sql.ts";

/** Limits of the embedded SQL engine. A bad join once filled a disk: both memory and temporary files have a bound. */
export interface EngineLimits {
  readonly memory: string;
  readonly temporaryFiles: string;
  readonly threads?: number;
}
export const DEFAULT_LIMITS: EngineLimits = { memory: "4GB", temporaryFiles: "40GB" };

export type Row = Readonly<Record<string, unknown>>;

/** A DuckDB connection with its instance: closed together. Rows come back as plain JavaScript values. */
export class Engine {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  /** @param path a database file, or `:memory:`; `temporary`: folder for spilled data */
  static async open(path: string, temporary: string, limits: EngineLimits = DEFAULT_LIMITS): Promise<Engine> {
    const instance = await DuckDBInstance.create(path, {
      memory_limit: limits.memory,
      max_temp_directory_size: limits.temporaryFiles,
      temp_directory: temporary,
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      ...(limits.threads === undefined ? {} : { threads: String(limits.threads) }),
    });
    const engine = new Engine(instance, await instance.connect());
    // Every time in the lake is UTC: a laptop's own zone must not shift what it reads.
    await engine.run("set timezone = 'UTC'");
    await engine.run("set preserve_insertion_order = false");
    return engine;
  }

  async run(sql: string, values?: Readonly<Record<string, DuckDBValue>>): Promise<void> {
    await this.#connection.run(sql, values === undefined ? undefined : { ...values });
  }

  async rows<R extends object = Row>(
    sql: string,
    values?: Readonly<Record<string, DuckDBValue>>,
  ): Promise<readonly R[]> {
    const reader = await this.#connection.runAndReadAll(sql, values === undefined ? undefined : { ...values });
    return reader.getRowObjectsJS() as unknown as readonly R[];
  }

  /** Rows in pages, for results that do not fit in memory. */
  async *pages<R extends object = Row>(sql: string): AsyncGenerator<readonly R[]> {
    const result = await this.#connection.stream(sql);
    for await (const page of result.yieldRowObjectJs()) yield page as unknown as readonly R[];
  }

  /** The names of the columns that a query returns, in order. */
  async columnsOf(sql: string): Promise<readonly string[]> {
    const described = await this.rows<{ column_name: string }>(`describe ${sql}`);
    return described.map((row) => row.column_name);
  }

  /** Cuts off files, network and settings: after this only SQL on what is already loaded can run. */
  async lock(): Promise<void> {
    await this.run("set enable_external_access = false");
    await this.run("set lock_configuration = true");
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

/**
 * `country_code(x)`: ISO 3166-1 alpha-2 of a code or an English name. Vendors write "United States", "USA" or "US".
 * The spellings are an enumeration, since a cast to one looks a text up by its hash (measured: a map constant compares
 * it with every key, and was the costliest expression of a mapping). Their usual case is in it as well, so that most
 * records need no lower-casing.
 */
export async function createCountryMacro(engine: Engine): Promise<void> {
  const codes = new Map<string, string>();
  const add = (name: string, code: string): void => {
    codes.set(name, code);
    codes.set(name.toLowerCase(), code);
  };
  const english = JSON.parse(
    readFileSync(new URL(import.meta.resolve("i18n-iso-countries/langs/en.json")), "utf8"),
  ) as { countries: Record<string, string | readonly string[]> };
  for (const [code, spellings] of Object.entries(english.countries)) {
    for (const name of [spellings].flat()) add(name, code);
    add(code, code);
    const alpha3 = countries.alpha2ToAlpha3(code);
    if (alpha3 !== undefined) add(alpha3, code);
  }
  await engine.run(`create type if not exists country_spelling as enum (${[...codes.keys()].map(sqlText).join(", ")})`);
  const list = [...codes.values()].map(sqlText).join(", ");
  const codeOf = (spelling: string): string => `[${list}][enum_code(try_cast(${spelling} as country_spelling)) + 1]`;
  await engine.run(`create or replace macro country_code(x) as coalesce(${codeOf("x")}, ${codeOf("lower(trim(x))")})`);
}
