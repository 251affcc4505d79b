import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeDurably } from "./durable.ts";
import type { QuarantineSummary } from "./quarantine.ts";
import type { RawStore } from "./raw-store.ts";

/** Which input went into which files of the lake. Written last: what no manifest names does not exist. */
export interface Manifest {
  /** The beginning of the names of the batch's files. */
  readonly batch: string;
  /** SHA-256 of the input's bytes as they stood on disk. */
  readonly sha256: string;
  readonly bytes: number;
  /** The byte range of the input that this batch holds. */
  readonly range: readonly [from: number, to: number];
  readonly input: string;
  /** RFC 3339 UTC. */
  readonly ingestedAt: string;
  readonly events: readonly LakeFile[];
  readonly claims: readonly LakeFile[];
  /** Where the events' raw records are; missing: in the events' own files. */
  readonly raw?: RawStore;
  readonly products: readonly { readonly vendor: string; readonly title: string; readonly records: number }[];
  readonly rows: { readonly events: number; readonly claims: number; readonly duplicates: number };
  readonly quarantined: readonly QuarantineSummary[];
  readonly notes: readonly string[];
}

/** A Parquet file of the lake. */
export interface LakeFile {
  /** Below the lake's folder. */
  readonly path: string;
  readonly rows: number;
  /** The first and last moment in it, RFC 3339 UTC; missing when an event in it has no time. */
  readonly span?: readonly [from: string, to: string];
}

/** The folders of a lake below the data folder. */
export function lakeFolders(data: string): { root: string; staging: string; manifest: string; quarantine: string } {
  const root = join(data, "lake");
  return {
    root,
    staging: join(root, "staging"),
    manifest: join(root, "manifest"),
    quarantine: join(root, "quarantine"),
  };
}

export function readManifests(data: string): readonly Manifest[] {
  const folder = lakeFolders(data).manifest;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Manifest | readonly Manifest[]);
}

export function writeManifest(data: string, manifest: Manifest): void {
  const folder = lakeFolders(data).manifest;
  mkdirSync(folder, { recursive: true });
  writeDurably(join(folder, `${manifest.batch}.json`), `${JSON.stringify(manifest, undefined, 1)}\n`);
}

/** The manifests of many small inputs that went into the lake together: they come to be at once, or not at all. */
export function writeManifests(data: string, manifests: readonly Manifest[]): void {
  const folder = lakeFolders(data).manifest;
  mkdirSync(folder, { recursive: true });
  const [first] = manifests;
  if (first !== undefined)
    writeDurably(join(folder, `${first.batch}.json`), `${JSON.stringify(manifests, undefined, 1)}\n`);
}

/**
 * Takes away what a run that was killed left behind: staged files, and files that were moved into place before their
 * manifest was written. Their input is not in any manifest, so the next run reads it again: nothing is lost.
 */
export function removeLeftovers(data: string): void {
  const folders = lakeFolders(data);
  rmSync(folders.staging, { recursive: true, force: true });
  const known = new Set(readManifests(data).flatMap(filesOf));
  for (const kind of ["events", "claims", "raw"]) {
    const folder = join(folders.root, kind);
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const isFile = /\.(parquet|zst|frames)$/.test(name);
      if (isFile && !known.has(join(kind, name))) rmSync(join(folder, name));
    }
  }
}

/** The files that a manifest names, below the lake's folder. */
export function filesOf({ events, claims, raw }: Manifest): readonly string[] {
  const store = raw === undefined ? [] : [raw.path, `${raw.path}.frames`];
  return [...[...events, ...claims].map(({ path }) => path), ...store];
}
