import { Button } from "@mantine/core";
import { useState } from "react";
import type { DeckAct } from "../../interview/deck/deck-session.ts";
import type { ObserverView } from "../../interview/deck/observer-view.ts";
import { Heading } from "../shared/Heading.tsx";
import { TimeBar } from "../shared/TimeBar.tsx";
import { BothAnswers } from "./BothAnswers.tsx";
import { JudgeForm } from "./JudgeForm.tsx";
import { Sentences } from "./Sentences.tsx";

export type ShownCard = NonNullable<ObserverView["card"]>;

interface CardStepProps {
  readonly view: ObserverView;
  readonly card: ShownCard;
  /** When the view came, by the page's clock. */
  readonly atMs: number;
  readonly act: (doing: DeckAct) => void;
}

/** One card: the sentence as large as it can be, the time, the answer, and what to look at. */
export function CardStep({ view, card, atMs, act }: CardStepProps) {
  const isReader = view.you.role === "interviewer";
  return (
    <div className="deck-columns">
      <div>
        <section className="card deck-card" data-reading={card.reading}>
          <p className="deck-step">
            Card {card.number} of {card.of}
            {card.again && ", read once more"}
          </p>
          <Heading focus>
            <span className="unseen">{isReader ? "Read aloud: " : "Asked for: "}</span>
            <span className="deck-say">{card.say}</span>
          </Heading>
          {card.both === null && (
            <CardTime card={card} atMs={atMs} isReader={isReader} onStart={() => act({ kind: "start" })} />
          )}
        </section>
        {card.both === null ? (
          <JudgeForm view={view} card={card} act={act} />
        ) : (
          <BothAnswers view={view} both={card.both} onNext={() => act({ kind: "next" })} />
        )}
        {isReader && <ReaderActions card={card} act={act} />}
      </div>
      <WhatToLookAt card={card} />
    </div>
  );
}

interface CardTimeProps {
  readonly card: ShownCard;
  readonly atMs: number;
  readonly isReader: boolean;
  readonly onStart: () => void;
}

function CardTime({ card, atMs, isReader, onStart }: CardTimeProps) {
  if (card.leftMs !== null) return <RunningTime seconds={card.seconds} leftMs={card.leftMs} atMs={atMs} />;
  return isReader ? (
    <div className="actions">
      <Button size="md" onClick={onStart}>
        I have read it aloud: begin the time
      </Button>
    </div>
  ) : (
    <p className="fine" role="status">
      The interviewer reads this aloud now. Look at the person, not at this page.
    </p>
  );
}

function RunningTime({
  seconds,
  leftMs,
  atMs,
}: {
  readonly seconds: number;
  readonly leftMs: number;
  readonly atMs: number;
}) {
  // The time began once: later views say the same moment, but for the way that they took, and the bar must not jump.
  const [fromMs] = useState(() => atMs - (seconds * 1_000 - leftMs));
  return (
    <>
      <TimeBar fromMs={fromMs} forMs={seconds * 1_000} />
      <p className="fine" role="status">
        {leftMs === 0 ? "The time is over. Answer when you are ready." : `The person has ${seconds} seconds.`}
      </p>
    </>
  );
}

function ReaderActions({ card, act }: Pick<CardStepProps, "card" | "act">) {
  return (
    <div className="actions choices">
      {card.both === null && (
        <Button variant="default" size="md" onClick={() => act({ kind: "cannot" })}>
          The person cannot do this one
        </Button>
      )}
      {card.mayGoOn && (
        <Button variant="default" size="md" onClick={() => act({ kind: "next" })}>
          Go on without the other’s answer
        </Button>
      )}
      <Button variant="default" size="md" onClick={() => act({ kind: "stop" })}>
        Stop here
      </Button>
    </div>
  );
}

function WhatToLookAt({ card }: { readonly card: ShownCard }) {
  return (
    <section className="card deck-look" aria-label="What to look at">
      <h2>Look at</h2>
      <Sentences of={card.look} />
      <h2>Odd would be</h2>
      <Sentences of={card.odd} />
      <h2>Innocent reasons</h2>
      <Sentences of={card.innocent} />
      {card.note !== null && <p className="fine">{card.note}</p>}
    </section>
  );
}
