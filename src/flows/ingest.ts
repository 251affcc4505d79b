import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { recogniseList } from "../checks/recognise-list.ts";
import { DEFAULT_LIMITS, Engine } from "../lake/engine.ts";
import { lockData } from "../lake/lock.ts";
import {
  type LakeFile,
  lakeFolders,
  type Manifest,
  readManifests,
  removeLeftovers,
  writeManifest,
} from "../lake/manifest.ts";
import { QuarantineWriter } from "../lake/quarantine.ts";
import { type RawStore, writeFrames, writeRawStore } from "../lake/raw-store.ts";
import { publish, publishRaw, removeDuplicates, stageClaims, stageEvents } from "../lake/write-batch.ts";
import { isAtsRecord } from "../normalise/ats/read-ats.ts";
import { linesSource, Normaliser } from "../normalise/normaliser.ts";
import { recogniseRecord } from "../normalise/recognise.ts";
import { VENDORS } from "../normalise/vendors.ts";
import { type FileKind, fileKind } from "../sources/file-kind.ts";
import { readFolder } from "../sources/folder.ts";
import { hashFile } from "../sources/hash-file.ts";
import { type Opening, readOpening } from "../sources/open.ts";
import { CONFIG_NAME } from "./config-name.ts";
import { documentLikeness } from "./find-documents.ts";
import { DOCUMENTS, fileName } from "./document-names.ts";
import { namedResumes } from "./named-resumes.ts";
import { isGithubRecord } from "./github-records.ts";
import { readClones } from "./read-clones.ts";
import { sortRecords } from "./sort-records.ts";
import { oneProduct, stageDirectly, withTimes } from "./stage-directly.ts";

export interface IngestOptions {
  readonly data: string;
  /** RFC 3339 UTC: when the facts became known here. */
  readonly now: string;
  readonly onProgress?: (done: number, total: number, file: string) => void;
  readonly memory?: string;
  /** The inputs were handed over as résumés: plain text and old Word files count as documents, too. */
  readonly asResumes?: boolean;
  /** Files and folders below the inputs that are something else: job adverts beside résumés. */
  readonly leaveOut?: readonly string[];
}

export interface IngestResult {
  /** One manifest a file, in the order of reading; those read by an earlier run are `known`. */
  readonly files: readonly { readonly input: string; readonly manifest: Manifest; readonly known: boolean }[];
}

/**
 * Reads files and folders into the lake. Can be killed at any moment and rerun: an input counts as read when its
 * manifest is written, which is the last thing done; what a killed run left is removed first.
 */
export async function ingest(paths: readonly string[], options: IngestOptions): Promise<IngestResult> {
  // The company's own settings stand beside its exports; they are no export.
  const leftOut = new Set((await readFolder(options.leaveOut ?? [])).map((path) => resolve(path)));
  const given = (await readFolder(paths)).filter(
    (path) => basename(path) !== CONFIG_NAME && !leftOut.has(resolve(path)),
  );
  const release = lockData(options.data);
  const folders = lakeFolders(options.data);
  removeLeftovers(options.data);
  mkdirSync(folders.staging, { recursive: true });
  const engine = await Engine.open(":memory:", join(folders.staging, "spill"), {
    ...DEFAULT_LIMITS,
    memory: options.memory ?? INGEST_MEMORY,
  });
  try {
    const clones = await readClones(given, folders.staging);
    const inputs = clones.map(({ path }) => path);
    const labels = new Map(clones.map(({ path, input }) => [path, input]));
    const labelOf = (input: string): string => labels.get(input) ?? input;
    const normaliser = await Normaliser.create(engine);
    const known = [...readManifests(options.data)];
    const files: { input: string; manifest: Manifest; known: boolean }[] = [];
    let done = 0;
    const begin = (input: string): void => options.onProgress?.(done++, inputs.length, labelOf(input));
    const readFile = async (input: string): Promise<void> => {
      begin(input);
      const label = labelOf(input);
      const manifest = await ingestFile({ input, label, batch: randomUUID(), engine, normaliser, options, known });
      known.push(manifest);
      files.push({ input: label, manifest, known: false });
    };
    const documents: string[] = [];
    const perhaps: string[] = [];
    for (const input of inputs) {
      const earlier = await findKnown(input, known);
      const likeness = earlier === undefined ? await documentLikeness(input) : "none";
      if (earlier !== undefined) {
        begin(input);
        files.push({ input: labelOf(input), manifest: earlier, known: true });
      } else if (likeness === "document" || (likeness === "perhaps" && options.asResumes === true))
        documents.push(input);
      else if (likeness === "perhaps") perhaps.push(input);
      else await readFile(input);
    }
    // Which text files are résumés, the applications say: they have been read by now.
    const named = perhaps.length === 0 ? new Set<string>() : await namedResumes(engine, options.data, known);
    for (const input of perhaps) {
      if (named.has(basename(input).toLowerCase())) documents.push(input);
      else await readFile(input);
    }
    const task = { engine, normaliser, data: options.data, now: options.now, onRead: begin };
    if (documents.length > 0) {
      // Loaded when there are documents: their readers' libraries take longer to load than many an export to read.
      const { ingestDocuments } = await import("./ingest-documents.ts");
      for (const manifest of await ingestDocuments(documents, task))
        files.push({ input: manifest.input, manifest, known: false });
    }
    options.onProgress?.(inputs.length, inputs.length, "");
    return { files };
  } finally {
    engine.close();
    rmSync(folders.staging, { recursive: true, force: true });
    release();
  }
}

/** Leaves room beside it for this process and for the file cache on a machine of 4 GB. */
const INGEST_MEMORY = "1200MB";

/**
 * The manifest of the same content, under whatever name it was read. Only a file of the same size need be hashed. A document is
 * another one when its name is: two applicants who hand in one file are to be seen.
 */
async function findKnown(input: string, known: readonly Manifest[]): Promise<Manifest | undefined> {
  const { size } = await stat(input);
  const ofSize = known.filter(({ bytes }) => bytes === size);
  if (ofSize.length === 0) return undefined;
  const sha256 = await hashFile(input);
  return ofSize.find(
    (manifest) =>
      manifest.sha256 === sha256 &&
      (manifest.products[0]?.vendor !== DOCUMENTS.vendor || fileName(manifest.input) === fileName(input)),
  );
}

interface FileTask {
  readonly input: string;
  /** What it is called to people: for the export of a clone, the clone's folder. */
  readonly label: string;
  readonly batch: string;
  readonly engine: Engine;
  readonly normaliser: Normaliser;
  readonly options: IngestOptions;
  readonly known: readonly Manifest[];
}

async function ingestFile(task: FileTask): Promise<Manifest> {
  const { input, label, batch, engine, options } = task;
  const folders = lakeFolders(options.data);
  const staging = join(folders.staging, batch);
  mkdirSync(staging, { recursive: true });
  const quarantine = new QuarantineWriter(folders.quarantine, batch, label);
  const opening = await readOpening(input);
  const kind = fileKind(
    opening,
    (value) => recogniseRecord(value, VENDORS) !== undefined || isAtsRecord(value) || isGithubRecord(value),
  );
  const notes: string[] = [];
  const one = oneProduct(opening, kind);
  const store = join(staging, `${batch}.zst`);
  const heads = join(staging, "heads.ndjson");
  // The SQL engine has threads of its own: the content is hashed, and kept, meanwhile.
  const stored = one === undefined ? undefined : writeRawStore(input, store, heads);
  const hashed = stored?.then(({ sha256 }) => sha256) ?? hashFile(input);
  // A file that vanishes meanwhile fails the reading too; the hash's own failure must not go unhandled before that.
  hashed.catch(() => undefined);
  let products = one === undefined ? undefined : await stageDirectly(task, one, staging);
  let raw: RawStore | undefined;
  if (one !== undefined && stored !== undefined && products !== undefined) {
    const { frames } = await stored;
    writeFrames(`${store}.frames`, await withTimes(task, one, frames, heads));
    raw = { path: publishRaw(store, options.data), vendor: one.vendor.id, keyCase: one.keyCase };
  }
  if (products === undefined) {
    rmSync(join(staging, "events"), { recursive: true, force: true });
    const sorted = await stageSorted(task, opening, kind, staging, quarantine);
    products = sorted.products;
    notes.push(...sorted.notes);
  }
  const duplicates = await removeDuplicates(engine, join(staging, "events"), options.data, task.known);
  const events = await publish(engine, "events", join(staging, "events"), options.data);
  const claims = await publish(engine, "claims", join(staging, "claims"), options.data);
  quarantine.finish();
  const { size } = await stat(input);
  const manifest: Manifest = {
    batch,
    sha256: await hashed,
    bytes: size,
    range: [0, size],
    input: label,
    ingestedAt: options.now,
    events,
    claims,
    ...(raw === undefined ? {} : { raw }),
    products,
    rows: { events: sumRows(events), claims: sumRows(claims), duplicates },
    quarantined: quarantine.summaries,
    notes,
  };
  writeManifest(options.data, manifest);
  rmSync(staging, { recursive: true, force: true });
  return manifest;
}

function sumRows(files: readonly LakeFile[]): number {
  return files.reduce((sum, { rows }) => sum + rows, 0);
}

type Products = Manifest["products"];

async function stageSorted(
  task: FileTask,
  opening: Opening,
  kind: FileKind,
  staging: string,
  quarantine: QuarantineWriter,
): Promise<{ products: Products; notes: readonly string[] }> {
  const list = recogniseList(opening);
  if (list !== undefined)
    return { products: [], notes: [`${list.title}: looked into when hirewall.yml names it under '${list.setting}'`] };
  if (kind.kind === "unreadable") return { products: [], notes: [`not read: ${kind.reason}`] };
  const sorted = await sortRecords(task.input, opening, kind, staging, quarantine);
  const products = new Map<string, Products[number]>();
  for (const part of sorted.parts) {
    const { vendor, keyCase, records } = part;
    const name = `${task.batch}-${vendor.id}-${keyCase}`;
    const statement = await task.normaliser.statement(vendor, linesSource(part.path, part.lineBytesMax), keyCase);
    if (vendor.yields === "claims") {
      const place = { input: task.label, recordedAt: task.options.now };
      await stageClaims(task.engine, statement, join(staging, "claims"), name, place);
    } else await stageEvents(task.engine, statement, join(staging, "events"), name, "with raw");
    // One product may write its names in two spellings.
    const before = products.get(vendor.id)?.records ?? 0;
    products.set(vendor.id, { vendor: vendor.id, title: vendor.title, records: before + records });
    rmSync(part.path);
  }
  return { products: [...products.values()], notes: sorted.notes };
}
