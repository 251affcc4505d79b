interface LiveRegionProps {
  /** `assertive` cuts off what is being said: only for what has a deadline. */
  readonly urgency: "polite" | "assertive";
  readonly text: string;
}

/** Says a text to screen readers whenever it changes. It has to be in the page before its first text. */
export function LiveRegion({ urgency, text }: LiveRegionProps) {
  return (
    <div className="unseen" aria-live={urgency} aria-atomic="true">
      {text}
    </div>
  );
}
