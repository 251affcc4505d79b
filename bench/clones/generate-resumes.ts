import { faker } from "@faker-js/faker";
import { Random } from "../../src/simulate/random.ts";

/** How a copy differs from the text that it was made of. */
export const CHANGES = ["words-5", "words-10", "sentences", "paragraph", "name"] as const;
type Change = (typeof CHANGES)[number];

export interface GeneratedResume {
  readonly text: string;
  /** Number of the résumé that this one was copied from, and how it was changed. */
  readonly copyOf: number | undefined;
  readonly change: Change | undefined;
}

/** One résumé in so many is a copy of an earlier one. */
const COPY_CHANCE = 0.02;
/** Earlier résumés that copies are made of: the newest ones. */
const REMEMBERED = 2_000;
const CHARACTERS = 3_000;
const HEADINGS = ["Summary", "Experience", "Education", "Skills", "Interests"] as const;
const FILLER = [
  "References are available upon request",
  "I am a motivated team player with strong communication skills and attention to detail",
  "Responsible for the design, development, testing and maintenance of web applications",
] as const;

/**
 * Résumés of about 3 KB: sentences of work out of a few thousand building blocks, unevenly common as in life, with headings
 * and stock sentences that everybody has. Some are copies with known changes.
 */
export function* generateResumes(count: number, seed: number): Generator<GeneratedResume> {
  const random = new Random(seed);
  faker.seed(seed);
  const words = blocks();
  const earlier: { readonly number: number; readonly text: string }[] = [];
  let originals = 0;
  for (let number = 0; number < count; number += 1) {
    const original = earlier.length > 0 && random.chance(COPY_CHANCE) ? random.pick(earlier) : undefined;
    if (original !== undefined) {
      const change = random.pick(CHANGES);
      yield { text: changed(original.text, change, words, random), copyOf: original.number, change };
      continue;
    }
    const text = resumeOf(words, random);
    earlier[originals % REMEMBERED] = { number, text };
    originals += 1;
    yield { text, copyOf: undefined, change: undefined };
  }
}

type Blocks = Readonly<
  Record<"verbs" | "things" | "fields" | "effects" | "nouns" | "names" | "companies", readonly string[]>
>;

function blocks(): Blocks {
  const many = (length: number, make: () => string): readonly string[] => [...new Set(Array.from({ length }, make))];
  return {
    verbs: many(400, () => faker.word.verb()),
    things: many(4_000, () => `${faker.word.adjective()} ${faker.hacker.noun()}`),
    fields: many(3_000, () => `${faker.commerce.department()} ${faker.word.noun()}`),
    effects: many(3_000, () => `${faker.word.verb()} ${faker.word.adjective()} ${faker.word.noun()}`),
    nouns: many(4_000, () => faker.word.noun()),
    names: many(4_000, () => faker.person.fullName()),
    companies: many(3_000, () => faker.company.name()),
  };
}

function common<T>(items: readonly T[], random: Random): T {
  const index = Math.floor(items.length ** random.real()) - 1;
  const item = items[index] ?? items[0];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

function sentence(words: Blocks, random: Random): string {
  const verb = `${words.verbs[random.int(0, words.verbs.length - 1)]}`;
  const thing = common(words.things, random);
  const field = common(words.fields, random);
  const effect = random.pick(words.effects);
  const forms = [
    `I ${verb} the ${thing} for ${field}, which ${effect} by ${random.int(3, 90)} percent.`,
    `Led ${random.int(2, 30)} people who ${verb} a ${thing} in the ${field} of ${random.pick(words.nouns)}.`,
    `In ${random.int(2005, 2025)} I had to ${verb} every ${thing} so that ${field} could ${effect}.`,
    `Worked with ${field} on a ${thing} and ${verb} ${random.pick(words.nouns)} until they ${effect}.`,
  ];
  return random.pick(forms);
}

function resumeOf(words: Blocks, random: Random): string {
  const parts: string[] = [`${random.pick(words.names)}. ${HEADINGS[0]}. ${random.pick(FILLER)}.`];
  let characters = 0;
  while (characters < CHARACTERS) {
    const from = random.int(2000, 2022);
    const body = Array.from({ length: random.int(4, 8) }, () => sentence(words, random)).join(" ");
    const part = `${HEADINGS[1]}. ${random.pick(words.companies)}, ${from} to ${from + random.int(1, 4)}. ${body}`;
    characters += part.length;
    parts.push(part);
  }
  parts.push(
    `${HEADINGS[3]}. ${Array.from({ length: 12 }, () => common(words.nouns, random)).join(", ")}. ${FILLER[0]}.`,
  );
  return parts.join(" | ");
}

function changed(text: string, change: Change, words: Blocks, random: Random): string {
  const renamed = text.replace(/^[^.]+\./, `${random.pick(words.names)}.`);
  const replace = (share: number): string =>
    renamed
      .split(" ")
      .map((word) => (random.chance(share) ? random.pick(words.nouns) : word))
      .join(" ");
  switch (change) {
    case "name":
      return renamed;
    case "words-5":
      return replace(0.05);
    case "words-10":
      return replace(0.1);
    case "paragraph": {
      const parts = renamed.split(" | ");
      return parts.toSpliced(random.int(1, parts.length - 2), 1).join(" | ");
    }
    case "sentences": {
      const sentences = renamed.split(". ");
      const order = new Map(sentences.map((said) => [said, random.real()]));
      return sentences.toSorted((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0)).join(". ");
    }
  }
}
