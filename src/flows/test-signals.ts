import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Engine } from "../lake/engine.ts";
import { readSignalPrelude } from "../lake/signal-prelude.ts";
import { loadSignals } from "../signals/load.ts";
import { loadReferenceTables, readReferenceTables } from "../signals/reference.ts";
import { type SignalTestResult, testSignal } from "../signals/test-signal.ts";

/** Runs the tests that stand in the signals of these folders. */
export async function testSignals(folders: readonly string[]): Promise<readonly SignalTestResult[]> {
  const temporary = await mkdtemp(join(tmpdir(), "hirewall-"));
  const engine = await Engine.open(":memory:", temporary);
  try {
    await engine.run(readSignalPrelude());
    await loadReferenceTables(engine, readReferenceTables());
    const results: SignalTestResult[] = [];
    for (const signal of loadSignals(folders)) results.push(...(await testSignal(engine, signal)));
    return results;
  } finally {
    engine.close();
    await rm(temporary, { recursive: true, force: true });
  }
}
