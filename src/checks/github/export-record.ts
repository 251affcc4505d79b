import { createHash } from "node:crypto";
import { z } from "zod";

/** One commit of an export: what tells it again in another repository, who made it, and when. */
const commit = z.object({
  sha: z.string(),
  tree: z.string(),
  /** The first 16 hex digits of its message's SHA-256; the message itself is not kept. */
  message: z.string(),
  /** A merge, or a message that thousands of repositories have: it tells nothing of a copy. */
  trivial: z.boolean(),
  author_name: z.string(),
  author_email: z.string(),
  author_login: z.string().nullish(),
  /** RFC 3339 UTC. */
  author_at: z.string(),
  committer_login: z.string().nullish(),
  committer_email: z.string().nullish(),
  committer_at: z.string(),
});
export type ExportedCommit = z.infer<typeof commit>;

/** One line of an export: a repository with its newest and its first commits. From GitHub's API or from a clone. */
const repository = z.object({
  type: z.literal("github-repository"),
  source: z.enum(["api", "clone"]),
  account: z.string(),
  repository: z.string(),
  is_fork: z.boolean().nullish(),
  account_created_at: z.string().nullish(),
  created_at: z.string().nullish(),
  /** Not all commits were read. */
  truncated: z.boolean(),
  commits: z.array(commit).max(100_000),
});
export type ExportedRepository = z.infer<typeof repository>;

/** An account without repositories, or one that is not there. */
const account = z.object({
  type: z.literal("github-account"),
  account: z.string(),
  found: z.boolean(),
  created_at: z.string().nullish(),
});
type ExportedAccount = z.infer<typeof account>;

export type ExportRecord = ExportedRepository | ExportedAccount;

export const exportRecord = z.discriminatedUnion("type", [repository, account]);

const TRIVIAL =
  /^(initial|first|init|update|updated|fix|fixed|add|added|create|created|delete|wip|minor|merge|bump|test|changes?|commit|cleanup|typo|readme|refactor)\b/i;
/** A message as short as this stands in thousands of repositories. */
const MESSAGE_CHARACTERS_MIN = 16;

/** Whether a message says so little that many have it: "Update README.md", "fix", merges. */
export function isTrivial(message: string, parents: number): boolean {
  const subject = message.split("\n", 1)[0]?.trim() ?? "";
  if (parents > 1 || subject.length < MESSAGE_CHARACTERS_MIN) return true;
  return TRIVIAL.test(subject) && subject.split(/\s+/).length <= 3;
}

/** Without white space at its ends, which rewriting a history changes. */
export function messageHash(message: string): string {
  return createHash("sha256").update(message.trim()).digest("hex").slice(0, 16);
}

/** `12345+octocat@users.noreply.github.com` is an account. */
export function loginOfEmail(email: string): string | undefined {
  return /^(?:\d+\+)?([a-z0-9-]+)@users\.noreply\.github\.com$/i.exec(email)?.[1];
}

/** Undefined for a date that no clock shows: a forged history may hold any number. */
export function utc(time: string): string | undefined {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  return Number.isNaN(date.valueOf()) || year < 1970 || year > 2200 ? undefined : date.toISOString();
}
