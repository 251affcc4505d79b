import { readFile, stat } from "node:fs/promises";
import { DomainError } from "../errors.ts";
import type { Engine } from "../lake/engine.ts";
import { loadRows } from "../lake/load-rows.ts";
import { readFolder } from "../sources/folder.ts";

/** A longer one is no job advert. */
const ADVERT_BYTES_MAX = 1024 * 1024;

/**
 * Makes the company's job adverts known, as `advert_text(text)`: applicants copy them, and what stands in both is nobody's.
 * @throws DomainError on a file that is no text
 */
export async function loadAdverts(engine: Engine, paths: readonly string[]): Promise<void> {
  const texts: string[] = [];
  for (const path of await readFolder(paths)) texts.push(await readAdvert(path));
  await loadRows(
    engine,
    "advert_text",
    { text: "VARCHAR" },
    texts.map((text) => ({ text })),
  );
}

async function readAdvert(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > ADVERT_BYTES_MAX) throw new DomainError("limit", `${path}: a job advert may have 1 MB at most.`);
  const bytes = await readFile(path);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\u0000")) return text;
  } catch {
    // Said below: both mean that it is no text.
  }
  throw new DomainError("input", `${path} is no text in UTF-8: save the advert as a text file.`);
}
