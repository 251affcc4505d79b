/** A share of n trials with its exact 95 % interval. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** 0 to 1; null of nothing. */
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
}

const TAIL = 0.025;
const BISECTIONS = 60;

/**
 * Clopper and Pearson's exact interval (Biometrika 26, 1934): the shares for which so few, or so many, would be seen in one of
 * forty experiments. Never narrower than promised, unlike the usual approximations, which give 0 ± 0 where nothing was seen.
 */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, share: null, low: 0, high: 1 };
  return {
    count,
    of,
    share: count / of,
    low: count === 0 ? 0 : solve((p) => 1 - atMost(count - 1, of, p) < TAIL),
    high: count === of ? 1 : solve((p) => atMost(count, of, p) > TAIL),
  };
}

/** The largest p for which the condition, true at 0 and false at 1, still holds. */
function solve(holds: (p: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let round = 0; round < BISECTIONS; round += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The chance of at most `count` of `of` where each has the chance p. */
function atMost(count: number, of: number, p: number): number {
  let sum = 0;
  let logChoices = 0;
  for (let k = 0; k <= count; k += 1) {
    if (k > 0) logChoices += Math.log((of - k + 1) / k);
    sum += Math.exp(logChoices + k * Math.log(p) + (of - k) * Math.log1p(-p));
  }
  return sum;
}
