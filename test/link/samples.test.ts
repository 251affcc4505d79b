import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { LINK_SAMPLES, SAMPLES_FOLDER } from "../../bench/link/samples.ts";
import { Random } from "../../src/simulate/random.ts";
import { cells, linked, pairQuality } from "../../bench/link/measure.ts";

const scratch = mkdtempSync(join(tmpdir(), "hirewall-link-samples-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

type Rows = readonly (readonly string[])[];

/** Half the rows leave less to learn from and fewer to tie. */
// Five thousand records take two seconds, and on a machine that does much else a minute.
describe.each(LINK_SAMPLES)("$file", { timeout: 180_000 }, ({ file, least, personOf, truthColumns }) => {
  const path = join(SAMPLES_FOLDER, file);
  const isThere = existsSync(path);
  const [header = [], ...rows] = isThere ? cells(readFileSync(path, "utf8")) : [[]];
  const truth = new Map(rows.map((row) => [row[0] ?? "", personOf(row)]));

  let whole = 0;
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
    whole = await f1Of("whole", rows);
    expect(whole).toBeGreaterThanOrEqual(least);
  });

  test.skipIf(!isThere)("rows in another order give the same", async () => {
    const shuffled = rows.toSorted((one, other) => order(one).localeCompare(order(other)));
    expect(await f1Of("shuffled", shuffled)).toBeCloseTo(whole, 3);
  });

  test.skipIf(!isThere)("half of the rows suffice", async () => {
    const random = new Random(3);
    const half = rows.filter(() => random.chance(0.5));
    expect(await f1Of("half", half)).toBeGreaterThanOrEqual(least - 0.01);
  });

  test.skipIf(!isThere)("a column may be missing", async () => {
    const columns = header.slice(1).filter((name) => !truthColumns.includes(name));
    expect(await f1Of("without", rows, columns.slice(-1))).toBeGreaterThanOrEqual(least - 0.01);
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
