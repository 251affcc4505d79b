import type { Family, Strength } from "../signals/signal.ts";

/** How much one finding moves the question whether a declaration holds: natural logarithm of a likelihood ratio. */
export interface Weight {
  /** log(P(finding | a false hire) / P(finding | an honest worker)). */
  readonly logLikelihoodRatio: number;
  /** `benchmark`: measured on simulated companies; `strength`: the default of the signal's strength. */
  readonly origin: "benchmark" | "strength";
}

export interface Weights {
  /** By signal id; a signal that is missing here has the default of its strength. */
  readonly measured: Readonly<Record<string, Weight>>;
}

/**
 * Defaults by strength, until a signal is measured: ratios of about 2, 7 and 30. Ours, on purpose small: a strong
 * finding alone must not outweigh what is not known.
 */
const STRENGTH_WEIGHTS: Readonly<Record<Strength, number>> = { weak: 0.7, medium: 2, strong: 3.4 };

/** Within a family the strongest finding counts in full; every further one this part of it: ten sightings are one fact. */
export const FURTHER_FINDING_SHARE = 0.1;
/** …and together no more than this share of the strongest. */
export const FURTHER_FINDINGS_MAX = 0.3;

/** The families in words that a reviewer can read aloud. */
export const FAMILY_WORDS: Readonly<Record<Family, string>> = {
  network: "where sign-ins come from",
  "remote-control": "remote control of the laptop",
  link: "ties between people",
  identity: "who the person is",
  document: "what documents say",
  interview: "what interviews show",
  money: "where pay goes",
  rhythm: "working hours",
  "data-movement": "movement of data",
};

export function weightOf(signal: string, strength: Strength, weights: Weights): Weight {
  return weights.measured[signal] ?? { logLikelihoodRatio: STRENGTH_WEIGHTS[strength], origin: "strength" };
}
