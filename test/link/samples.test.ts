import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Random } from "../../src/simulate/random.ts";
import { cells, linked, pairQuality } from "./measure.ts";

const samples = join(
  process.env["HIREWALL_SAMPLES"] ?? resolve(import.meta.dirname, "../../../shared/data"),
  "linkage",
);
const scratch = mkdtempSync(join(tmpdir(), "hirewall-link-samples-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Rows = readonly (readonly string[])[];

interface Sample {
  readonly file: string;
  readonly least: number;
  /** Of a record's cells, the person it is of. */
  readonly personOf: (row: readonly string[]) => string;
  /** Columns that give the truth away. */
  readonly truthColumns: readonly string[];
}

/** Targets in pair F1 on clusters, for one set of defaults. Half the rows leave less to learn from and fewer to tie. */
const SAMPLES: readonly Sample[] = [
  {
    file: "febrl-dataset3.csv",
    least: 0.997,
    personOf: ([id = ""]) => id.split("-")[1] ?? "",
    truthColumns: [],
  },
  { file: "fake_1000.csv", least: 0.8, personOf: (row) => row.at(-1) ?? "", truthColumns: ["cluster"] },
];

describe.each(SAMPLES)("$file", ({ file, least, personOf, truthColumns }) => {
  const path = join(samples, file);
  const isThere = existsSync(path);
  const [header = [], ...rows] = isThere ? cells(readFileSync(path, "utf8")) : [[]];
  const truth = new Map(rows.map((row) => [row[0] ?? "", personOf(row)]));

  const f1Of = async (name: string, chosen: Rows, without: readonly string[] = []): Promise<number> => {
    const kept = header.flatMap((column, index) => ([...truthColumns, ...without].includes(column) ? [] : [index]));
    const csv = [header, ...chosen].map((row) => kept.map((index) => row[index] ?? "").join(",")).join("\n");
    const copy = join(scratch, `${file}-${name}.csv`);
    writeFileSync(copy, `${csv}\n`);
    const { clusters } = await linked({ file: copy });
    const persons = new Map(chosen.map((row) => [row[0] ?? "", truth.get(row[0] ?? "") ?? ""]));
    return pairQuality(clusters, persons).f1;
  };

  test.skipIf(!isThere)("reaches its target", async () => {
    expect(await f1Of("whole", rows)).toBeGreaterThanOrEqual(least);
  });

  test.skipIf(!isThere)("rows in another order give the same", async () => {
    const shuffled = rows.toSorted((one, other) => order(one).localeCompare(order(other)));
    expect(await f1Of("shuffled", shuffled)).toBeCloseTo(await f1Of("whole", rows), 3);
  });

  test.skipIf(!isThere)("half of the rows suffice", async () => {
    const random = new Random(3);
    const half = rows.filter(() => random.chance(0.5));
    expect(await f1Of("half", half)).toBeGreaterThanOrEqual(least - 0.01);
  });

  test.skipIf(!isThere)("a column may be missing", async () => {
    const columns = header.slice(1).filter((name) => !truthColumns.includes(name));
    for (const column of [columns[0] ?? "", columns.at(-1) ?? ""]) {
      expect(await f1Of(`without-${column}`, rows, [column]), column).toBeGreaterThanOrEqual(least - 0.01);
    }
  });

  test.skipIf(!isThere)("a file without duplicates has none", async () => {
    const seen = new Set<string>();
    const single = rows.filter((row) => !seen.has(personOf(row)) && seen.add(personOf(row)));
    const { clusters } = await linkRows(single);
    expect(clusters).toEqual([]);
  });

  const linkRows = (chosen: Rows) => {
    const copy = join(scratch, `${file}-single.csv`);
    const kept = header.map((column, index) => (truthColumns.includes(column) ? -1 : index)).filter((at) => at >= 0);
    writeFileSync(copy, `${[header, ...chosen].map((row) => kept.map((at) => row[at] ?? "").join(",")).join("\n")}\n`);
    return linked({ file: copy });
  };
});

/** A fixed order that has nothing to do with the file's. */
function order([id = ""]: readonly string[]): string {
  return [...id].toReversed().join("");
}
