import { DomainError } from "../errors.ts";
import type { Engine } from "../lake/engine.ts";
import { loadRows } from "../lake/load-rows.ts";
import { readFolder } from "../sources/folder.ts";

/**
 * Makes the company's job adverts known, as `advert_text(text)`: applicants copy them, and what stands in both is nobody's.
 * Any document that can be read as a résumé can be read as an advert.
 * @throws DomainError on a file that cannot be read, or holds no text
 */
export async function loadAdverts(engine: Engine, paths: readonly string[]): Promise<void> {
  const texts = paths.length === 0 ? [] : await readAdverts(await readFolder(paths));
  await loadRows(
    engine,
    "advert_text",
    { text: "VARCHAR" },
    texts.map((text) => ({ text })),
  );
}

async function readAdverts(files: readonly string[]): Promise<readonly string[]> {
  // Loaded when there are adverts: the reader's libraries take longer to load than most scans to start.
  const { DocumentReader } = await import("../resume/read/document-reader.ts");
  const reader = new DocumentReader();
  try {
    return await Promise.all(
      files.map(async (file) => {
        const { text, problem } = await reader.read(file);
        if (problem !== null) throw new DomainError("input", `The job advert ${file} could not be read: ${problem}.`);
        if (text.trim() === "") throw new DomainError("input", `The job advert ${file} holds no text.`);
        return text;
      }),
    );
  } finally {
    reader.close();
  }
}
