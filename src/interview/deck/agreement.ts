import type { Agreement, CardJudgement } from "./deck-result.ts";

export type JudgedPair = readonly [CardJudgement, CardJudgement];

const JUDGEMENTS: readonly CardJudgement[] = ["as-asked", "not-as-asked", "could-not-tell"];

/**
 * Below this many readings a kappa says nothing: twice the square of the number of categories is the rule of thumb (Cicchetti, Educational
 * and Psychological Measurement 41, 1981). One session is below it by far; many sessions of the same observers are not.
 */
export const KAPPA_READINGS_MIN = 2 * JUDGEMENTS.length ** 2;

/** How far two observers judged alike, beyond chance where that can be told. */
export function agreementOf(pairs: readonly JudgedPair[]): Agreement {
  const alike = pairs.filter(([one, other]) => one === other).length;
  return {
    judgedByBoth: pairs.length,
    alike,
    kappa: pairs.length < KAPPA_READINGS_MIN ? null : kappaOf(pairs, alike),
  };
}

/** Cohen's kappa; null where both used one answer only, and chance alone would agree always. */
function kappaOf(pairs: readonly JudgedPair[], alike: number): number | null {
  const share = (side: 0 | 1, judgement: CardJudgement): number =>
    pairs.filter((pair) => pair[side] === judgement).length / pairs.length;
  const byChance = JUDGEMENTS.reduce((sum, judgement) => sum + share(0, judgement) * share(1, judgement), 0);
  return byChance === 1 ? null : (alike / pairs.length - byChance) / (1 - byChance);
}

/** The agreement as a sentence, which says when too little was judged for a measure. */
export function agreementSentence({ judgedByBoth, alike, kappa }: Agreement): string {
  if (judgedByBoth === 0) return "No card was judged by both observers.";
  const counted = `${alike} of ${judgedByBoth} ${judgedByBoth === 1 ? "reading" : "readings"} judged alike.`;
  if (kappa !== null) return `${counted} Cohen's kappa is ${kappa.toFixed(2)}.`;
  return judgedByBoth < KAPPA_READINGS_MIN
    ? `${counted} Too few for a measure of agreement: ${KAPPA_READINGS_MIN} readings are needed.`
    : `${counted} Both gave one answer throughout: agreement cannot be told from chance.`;
}
