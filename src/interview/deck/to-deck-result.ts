import type { Outcome } from "../result.ts";
import { agreementOf, type JudgedPair } from "./agreement.ts";
import type { CardResult, CardTry, DeckResult } from "./deck-result.ts";
import type { CardState, DeckSession, Reading, Seat } from "./deck-session.ts";
import { CARDS_PER_SESSION } from "./draw-card.ts";

/** So many cards that both saw not done as asked, twice each, keep a session from passing: one may be a misunderstanding. */
const FAILED_MIN = 2;
/** About so many cards nothing may be said in a session that passes. */
const UNCLEAR_MAX = 1;

export interface AboutDeck {
  readonly session: string;
  readonly subject: string | null;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
}

/** An ended session as its result. Pure. */
export function toDeckResult(session: DeckSession, about: AboutDeck): DeckResult {
  const cards = session.cards.map(toCardResult);
  const outcome = outcomeOf(cards);
  return {
    ...about,
    mode: "deck",
    outcome,
    sentence: sentenceOf(session, cards),
    cards,
    observers: [
      { name: session.names[0] || "Interviewer", role: "interviewer" },
      { name: session.names[1] || "Second observer", role: "observer" },
    ],
    agreement: agreementOf(judgedPairs(session)),
    ended: session.ended ?? "stopped",
    alternative: session.alternative,
  };
}

/** Readings that both judged, of cards that count. */
export function judgedPairs({ cards }: DeckSession): readonly JudgedPair[] {
  return cards
    .filter(({ replaced }) => !replaced)
    .flatMap(({ readings }) => readings)
    .flatMap(({ judged: [one, other] }) =>
      one === null || other === null ? [] : [[one.judgement, other.judgement] as const],
    );
}

/** What two people, each alone, saw. Where they differ, or one could not tell, nothing can be said. */
export function outcomeOfReading({ judged: [one, other] }: Reading): "passed" | "did not pass" | "inconclusive" {
  if (one === null || other === null || one.judgement !== other.judgement) return "inconclusive";
  if (one.judgement === "as-asked") return "passed";
  return one.judgement === "not-as-asked" ? "did not pass" : "inconclusive";
}

function toCardResult({ card, kind, readings, replaced }: CardState): CardResult {
  const tries = readings.map((reading, index): CardTry => {
    const seen = outcomeOfReading(reading);
    const isFirst = index === 0;
    return {
      promptedMs: reading.startedMs ?? reading.drawnMs,
      endedMs: reading.endedMs ?? reading.startedMs ?? reading.drawnMs,
      // A first reading that was not as asked says nothing by itself: the second one does, and where none came, nothing does.
      outcome: seen === "did not pass" && isFirst ? (readings.length > 1 ? "try again" : "inconclusive") : seen,
      judged: reading.judged.flatMap((own, observer) => (own === null ? [] : [{ observer: observer as Seat, ...own }])),
    };
  });
  return { card, kind, outcome: tries.at(-1)?.outcome ?? "inconclusive", tries, replaced };
}

function countsOf(cards: readonly CardResult[]): {
  readonly asked: number;
  readonly passed: number;
  readonly failed: number;
} {
  const asked = cards.filter(({ replaced }) => !replaced);
  const of = (outcome: Outcome): number => asked.filter((card) => card.outcome === outcome).length;
  return { asked: asked.length, passed: of("passed"), failed: of("did not pass") };
}

function outcomeOf(cards: readonly CardResult[]): Outcome {
  const { asked, passed, failed } = countsOf(cards);
  if (failed >= FAILED_MIN) return "did not pass";
  const isWhole = asked === CARDS_PER_SESSION;
  return failed === 0 && isWhole && asked - passed <= UNCLEAR_MAX ? "passed" : "inconclusive";
}

/** What came out, in one sentence that can be read to the person. */
function sentenceOf(session: DeckSession, cards: readonly CardResult[]): string {
  // What became of the other way may be noted later: it stands in a field of its own.
  if (session.ended === "declined-camera") return "No camera was wanted, which is everybody's right.";
  const { asked, passed, failed } = countsOf(cards);
  if (asked === 0) return "No card was judged, so nothing can be said.";
  const unclear = asked - passed - failed;
  const parts = [
    `${passed} of ${asked} ${asked === 1 ? "gesture was" : "gestures were"} seen as asked by both observers`,
    ...(failed > 0 ? [`${failed} ${failed === 1 ? "was" : "were"} not, in two readings each`] : []),
    ...(unclear > 0 ? [`about ${unclear} nothing can be said`] : []),
  ];
  return `${parts.join("; ")}.`;
}
