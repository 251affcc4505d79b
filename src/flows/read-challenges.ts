import type { Engine } from "../lake/engine.ts";
import { showValue } from "../signals/sentence.ts";
import type { ChallengeSummary } from "./scan-result.ts";

/** The interview sessions of each person, oldest first: also those that no finding rests on, since most say that all was well. */
export async function readChallenges(engine: Engine): Promise<ReadonlyMap<string, readonly ChallengeSummary[]>> {
  const rows = await engine.rows<ChallengeRow>(`
    select person, session, seen_at, mode, outcome, ended, alternative, asked, passed, failed, inconclusive, replaced, observations, observers
    from challenge
    order by person, seen_at, session`);
  return new Map([...Map.groupBy(rows, ({ person }) => person)].map(([person, own]) => [person, own.map(toSummary)]));
}

interface ChallengeRow extends Omit<ChallengeSummary, "at"> {
  readonly person: string;
  readonly seen_at: Date;
}

function toSummary({ person: _person, seen_at: seenAt, ...session }: ChallengeRow): ChallengeSummary {
  return { ...session, at: seenAt.toISOString() };
}

/** Sessions that no view has, as whole sentences: nothing may be left out in silence. */
export async function challengeLimits(engine: Engine): Promise<readonly string[]> {
  const [counts] = await engine.rows<{ nobody: number; untied: number }>(`
    select
      (select count(distinct challenge.session)::integer from class_99906003 where challenge.subject is null) as nobody,
      (select count(*)::integer from challenge_session
        where session not in (select session from challenge)) as untied`);
  const { nobody = 0, untied = 0 } = counts ?? {};
  return [
    ...(nobody > 0
      ? [
          `${sessions(nobody)} made for nobody (a link without a subject) and not looked at: name a subject when a link is made.`,
        ]
      : []),
    ...(untied > 0
      ? [
          `${sessions(untied)} not looked at, since what the link was made for is no application's id, person's id or mailbox that was read, or that of several people.`,
        ]
      : []),
  ];
}

function sessions(number: number): string {
  return number === 1 ? "1 interview session was" : `${showValue(number)} interview sessions were`;
}
