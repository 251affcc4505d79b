import { useEffect, useRef } from "react";

interface TimeBarProps {
  /** The page's clock, `performance.now()`. */
  readonly fromMs: number;
  readonly forMs: number;
}

/** How much time is left, as a bar that grows shorter. No colour changes, no ticking numbers: hurry makes nobody better at it. */
export function TimeBar({ fromMs, forMs }: TimeBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const passedMs = performance.now() - fromMs;
    const steps = matchMedia("(prefers-reduced-motion: reduce)").matches
      ? `steps(${Math.max(1, Math.round(forMs / 1_000))})`
      : "linear";
    const shrinking = bar.current?.animate([{ transform: "scaleX(1)" }, { transform: "scaleX(0)" }], {
      duration: forMs,
      easing: steps,
      fill: "forwards",
    });
    if (shrinking !== undefined) shrinking.currentTime = passedMs;
    return () => shrinking?.cancel();
  }, [fromMs, forMs]);
  return (
    <div className="time-bar" aria-hidden="true">
      <div ref={bar} className="time-bar-left" />
    </div>
  );
}
