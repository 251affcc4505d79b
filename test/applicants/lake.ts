import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig } from "../../src/flows/config.ts";
import { ingest } from "../../src/flows/ingest.ts";
import { prepareViews } from "../../src/flows/scan-lake.ts";
import { Engine } from "../../src/lake/engine.ts";
import { lakeFolders, readManifests, writeManifest } from "../../src/lake/manifest.ts";
import { publish, stageClaims } from "../../src/lake/write-batch.ts";
import type { ClaimRecord } from "../../src/normalise/company.ts";
import { linesSource, Normaliser } from "../../src/normalise/normaliser.ts";
import { companyClaims } from "../../src/normalise/vendors/company.ts";
import { LINE_BYTES_MAX } from "../../src/sources/limits.ts";
import { IpLookup } from "../../src/resolve/ip-context.ts";

const NOW = "2026-04-01T12:00:00Z";

/** A lake in a folder of its own, filled the way a scan fills it, with the views that signals read. */
export class TestLake {
  readonly folder = mkdtempSync(join(tmpdir(), "hirewall-test-"));
  readonly #data = join(this.folder, "data");
  #engine: Engine | undefined;

  /** Reads a company file or an export. @param now when it is read */
  async read(name: string, text: string, now = NOW): Promise<void> {
    const path = join(this.folder, "in", name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    await ingest([path], { data: this.#data, now });
  }

  /** Writes claims as the reader of documents does. @param input the path of the document */
  async claim(input: string, claims: readonly ClaimLike[], now = NOW): Promise<void> {
    const batch = randomUUID();
    const staging = join(this.folder, "staging");
    mkdirSync(staging, { recursive: true });
    const engine = await Engine.open(":memory:", staging);
    try {
      const normaliser = await Normaliser.create(engine);
      const file = join(staging, "claims.ndjson");
      const lines = claims.map((claim) =>
        JSON.stringify({
          ...claim,
          attributes: JSON.stringify(claim.attributes),
          document: "resume",
          hirewall_row: "{}",
        }),
      );
      writeFileSync(file, `${lines.join("\n")}\n`);
      const statement = await normaliser.statement(companyClaims, linesSource(file, LINE_BYTES_MAX), "exact");
      await stageClaims(engine, statement, join(staging, "claims"), batch, { input, recordedAt: now });
      const files = await publish(engine, "claims", join(staging, "claims"), this.#data);
      mkdirSync(lakeFolders(this.#data).root, { recursive: true });
      writeManifest(this.#data, {
        batch,
        sha256: batch,
        bytes: 0,
        range: [0, 0],
        input,
        ingestedAt: now,
        events: [],
        claims: files,
        products: [],
        rows: { events: 0, claims: claims.length, duplicates: 0 },
        quarantined: [],
        notes: [],
      });
    } finally {
      engine.close();
      rmSync(staging, { recursive: true });
    }
  }

  async views(mmdb: readonly string[] = []): Promise<Engine> {
    this.#engine = await Engine.open(":memory:", join(this.folder, "spill"));
    await prepareViews(this.#engine, {
      data: this.#data,
      manifests: readManifests(this.#data),
      temporary: this.folder,
      config: loadConfig(undefined, []),
      lookup: await IpLookup.open([], mmdb),
      now: NOW,
    });
    return this.#engine;
  }

  /** What the runs noted about the files. */
  notes(): readonly string[] {
    return readManifests(this.#data)
      .toSorted((left, right) => left.input.localeCompare(right.input))
      .flatMap(({ notes }) => notes);
  }

  /** Whatever stands in quarantine and manifests, as text. */
  files(): readonly string[] {
    const { quarantine, manifest } = lakeFolders(this.#data);
    return [quarantine, manifest]
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")));
  }

  close(): void {
    this.#engine?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export type ClaimLike = Pick<ClaimRecord, "person" | "kind" | "value"> & {
  readonly attributes: Readonly<Record<string, unknown>>;
};

/** The claims of one document with what was read in it. @param hex names it: the first digits of its sha256 */
export function documentClaims(
  hex: string,
  file: string,
  read: readonly {
    readonly kind: string;
    readonly value: string;
    readonly attributes?: Readonly<Record<string, unknown>>;
  }[],
  facts: Readonly<Record<string, unknown>> = {},
): readonly ClaimLike[] {
  const document = hex.padEnd(64, "0");
  const person = `document:${document.slice(0, 16)}`;
  return [
    {
      person,
      kind: "document",
      value: document,
      attributes: { file, kind: "pdf", pages: 1, active: [], scanned_pages: 0, ...facts },
    },
    ...read.map(({ kind, value, attributes }) => ({
      person,
      kind,
      value,
      attributes: { document, page: 1, start: 0, end: 1, sure: 0.95, ...attributes },
    })),
  ];
}
