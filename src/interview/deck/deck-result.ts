import type { Alternative, Outcome } from "../result.ts";

/** What an observer saw after a card was read aloud. "Could not tell" is an answer, and never counts against anybody. */
export type CardJudgement = "as-asked" | "not-as-asked" | "could-not-tell";

interface Judged {
  /** Position in `DeckResult.observers`. */
  readonly observer: number;
  readonly judgement: CardJudgement;
  /** What the observer wrote; empty where nothing was. */
  readonly note: string;
}

/** One reading of a card. Times are milliseconds since the session began. */
export interface CardTry {
  readonly promptedMs: number;
  readonly endedMs: number;
  readonly outcome: Outcome;
  readonly judged: readonly Judged[];
}

export interface CardResult {
  readonly card: string;
  readonly kind: string;
  readonly outcome: Outcome;
  readonly tries: readonly CardTry[];
  /** The person said that they cannot do it, and another card took its place. Never counts against anybody. */
  readonly replaced: boolean;
}

/** How far two observers, who did not see each other's answers, judged alike. */
export interface Agreement {
  /** Readings of cards that both judged. */
  readonly judgedByBoth: number;
  readonly alike: number;
  /** Cohen's kappa; null where too few were judged, or all alike in one way, so that chance cannot be told apart. */
  readonly kappa: number | null;
}

/** An interview elsewhere (Zoom, Meet, Teams), in which two people read cards aloud and judged what they saw. */
export interface DeckResult {
  readonly session: string;
  readonly subject: string | null;
  readonly mode: "deck";
  /** ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly outcome: Outcome;
  readonly sentence: string;
  readonly cards: readonly CardResult[];
  readonly observers: readonly { readonly name: string; readonly role: "interviewer" | "observer" }[];
  readonly agreement: Agreement;
  readonly ended: "finished" | "stopped" | "declined-camera" | "expired";
  readonly alternative: Alternative | null;
}
