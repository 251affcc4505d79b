import { useCallback, useEffect, useState } from "react";

const KEY = "hirewall.speak";
/** Absent in some browsers. */
const voice = (globalThis as { speechSynthesis?: SpeechSynthesis }).speechSynthesis;

export interface Spoken {
  readonly possible: boolean;
  readonly on: boolean;
  readonly turn: (on: boolean) => void;
}

/** Reads a text aloud whenever it changes, if the person wants that: off at first, and kept for the next time. */
export function useSpoken(text: string): Spoken {
  const [on, setOn] = useState(() => voice !== undefined && localStorage.getItem(KEY) === "yes");
  useEffect(() => {
    if (!on || voice === undefined || text === "") return;
    voice.cancel();
    const spoken = new SpeechSynthesisUtterance(text);
    spoken.lang = document.documentElement.lang;
    voice.speak(spoken);
    return () => voice.cancel();
  }, [on, text]);
  const turn = useCallback((next: boolean) => {
    localStorage.setItem(KEY, next ? "yes" : "no");
    setOn(next);
  }, []);
  return { possible: voice !== undefined, on, turn };
}
