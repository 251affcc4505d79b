import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { cells, linked, pairQuality, type PairQuality } from "./measure.ts";

export const SAMPLES_FOLDER = join(
  process.env["HIREWALL_SAMPLES"] ?? resolve(import.meta.dirname, "../../../shared/data"),
  "linkage",
);

export interface LinkSample {
  readonly file: string;
  /** Target in pair F1 on clusters, one set of defaults for all. */
  readonly least: number;
  /** Of a record's cells, the person it is of. */
  readonly personOf: (row: readonly string[]) => string;
  /** Columns that give the truth away. */
  readonly truthColumns: readonly string[];
}

export const LINK_SAMPLES: readonly LinkSample[] = [
  { file: "febrl-dataset3.csv", least: 0.997, personOf: ([id = ""]) => id.split("-")[1] ?? "", truthColumns: [] },
  { file: "fake_1000.csv", least: 0.8, personOf: (row) => row.at(-1) ?? "", truthColumns: ["cluster"] },
];

/** Links each public sample that is there, without the columns that give the truth away. */
export async function measureSamples(): Promise<Readonly<Record<string, PairQuality>>> {
  const folder = mkdtempSync(join(tmpdir(), "hirewall-link-samples-"));
  const results: Record<string, PairQuality> = {};
  try {
    for (const { file, personOf, truthColumns } of LINK_SAMPLES) {
      if (!existsSync(join(SAMPLES_FOLDER, file))) continue;
      const [header = [], ...rows] = cells(readFileSync(join(SAMPLES_FOLDER, file), "utf8"));
      const kept = header.flatMap((column, index) => (truthColumns.includes(column) ? [] : [index]));
      const copy = join(folder, file);
      writeFileSync(copy, [header, ...rows].map((row) => `${kept.map((at) => row[at] ?? "").join(",")}\n`).join(""));
      const { clusters } = await linked({ file: copy });
      results[file] = pairQuality(clusters, new Map(rows.map((row) => [row[0] ?? "", personOf(row)])));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}
