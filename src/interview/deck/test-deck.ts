import { loadDeck } from "./deck-content.ts";
import type { CardJudgement } from "./deck-result.ts";
import { act, type DeckAct, type DeckSession, NEW_SESSION, type Refusal, type Seat } from "./deck-session.ts";
import type { Chance } from "./draw-card.ts";

export const DECK = loadDeck();

/** The same numbers for the same seed (mulberry32, which is public domain). */
export function seeded(seed: number): Chance {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** A session that a test drives: every act a second after the last. */
export class DrivenDeck {
  session: DeckSession = NEW_SESSION;
  atMs = 0;
  readonly #chance: Chance;

  constructor(seed = 1) {
    this.#chance = seeded(seed);
  }

  try(seat: Seat, doing: DeckAct): Refusal | null {
    this.atMs += 1_000;
    const after = act(this.session, { seat, doing, atMs: this.atMs }, DECK, this.#chance);
    if (typeof after === "string") return after;
    this.session = after;
    return null;
  }

  /** Fails where the act is refused. */
  do(seat: Seat, doing: DeckAct): this {
    const refusal = this.try(seat, doing);
    if (refusal !== null) throw new Error(`${doing.kind} was refused: ${refusal}`);
    return this;
  }

  begin(): this {
    return this.do(0, { kind: "join", name: "Robin" })
      .do(1, { kind: "join", name: "" })
      .do(0, { kind: "consent", agreed: true });
  }

  get reading(): number {
    return this.session.cards.flatMap(({ readings }) => readings).length - 1;
  }

  judge(seat: Seat, judgement: CardJudgement): this {
    return this.do(seat, { kind: "judge", reading: this.reading, judgement, note: "" });
  }

  /** Reads the card that is up, and both judge it. */
  read(one: CardJudgement, other: CardJudgement): this {
    return this.do(0, { kind: "start" }).judge(0, one).judge(1, other);
  }
}
