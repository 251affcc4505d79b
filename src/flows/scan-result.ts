import type { Assessment } from "../assess/assess.ts";
import type { ViewCost } from "../lake/build-views.ts";
import type { QuarantineSummary } from "../lake/quarantine.ts";
import type { Finding } from "../signals/signal.ts";

/** What a scan found: the input of the terminal summary, the NDJSON and the HTML report. Plain data. */
export interface ScanResult {
  /** RFC 3339 UTC; the clock is the caller's. */
  readonly at: string;
  /** First and last observed moment, RFC 3339 UTC; undefined when nothing was observed. */
  readonly period: { readonly from: string; readonly to: string } | undefined;
  /** Everyone who was declared or observed; most urgent first. */
  readonly people: readonly PersonResult[];
  readonly notes: RunNotes;
}

export interface PersonResult {
  readonly person: string;
  readonly name: string | undefined;
  /** What the person declared, for the head of a section: job title, place, start date. */
  readonly declared: Readonly<Record<string, string>>;
  readonly assessment: Assessment;
  /** What is known of them as an applicant; undefined for who never applied, as far as this run can see. */
  readonly applicant?: ApplicantResult | undefined;
  /** Their interview sessions with challenges, oldest first. */
  readonly challenges: readonly ChallengeSummary[];
  readonly findings: readonly Finding[];
  /** The records behind the findings, as their vendors wrote them. */
  readonly evidence: readonly Evidence[];
}

/** An applicant's own part of a result. */
export interface ApplicantResult {
  /** In the people file too. */
  readonly isWorker: boolean;
  readonly applications: readonly ApplicationSummary[];
  readonly documents: readonly DocumentSummary[];
  /** Where one of their documents says what another person's says, longest first. */
  readonly passages: readonly SharedPassage[];
  /** Sentences: what of their documents could not be read, and what was read too unsurely to be used. */
  readonly notes: readonly string[];
}

interface ApplicationSummary {
  readonly application: string;
  /** RFC 3339 UTC; undefined when not known. */
  readonly at: string | undefined;
  readonly requisition: string | undefined;
  readonly status: string | undefined;
}

export interface DocumentSummary {
  /** SHA-256 of the file. */
  readonly document: string;
  readonly file: string;
  readonly kind: string | undefined;
  readonly pages: number | undefined;
  /** Why it could not be read; undefined when it was. */
  readonly problem: string | undefined;
}

export interface SharedPassage {
  readonly file: string;
  readonly passage: string;
  readonly peer: string;
  readonly peerFile: string;
  readonly peerPassage: string;
  readonly words: number;
  /** 0 to 1, of the whole texts. */
  readonly similarity: number;
}

/** One session of the interview room or of a card deck. Words are those of docs/interview-results.md. */
export interface ChallengeSummary {
  readonly session: string;
  /** RFC 3339 UTC. */
  readonly at: string;
  readonly mode: string | null;
  readonly outcome: string | null;
  readonly ended: string | null;
  readonly alternative: string | null;
  readonly asked: number;
  readonly passed: number;
  /** Not seen as asked, in a retry too. */
  readonly failed: number;
  readonly inconclusive: number;
  /** What the person could not do, and another challenge took its place. */
  readonly replaced: number;
  /** What was seen beside the challenges and counts. */
  readonly observations: readonly string[];
  /** People who judged the cards of a deck. */
  readonly observers: number;
}

export interface Evidence {
  /** OCSF `metadata.uid` of an event, or a claim's id: what `Finding.evidence` holds. */
  readonly id: string;
  /** RFC 3339 UTC; undefined when the record has no time. */
  readonly at: string | undefined;
  /** Product that wrote it, e.g. "Okta System Log". */
  readonly product: string;
  /** In few words what it is, e.g. the event's name. */
  readonly what: string;
  /** As the vendor wrote it. May be any text. */
  readonly raw: string;
}

export interface RunNotes {
  readonly files: readonly FileNote[];
  readonly quarantined: readonly QuarantineSummary[];
  readonly signals: readonly SignalNote[];
  /** What building each relation that signals read cost. */
  readonly views: readonly ViewCost[];
  /** Whole sentences about what limits this run. */
  readonly limits: readonly string[];
  /** Whole sentences: which lists of which day were used, and notes to Legal. */
  readonly lookups: readonly string[];
  readonly events: number;
  readonly claims: number;
  readonly seconds: number;
}

export interface FileNote {
  readonly file: string;
  /** Products whose records it holds, with their number; empty when it was not read. */
  readonly products: readonly { readonly title: string; readonly records: number }[];
  readonly notes: readonly string[];
}

export interface SignalNote {
  readonly signal: string;
  readonly title: string;
  readonly findings: number;
  readonly milliseconds: number;
  /** Why it could not say anything, as a sentence; undefined when it ran on data. */
  readonly silent: string | undefined;
}
