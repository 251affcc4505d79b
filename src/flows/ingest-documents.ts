import { randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Engine } from "../lake/engine.ts";
import { lakeFolders, type Manifest, writeManifests } from "../lake/manifest.ts";
import { publish, stageClaims } from "../lake/write-batch.ts";
import { linesSource, type Normaliser } from "../normalise/normaliser.ts";
import { companyClaims } from "../normalise/vendors/company.ts";
import type { DocumentClaim } from "../resume/document-claims.ts";
import type { ReadDocument } from "../resume/document.ts";
import { DocumentReader } from "../resume/read/document-reader.ts";
import { DOCUMENTS, fileName } from "./document-names.ts";
import { hashFile } from "../sources/hash-file.ts";
import { LINE_BYTES_MAX } from "../sources/limits.ts";
import { createUnderstand, type Understand } from "./understand-document.ts";

export interface DocumentsTask {
  readonly engine: Engine;
  readonly normaliser: Normaliser;
  readonly data: string;
  /** RFC 3339 UTC. */
  readonly now: string;
  readonly onRead?: (file: string) => void;
}

/** Documents that go into the lake together: a file of claims each would be as slow to scan as to write. */
const DOCUMENTS_PER_BATCH = 250;

/**
 * Reads documents into the lake as claims. A batch becomes known at once, by one file of manifests written last: a killed run's
 * batch is read again. A document that cannot be read is a claim too, which says why.
 */
export async function ingestDocuments(inputs: readonly string[], task: DocumentsTask): Promise<readonly Manifest[]> {
  if (inputs.length === 0) return [];
  const reader = new DocumentReader();
  const understand = createUnderstand();
  try {
    const manifests: Manifest[] = [];
    for (let start = 0; start < inputs.length; start += DOCUMENTS_PER_BATCH)
      manifests.push(
        ...(await ingestBatch(inputs.slice(start, start + DOCUMENTS_PER_BATCH), reader, understand, task)),
      );
    return manifests;
  } finally {
    reader.close();
  }
}

async function ingestBatch(
  inputs: readonly string[],
  reader: DocumentReader,
  understand: Understand,
  task: DocumentsTask,
): Promise<readonly Manifest[]> {
  const { engine, normaliser, data, now } = task;
  const batch = randomUUID();
  const staging = join(lakeFolders(data).staging, batch);
  mkdirSync(staging, { recursive: true });
  const documents = await Promise.all(
    inputs.map(async (input) => {
      const document = await readWhole(reader, input);
      task.onRead?.(input);
      return { input, document, claims: understand(document, fileName(input)) };
    }),
  );
  const path = join(staging, "documents.ndjson");
  writeFileSync(
    path,
    documents.flatMap(({ claims, input }) => claims.map((claim) => claimLine(claim, input))).join(""),
  );
  const statement = await normaliser.statement(companyClaims, linesSource(path, LINE_BYTES_MAX), "exact");
  await stageClaims(engine, statement, join(staging, "claims"), `${batch}-document`, { input: null, recordedAt: now });
  const files = await publish(engine, "claims", join(staging, "claims"), data);
  const manifests = documents.map(({ input, document, claims }, index): Manifest => {
    const { bytes, sha256 } = document.facts;
    return {
      batch,
      sha256,
      bytes,
      range: [0, bytes],
      input,
      ingestedAt: now,
      events: [],
      // The batch's files stand in its first manifest; they hold all documents' claims.
      claims: index === 0 ? files : [],
      products: [{ ...DOCUMENTS, records: claims.length }],
      rows: { events: 0, claims: claims.length, duplicates: 0 },
      quarantined: [],
      notes: notesOf(document),
    };
  });
  writeManifests(data, manifests);
  rmSync(staging, { recursive: true, force: true });
  return manifests;
}

/** A document that is too large was not hashed by its reader. */
async function readWhole(reader: DocumentReader, input: string): Promise<ReadDocument> {
  const document = await reader.read(input);
  if (document.facts.sha256 !== "") return document;
  const { size } = await stat(input);
  return { ...document, facts: { ...document.facts, bytes: size, sha256: await hashFile(input) } };
}

function claimLine(claim: DocumentClaim, input: string): string {
  const attributes = JSON.stringify(claim.attributes);
  const { person, kind, value } = claim;
  // What a reviewer is shown as the record: the attributes, since the text itself stands in the file.
  return `${JSON.stringify({ person, kind, value, attributes, document: input, hirewall_row: attributes })}\n`;
}

function notesOf({ problem, notes }: ReadDocument): readonly string[] {
  return problem === null ? notes : [`not read: ${problem}`, ...notes];
}
