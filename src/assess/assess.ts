import type { Family, Finding, Strength } from "../signals/signal.ts";
import {
  FAMILY_WORDS,
  FURTHER_FINDING_SHARE,
  FURTHER_FINDINGS_MAX,
  type Weight,
  weightOf,
  type Weights,
} from "./weights.ts";

/** `clear`: nothing to ask; `ask`: a question is open; `review`: people look at it together; `urgent`: today. */
export const STATUSES = ["clear", "ask", "review", "urgent"] as const;
export type Status = (typeof STATUSES)[number];

/** One family's part in an assessment: one bar of the waterfall. */
export interface Reason {
  readonly family: Family;
  /** The strongest finding of the family: what decides the status. */
  readonly strength: Strength;
  /** Its part of the score, natural logarithm of a likelihood ratio. */
  readonly weight: number;
  readonly origin: Weight["origin"];
  readonly signals: readonly string[];
  readonly sentence: string;
}

/** Everything known about one person, put together. The score orders work; the status follows from the rules alone. */
export interface Assessment {
  readonly status: Status;
  /** Orders the work; null for applicants, who are given no number. */
  readonly score: number | null;
  readonly reasons: readonly Reason[];
  /** Why this status, in one sentence. */
  readonly because: string;
  /** What would change the status, in sentences. */
  readonly changes: readonly string[];
}

/** Adds up what is known about one person. Pure: the same findings give the same assessment, word for word. */
export function assess(findings: readonly Finding[], weights: Weights): Assessment {
  const families = [...new Set(findings.map(({ family }) => family))].toSorted();
  const reasons = families
    .map((family) =>
      reasonOf(
        family,
        findings.filter((finding) => finding.family === family),
        weights,
      ),
    )
    .toSorted((left, right) => right.weight - left.weight || left.family.localeCompare(right.family));
  const status = statusOf(reasons);
  return {
    status,
    score: round(reasons.reduce((sum, { weight }) => sum + weight, 0)),
    reasons,
    because: becauseOf(status, reasons),
    changes: changesOf(status, reasons),
  };
}

/** The same without its number: an applicant has a status and questions, never a rank. */
export function withoutScore(assessment: Assessment): Assessment {
  return { ...assessment, score: null };
}

/** The strongest counts in full, further ones of the family little: they are the same fact seen again. */
function reasonOf(family: Family, findings: readonly Finding[], weights: Weights): Reason {
  const weighed = findings
    .map((finding) => ({ finding, weight: weightOf(finding.signal, finding.strength, weights) }))
    .toSorted(
      (left, right) =>
        rankOf(right.finding.strength) - rankOf(left.finding.strength) ||
        right.weight.logLikelihoodRatio - left.weight.logLikelihoodRatio ||
        left.finding.signal.localeCompare(right.finding.signal),
    );
  const [first, ...further] = weighed;
  if (first === undefined) throw new Error(`no findings of family ${family}`);
  const full = first.weight.logLikelihoodRatio;
  const extra = further.reduce((sum, { weight }) => sum + weight.logLikelihoodRatio * FURTHER_FINDING_SHARE, 0);
  return {
    family,
    strength: first.finding.strength,
    weight: round(full + Math.min(extra, full * FURTHER_FINDINGS_MAX)),
    origin: first.weight.origin,
    signals: [...new Set(weighed.map(({ finding }) => finding.signal))],
    sentence: first.finding.sentence,
  };
}

/**
 * The rules, strictest first. A strong finding opens a review alone; medium ones only when two families agree; urgent
 * needs a strong one that another family supports. Weak findings never open anything: they are context.
 */
function statusOf(reasons: readonly Reason[]): Status {
  const strong = reasons.filter(({ strength }) => strength === "strong").length;
  const medium = reasons.filter(({ strength }) => strength === "medium").length;
  if (strong >= 2 || (strong === 1 && medium >= 1)) return "urgent";
  if (strong === 1 || medium >= 2) return "review";
  return reasons.length > 0 && (medium === 1 || reasons.length >= 2) ? "ask" : "clear";
}

function becauseOf(status: Status, reasons: readonly Reason[]): string {
  const words = (wanted: readonly Strength[]): string =>
    list(reasons.filter(({ strength }) => wanted.includes(strength)).map(({ family }) => FAMILY_WORDS[family]));
  switch (status) {
    case "clear":
      return reasons.length === 0
        ? "Nothing contradicts what was declared."
        : "Only context, in one respect: nothing to ask yet.";
    case "ask":
      return reasons.some(({ strength }) => strength === "medium")
        ? `One respect contradicts what was declared: ${words(["medium"])}. A question settles it.`
        : `Small things in ${reasons.length} respects: ${words(["weak"])}. A question settles them.`;
    case "review":
      return reasons.some(({ strength }) => strength === "strong")
        ? `A contradiction that few honest explanations fit: ${words(["strong"])}.`
        : `Two or more independent respects contradict what was declared: ${words(["medium"])}.`;
    case "urgent":
      return `A contradiction that few honest explanations fit, and another respect that supports it: ${words(["strong", "medium"])}.`;
  }
}

function changesOf(status: Status, reasons: readonly Reason[]): readonly string[] {
  const changes: string[] = [];
  for (const reason of reasons) {
    const without = statusOf(reasons.filter((other) => other !== reason));
    if (without !== status)
      changes.push(`If ${FAMILY_WORDS[reason.family]} is explained, the status becomes '${without}'.`);
  }
  const next = statusOf([...reasons, { ...EXAMPLE, strength: "medium" }]);
  if (next !== status && status !== "clear") {
    changes.push(`If another independent respect contradicts the declaration, the status becomes '${next}'.`);
  }
  return changes;
}

const EXAMPLE: Reason = {
  family: "identity",
  strength: "medium",
  weight: 0,
  origin: "strength",
  signals: [],
  sentence: "",
};

function rankOf(strength: Strength): number {
  return ["weak", "medium", "strong"].indexOf(strength);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function list(items: readonly string[]): string {
  return items.length <= 1 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
