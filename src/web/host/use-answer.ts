import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem } from "./api.ts";

export interface Answer<T> {
  readonly value: T | null;
  readonly problem: ApiProblem | null;
  readonly again: () => void;
}

/** Asks at once, and again every so often while the page is in front; 0 is once. What was known stays on show meanwhile. */
export function useAnswer<T>(ask: () => Promise<T>, everyMs: number): Answer<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const latest = useRef<() => Promise<void>>(null);
  useEffect(() => {
    let isGone = false;
    const look = async (): Promise<void> => {
      try {
        const answer = await ask();
        if (isGone) return;
        setValue(answer);
        setProblem(null);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        if (!isGone) setProblem(error);
      }
    };
    latest.current = look;
    void look();
    const timer = everyMs === 0 ? undefined : setInterval(() => void (document.hidden || look()), everyMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [ask, everyMs]);
  const again = useCallback(() => void latest.current?.(), []);
  return { value, problem, again };
}
