import { expect, test } from "vitest";
import type { Evidence } from "../flows/scan-result.ts";
import { chooseEvidence } from "./choose-evidence.ts";
import { samplePerson, switchFinding } from "./sample-findings.ts";

const records = (number: number, bytes: number): readonly Evidence[] =>
  Array.from({ length: number }, (_, rank) => ({
    id: `e${rank}`,
    at: new Date(Date.UTC(2026, 2, 1 + rank)).toISOString(),
    product: "Product",
    what: "event",
    raw: "x".repeat(bytes),
  }));

/** What each finding shows, when findings name these records. */
function choose(
  evidence: readonly Evidence[],
  named: readonly (readonly string[])[],
  bytesMax: number,
): readonly object[] {
  const findings = named.map((ids, rank) =>
    switchFinding({ person: "p", at: "2026-03-01T00:00:00Z", sentence: `finding ${rank}`, facts: [], evidence: ids }),
  );
  const person = samplePerson({ person: "p", name: undefined, evidence, findings });
  return [...chooseEvidence(person, findings, bytesMax).values()].map(({ shown, ...rest }) => ({
    shown: shown.map(({ record }) => record.id),
    ...rest,
  }));
}

test("many records are spread over their time, the first and the last among them", () => {
  const all = records(11, 10);
  expect(choose(all, [all.map(({ id }) => id).toReversed()], 10_000)).toEqual([
    { shown: ["e0", "e2", "e4", "e6", "e8", "e10"], elsewhere: 0, left: 5, missing: 0 },
  ]);
});

test("every finding has a record before any has a second", () => {
  expect(choose(records(6, 100), [["e0", "e1", "e2"], ["e3", "e4"], ["e5"]], 420)).toEqual([
    { shown: ["e0", "e1"], elsewhere: 0, left: 1, missing: 0 },
    { shown: ["e3"], elsewhere: 0, left: 1, missing: 0 },
    { shown: ["e5"], elsewhere: 0, left: 0, missing: 0 },
  ]);
});

test("a record that two findings share is shown once; one that is not at hand is counted", () => {
  expect(choose(records(2, 10), [["e0"], ["e0", "e1", "gone"]], 10_000)).toEqual([
    { shown: ["e0"], elsewhere: 0, left: 0, missing: 0 },
    { shown: ["e1"], elsewhere: 1, left: 0, missing: 1 },
  ]);
});

test("what escaping adds counts against the room", () => {
  const [quotes] = records(1, 1);
  if (quotes === undefined) throw new Error("no record");
  expect(choose([{ ...quotes, raw: '"'.repeat(100) }], [["e0"]], 599)).toEqual([
    { shown: [], elsewhere: 0, left: 1, missing: 0 },
  ]);
});
