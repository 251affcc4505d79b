import type { Outcome, Alternative } from "../result.ts";
import { agreementOf, agreementSentence } from "./agreement.ts";
import type { Deck } from "./deck-content.ts";
import type { CardJudgement, DeckResult } from "./deck-result.ts";
import {
  currentReading,
  type DeckSession,
  isReadAgain,
  mayGoOn,
  type OwnJudgement,
  type Seat,
} from "./deck-session.ts";
import { CARDS_PER_SESSION } from "./draw-card.ts";
import { judgedPairs, outcomeOfReading } from "./to-deck-result.ts";

/** What one observer's page shows. There is no way from it to the other's judgement before both have judged. */
export interface ObserverView {
  readonly phase: DeckSession["phase"];
  readonly subject: string | null;
  readonly you: { readonly role: "interviewer" | "observer"; readonly name: string | null };
  readonly other: { readonly role: "interviewer" | "observer"; readonly name: string | null; readonly joined: boolean };
  /** What is the same for every candidate, as sentences. */
  readonly protocol: readonly string[];
  readonly before: readonly string[];
  readonly readAloud: readonly string[];
  readonly answers: readonly { readonly id: CardJudgement; readonly label: string; readonly help: string }[];
  readonly card: CardView | null;
  readonly done: readonly DoneView[];
  readonly alternative: Alternative | null;
  /** Of an ended session. */
  readonly result: {
    readonly outcome: Outcome;
    readonly sentence: string;
    readonly ended: DeckResult["ended"];
    readonly agreement: string;
    /** No card was left that the person can do: what to do now. */
    readonly noCardLeft: string | null;
  } | null;
}

interface CardView {
  /** Of all readings, from 0: sent with a judgement. */
  readonly reading: number;
  /** Of the cards that count, from 1. */
  readonly number: number;
  readonly of: number;
  readonly again: boolean;
  readonly say: string;
  readonly look: readonly string[];
  readonly odd: readonly string[];
  readonly innocent: readonly string[];
  readonly note: string | null;
  readonly seconds: number;
  /** Milliseconds left of the time; null before it begins, 0 when it is over. */
  readonly leftMs: number | null;
  readonly own: OwnJudgement | null;
  /** Null until both have judged. */
  readonly both: { readonly own: OwnJudgement; readonly other: OwnJudgement; readonly next: "again" | "card" } | null;
  /** The other's time is over: the one who leads may go on without. */
  readonly mayGoOn: boolean;
}

interface DoneView {
  readonly say: string;
  readonly outcome: Outcome;
  readonly readings: number;
  readonly replaced: boolean;
}

export interface SeenBy {
  readonly seat: Seat;
  readonly subject: string | null;
  /** Milliseconds since the session began. */
  readonly atMs: number;
}

/** The session as one observer may see it. Pure. */
export function viewFor(
  session: DeckSession,
  { seat, subject, atMs }: SeenBy,
  deck: Deck,
  result: DeckResult | null,
): ObserverView {
  const other: Seat = seat === 0 ? 1 : 0;
  return {
    phase: session.phase,
    subject,
    you: { role: roleOf(seat), name: session.names[seat] },
    other: { role: roleOf(other), name: session.names[other], joined: session.names[other] !== null },
    protocol: protocolOf(),
    before: deck.before,
    readAloud: deck.read_aloud,
    answers: deck.answers,
    card: cardOf(session, seat, atMs, deck),
    done: doneOf(session),
    alternative: session.alternative,
    result:
      result === null
        ? null
        : {
            outcome: result.outcome,
            sentence: result.sentence,
            ended: result.ended,
            agreement: agreementSentence(agreementOf(judgedPairs(session))),
            noCardLeft: session.noCardLeft ? deck.no_card_left : null,
          },
  };
}

/** What every candidate gets alike, whoever reads the cards: a reason to trust the result, and to be able to compare results. */
function protocolOf(): readonly string[] {
  return [
    `Every candidate gets ${CARDS_PER_SESSION} cards, drawn by chance just before each is read: one turn of the head and one hand before the face among them.`,
    "Two people judge each card, and neither sees the other's answer before both have answered.",
    "A card that both saw not done as asked is read once more, with a new draw. Nothing else is repeated.",
    "Who cannot do a card gets another one; that is noted and never counts.",
    "Two cards that both saw not done as asked, twice each, are a question to ask. No number of cards decides anything.",
  ];
}

function cardOf(session: DeckSession, seat: Seat, atMs: number, deck: Deck): CardView | null {
  const current = currentReading(session);
  const card = session.cards.at(-1);
  if ((session.phase !== "reading" && session.phase !== "between") || current === null || card === undefined)
    return null;
  const { reading, number } = current;
  const words = deck.cards.find(({ id }) => id === card.card);
  if (words === undefined) return null;
  const [first, second] = reading.judged;
  const own = reading.judged[seat];
  const theirs = reading.judged[seat === 0 ? 1 : 0];
  return {
    reading: number,
    number: session.cards.filter(({ replaced }) => !replaced).length,
    of: CARDS_PER_SESSION,
    again: card.readings.length > 1,
    say: reading.drawn.say,
    look: words.look,
    odd: words.odd,
    innocent: words.innocent,
    note: words.note ?? null,
    seconds: words.seconds,
    leftMs: reading.startedMs === null ? null : Math.max(0, reading.startedMs + words.seconds * 1_000 - atMs),
    own,
    both:
      first === null || second === null || own === null || theirs === null
        ? null
        : { own, other: theirs, next: isReadAgain(card) ? "again" : "card" },
    mayGoOn: seat === 0 && theirs === null && mayGoOn(reading, deck, atMs),
  };
}

/** Cards that are over. The one that is up is not among them: its judgements may not be whole. */
function doneOf(session: DeckSession): readonly DoneView[] {
  const over = session.phase === "ended" ? session.cards : session.cards.slice(0, -1);
  return over.map(({ readings, replaced }) => {
    const last = readings.at(-1);
    return {
      say: last?.drawn.say ?? "",
      outcome: last === undefined ? "inconclusive" : outcomeOfReading(last),
      readings: readings.length,
      replaced,
    };
  });
}

function roleOf(seat: Seat): "interviewer" | "observer" {
  return seat === 0 ? "interviewer" : "observer";
}
