import { Button, Switch, Textarea } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import type { CardJudgement } from "../../interview/deck/deck-result.ts";
import type { DeckAct } from "../../interview/deck/deck-session.ts";
import type { ObserverView } from "../../interview/deck/observer-view.ts";
import type { ShownCard } from "./CardStep.tsx";
import { NOTE_CHARACTERS_MAX } from "./deck-numbers.ts";

interface JudgeFormProps {
  readonly view: ObserverView;
  readonly card: ShownCard;
  readonly act: (doing: DeckAct) => void;
}

const KEYS_KEPT = "hirewall.deck-keys";

/** Three answers, as buttons and as keys, and a note. What the other answered is not even known here. */
export function JudgeForm({ view, card, act }: JudgeFormProps) {
  const [note, setNote] = useState(card.own?.note ?? "");
  const [hasKeys, setHasKeys] = useState(() => localStorage.getItem(KEYS_KEPT) !== "no");
  const mayJudge = card.leftMs !== null;
  const { reading } = card;
  const judge = useCallback(
    (judgement: CardJudgement) => act({ kind: "judge", reading, judgement, note }),
    [act, reading, note],
  );
  const { answers } = view;

  useEffect(() => {
    if (!hasKeys || !mayJudge) return;
    const onKey = (event: KeyboardEvent): void => {
      const answer = answers[Number(event.key) - 1];
      if (answer === undefined || event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event))
        return;
      event.preventDefault();
      judge(answer.id);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [hasKeys, mayJudge, answers, judge]);

  return (
    <section className="card deck-judge" aria-label="What you saw">
      <div className="deck-answers">
        {answers.map(({ id, label, help }, index) => (
          <div key={id}>
            <Button
              fullWidth
              variant={card.own?.judgement === id ? "filled" : "outline"}
              disabled={!mayJudge}
              aria-pressed={card.own?.judgement === id}
              aria-describedby={`answer-${id}`}
              onClick={() => judge(id)}
              className="deck-answer"
            >
              {hasKeys && (
                <kbd className="deck-key" aria-hidden="true">
                  {index + 1}
                </kbd>
              )}
              {label}
            </Button>
            <p className="fine deck-help" id={`answer-${id}`}>
              {help}
            </p>
          </div>
        ))}
      </div>
      <p role="status" className="deck-own">
        {card.own === null
          ? ""
          : "Your answer is noted. The other’s is not here yet; until it is, you can correct yours."}
      </p>
      <Textarea
        label="Note"
        description="What you saw, before you press: facts, nothing about the person."
        rows={2}
        maxLength={NOTE_CHARACTERS_MAX}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Switch
        className="deck-keys"
        mt="sm"
        label="Keys 1, 2 and 3 answer"
        checked={hasKeys}
        onChange={(event) => {
          localStorage.setItem(KEYS_KEPT, event.currentTarget.checked ? "yes" : "no");
          setHasKeys(event.currentTarget.checked);
        }}
      />
    </section>
  );
}

/** A figure in a note is a figure. */
function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text");
}
