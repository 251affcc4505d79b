import { type Card, type Deck, PLACE } from "./deck-content.ts";

/** A whole number from 0 and below `below`; the server's is cryptographic, a test's has a seed. */
export type Chance = (below: number) => number;

/** A card as it is read aloud: choices drawn, sentence filled. */
export interface DrawnCard {
  readonly card: string;
  readonly kind: string;
  readonly say: string;
}

/** How many cards every session has. One observer's and one person's patience is about five minutes. */
export const CARDS_PER_SESSION = 5;

/**
 * Of every session: the far turn of a head, where depth shows, and one thing that passes before the face, where a picture that is
 * painted over breaks first (docs/interview.md). The other cards are free.
 */
const MUST_HAVE: readonly ReadonlySet<string>[] = [
  new Set(["turn", "turn-and-cover"]),
  new Set(["cover", "sweep", "turn-and-cover"]),
];

/**
 * Draws the next card: one that was not yet read in this session, by chance, and from those that are still owed when only so many
 * places are left. With `instead`, one of those comes first. Null when no card is left.
 */
export function drawCard(
  deck: Deck,
  asked: readonly { readonly card: string; readonly kind: string; readonly replaced: boolean }[],
  chance: Chance,
  instead: readonly string[] = [],
): DrawnCard | null {
  const read = new Set(asked.map(({ card }) => card));
  const left = deck.cards.filter(({ id }) => !read.has(id));
  const counted = asked.filter(({ replaced }) => !replaced);
  const owed = MUST_HAVE.filter((kinds) => !counted.some(({ kind }) => kinds.has(kind)));
  const places = CARDS_PER_SESSION - counted.length;
  const due = owed.length >= places ? left.filter(({ kind }) => owed.some((kinds) => kinds.has(kind))) : [];
  const fitting = left.filter(({ id }) => instead.includes(id));
  const from = [fitting, due, left].find((cards) => cards.length > 0) ?? [];
  const card = from[chance(from.length)];
  return card === undefined ? null : fill(card, chance);
}

/** The same card once more, with new choices. */
export function redraw(deck: Deck, id: string, chance: Chance): DrawnCard {
  const card = deck.cards.find((one) => one.id === id);
  if (card === undefined) throw new Error(`there is no card '${id}'`);
  return fill(card, chance);
}

function fill(card: Card, chance: Chance): DrawnCard {
  const words = new Map<string, string>();
  for (const [name, values] of Object.entries(card.choices)) {
    const value = values[chance(values.length)] ?? "";
    words.set(name, value);
    for (const [following, word] of Object.entries(card.goes_with[name]?.[value] ?? {})) words.set(following, word);
  }
  return {
    card: card.id,
    kind: card.kind,
    say: card.say.replaceAll(PLACE, (_, word: string) => words.get(word) ?? ""),
  };
}
