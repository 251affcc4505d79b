import { type ExportedCommit, type ExportedRepository, type ExportRecord, loginOfEmail } from "./export-record.ts";

/** A declared or observed fact for the lake, with what is shown as its evidence. */
export interface GithubClaim {
  readonly person: string;
  readonly kind: "repository" | "repository_commits" | "commit_author" | "co_committer";
  readonly value: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** What a report shows as the record behind a finding. */
  readonly shown: Readonly<Record<string, unknown>>;
}

/** Accounts that are programs: GitHub's own committer, and apps. */
const PROGRAMS = /^(web-flow|github-actions|dependabot|renovate|.*\[bot\])$/i;
/** A repository's further authors and accounts than these are not looked at: a popular repository ties nobody. */
const AUTHORS_MAX = 200;
/** Commits whose fingerprints are kept, for finding copies. */
const FINGERPRINTS_MAX = 2000;

/** What an export says of its accounts. An account that is not there yields nothing. Pure. */
export function toGithubClaims(record: ExportRecord): readonly GithubClaim[] {
  if (record.type === "github-account") return [];
  return [repositoryClaim(record), commitsClaim(record), ...authorClaims(record), ...peerClaims(record)];
}

function claimOf(
  { account }: ExportedRepository,
  kind: GithubClaim["kind"],
  value: string,
  attributes: Readonly<Record<string, unknown>>,
): GithubClaim {
  const person = `account:github.com/${account.toLowerCase()}`;
  return { person, kind, value, attributes: { account, ...attributes }, shown: { account, ...attributes } };
}

function repositoryClaim(record: ExportedRepository): GithubClaim {
  const authored = record.commits.map(({ author_at: at }) => at).toSorted(byTime);
  const committed = record.commits.map(({ committer_at: at }) => at).toSorted(byTime);
  return claimOf(record, "repository", record.repository, {
    repository: record.repository,
    is_fork: record.is_fork ?? null,
    account_created_at: record.account_created_at ?? null,
    created_at: record.created_at ?? null,
    commits: record.commits.length,
    first_author_at: authored.at(0) ?? null,
    last_author_at: authored.at(-1) ?? null,
    first_committer_at: committed.at(0) ?? null,
    last_committer_at: committed.at(-1) ?? null,
  });
}

/** Times in one form, so that their texts stand in order of time. */
function byTime(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Fingerprints of the commits that tell something: `[tree, message, author's e-mail, authored]`. */
function commitsClaim(record: ExportedRepository): GithubClaim {
  const told = record.commits.filter(({ trivial }) => !trivial).slice(0, FINGERPRINTS_MAX);
  const commits = told.map((one) => [one.tree, one.message, one.author_email.toLowerCase(), one.author_at]);
  const claim = claimOf(record, "repository_commits", record.repository, {
    repository: record.repository,
    created_at: record.created_at ?? null,
    commits,
  });
  return { ...claim, shown: { account: record.account, repository: record.repository, fingerprints: commits.length } };
}

function authorClaims(record: ExportedRepository): readonly GithubClaim[] {
  const byAuthor = Map.groupBy(record.commits, (one) =>
    JSON.stringify([one.author_email.toLowerCase(), one.author_name]),
  );
  return [...byAuthor.values()].slice(0, AUTHORS_MAX).map((commits) => {
    const { author_email: email, author_name: name } = commits[0] as ExportedCommit;
    return claimOf(record, "commit_author", email.toLowerCase(), {
      repository: record.repository,
      email: email.toLowerCase(),
      name,
      commits: commits.length,
    });
  });
}

function peerClaims(record: ExportedRepository): readonly GithubClaim[] {
  const logins = record.commits.flatMap((one) => [
    one.author_login ?? loginOfEmail(one.author_email),
    one.committer_login ?? loginOfEmail(one.committer_email ?? ""),
  ]);
  const people = new Map<string, string>();
  for (const login of logins) if (login !== undefined && !PROGRAMS.test(login)) people.set(login.toLowerCase(), login);
  const peers = [...people.entries()].filter(([key]) => key !== record.account.toLowerCase());
  return peers.slice(0, AUTHORS_MAX).map(([, login]) =>
    claimOf(record, "co_committer", login, {
      repository: record.repository,
      peer_account: login,
      contributors: people.size,
      hops: 1,
    }),
  );
}
