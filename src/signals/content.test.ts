import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Engine } from "../lake/engine.ts";
import { VOCABULARY } from "../lake/vocabulary.ts";
import { compileSignal } from "./compile.ts";
import { loadSignals } from "./load.ts";
import { loadReferenceTables, readReferenceTables } from "./reference.ts";
import { testSignal } from "./test-signal.ts";

const signals = loadSignals();
let engine: Engine;

beforeAll(async () => {
  engine = await Engine.open(":memory:", tmpdir());
  await engine.run(readFileSync(new URL("../lake/signal-prelude.sql", import.meta.url), "utf8"));
  await loadReferenceTables(engine, readReferenceTables());
});
afterAll(() => engine.close());

describe.each(signals)("$id", (signal) => {
  test("passes its own tests", async () => {
    const results = await testSignal(engine, signal);
    expect(results.filter(({ problems }) => problems.length > 0)).toEqual([]);
  });

  test("has a firing and a silent test, and a sentence that is asserted", () => {
    expect(signal.tests.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(signal.tests.some(({ finds }) => finds.length === 0)).toBe(true);
    expect(signal.tests.some(({ says }) => says !== undefined)).toBe(true);
  });

  test("uses every setting, and reads what it says", () => {
    compileSignal(signal);
    for (const name of Object.keys(signal.settings)) expect(signal.query).toContain(`:${name}`);
    for (const view of Object.keys(VOCABULARY)) {
      const isRead = new RegExp(`\\b(from|join)\\s+${view}\\b`).test(signal.query);
      expect(isRead, `${view} read`).toBe(signal.reads.includes(view));
    }
    for (const name of signal.query.match(/\bref_[a-z_]+\b/g) ?? []) expect(signal.tables).toContain(name);
  });

  test("speaks of facts, not of guilt", () => {
    const spoken = [signal.title, signal.sentence, signal.ask, ...signal.innocent].join(" ").toLowerCase();
    for (const word of [
      "fraud",
      "fake",
      "suspicious",
      "malicious",
      "attacker",
      "impostor",
      "criminal",
      "guilty",
      "liar",
    ]) {
      expect(spoken).not.toContain(word);
    }
    expect(signal.ask).toMatch(/\?$/);
  });
});
