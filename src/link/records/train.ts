/** How often a pattern of levels (one per comparison; 0: a side is empty) was seen. */
export interface PatternCount {
  readonly levels: readonly number[];
  readonly count: number;
}

/** Per comparison, per level (from 1; position 0 is unused): probability of that level when both sides are filled. */
export type LevelShares = readonly (readonly number[])[];

export interface Trained {
  /** Among pairs of records that are one person, and among pairs that are not. */
  readonly m: LevelShares;
  readonly u: LevelShares;
}

const ROUNDS_MAX = 60;
const CONVERGED = 1e-4;
/** Matches among the pairs of a blocking rule before anything is known. */
const SHARE_AT_START = 0.3;
const CLEANING_ROUNDS = 3;
/** Random pairs believed to have been seen at each level before looking. */
const SMOOTHING = 0.5;
/** Weight of what is believed before anything is seen, in pairs: keeps a level that a small file never shows from zero. */
const PRIOR_PAIRS = 2;
const SHARE_LEAST = 1e-7;

/** Shares of levels among random pairs: nearly all of those are different people. */
export function sharesOf(patterns: readonly PatternCount[], levelCounts: readonly number[]): LevelShares {
  return levelCounts.map((levels, comparison) => {
    const counts = tally(patterns, comparison, levels, (pattern) => pattern.count);
    return normalise(counts.map((count, level) => (level === 0 ? 0 : count + SMOOTHING)));
  });
}

/** What is believed of matches before training: agreement is usual, each weaker level half as usual as the one above. */
export function priorMatches(levelCounts: readonly number[]): LevelShares {
  return levelCounts.map((levels) => {
    const weights = Array.from({ length: levels + 1 }, (_, level) => (level === 0 ? 0 : 0.5 ** (level - 1)));
    const all = sum(weights);
    return weights.map((weight, level) =>
      level === 0 ? 0 : level === 1 ? 0.8 + (0.2 * weight) / all : (0.2 * weight) / all,
    );
  });
}

export interface Expectation {
  readonly m: LevelShares;
  /** Pairs of these that are expected to be one person. */
  readonly matches: number;
  /** Per comparison: matching pairs in which both sides were filled, the weight of what was learnt. */
  readonly seen: readonly number[];
}

/**
 * Expectation–maximisation for the Fellegi–Sunter model with known u (Winkler 1988): which pairs are matches, and how
 * matches agree, are estimated in turn. `held` comparisons are not used: all these pairs agree there by construction.
 */
export function expectMatches(
  patterns: readonly PatternCount[],
  u: LevelShares,
  start: LevelShares,
  held: readonly number[],
): Expectation {
  const total = patterns.reduce((count, pattern) => count + pattern.count, 0);
  let m = start;
  let share = SHARE_AT_START;
  let seen: readonly number[] = [];
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const expected = tallyMatches(patterns, m, u, share, held);
    const next = expected.levels.map((counts, comparison) =>
      normalise(counts.map((count, level) => count + PRIOR_PAIRS * (start[comparison]?.[level] ?? 0))),
    );
    seen = expected.levels.map((counts) => sum(counts.slice(1)));
    const moved = largestMove(m, next);
    m = next;
    share = Math.min(Math.max(expected.matches / Math.max(total, 1), 1e-9), 1 - 1e-9);
    if (moved < CONVERGED) break;
  }
  return { m, matches: share * total, seen };
}

/**
 * Among random pairs are a few matches, in a small file not so few: they are taken out of u. `u` is what the random pairs
 * showed; no share falls below a tenth of it.
 */
export function withoutMatches(patterns: readonly PatternCount[], m: LevelShares, u: LevelShares): LevelShares {
  const total = patterns.reduce((count, pattern) => count + pattern.count, 0);
  let cleaned = u;
  let share = 1 / Math.max(total, 2);
  for (let round = 0; round < CLEANING_ROUNDS; round += 1) {
    const expected = tallyMatches(patterns, m, cleaned, share, []);
    const all = tallyMatches(patterns, m, m, 1 - 1e-9, []);
    cleaned = u.map((shares, comparison) => {
      const seen = all.levels[comparison] ?? [];
      const people = normalise(
        seen.map((count, level) => count - (expected.levels[comparison]?.[level] ?? 0) + (level === 0 ? 0 : SMOOTHING)),
      );
      return normalise(shares.map((before, level) => (level === 0 ? 0 : Math.max(people[level] ?? 0, before / 10))));
    });
    share = Math.min(Math.max(expected.matches / Math.max(total, 1), 1e-12), 0.5);
  }
  return cleaned;
}

/** Averages what several blocking rules taught, each for the comparisons that it could see. */
export function combine(
  expectations: readonly { readonly expectation: Expectation; readonly held: readonly number[] }[],
  prior: LevelShares,
): LevelShares {
  return prior.map((before, comparison) => {
    const taught = expectations.filter(({ held }) => !held.includes(comparison));
    const learnt = before.map((value, level) => {
      const counted = taught.reduce(
        (total, { expectation }) =>
          total + (expectation.m[comparison]?.[level] ?? 0) * (expectation.seen[comparison] ?? 0),
        0,
      );
      return counted + PRIOR_PAIRS * value;
    });
    return normalise(learnt);
  });
}

/** Expected matches per comparison and level. One pass over the patterns; this is where training spends its time. */
function tallyMatches(
  patterns: readonly PatternCount[],
  m: LevelShares,
  u: LevelShares,
  share: number,
  held: readonly number[],
): { readonly levels: readonly (readonly number[])[]; readonly matches: number } {
  const weights = m.map((shares, comparison) =>
    shares.map((value, level) =>
      level === 0 || held.includes(comparison) ? 0 : Math.log(value / (u[comparison]?.[level] ?? SHARE_LEAST)),
    ),
  );
  const levels = m.map((shares) => shares.map(() => 0));
  const prior = Math.log(share / (1 - share));
  let matches = 0;
  for (const pattern of patterns) {
    let logOdds = prior;
    for (let comparison = 0; comparison < weights.length; comparison += 1) {
      logOdds += weights[comparison]?.[pattern.levels[comparison] ?? 0] ?? 0;
    }
    const expected = pattern.count / (1 + Math.exp(-logOdds));
    matches += expected;
    for (let comparison = 0; comparison < levels.length; comparison += 1) {
      const counts = levels[comparison];
      const level = pattern.levels[comparison] ?? 0;
      if (counts !== undefined) counts[level] = (counts[level] ?? 0) + expected;
    }
  }
  return { levels, matches };
}

function largestMove(before: LevelShares, after: LevelShares): number {
  return Math.max(
    ...after.flatMap((shares, comparison) =>
      shares.map((value, level) => Math.abs(value - (before[comparison]?.[level] ?? 0))),
    ),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function tally(
  patterns: readonly PatternCount[],
  comparison: number,
  levels: number,
  weigh: (pattern: PatternCount) => number,
): number[] {
  const counts = Array.from({ length: levels + 1 }, () => 0);
  for (const pattern of patterns) {
    const level = pattern.levels[comparison] ?? 0;
    counts[level] = (counts[level] ?? 0) + weigh(pattern);
  }
  return counts;
}

function normalise(counts: readonly number[]): readonly number[] {
  const total = sum(counts.slice(1));
  return counts.map((count, level) => (level === 0 ? 0 : Math.max(count / total, SHARE_LEAST)));
}
