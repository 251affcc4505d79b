import { z } from "zod";
import { VOCABULARY } from "../lake/vocabulary.ts";

/** What kind of fact a signal adds. Findings of one family are one fact seen several times. */
export const FAMILIES = [
  "network",
  "remote-control",
  "link",
  "identity",
  "document",
  "interview",
  "money",
  "rhythm",
  "data-movement",
] as const;
export type Family = (typeof FAMILIES)[number];

/** How much a finding says on its own: context only; opens a review with another family; opens a review alone. */
export const STRENGTHS = ["weak", "medium", "strong"] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Whose matter a finding is: of those who hire, or a note to Legal or to Security. */
const AUDIENCES = ["hiring", "legal", "security"] as const;

const rows = z.array(z.record(z.string(), z.unknown()));

const testSchema = z.strictObject({
  name: z.string().min(5),
  /** Rows of the views, by view. Columns left out are NULL; `seen_at` and `event` are filled in. */
  given: z.record(z.string(), rows),
  /** Overrides of settings for this test. */
  settings: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).optional(),
  /** Expected findings, in any order: each key must have that value; more columns may be there. */
  finds: rows,
  /** The sentence of the first expected finding, word for word. */
  says: z.string().optional(),
});

const factSchema = z.strictObject({
  column: z.string(),
  label: z.string(),
  /** Whether the person declared it or the company's systems observed it: the report shows them side by side. */
  side: z.enum(["declared", "observed"]),
  unit: z.string().optional(),
});

export const signalSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.int().min(1),
  title: z.string(),
  family: z.enum(FAMILIES),
  strength: z.enum(STRENGTHS),
  audience: z.enum(AUDIENCES).optional(),
  why: z.string(),
  innocent: z.array(z.string()).min(1),
  ask: z.string(),
  sources: z.array(z.string()).min(1),
  /** MITRE ATT&CK technique ids, where one fits. */
  attack: z.array(z.string().regex(/^T\d{4}(\.\d{3})?$/)).default([]),
  reads: z.array(z.enum(Object.keys(VOCABULARY) as [string, ...string[]])).min(1),
  /** Reference tables of `content/reference` that the query joins. */
  tables: z.array(z.string()).default([]),
  /** Context without which the signal cannot say anything: named in the run's notes when it is missing. */
  needs: z
    .array(
      z.enum([
        "place",
        "network-kind",
        "declared-place",
        "declared-timezone",
        "start-date",
        "issued-devices",
        "applicant-place",
        "applicant-ip-place",
        "applicant-country",
      ]),
    )
    .default([]),
  settings: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).default({}),
  query: z.string(),
  facts: z.array(factSchema).min(1),
  sentence: z.string(),
  tests: z.array(testSchema).min(2),
});

/**
 * A rule, as content: what it compares, why, and how it is read aloud. Its query is SQL that DuckDB and Trino share, on
 * the views of the vocabulary; `:name` stands for a setting. It returns person, seen_at, events (list of evidence ids), and
 * the columns named in `facts` and in the sentence; `peers` (list of persons) where it links people.
 */
export type Signal = z.infer<typeof signalSchema>;

/** One firing of a signal on a person. */
export interface Finding {
  readonly signal: string;
  readonly version: number;
  readonly title: string;
  readonly family: Family;
  readonly strength: Strength;
  /** Whose matter it is, where it is not of those who hire or lead. */
  readonly audience?: (typeof AUDIENCES)[number];
  readonly person: string;
  /** When it was last observed, RFC 3339 UTC. */
  readonly at: string;
  readonly sentence: string;
  readonly facts: readonly Fact[];
  /** Evidence ids: OCSF `metadata.uid` of events, or claims' ids. */
  readonly evidence: readonly string[];
  /** Other persons that the finding touches. */
  readonly peers: readonly string[];
  readonly why: string;
  readonly innocent: readonly string[];
  readonly ask: string;
}

export interface Fact {
  readonly label: string;
  readonly side: "declared" | "observed";
  readonly value: string;
}
