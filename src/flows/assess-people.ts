import { assess, STATUSES, withoutScore } from "../assess/assess.ts";
import { loadWeights } from "../assess/load-weights.ts";
import type { Engine, Row } from "../lake/engine.ts";
import type { Manifest } from "../lake/manifest.ts";
import { type EvidenceRecord, readEvidence } from "../lake/read-evidence.ts";
import { showValue } from "../signals/sentence.ts";
import type { Finding } from "../signals/signal.ts";
import type { Applicant } from "./read-applicants.ts";
import { readChallenges } from "./read-challenges.ts";
import { RawReader } from "./read-raw.ts";
import type { PersonResult } from "./scan-result.ts";

export interface AssessTask {
  readonly findings: readonly Finding[];
  /** By person. */
  readonly applicants: ReadonlyMap<string, Applicant>;
  readonly data: string;
  readonly manifests: readonly Manifest[];
  readonly withEvidence: boolean;
}

const DECLARED: readonly (readonly [column: string, label: string])[] = [
  ["job_title", "Job title"],
  ["team", "Team"],
  ["employment_type", "Employment"],
  ["start_date", "Start"],
  ["end_date", "End"],
  ["declared_city", "City"],
  ["declared_region", "Region"],
  ["declared_country", "Country"],
  ["declared_timezone", "Time zone"],
];

/** Everyone who was declared, applied or was observed, with what was found; most urgent first. */
export async function assessPeople(engine: Engine, task: AssessTask): Promise<readonly PersonResult[]> {
  const { findings, applicants, data, manifests } = task;
  const weights = loadWeights();
  const byPerson = Map.groupBy(findings, ({ person }) => person);
  const rows = await engine.rows("select * from person order by person");
  const known = new Map(rows.map((row) => [String(row["person"]), row]));
  const evidence = task.withEvidence
    ? await evidenceOf(engine, data, manifests, findings)
    : new Map<string, EvidenceRecord>();
  const challenges = await readChallenges(engine);
  const people = [...new Set([...known.keys(), ...applicants.keys(), ...byPerson.keys()])].map(
    (person): PersonResult => {
      const own = byPerson.get(person) ?? [];
      const applicant = applicants.get(person);
      const assessment = assess(own, weights);
      return {
        person,
        name: nameOf(known.get(person)) ?? applicant?.name,
        declared: { ...declaredOf(known.get(person)), ...(known.has(person) ? {} : applicant?.declared) },
        // Somebody who only applied is given no number; for a worker it orders the work.
        assessment: known.has(person) ? assessment : withoutScore(assessment),
        applicant: applicant?.result,
        challenges: challenges.get(person) ?? [],
        findings: own,
        evidence: [...new Set(own.flatMap((finding) => finding.evidence))]
          .map((id) => evidence.get(id))
          .filter((record) => record !== undefined),
      };
    },
  );
  return people.toSorted(
    (left, right) =>
      STATUSES.indexOf(right.assessment.status) - STATUSES.indexOf(left.assessment.status) ||
      (right.assessment.score ?? 0) - (left.assessment.score ?? 0) ||
      left.person.localeCompare(right.person),
  );
}

function nameOf(row: Row | undefined): string | undefined {
  const name = row?.["preferred_name"] ?? row?.["legal_name"];
  return typeof name === "string" ? name : undefined;
}

function declaredOf(row: Row | undefined): Readonly<Record<string, string>> {
  const declared = DECLARED.filter(([column]) => row?.[column] !== null && row?.[column] !== undefined);
  return Object.fromEntries(declared.map(([column, label]) => [label, showValue(row?.[column])]));
}

async function evidenceOf(
  engine: Engine,
  data: string,
  manifests: readonly Manifest[],
  findings: readonly Finding[],
): Promise<ReadonlyMap<string, EvidenceRecord>> {
  const ids = [...new Set(findings.flatMap(({ evidence }) => evidence))];
  const reader = new RawReader(data);
  try {
    const records = await readEvidence(engine, data, manifests, ids, (store, wanted) => reader.read(store, wanted));
    return new Map(records.map((record) => [record.id, record]));
  } finally {
    await reader.close();
  }
}
