import { expect, test } from "vitest";
import { shareOf } from "../../bench/interview/interval.ts";

// R's binom.test(count, of)$conf.int; the zeros follow in closed form from 1 - 0.025^(1/n).
test.each([
  { count: 0, of: 60, low: 0, high: 0.0596 },
  { count: 0, of: 10, low: 0, high: 0.3085 },
  { count: 10, of: 10, low: 0.6915, high: 1 },
  { count: 1, of: 20, low: 0.0013, high: 0.2487 },
  { count: 5, of: 50, low: 0.0333, high: 0.2181 },
  { count: 50, of: 100, low: 0.3983, high: 0.6017 },
])("$count of $of lies between $low and $high", ({ count, of, low, high }) => {
  const share = shareOf(count, of);
  expect(share.low).toBeCloseTo(low, 4);
  expect(share.high).toBeCloseTo(high, 4);
});

test("of nothing, nothing is known", () => {
  expect(shareOf(0, 0)).toEqual({ count: 0, of: 0, share: null, low: 0, high: 1 });
});
