import { Button, NativeSelect } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { KIND_WORDS } from "../shared/challenge-words.ts";
import { HINTS } from "../shared/hints.ts";
import type { SessionView } from "../shared/session-view.ts";
import { TimeBar } from "../shared/TimeBar.tsx";

interface AskPanelProps {
  readonly view: SessionView;
  readonly present: boolean;
  readonly onAsk: (kind: string | null) => void;
}

const ANY = "";
const CHOICES = [
  { value: ANY, label: "Any (drawn by the server)" },
  ...Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label })),
];

/** One button: which gesture comes is drawn on the server at that moment, so that nobody can prepare for it. */
export function AskPanel({ view, present, onAsk }: AskPanelProps) {
  const [kind, setKind] = useState(ANY);
  const { prompt } = view;
  const possible = present && prompt === null && view.connection.kind === "open";
  const ask = (): void => {
    if (possible) onAsk(kind === ANY ? null : kind);
  };
  useShortcut(ask);
  return (
    <section className="card" aria-labelledby="ask-title">
      <h2 id="ask-title">Ask for a gesture</h2>
      <NativeSelect
        label="Kind"
        value={kind}
        data={CHOICES}
        onChange={(event) => setKind(event.currentTarget.value)}
        mb="sm"
      />
      {/* Stays focusable while it can do nothing: a focus that is lost in the middle of a call is hard to find again. */}
      <Button fullWidth aria-disabled={!possible} data-disabled={!possible} aria-keyshortcuts="Alt+G" onClick={ask}>
        Ask now
      </Button>
      <p className="fine ask-note">Alt + G does the same.</p>
      <div aria-live="polite">
        {prompt !== null && (
          <>
            <p className="asked">
              Asked{prompt.retry ? " once more" : ""}: {prompt.text}
            </p>
            <TimeBar key={prompt.id} fromMs={prompt.shownMs} forMs={prompt.forMs} />
          </>
        )}
        {view.hint !== null && <p className="fine">The candidate's page says: {HINTS[view.hint]}</p>}
        {view.error !== null && <p>{view.error.message}</p>}
      </div>
    </section>
  );
}

/** By the key's place, for with Alt some keyboards write another letter. */
function useShortcut(ask: () => void): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyG") return;
      event.preventDefault();
      latest.current();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
