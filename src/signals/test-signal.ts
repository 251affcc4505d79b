import type { Engine } from "../lake/engine.ts";
import { ROLLUPS, rollupSql } from "../lake/rollups.ts";
import { emptyViewSql, VOCABULARY } from "../lake/vocabulary.ts";
import { compileSignal } from "./compile.ts";
import { toFindings } from "./run.ts";
import { showValue } from "./sentence.ts";
import type { Signal } from "./signal.ts";

export interface SignalTestResult {
  readonly signal: string;
  readonly test: string;
  /** Empty when the test passes. */
  readonly problems: readonly string[];
}

/** Runs every test of a signal on an engine that has the reference tables; the views are filled from the test's rows. */
export async function testSignal(engine: Engine, signal: Signal): Promise<readonly SignalTestResult[]> {
  const results: SignalTestResult[] = [];
  for (const test of signal.tests) {
    const problems: string[] = [];
    for (const view of signal.reads) {
      const rollup = ROLLUPS[view];
      await engine.run(emptyViewSql(rollup?.of ?? view));
      if (rollup !== undefined)
        await engine.run(`create or replace view ${view} as ${rollupSql(view, rollup.of, true)}`);
    }
    for (const [view, rows] of Object.entries(test.given)) {
      if (VOCABULARY[view] === undefined) problems.push(`there is no view '${view}'`);
      else if (view in ROLLUPS) problems.push(`'${view}' is made from '${ROLLUPS[view]?.of}': give rows of that`);
      else if (!readsRowsOf(signal, view)) problems.push(`'${view}' is given but not in 'reads'`);
      else for (const [index, row] of rows.entries()) problems.push(...(await insertRow(engine, view, row, index)));
    }
    if (problems.length === 0) problems.push(...(await compareFindings(engine, signal, test)));
    results.push({ signal: signal.id, test: test.name, problems });
  }
  return results;
}

function readsRowsOf(signal: Signal, view: string): boolean {
  return signal.reads.some((read) => read === view || ROLLUPS[read]?.of === view);
}

/** When a test says nothing about time, it happens then. */
const DEFAULT_AT = "2026-03-02T10:00:00Z";

async function insertRow(
  engine: Engine,
  view: string,
  given: Readonly<Record<string, unknown>>,
  index: number,
): Promise<readonly string[]> {
  const columns = VOCABULARY[view] ?? {};
  const unknown = Object.keys(given).filter((name) => !(name in columns));
  if (unknown.length > 0) return [`'${view}' has no column ${unknown.join(", ")}`];
  const row = { seen_at: DEFAULT_AT, event: `${view}-${index + 1}`, ...given };
  const names = Object.keys(row).map((name) => `"${name}"`);
  const values = Object.entries(row).map(([name, value]) => `${literal(value)}::${columns[name]?.type}`);
  await engine.run(`insert into "${view}" (${names.join(", ")}) values (${values.join(", ")})`);
  return [];
}

function literal(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = value instanceof Date ? value.toISOString() : typeof value === "string" ? value : JSON.stringify(value);
  return `'${text.replace(/^(\d{4}-\d{2}-\d{2}T[\d:.]+)Z$/, "$1").replaceAll("'", "''")}'`;
}

async function compareFindings(
  engine: Engine,
  signal: Signal,
  test: Signal["tests"][number],
): Promise<readonly string[]> {
  const rows = await engine.rows(compileSignal(signal, test.settings));
  const findings = toFindings(signal, rows);
  const problems: string[] = [];
  const left = [...rows];
  for (const expected of test.finds) {
    const index = left.findIndex((row) => Object.entries(expected).every(([key, value]) => isSame(row[key], value)));
    if (index === -1) problems.push(`no finding with ${JSON.stringify(expected)}; found ${describe(rows)}`);
    else left.splice(index, 1);
  }
  if (left.length > 0) problems.push(`found more than expected: ${describe(left)}`);
  const said = findings.find(({ person }) => person === test.finds[0]?.["person"])?.sentence;
  if (test.says !== undefined && said !== test.says) problems.push(`says "${said}", expected "${test.says}"`);
  if (findings.some(({ evidence }) => evidence.length === 0)) problems.push("a finding has no evidence (events)");
  const unfilled = findings.find(({ sentence }) => /\{|not known|undefined/.test(sentence));
  if (unfilled !== undefined) problems.push(`the sentence has a hole: "${unfilled.sentence}"`);
  return problems;
}

function isSame(found: unknown, expected: unknown): boolean {
  if (typeof expected === "number" && (typeof found === "number" || typeof found === "bigint")) {
    return Math.abs(Number(found) - expected) <= Math.abs(expected) * 0.02;
  }
  if (Array.isArray(expected) && Array.isArray(found))
    return found.map(showValue).toSorted().join("|") === expected.map(showValue).toSorted().join("|");
  return showValue(found) === showValue(expected);
}

function describe(rows: readonly unknown[]): string {
  return rows.length === 0
    ? "nothing"
    : JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value));
}
