/** How long something lasted: the current stretch and the longest one. */
export interface Spans {
  readonly current: Span | null;
  readonly longest: Span | null;
}

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export const NO_SPANS: Spans = { current: null, longest: null };

/** With one more frame. A break shorter than `bridgeMs` is a model's slip and ends nothing. */
export function stepSpans(spans: Spans, holds: boolean, atMs: number, bridgeMs: number): Spans {
  const { current, longest } = spans;
  if (!holds) {
    return current && atMs - current.toMs > bridgeMs ? { current: null, longest } : spans;
  }
  const goesOn = current !== null && atMs - current.toMs <= bridgeMs;
  const next = { fromMs: goesOn ? current.fromMs : atMs, toMs: atMs };
  return { current: next, longest: longest && lengthOf(longest) > lengthOf(next) ? longest : next };
}

export function lengthOf({ fromMs, toMs }: Span): number {
  return toMs - fromMs;
}
