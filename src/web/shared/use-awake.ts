import { useEffect } from "react";

/** Keeps a phone's screen on while nobody touches it. Where that is not possible, nothing is lost but comfort. */
export function useAwake(wanted: boolean): void {
  useEffect(() => {
    const lock = (navigator as Partial<Navigator>).wakeLock;
    if (!wanted || lock === undefined) return;
    const asked = lock.request("screen").catch(() => undefined);
    return () => void asked.then((held) => held?.release());
  }, [wanted]);
}
