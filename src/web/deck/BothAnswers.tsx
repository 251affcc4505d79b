import { Button } from "@mantine/core";
import type { OwnJudgement } from "../../interview/deck/deck-session.ts";
import type { ObserverView } from "../../interview/deck/observer-view.ts";
import type { ShownCard } from "./CardStep.tsx";

interface BothAnswersProps {
  readonly view: ObserverView;
  readonly both: NonNullable<ShownCard["both"]>;
  readonly onNext: () => void;
}

/** Both have answered: what each saw, side by side, and what comes next by the protocol. */
export function BothAnswers({ view, both, onNext }: BothAnswersProps) {
  const isReader = view.you.role === "interviewer";
  return (
    <section className="card" aria-label="What both saw">
      <dl className="deck-both" role="status">
        <Answer who="You" own={both.own} answers={view.answers} />
        <Answer who={view.other.name || "The other"} own={both.other} answers={view.answers} />
      </dl>
      <p className="fine">
        {both.next === "again" &&
          "Both of you saw it not as asked: everyone gets such a card a second time. One time may be a misunderstanding. "}
        {!isReader && "The interviewer goes on."}
      </p>
      {isReader && (
        <div className="actions">
          <Button size="md" onClick={onNext}>
            {both.next === "again" ? "Read it once more, newly drawn" : "Go on"}
          </Button>
        </div>
      )}
    </section>
  );
}

function Answer({
  who,
  own,
  answers,
}: {
  readonly who: string;
  readonly own: OwnJudgement;
  readonly answers: ObserverView["answers"];
}) {
  return (
    <div>
      <dt>{who}</dt>
      <dd>
        <strong>{answers.find(({ id }) => id === own.judgement)?.label}</strong>
        {own.note !== "" && <span className="deck-note">{own.note}</span>}
      </dd>
    </div>
  );
}
