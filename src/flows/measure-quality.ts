import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Status } from "../assess/assess.ts";
import { scan } from "./scan.ts";
import type { ScanResult } from "./scan-result.ts";

/** One kind of simulated person: how many there are, and how many of them reached which status. */
interface KindQuality {
  readonly kind: string;
  readonly isFalse: boolean;
  readonly people: number;
  readonly statuses: Readonly<Record<Status, number>>;
  /** How many of them have at least one finding. */
  readonly withFinding: number;
}

/** How a scan of simulated companies agrees with their truth. A person is found at `review` or `urgent`. */
export interface Quality {
  readonly people: number;
  readonly falseHires: number;
  /** Found false hires of all false hires. */
  readonly recall: number;
  /** False hires about whom at least one question is open, or context is known, of all false hires. */
  readonly withFinding: number;
  /** Found false hires of all found people. */
  readonly precision: number;
  /** Honest people found, of all honest people. */
  readonly honestFoundShare: number;
  readonly kinds: readonly KindQuality[];
  /** By signal: how many false hires and how many honest people it fired on. */
  readonly signals: Readonly<Record<string, { readonly falseHires: number; readonly honest: number }>>;
}

export interface QualityOptions {
  /** Writes the exports of a simulated company, and the truth about it, into a folder. */
  readonly simulate: (seed: number, out: string) => Promise<void>;
  /** The file with the truth, which no scan reads. */
  readonly truth: string;
  readonly seeds: readonly number[];
  readonly now: string;
  readonly onCompany?: (seed: number) => void;
}

/** Simulates companies, scans them, and compares with the truth that the scan never reads. */
export async function measureQuality(options: QualityOptions): Promise<Quality> {
  const judged: Judged[] = [];
  for (const seed of options.seeds) {
    options.onCompany?.(seed);
    const folder = await mkdtemp(join(tmpdir(), "hirewall-bench-"));
    try {
      await options.simulate(seed, folder);
      const result = await scan({ paths: [folder], now: options.now, withEvidence: false });
      judged.push(...judge(result, await readTruth(join(folder, options.truth))));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return summarise(judged);
}

interface Truth {
  readonly isFalse: boolean;
  readonly kind: string;
}

interface Judged extends Truth {
  readonly status: Status;
  readonly signals: readonly string[];
}

async function readTruth(path: string): Promise<ReadonlyMap<string, Truth>> {
  const rows: Record<string, string>[] = parse(await readFile(path, "utf8"), { columns: true });
  return new Map(
    rows.map((row) => [row["person_id"] ?? "", { isFalse: row["false_hire"] === "yes", kind: row["kind"] ?? "" }]),
  );
}

function judge(result: ScanResult, truth: ReadonlyMap<string, Truth>): readonly Judged[] {
  return result.people.flatMap(({ person, assessment, findings }) => {
    const known = truth.get(person);
    const signals = [...new Set(findings.map(({ signal }) => signal))];
    return known === undefined ? [] : [{ ...known, status: assessment.status, signals }];
  });
}

function summarise(judged: readonly Judged[]): Quality {
  const isFound = ({ status }: Judged): boolean => status === "review" || status === "urgent";
  const falseHires = judged.filter(({ isFalse }) => isFalse);
  const found = judged.filter(isFound);
  const honest = judged.length - falseHires.length;
  const honestFound = found.filter(({ isFalse }) => !isFalse).length;
  return {
    people: judged.length,
    falseHires: falseHires.length,
    recall: share(falseHires.filter(isFound).length, falseHires.length),
    withFinding: share(falseHires.filter(({ signals }) => signals.length > 0).length, falseHires.length),
    precision: share(found.length - honestFound, found.length),
    honestFoundShare: share(honestFound, honest),
    kinds: kindsOf(judged),
    signals: signalsOf(judged),
  };
}

function kindsOf(judged: readonly Judged[]): readonly KindQuality[] {
  return [...Map.groupBy(judged, ({ kind }) => kind)]
    .map(([kind, people]) => {
      const statuses: Record<Status, number> = { clear: 0, ask: 0, review: 0, urgent: 0 };
      for (const { status } of people) statuses[status] += 1;
      const withFinding = people.filter(({ signals }) => signals.length > 0).length;
      return { kind, isFalse: people[0]?.isFalse ?? false, people: people.length, statuses, withFinding };
    })
    .toSorted((left, right) => Number(right.isFalse) - Number(left.isFalse) || left.kind.localeCompare(right.kind));
}

function signalsOf(judged: readonly Judged[]): Quality["signals"] {
  const counts: Record<string, { falseHires: number; honest: number }> = {};
  for (const { isFalse, signals } of judged) {
    for (const signal of signals) {
      const count = (counts[signal] ??= { falseHires: 0, honest: 0 });
      if (isFalse) count.falseHires += 1;
      else count.honest += 1;
    }
  }
  return Object.fromEntries(Object.entries(counts).toSorted(([left], [right]) => left.localeCompare(right)));
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000;
}
