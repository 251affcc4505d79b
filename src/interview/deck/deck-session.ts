import type { Alternative } from "../result.ts";
import type { Deck } from "./deck-content.ts";
import type { CardJudgement } from "./deck-result.ts";
import { CARDS_PER_SESSION, type Chance, drawCard, type DrawnCard, redraw } from "./draw-card.ts";

/** The two who look: the first reads the cards aloud. */
export type Seat = 0 | 1;

export interface OwnJudgement {
  readonly judgement: CardJudgement;
  readonly note: string;
}

export interface Reading {
  readonly drawn: DrawnCard;
  /** When the card came up, when its sentence had been read aloud and the time began, and when both had judged. */
  readonly drawnMs: number;
  readonly startedMs: number | null;
  readonly endedMs: number | null;
  readonly judged: readonly [OwnJudgement | null, OwnJudgement | null];
}

export interface CardState {
  readonly card: string;
  readonly kind: string;
  readonly readings: readonly Reading[];
  readonly replaced: boolean;
}

/**
 * One interview with cards. `before`: observers come, and what is said first is read aloud; `reading`: a card is up; `between`: both
 * have judged it; `declined`: the person wants no camera, and what became of the other way is noted; `ended`.
 */
export interface DeckSession {
  readonly phase: "before" | "reading" | "between" | "declined" | "ended";
  readonly names: readonly [string | null, string | null];
  readonly cards: readonly CardState[];
  readonly ended: "finished" | "stopped" | "declined-camera" | "expired" | null;
  readonly alternative: Alternative | null;
  /** No card is left that the person can do. */
  readonly noCardLeft: boolean;
}

export const NEW_SESSION: DeckSession = {
  phase: "before",
  names: [null, null],
  cards: [],
  ended: null,
  alternative: null,
  noCardLeft: false,
};

/** What an observer does. Who reads the cards also leads; judging is everybody's own. */
export type DeckAct =
  | { readonly kind: "join"; readonly name: string }
  /** What is said first was read aloud, and the person agreed to go on, or wants no camera. */
  | { readonly kind: "consent"; readonly agreed: boolean }
  /** The sentence was read aloud: the time begins. */
  | { readonly kind: "start" }
  /** `reading` counts all readings from 0: a judgement that comes too late must not become the next card's. */
  | { readonly kind: "judge"; readonly reading: number; readonly judgement: CardJudgement; readonly note: string }
  | { readonly kind: "next" }
  | { readonly kind: "cannot" }
  | { readonly kind: "alternative"; readonly was: Alternative }
  | { readonly kind: "stop" };

export type Refusal = "not-yours" | "not-now" | "too-late";

/** How long the one who leads waits for the other's judgement before going on without it: the card is then inconclusive. */
export const WAIT_FOR_OTHER_MS = 30_000;

/**
 * What the session is after an act, or why the act is refused. Pure: chance and clock are the caller's.
 * @param atMs milliseconds since the session began
 */
export function act(
  session: DeckSession,
  { seat, doing, atMs }: { readonly seat: Seat; readonly doing: DeckAct; readonly atMs: number },
  deck: Deck,
  chance: Chance,
): DeckSession | Refusal {
  if (session.phase === "ended") return "not-now";
  if (doing.kind === "join") return { ...session, names: withOwn(session.names, seat, doing.name) };
  if (doing.kind === "judge") return judge(session, seat, doing, atMs);
  if (seat !== 0) return "not-yours";
  switch (doing.kind) {
    case "consent":
      if (session.phase !== "before") return "not-now";
      if (!doing.agreed) return { ...session, phase: "declined", alternative: "offered" };
      // Two people look: with one alone nothing that is written down would be independent.
      return session.names.includes(null) ? "not-now" : drawNext(session, deck, chance, atMs);
    case "start":
      return start(session, atMs);
    case "cannot":
      return replace(session, deck, chance, atMs);
    case "next":
      return next(session, deck, chance, atMs);
    case "alternative":
      return session.phase === "declined"
        ? { ...session, phase: "ended", ended: "declined-camera", alternative: doing.was }
        : "not-now";
    case "stop":
      return { ...session, phase: "ended", ended: session.phase === "declined" ? "declined-camera" : "stopped" };
  }
}

/** The link is over: what was judged stays. */
export function expire(session: DeckSession): DeckSession {
  if (session.phase === "ended") return session;
  return { ...session, phase: "ended", ended: session.phase === "declined" ? "declined-camera" : "expired" };
}

/** The reading that is up, and its number from 0. */
export function currentReading(session: DeckSession): { readonly reading: Reading; readonly number: number } | null {
  const readings = session.cards.flatMap((card) => card.readings);
  const reading = readings.at(-1);
  return reading === undefined ? null : { reading, number: readings.length - 1 };
}

/** Both saw it not done as asked at the first reading: it is read once more, whoever leads. */
export function isReadAgain(card: CardState): boolean {
  const [first] = card.readings;
  return (
    !card.replaced &&
    card.readings.length === 1 &&
    first !== undefined &&
    first.judged.every((own) => own?.judgement === "not-as-asked")
  );
}

function start(session: DeckSession, atMs: number): DeckSession | Refusal {
  const current = currentReading(session);
  if (session.phase !== "reading" || current === null || current.reading.startedMs !== null) return "not-now";
  return withReading(session, { ...current.reading, startedMs: atMs });
}

function judge(
  session: DeckSession,
  seat: Seat,
  { reading: number, judgement, note }: Extract<DeckAct, { kind: "judge" }>,
  atMs: number,
): DeckSession | Refusal {
  const current = currentReading(session);
  if (current === null || number !== current.number || session.phase !== "reading") return "too-late";
  if (current.reading.startedMs === null) return "not-now";
  // An answer may be corrected until the other's is there; then both stand.
  const judged = withOwn(current.reading.judged, seat, { judgement, note });
  const isWhole = !judged.includes(null);
  const changed = withReading(session, { ...current.reading, judged, endedMs: isWhole ? atMs : null });
  return isWhole ? { ...changed, phase: "between" } : changed;
}

function next(session: DeckSession, deck: Deck, chance: Chance, atMs: number): DeckSession | Refusal {
  if (session.phase === "between") return drawNext(session, deck, chance, atMs);
  const current = currentReading(session);
  if (session.phase !== "reading" || current === null || !mayGoOn(current.reading, deck, atMs)) return "not-now";
  return drawNext(withReading(session, { ...current.reading, endedMs: atMs }), deck, chance, atMs);
}

/** The one who leads has judged, and the other had their time. */
export function mayGoOn({ drawn, startedMs, judged }: Reading, deck: Deck, atMs: number): boolean {
  const seconds = deck.cards.find(({ id }) => id === drawn.card)?.seconds ?? 0;
  return judged[0] !== null && startedMs !== null && atMs >= startedMs + seconds * 1_000 + WAIT_FOR_OTHER_MS;
}

function replace(session: DeckSession, deck: Deck, chance: Chance, atMs: number): DeckSession | Refusal {
  const card = session.cards.at(-1);
  if (session.phase !== "reading" || card === undefined) return "not-now";
  const cards = withLast(session.cards, { ...card, replaced: true });
  const instead = deck.cards.find(({ id }) => id === card.card)?.instead ?? [];
  return drawNext({ ...session, cards }, deck, chance, atMs, instead);
}

/** What the protocol has next, the same for everybody: a second reading, another card, or the end. */
function drawNext(
  session: DeckSession,
  deck: Deck,
  chance: Chance,
  atMs: number,
  instead: readonly string[] = [],
): DeckSession {
  const last = session.cards.at(-1);
  if (last !== undefined && isReadAgain(last)) {
    const again = { ...last, readings: [...last.readings, newReading(redraw(deck, last.card, chance), atMs)] };
    return { ...session, phase: "reading", cards: withLast(session.cards, again) };
  }
  const counted = session.cards.filter(({ replaced }) => !replaced).length;
  const drawn = counted < CARDS_PER_SESSION ? drawCard(deck, session.cards, chance, instead) : null;
  if (drawn === null) {
    return { ...session, phase: "ended", ended: "finished", noCardLeft: counted < CARDS_PER_SESSION };
  }
  const card: CardState = { card: drawn.card, kind: drawn.kind, readings: [newReading(drawn, atMs)], replaced: false };
  return { ...session, phase: "reading", cards: [...session.cards, card] };
}

function newReading(drawn: DrawnCard, atMs: number): Reading {
  return { drawn, drawnMs: atMs, startedMs: null, endedMs: null, judged: [null, null] };
}

function withReading(session: DeckSession, reading: Reading): DeckSession {
  const card = session.cards.at(-1);
  if (card === undefined) return session;
  return { ...session, cards: withLast(session.cards, { ...card, readings: withLast(card.readings, reading) }) };
}

function withLast<Item>(items: readonly Item[], last: Item): readonly Item[] {
  return [...items.slice(0, -1), last];
}

function withOwn<Own>(both: readonly [Own, Own], seat: Seat, own: Own): readonly [Own, Own] {
  return seat === 0 ? [own, both[1]] : [both[0], own];
}
