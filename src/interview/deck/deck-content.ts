import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { DomainError } from "../../errors.ts";

const sentence = z.string().min(1).max(600);
const sentences = z.array(sentence).min(1).max(12);
const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

const cardSchema = z.strictObject({
  id,
  kind: id,
  /** What it asks of the body, so that who cannot move one part is given a card for another. */
  body: z.string().max(60),
  /** To be read aloud; `{side}` stands for one of `choices.side`. */
  say: sentence,
  choices: z.record(z.string(), z.array(z.string().min(1).max(80)).min(1).max(10)),
  /** Words that follow from a choice: by choice, by its value. */
  goes_with: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.string()))).default({}),
  seconds: z.int().min(3).max(60),
  look: sentences,
  odd: sentences,
  innocent: sentences,
  note: sentence.optional(),
  /** Cards that may take its place, by id. */
  instead: z.array(id).default([]),
});

const deckSchema = z
  .strictObject({
    version: z.int().min(1),
    before: sentences,
    /** What the person hears before the first card. */
    read_aloud: sentences,
    answers: z.tuple([
      z.strictObject({ id: z.literal("as-asked"), label: sentence, help: sentence }),
      z.strictObject({ id: z.literal("not-as-asked"), label: sentence, help: sentence }),
      z.strictObject({ id: z.literal("could-not-tell"), label: sentence, help: sentence }),
    ]),
    cards: z.array(cardSchema).min(5).max(60),
    no_card_left: sentence,
  })
  .superRefine(({ cards }, context) => {
    const ids = new Set(cards.map((card) => card.id));
    if (ids.size < cards.length) context.addIssue("two cards have one id");
    for (const card of cards) {
      const known = new Set([...Object.keys(card.choices), ...wordsOf(card).map(([word]) => word)]);
      for (const [, word = ""] of card.say.matchAll(PLACE))
        if (!known.has(word)) context.addIssue(`card ${card.id} says {${word}}, which is drawn from nothing`);
      for (const other of card.instead)
        if (!ids.has(other)) context.addIssue(`card ${card.id} names the card ${other}, which there is not`);
    }
  });

export type Card = Readonly<z.infer<typeof cardSchema>>;
/** What is on the cards, and what surrounds them. */
export type Deck = Readonly<z.infer<typeof deckSchema>>;

const FILE = new URL("../../../content/interview/deck.yml", import.meta.url);
/** What stands in braces in a card's sentence. */
export const PLACE = /\{([a-z_]+)\}/g;

/** The deck out of its file. @throws DomainError `content` that says where the file is wrong */
export function loadDeck(file: URL | string = FILE): Deck {
  const read = deckSchema.safeParse(parse(readFileSync(file, "utf8")));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new DomainError(
      "content",
      `The deck of cards is wrong at ${issue?.path.join(".") || "its top"}: ${issue?.message}.`,
    );
  }
  return read.data;
}

function wordsOf({ goes_with: goesWith }: Pick<Card, "goes_with">): readonly (readonly [string, string])[] {
  return Object.values(goesWith).flatMap((byValue) => Object.values(byValue).flatMap((words) => Object.entries(words)));
}
