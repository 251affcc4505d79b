import type { CardJudgement, CardResult, DeckResult } from "../../interview/deck/deck-result.ts";

/** For the host: what each observer saw, card by card, with what they wrote, and how alike they saw it. */
export function DeckResultView({ deck }: { readonly deck: DeckResult }) {
  const { judgedByBoth, alike, kappa } = deck.agreement;
  return (
    <section>
      <h2>What the observers saw</h2>
      {deck.cards.length === 0 && <p className="fine">No card was read.</p>}
      {deck.cards.map((card, index) => (
        <section key={`${card.card}-${card.tries[0]?.promptedMs}`} className="card deck-card">
          <h3>
            {index + 1}. {card.card.replaceAll("-", " ")}:{" "}
            {card.replaced ? "replaced by another card" : OUTCOMES[card.outcome]}
          </h3>
          <Judged card={card} observers={deck.observers} />
        </section>
      ))}
      {judgedByBoth > 0 && (
        <p>
          {alike} of {judgedByBoth} readings were judged alike.{" "}
          {kappa === null
            ? "One session is too short for a measure of agreement."
            : `Cohen’s kappa is ${kappa.toFixed(2)}.`}
        </p>
      )}
    </section>
  );
}

function Judged({ card, observers }: { readonly card: CardResult; readonly observers: DeckResult["observers"] }) {
  return (
    <ul className="plain-list">
      {card.tries.flatMap((reading, tried) =>
        observers.map((observer, index) => {
          const own = reading.judged.find((one) => one.observer === index);
          return (
            // Two observers may give the same name: the seat tells them apart.
            <li key={`${tried}-${observer.role}`}>
              {card.tries.length > 1 && `${tried === 0 ? "First" : "Second"} reading, `}
              {observer.name}: <strong>{own === undefined ? "no answer" : JUDGEMENTS[own.judgement]}</strong>
              {own !== undefined && own.note !== "" && <> ({own.note})</>}
            </li>
          );
        }),
      )}
    </ul>
  );
}

const JUDGEMENTS: Readonly<Record<CardJudgement, string>> = {
  "as-asked": "as asked",
  "not-as-asked": "not as asked",
  "could-not-tell": "could not tell",
};

const OUTCOMES: Readonly<Record<CardResult["outcome"], string>> = {
  passed: "both saw it as asked",
  "try again": "nothing can be said",
  inconclusive: "nothing can be said",
  "did not pass": "both saw it not as asked, twice",
};
