import type { ObserverView } from "../../interview/deck/observer-view.ts";
import { Heading } from "../shared/Heading.tsx";

/** How it ended, in the sentence that can be read to the person, and how alike the two saw it. */
export function DeckEnd({ view }: { readonly view: ObserverView }) {
  const { result, done } = view;
  if (result === null) return null;
  return (
    <div className="deck-columns">
      <section className="card" data-outcome={result.outcome} data-ended={result.ended}>
        <Heading focus>{TITLES[result.ended]}</Heading>
        <p className="deck-aloud">{result.sentence}</p>
        {result.noCardLeft !== null && <p>{result.noCardLeft}</p>}
        {result.ended !== "declined-camera" && <p>{result.agreement}</p>}
        <h2>What happens next</h2>
        <p>
          The result is kept beside everything else that is known, and a person reads it. It says what was seen in the
          picture, and nothing about who somebody is. Where gestures were not seen as asked, ask about it, and offer
          another way to meet.
        </p>
        <p className="fine">You can close this page.</p>
      </section>
      {done.length > 0 && (
        <section className="card">
          <h2>The cards</h2>
          <ol className="plain-list">
            {done.map(({ say, outcome, readings, replaced }) => (
              <li key={say}>
                {say}{" "}
                <strong>
                  {replaced ? "Replaced by another card." : OUTCOMES[outcome]}
                  {readings > 1 && !replaced && " Read twice: this is the second time."}
                </strong>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

const TITLES = {
  finished: "All cards are read",
  stopped: "Stopped",
  "declined-camera": "Without a camera",
  expired: "The links ran out",
} as const;

const OUTCOMES = {
  passed: "Both saw it as asked.",
  "try again": "Nothing can be said.",
  inconclusive: "Nothing can be said.",
  "did not pass": "Both saw it not as asked.",
} as const;
