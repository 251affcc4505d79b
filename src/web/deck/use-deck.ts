import { useCallback, useEffect, useRef, useState } from "react";
import type { DeckAct } from "../../interview/deck/deck-session.ts";
import type { ObserverView } from "../../interview/deck/observer-view.ts";
import { type DeckAnswer, readView, sendAct } from "./deck-api.ts";

const EVERY_MS = 1_000;

export interface DeckPageState {
  /** Null before the first answer. */
  readonly view: ObserverView | null;
  /** When the view came, by the page's clock. */
  readonly atMs: number;
  readonly isGone: boolean;
  /** No answer: the page asks on, and shows what it knew last. */
  readonly isLost: boolean;
  /** Why the last act was refused, as a sentence; empty when it was not. */
  readonly refused: string;
  readonly act: (doing: DeckAct) => void;
}

/** The deck as its server knows it, asked each second. Nothing is decided or kept here. */
export function useDeck(token: string): DeckPageState {
  const [known, setKnown] = useState<Omit<DeckPageState, "act">>(NOTHING);
  /** Counts up with each act: an answer to an earlier question is older than what the act has changed. */
  const acts = useRef(0);

  const hear = useCallback((answer: DeckAnswer, refused: string | null) => {
    setKnown((before) => ({
      view: answer.kind === "view" ? answer.view : before.view,
      atMs: answer.kind === "view" ? performance.now() : before.atMs,
      isGone: answer.kind === "gone",
      isLost: answer.kind === "lost",
      refused: refused ?? before.refused,
    }));
  }, []);

  const act = useCallback(
    (doing: DeckAct) => {
      acts.current += 1;
      void sendAct(token, doing).then((answer) =>
        hear(
          answer,
          answer.kind === "refused"
            ? answer.message
            : answer.kind === "lost"
              ? "The server did not answer. Press it once more."
              : "",
        ),
      );
    },
    [token, hear],
  );

  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const before = acts.current;
      const answer = await readView(token);
      if (isOver) return;
      if (acts.current === before) hear(answer, null);
      const ended = answer.kind === "gone" || (answer.kind === "view" && answer.view.phase === "ended");
      if (!ended) timer = setTimeout(() => void look(), EVERY_MS);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [token, hear]);

  return { ...known, act };
}

const NOTHING = { view: null, atMs: 0, isGone: false, isLost: false, refused: "" } as const;
