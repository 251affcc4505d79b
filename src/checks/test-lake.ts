import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Engine } from "../lake/engine.ts";
import { emptyViewSql, VOCABULARY } from "../lake/vocabulary.ts";
import { insertRows } from "../lake/load-rows.ts";

/** An engine with the vocabulary's views, filled by hand, and a folder for lists: for tests of look-ups. */
export class TestLake {
  readonly engine: Engine;
  readonly folder: string;

  private constructor(engine: Engine, folder: string) {
    this.engine = engine;
    this.folder = folder;
  }

  static async open(views: Readonly<Record<string, readonly object[]>> = {}): Promise<TestLake> {
    const folder = mkdtempSync(join(tmpdir(), "hirewall-checks-"));
    const lake = new TestLake(await Engine.open(":memory:", join(folder, "spill")), folder);
    for (const name of Object.keys(VOCABULARY)) await lake.engine.run(emptyViewSql(name));
    for (const [name, rows] of Object.entries(views)) await lake.fill(name, rows);
    return lake;
  }

  async fill(name: string, rows: readonly object[]): Promise<void> {
    const view = VOCABULARY[name] ?? {};
    const columns = Object.fromEntries(Object.entries(view).map(([column, { type }]) => [column, type]));
    await insertRows(this.engine, name, columns, rows);
  }

  /** Writes a file of the folder and gives its path. */
  write(name: string, content: string | Buffer): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  close(): void {
    this.engine.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
