import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { agreementOf, agreementSentence, type JudgedPair, KAPPA_READINGS_MIN } from "./agreement.ts";
import { loadDeck } from "./deck-content.ts";
import { CARDS_PER_SESSION, drawCard } from "./draw-card.ts";
import { DECK, DrivenDeck, seeded } from "./test-deck.ts";

const SESSIONS = 300;

/** What is drawn in so many sessions, each without a retry. */
const sessions = Array.from({ length: SESSIONS }, (_, seed) => {
  const deck = new DrivenDeck(seed).begin();
  while (deck.session.phase !== "ended") deck.read("as-asked", "as-asked").do(0, { kind: "next" });
  return deck.session.cards;
});

test("every session has five different cards, a turn of the head and a hand before the face", () => {
  for (const cards of sessions) {
    expect(new Set(cards.map(({ card }) => card)).size).toBe(CARDS_PER_SESSION);
    expect(cards.some(({ kind }) => kind.startsWith("turn"))).toBe(true);
    expect(cards.some(({ kind }) => ["cover", "sweep", "turn-and-cover"].includes(kind))).toBe(true);
  }
});

test("every card comes, at any place, and orders hardly repeat: nothing can be prepared", () => {
  const firsts = new Set(sessions.map(([first]) => first?.card));
  const lasts = new Set(sessions.map((cards) => cards.at(-1)?.card));
  expect(firsts.size).toBe(DECK.cards.length);
  expect(lasts.size).toBe(DECK.cards.length);
  expect(new Set(sessions.map((cards) => cards.map(({ card }) => card).join())).size).toBeGreaterThan(SESSIONS * 0.95);
});

test("what is read aloud has no gap, whatever is drawn", () => {
  const chance = seeded(7);
  for (let times = 0; times < 400; times += 1) {
    const drawn = drawCard(DECK, [], chance);
    expect(drawn?.say).not.toMatch(/[{}]|undefined| {2}| [.,]/);
  }
});

test("what is owed comes when only so many places are left", () => {
  const asked = ["lean", "open-mouth", "stand-up"].map((card) => ({ card, kind: "other", replaced: false }));
  for (let seed = 0; seed < 40; seed += 1)
    expect(drawCard(DECK, asked, seeded(seed))?.kind).toMatch(/^(turn|cover|sweep|turn-and-cover)$/);
});

test("with every card read there is none", () => {
  const asked = DECK.cards.map(({ id, kind }) => ({ card: id, kind, replaced: true }));
  expect(drawCard(DECK, asked, seeded(1))).toBeNull();
});

test("a deck that names what is not there says where", () => {
  const path = join(tmpdir(), `hirewall-deck-${process.pid}.yml`);
  writeFileSync(path, "version: 1\nbefore: []\n");
  expect(() => loadDeck(path)).toThrow(/^The deck of cards is wrong at before/);
});

const both = (count: number, pair: JudgedPair): readonly JudgedPair[] => Array.from({ length: count }, () => pair);

test.each([
  { name: "none", pairs: [], says: "No card was judged by both observers." },
  {
    name: "one session",
    pairs: [...both(4, ["as-asked", "as-asked"]), ...both(1, ["as-asked", "could-not-tell"])],
    says: `4 of 5 readings judged alike. Too few for a measure of agreement: ${KAPPA_READINGS_MIN} readings are needed.`,
  },
  {
    // Cohen's own kind of table: 20 of 25 alike, by chance 0.52, so (0.8 - 0.52) / 0.48.
    name: "many",
    pairs: [
      ...both(10, ["as-asked", "as-asked"]),
      ...both(10, ["not-as-asked", "not-as-asked"]),
      ...both(5, ["as-asked", "not-as-asked"]),
    ],
    says: "20 of 25 readings judged alike. Cohen's kappa is 0.62.",
  },
  {
    name: "always the same answer",
    pairs: both(20, ["as-asked", "as-asked"]),
    says: "20 of 20 readings judged alike. Both gave one answer throughout: agreement cannot be told from chance.",
  },
])("agreement: $name", ({ pairs, says }) => {
  expect(agreementSentence(agreementOf(pairs))).toBe(says);
});
