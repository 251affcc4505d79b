import { describe, expect, test } from "vitest";
import { resultLine, toResultLine } from "../result-line.ts";
import { isReadAgain, WAIT_FOR_OTHER_MS } from "./deck-session.ts";
import { CARDS_PER_SESSION } from "./draw-card.ts";
import { viewFor } from "./observer-view.ts";
import { DECK, DrivenDeck } from "./test-deck.ts";
import { toDeckResult } from "./to-deck-result.ts";

const ABOUT = {
  session: "d-1",
  subject: "app-1",
  startedAt: "2026-03-02T10:00:00.000Z",
  endedAt: "2026-03-02T10:06:00.000Z",
};
const resultOf = (deck: DrivenDeck) => toDeckResult(deck.session, ABOUT);
const viewOf = (deck: DrivenDeck, seat: 0 | 1) =>
  viewFor(deck.session, { seat, subject: "app-1", atMs: deck.atMs }, DECK, null);

/** Reads until the end; `judged` says how each reading is judged, by its number. */
function readAll(
  deck: DrivenDeck,
  judged: (
    reading: number,
  ) => readonly ["as-asked" | "not-as-asked" | "could-not-tell", "as-asked" | "not-as-asked" | "could-not-tell"],
): DrivenDeck {
  while (deck.session.phase !== "ended") deck.read(...judged(deck.reading)).do(0, { kind: "next" });
  return deck;
}

describe("the way through a session", () => {
  test("two join, the notice is read aloud, five cards are judged, and it ends", () => {
    const deck = readAll(new DrivenDeck().begin(), () => ["as-asked", "as-asked"]);
    const result = resultOf(deck);
    expect(result).toMatchObject({
      outcome: "passed",
      ended: "finished",
      sentence: "5 of 5 gestures were seen as asked by both observers.",
      observers: [{ name: "Robin" }, { name: "Second observer" }],
      agreement: { judgedByBoth: 5, alike: 5, kappa: null },
    });
    expect(resultLine.parse(JSON.parse(JSON.stringify(toResultLine(result))))).toMatchObject({ mode: "deck" });
  });

  test("nothing begins with one observer alone", () => {
    const deck = new DrivenDeck().do(0, { kind: "join", name: "Robin" });
    expect(deck.try(0, { kind: "consent", agreed: true })).toBe("not-now");
  });

  test("only who reads the cards leads", () => {
    const deck = new DrivenDeck().begin();
    for (const kind of ["start", "next", "cannot", "stop"] as const) expect(deck.try(1, { kind })).toBe("not-yours");
    expect(deck.try(1, { kind: "consent", agreed: false })).toBe("not-yours");
  });

  test("judging needs the time to have begun, and the card that is up", () => {
    const deck = new DrivenDeck().begin();
    const judgement = { kind: "judge", judgement: "as-asked", note: "" } as const;
    expect(deck.try(0, { ...judgement, reading: 0 })).toBe("not-now");
    deck.read("as-asked", "as-asked");
    // Both are there: neither can be taken back.
    expect(deck.try(1, { ...judgement, judgement: "not-as-asked", reading: 0 })).toBe("too-late");
    deck.do(0, { kind: "next" }).do(0, { kind: "start" });
    expect(deck.try(1, { ...judgement, reading: 0 })).toBe("too-late");
  });

  test("an answer may be corrected until the other's is there", () => {
    const deck = new DrivenDeck().begin().do(0, { kind: "start" }).judge(0, "not-as-asked").judge(0, "as-asked");
    deck.judge(1, "as-asked");
    expect(deck.session.phase).toBe("between");
    expect(deck.session.cards[0]?.readings[0]?.judged[0]?.judgement).toBe("as-asked");
  });

  test("a card that both saw not as asked is read once more, once", () => {
    const deck = new DrivenDeck().begin().read("not-as-asked", "not-as-asked");
    const [card] = deck.session.cards;
    expect(card === undefined ? null : isReadAgain(card)).toBe(true);
    deck.do(0, { kind: "next" });
    expect(deck.session.cards).toHaveLength(1);
    deck.read("not-as-asked", "not-as-asked").do(0, { kind: "next" });
    expect(deck.session.cards).toHaveLength(2);
    expect(resultOf(deck.do(0, { kind: "stop" })).cards[0]).toMatchObject({
      outcome: "did not pass",
      tries: [{ outcome: "try again" }, { outcome: "did not pass" }],
    });
  });

  test("who cannot do a card gets another, of those that the card names first, and it does not count", () => {
    const deck = new DrivenDeck(3).begin();
    const first = deck.session.cards[0];
    const instead = DECK.cards.find(({ id }) => id === first?.card)?.instead ?? [];
    deck.do(0, { kind: "cannot" });
    expect(instead).toContain(deck.session.cards[1]?.card);
    const result = resultOf(readAll(deck, () => ["as-asked", "as-asked"]));
    expect(result.cards).toHaveLength(CARDS_PER_SESSION + 1);
    expect(result.outcome).toBe("passed");
    expect(result.cards[0]).toMatchObject({ replaced: true, outcome: "inconclusive" });
  });

  test("when no card is left that fits, that ends it and counts for nothing", () => {
    const deck = new DrivenDeck().begin();
    while (deck.session.phase !== "ended") deck.do(0, { kind: "cannot" });
    expect(deck.session.noCardLeft).toBe(true);
    expect(resultOf(deck)).toMatchObject({
      outcome: "inconclusive",
      ended: "finished",
      sentence: "No card was judged, so nothing can be said.",
    });
  });

  test("the other's judgement is waited for, and then done without", () => {
    const deck = new DrivenDeck().begin().do(0, { kind: "start" }).judge(0, "not-as-asked");
    expect(deck.try(0, { kind: "next" })).toBe("not-now");
    deck.atMs += 60_000 + WAIT_FOR_OTHER_MS;
    expect(viewOf(deck, 0).card?.mayGoOn).toBe(true);
    deck.do(0, { kind: "next" });
    expect(resultOf(deck.do(0, { kind: "stop" })).cards[0]?.outcome).toBe("inconclusive");
  });

  test.each(["offered", "taken", "not-taken"] as const)("no camera wanted, another way %s", (was) => {
    const deck = new DrivenDeck().do(0, { kind: "join", name: "" }).do(0, { kind: "consent", agreed: false });
    const result = resultOf(deck.do(0, { kind: "alternative", was }));
    const sentence = "No camera was wanted, which is everybody's right.";
    expect(result).toMatchObject({ ended: "declined-camera", alternative: was, sentence, outcome: "inconclusive" });
  });
});

describe("what comes out", () => {
  const twice = (cards: number) => (reading: number) =>
    reading < cards * 2 ? (["not-as-asked", "not-as-asked"] as const) : (["as-asked", "as-asked"] as const);

  test.each([
    { name: "one card not as asked may be a misunderstanding", judged: twice(1), outcome: "inconclusive" },
    { name: "two are a question", judged: twice(2), outcome: "did not pass" },
    {
      name: "where the two differ, nothing can be said",
      judged: () => ["as-asked", "not-as-asked"] as const,
      outcome: "inconclusive",
    },
    {
      name: "could not tell never counts, not even from both",
      judged: () => ["could-not-tell", "could-not-tell"] as const,
      outcome: "inconclusive",
    },
    {
      name: "one unclear card of five does not keep it from passing",
      judged: (reading: number) =>
        reading === 2 ? (["as-asked", "could-not-tell"] as const) : (["as-asked", "as-asked"] as const),
      outcome: "passed",
    },
  ])("$name", ({ judged, outcome }) => {
    expect(resultOf(readAll(new DrivenDeck().begin(), judged)).outcome).toBe(outcome);
  });

  test("a sentence that can be read to the person", () => {
    expect(resultOf(readAll(new DrivenDeck().begin(), twice(2))).sentence).toBe(
      "3 of 5 gestures were seen as asked by both observers; 2 were not, in two readings each.",
    );
  });

  test("a stop before the second reading counts for nothing", () => {
    const deck = new DrivenDeck().begin().read("not-as-asked", "not-as-asked").do(0, { kind: "stop" });
    expect(resultOf(deck)).toMatchObject({
      ended: "stopped",
      outcome: "inconclusive",
      cards: [{ outcome: "inconclusive" }],
    });
  });
});

describe("neither observer sees the other's judgement before both have judged", () => {
  test("whatever is up, in every part of the view", () => {
    const alone = (note: string) => {
      const deck = new DrivenDeck().begin().do(0, { kind: "start" });
      return note === "" ? deck : deck.do(0, { kind: "judge", reading: 0, judgement: "not-as-asked", note });
    };
    const before = viewOf(alone(""), 1);
    const after = viewOf(alone("the hand went under the cheek"), 1);
    // The clock went on by one act; nothing else may differ.
    expect({ ...after, card: { ...after.card, leftMs: 0 } }).toEqual({
      ...before,
      card: { ...before.card, leftMs: 0 },
    });
  });

  test("then both are shown to both", () => {
    const deck = new DrivenDeck().begin().read("as-asked", "not-as-asked");
    expect(viewOf(deck, 0).card?.both).toMatchObject({
      own: { judgement: "as-asked" },
      other: { judgement: "not-as-asked" },
    });
    expect(viewOf(deck, 1).card?.both).toMatchObject({
      own: { judgement: "not-as-asked" },
      other: { judgement: "as-asked" },
    });
  });
});
