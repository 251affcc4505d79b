import { z } from "zod";
import {
  type ExportedCommit,
  type ExportedRepository,
  type ExportRecord,
  isTrivial,
  messageHash,
  utc,
} from "./export-record.ts";
import { type Answer, type GithubApi, linked } from "./github-api.ts";

export interface FetchLimits {
  readonly repositoriesMax: number;
  /** Of one repository: the newest ones and the first ones. */
  readonly commitsMax: number;
}

const PER_PAGE = 100;

const user = z.object({ login: z.string(), created_at: z.string() });
const repositories = z.array(
  z.object({ name: z.string(), full_name: z.string(), fork: z.boolean(), created_at: z.string(), size: z.number() }),
);
const signature = z.object({ name: z.string().nullish(), email: z.string().nullish(), date: z.string() });
const commits = z.array(
  z.object({
    sha: z.string(),
    commit: z.object({
      message: z.string(),
      tree: z.object({ sha: z.string() }),
      author: signature,
      committer: signature,
    }),
    author: z.object({ login: z.string() }).partial().nullish(),
    committer: z.object({ login: z.string() }).partial().nullish(),
    parents: z.array(z.unknown()),
  }),
);

/** Everything that an account shows of itself and its repositories, as lines of an export. */
export async function* fetchAccount(api: GithubApi, login: string, limits: FetchLimits): AsyncGenerator<ExportRecord> {
  const profile = await api.get(`/users/${encodeURIComponent(login)}`);
  if (profile === undefined) {
    yield { type: "github-account", account: login, found: false };
    return;
  }
  const { login: account, created_at: createdAt } = user.parse(profile.data);
  yield { type: "github-account", account, found: true, created_at: createdAt };
  const listed = await fetchPages(
    api,
    `/users/${encodeURIComponent(account)}/repos?type=owner&sort=pushed&per_page=${PER_PAGE}`,
    (data) => repositories.parse(data),
    limits.repositoriesMax,
  );
  for (const one of listed.slice(0, limits.repositoriesMax)) {
    const read = await fetchCommits(api, one.full_name, limits.commitsMax);
    yield {
      type: "github-repository",
      source: "api",
      account,
      repository: one.full_name,
      is_fork: one.fork,
      account_created_at: createdAt,
      created_at: one.created_at,
      ...read,
    };
  }
}

/** Follows the pages of a list until it has enough. */
async function fetchPages<T>(
  api: GithubApi,
  path: string,
  parse: (data: unknown) => readonly T[],
  most: number,
): Promise<readonly T[]> {
  const items: T[] = [];
  let next: string | undefined = path;
  while (next !== undefined && items.length < most) {
    const answer: Answer = await api.get(next);
    if (answer === undefined) break;
    items.push(...parse(answer.data));
    next = linked(answer.link, "next");
  }
  return items;
}

/** The newest commits, and the page with the first ones: when a history began is what a backdated one is told by. */
async function fetchCommits(
  api: GithubApi,
  name: string,
  most: number,
): Promise<Pick<ExportedRepository, "commits" | "truncated">> {
  const path = `/repos/${name.split("/").map(encodeURIComponent).join("/")}/commits?per_page=${PER_PAGE}`;
  const pagesMax = Math.max(1, Math.ceil(most / PER_PAGE));
  const found = new Map<string, ExportedCommit>();
  let answer = await api.get(path);
  const last = linked(answer?.link ?? null, "last");
  let isWhole = answer === undefined;
  for (let page = 1; answer !== undefined; page += 1) {
    keep(found, answer.data);
    const next = linked(answer.link, "next");
    isWhole = next === undefined;
    // The last page is read below, in place of the one after next.
    if (next === undefined || page >= pagesMax - 1) break;
    answer = await api.get(next);
  }
  if (!isWhole && last !== undefined) keep(found, (await api.get(last))?.data ?? []);
  return { commits: [...found.values()], truncated: !isWhole };
}

function keep(found: Map<string, ExportedCommit>, data: unknown): void {
  for (const { sha, commit, author, committer, parents } of commits.parse(data)) {
    const [authorAt, committerAt] = [utc(commit.author.date), utc(commit.committer.date)];
    if (authorAt === undefined || committerAt === undefined) continue;
    found.set(sha, {
      sha,
      tree: commit.tree.sha,
      message: messageHash(commit.message),
      trivial: isTrivial(commit.message, parents.length),
      author_name: commit.author.name ?? "",
      author_email: commit.author.email ?? "",
      author_login: author?.login ?? null,
      author_at: authorAt,
      committer_login: committer?.login ?? null,
      committer_email: commit.committer.email ?? null,
      committer_at: committerAt,
    });
  }
}
