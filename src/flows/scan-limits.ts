import type { Engine } from "../lake/engine.ts";
import type { IpLookup } from "../resolve/ip-context.ts";
import { showValue } from "../signals/sentence.ts";

export interface KnownOfPeople {
  readonly hasApplicants: boolean;
  /** Accounts that stand for a person each, because no people file was given. */
  readonly assumedPeople: number;
}

/** What the reader must know about what this run could not see: whole sentences. */
export async function limitsOf(engine: Engine, lookup: IpLookup, known: KnownOfPeople): Promise<readonly string[]> {
  const [counts] = await engine.rows<Counts>(COUNTS);
  if (counts === undefined) return [];
  const { people, accounts, untied, placed, unplaced } = counts;
  const limits: string[] = [];
  if (known.assumedPeople > 0) {
    limits.push(
      `No people file was read: each of the ${showValue(known.assumedPeople)} accounts with an e-mail address stands for a person of its own. Nobody's declarations are known, so only what needs none was asked. Give people.csv with --claims.`,
    );
  } else if (people === 0 && !known.hasApplicants) {
    limits.push(
      "No people file was read, and no account with an e-mail address was seen: nothing could be compared. Give people.csv with --claims.",
    );
  }
  if (untied > 0) {
    limits.push(
      `${showValue(untied)} of ${showValue(accounts)} accounts seen in the exports belong to nobody${known.assumedPeople > 0 ? "" : " in the people file"}; their events were not looked at. The columns 'work_email' and 'accounts', or an identity_map file, tie them to people.`,
    );
  }
  if (unplaced > 0 && !lookup.hasDatabases) {
    limits.push(
      `${showValue(unplaced)} of ${showValue(placed + unplaced)} sign-ins carry no place and no address database was given (--mmdb): they say nothing about where people are.`,
    );
  }
  return limits;
}

interface Counts {
  readonly people: number;
  readonly accounts: number;
  readonly untied: number;
  readonly placed: number;
  readonly unplaced: number;
}

const COUNTS = `
  select
    (select count(*)::double from person) as people,
    (select count(*)::double from account_names) as accounts,
    (select count(*)::double from account_names
      where coalesce(email, name, uid) not in (select name from account_person)) as untied,
    (select coalesce(sum(times), 0)::double from signin_day where lat is not null) as placed,
    (select coalesce(sum(times), 0)::double from signin_day where lat is null) as unplaced`;
