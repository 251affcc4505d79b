import type { Engine, Row } from "../lake/engine.ts";
import { compileSignal, type Settings } from "./compile.ts";
import { fillSentence, showValue } from "./sentence.ts";
import type { Finding, Signal } from "./signal.ts";

/** A finding points at no more evidence than a person can look through; the count is in its sentence. */
const EVIDENCE_MAX = 50;

/** Evaluates one signal on the views of the engine. Findings come in a stable order. */
export async function runSignal(engine: Engine, signal: Signal, overrides: Settings = {}): Promise<readonly Finding[]> {
  return toFindings(signal, await engine.rows(compileSignal(signal, overrides)));
}

/** What a signal's rows say, in a stable order. */
export function toFindings(signal: Signal, rows: readonly Row[]): readonly Finding[] {
  return rows
    .filter((row) => row["person"] !== null && row["person"] !== undefined)
    .map((row) => toFinding(signal, row))
    .toSorted((left, right) => left.person.localeCompare(right.person) || left.at.localeCompare(right.at));
}

function toFinding(signal: Signal, row: Row): Finding {
  const at = row["seen_at"];
  return {
    signal: signal.id,
    version: signal.version,
    title: signal.title,
    family: signal.family,
    strength: signal.strength,
    ...(signal.audience === undefined ? {} : { audience: signal.audience }),
    person: String(row["person"]),
    at: at instanceof Date ? at.toISOString() : String(at),
    sentence: fillSentence(signal.sentence, row),
    facts: signal.facts
      .filter(({ column }) => row[column] !== null && row[column] !== undefined)
      .map(({ column, label, side, unit }) => ({
        label,
        side,
        value: unit === undefined ? showValue(row[column]) : `${showValue(row[column])} ${unit}`,
      })),
    evidence: textList(row["events"]).slice(0, EVIDENCE_MAX),
    peers: textList(row["peers"]).filter((peer) => peer !== row["person"]),
    why: signal.why,
    innocent: signal.innocent,
    ask: signal.ask,
  };
}

function textList(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return [...new Set(value.filter((item) => item !== null).map(String))].toSorted();
}
