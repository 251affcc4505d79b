import type { ChallengeKind } from "../../src/interview/challenge.ts";
import type { ObservationKind } from "../../src/interview/result.ts";
import { type Share, shareOf } from "./interval.ts";
import type { Done } from "./run-jobs.ts";
import type { Species } from "./species.ts";

/** What was measured of one species, in the words of ISO/IEC 30107-3; this is no evaluation under it. */
export interface SpeciesMetrics {
  readonly id: string;
  readonly name: string;
  readonly isGenuine: boolean;
  readonly isTargeted: boolean;
  /** Sessions that passed: of an attack its APCER, of genuine ones 1 − BPCER. */
  readonly passed: Share;
  /** Genuine sessions of which a human would hear "did not pass" or "try again": BPCER. Null for an attack. */
  readonly refused: Share | null;
  /** No outcome either way: the non-response rate. Of sessions that were played to their end. */
  readonly inconclusive: Share;
  /** Tries that were asked again, a session. */
  readonly retries: number;
  /** To the result, in seconds of the session's clock; of sessions that were played to their end. */
  readonly verdictSeconds: { readonly median: number; readonly p95: number } | null;
  /** Challenges of each kind that passed, second tries included. */
  readonly kinds: Readonly<Partial<Record<ChallengeKind, Share>>>;
  /** Whole sessions that would have passed had challenges of this kind not been asked. */
  readonly without: Readonly<Partial<Record<ChallengeKind, Share>>>;
  /** Whole sessions that would have passed had only challenges counted, and had only side checks counted. */
  readonly challengesOnly: Share;
  readonly sideChecksOnly: Share;
  /** How many sessions had each observation that counts. */
  readonly observed: Readonly<Partial<Record<ObservationKind, number>>>;
  /** Why tries failed or could not be judged, most often first. */
  readonly reasons: readonly (readonly [kind: string, reason: string, count: number])[];
  /** Of this machine: it says what a session costs here. */
  readonly analysisMillisecondsPerFrame: number;
}

/** Puts the runs of one species together. */
export function measureSpecies(species: Species, runs: readonly Done[]): SpeciesMetrics {
  const all = runs.map(({ run }) => run);
  const whole = all.filter(({ endedEarly }) => !endedEarly);
  const full = runs.filter(({ endsEarly }) => !endsEarly).map(({ run }) => run);
  const challenges = all.flatMap((run) => run.challenges);
  const tries = challenges.flatMap((challenge) => challenge.tries);
  const kinds = [...new Set(tries.map(({ challenge }) => challenge.kind))].toSorted();
  const counts = (of: (typeof all)[number]): boolean => of.observations.some((observation) => observation.counts);
  const frames = all.reduce((sum, run) => sum + run.frames, 0);
  const seconds = whole.map(({ verdictMs }) => verdictMs / 1_000).toSorted((a, b) => a - b);
  return {
    id: species.id,
    name: species.name,
    isGenuine: species.isGenuine,
    isTargeted: species.isTargeted,
    passed: share(all, ({ outcome }) => outcome === "passed"),
    refused: species.isGenuine
      ? share(all, ({ outcome }) => outcome === "did not pass" || outcome === "try again")
      : null,
    inconclusive: share(whole, ({ outcome }) => outcome === "inconclusive"),
    retries: round(tries.filter(({ outcome }) => outcome === "try again").length / Math.max(1, all.length), 2),
    verdictSeconds: seconds.length === 0 ? null : { median: quantile(seconds, 0.5), p95: quantile(seconds, 0.95) },
    kinds: Object.fromEntries(
      kinds.map((kind) => {
        const ofKind = challenges.filter(({ tries: these }) => these.at(-1)?.challenge.kind === kind);
        return [kind, share(ofKind, ({ outcome }) => outcome === "passed")];
      }),
    ),
    without: Object.fromEntries(
      kinds.map((kind) => [
        kind,
        share(
          full,
          (run) =>
            !counts(run) && passes(run.challenges.filter(({ tries: these }) => these.at(-1)?.challenge.kind !== kind)),
        ),
      ]),
    ),
    challengesOnly: share(full, (run) => passes(run.challenges)),
    sideChecksOnly: share(full, (run) => !counts(run)),
    observed: countBy(
      all.flatMap((run) => [...new Set(run.observations.filter((o) => o.counts).map(({ kind }) => kind))]),
    ),
    reasons: Object.entries(
      countBy(
        tries.filter(({ reason }) => reason !== null).map(({ challenge, reason }) => `${challenge.kind}/${reason}`),
      ),
    )
      .toSorted(([, a], [, b]) => b - a)
      .map(([key, count]) => [key.split("/")[0] ?? "", key.split("/")[1] ?? "", count] as const),
    analysisMillisecondsPerFrame: round(all.reduce((sum, run) => sum + run.analysisMs, 0) / Math.max(1, frames), 1),
  };
}

function passes(challenges: readonly { readonly outcome: string }[]): boolean {
  return challenges.length > 0 && challenges.every(({ outcome }) => outcome === "passed");
}

function share<T>(of: readonly T[], is: (one: T) => boolean): Share {
  const { count, of: n, ...rest } = shareOf(of.filter(is).length, of.length);
  return {
    count,
    of: n,
    share: rest.share === null ? null : round(rest.share, 4),
    low: round(rest.low, 4),
    high: round(rest.high, 4),
  };
}

function countBy<K extends string>(keys: readonly K[]): Partial<Record<K, number>> & Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts as Partial<Record<K, number>> & Record<string, number>;
}

function quantile(sorted: readonly number[], at: number): number {
  return round(sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? 0, 1);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
