import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { generateResumes } from "../../../bench/clones/generate-resumes.ts";
import { Engine } from "../../lake/engine.ts";
import { TextIndex } from "./text-index.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-text-index-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LIMITS = { memory: "1GB", temporaryFiles: "1GB" };

test("a copy is found among what is sorted and what came since, after the index is opened again", async () => {
  const resumes = [...generateResumes(600, 9)].map(({ text, copyOf }, index) => ({
    document: `d${index}`,
    text,
    copyOf,
  }));
  const copies = resumes.filter(({ copyOf }) => copyOf !== undefined);
  const others = resumes.filter(({ copyOf }) => copyOf === undefined);
  expect(copies.length).toBeGreaterThan(5);
  const path = join(folder, "index.duckdb");
  const first = await Engine.open(path, folder, LIMITS);
  const index = await TextIndex.open(first);
  await index.add(others.slice(0, 300));
  await index.sortKeys();
  await index.add(others.slice(300));
  first.close();

  const second = await Engine.open(path, folder, LIMITS);
  try {
    const again = await TextIndex.open(second);
    for (const { text, copyOf } of copies) expect((await again.find(text))[0]?.document).toBe(`d${copyOf}`);
    expect(await again.find("Curriculum vitae")).toEqual([]);
    const [own] = others;
    expect((await again.find(own?.text ?? ""))[0]).toEqual({ document: own?.document, bands: 42 });
  } finally {
    second.close();
  }
});
