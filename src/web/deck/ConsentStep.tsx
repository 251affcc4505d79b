import { Button } from "@mantine/core";
import type { DeckAct } from "../../interview/deck/deck-session.ts";
import type { ObserverView } from "../../interview/deck/observer-view.ts";
import { Heading } from "../shared/Heading.tsx";
import { Sentences } from "./Sentences.tsx";

interface ConsentStepProps {
  readonly view: ObserverView;
  readonly act: (doing: DeckAct) => void;
}

/** What is read aloud before the first card, and both ways on, which look the same. */
export function ConsentStep({ view, act }: ConsentStepProps) {
  if (view.you.role === "observer")
    return (
      <>
        <Heading focus>It begins soon</Heading>
        <div className="deck-columns">
          <section className="card">
            <p role="status">
              The interviewer reads aloud what happens, and asks whether the person agrees. The first card then comes up
              here by itself.
            </p>
            <h2>What you do</h2>
            <p>
              After each card press one of three buttons, or the key 1, 2 or 3. Speak about it only when both have
              answered.
            </p>
          </section>
          <section className="card">
            <h2>The same for everyone</h2>
            <Sentences of={view.protocol} />
          </section>
        </div>
      </>
    );
  return (
    <>
      <Heading focus>Read this aloud first</Heading>
      <div className="deck-columns">
        <section className="card" aria-label="To be read aloud">
          {view.readAloud.map((sentence) => (
            <p key={sentence} className="deck-aloud">
              {sentence}
            </p>
          ))}
          {!view.other.joined && (
            <p className="deck-notice" role="status">
              The second observer is not here yet. Cards need two people who look: send the second link to somebody in
              the call.
            </p>
          )}
          <div className="actions choices">
            <Button
              variant="outline"
              size="md"
              disabled={!view.other.joined}
              onClick={() => act({ kind: "consent", agreed: true })}
            >
              The person agrees: first card
            </Button>
            <Button variant="outline" size="md" onClick={() => act({ kind: "consent", agreed: false })}>
              The person wants no camera
            </Button>
          </div>
        </section>
        <section className="card">
          <h2>Before you begin</h2>
          <Sentences of={view.before} />
        </section>
      </div>
    </>
  );
}

/** No camera: only what became of the other way is noted. */
export function DeclinedStep({ view, act }: ConsentStepProps) {
  if (view.you.role === "observer")
    return (
      <section className="card">
        <Heading focus>No camera is wanted</Heading>
        <p role="status">
          That is everybody’s right. No cards are read; the interviewer notes which other way was agreed on.
        </p>
      </section>
    );
  return (
    <section className="card">
      <Heading focus>No camera is wanted: that is everybody’s right</Heading>
      <p>
        Offer the way without a camera now, and note what became of it. It can also be noted later on the host’s page.
      </p>
      <div className="actions choices">
        <Button variant="outline" size="md" onClick={() => act({ kind: "alternative", was: "taken" })}>
          The other way was taken
        </Button>
        <Button variant="outline" size="md" onClick={() => act({ kind: "alternative", was: "offered" })}>
          It was offered, nothing is settled yet
        </Button>
        <Button variant="outline" size="md" onClick={() => act({ kind: "alternative", was: "not-taken" })}>
          It was offered and not taken
        </Button>
      </div>
    </section>
  );
}
