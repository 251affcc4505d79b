import { useEffect, useState } from "react";

/** Whether this page was behind another one: browsers then give no frames, and what is asked is not seen. Reset by `seen`. */
export function useAway(): { readonly was: boolean; readonly seen: () => void } {
  const [was, setWas] = useState(false);
  useEffect(() => {
    const look = (): void => {
      if (document.hidden) setWas(true);
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return { was, seen: () => setWas(false) };
}
