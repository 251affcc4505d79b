import { DomainError } from "../errors.ts";
import { nestingDepth } from "../sources/json-scan.ts";
import { NESTING_DEPTH_MAX } from "../sources/limits.ts";
import { readBytes } from "../sources/open.ts";
import type { ListFile } from "./list-file.ts";

/** A list that is one document is held in memory; a longer one is not somebody's list of indicators. */
const DOCUMENT_BYTES_MAX = 256 * 1024 ** 2;

/** @throws DomainError when the document is too long */
async function readDocument(file: ListFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of readBytes(file.path, file.opening)) {
    length += chunk.length;
    if (length > DOCUMENT_BYTES_MAX) {
      throw new DomainError("limit", `${file.path}: is longer than ${DOCUMENT_BYTES_MAX / 1024 ** 2} MB.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws DomainError when it is no JSON, or nested deeper than any list is */
export async function readJsonDocument(file: ListFile): Promise<unknown> {
  const bytes = await readDocument(file);
  if (nestingDepth(bytes) > NESTING_DEPTH_MAX) {
    throw new DomainError("input", `${file.path}: is nested deeper than ${NESTING_DEPTH_MAX} levels.`);
  }
  try {
    return JSON.parse(bytes.toString("utf8")) as unknown;
  } catch (error) {
    throw new DomainError("input", `${file.path}: is no JSON: ${(error as Error).message}`);
  }
}
