import { createWriteStream, renameSync } from "node:fs";
import { once } from "node:events";
import type { ExportRecord } from "../checks/github/export-record.ts";
import { fetchAccount, type FetchLimits } from "../checks/github/fetch-github.ts";
import { GithubApi } from "../checks/github/github-api.ts";
import { DomainError } from "../errors.ts";
import { profileKey } from "../resolve/profile-key.ts";
import { declaredIn } from "./declared-in.ts";

export interface FetchGithubOptions {
  /** Files with a column `github`, account names, or addresses of profiles. */
  readonly accounts: readonly string[];
  readonly token: string | undefined;
  readonly out: string;
  readonly cache: string | undefined;
  readonly api: string;
  readonly limits: FetchLimits;
  /** Also the accounts that committed to the given ones' repositories, for ties over one between. */
  readonly withPeers: boolean;
  readonly waitSecondsMax: number;
  readonly onProgress: (done: number, total: number, account: string) => void;
  readonly onWait: (seconds: number) => void;
  /** What a second of waiting takes; a test has no time. */
  readonly secondMs?: number;
}

export interface FetchedGithub {
  readonly accounts: number;
  readonly repositories: number;
  readonly missing: readonly string[];
}

/** Of a popular repository's hundreds of authors, the first ones. */
const PEERS_PER_ACCOUNT_MAX = 20;

/** Saves what GitHub shows of accounts as NDJSON, which a scan reads like any other export. The only flow that asks GitHub. */
export async function fetchGithub(options: FetchGithubOptions): Promise<FetchedGithub> {
  const accounts = (await declaredIn(options.accounts, ["github"])).flatMap(accountOf);
  if (accounts.length === 0) {
    throw new DomainError("usage", "No GitHub account was named: give names, or a file with a column 'github'.");
  }
  const api = new GithubApi({ ...options, baseUrl: options.api });
  const partial = `${options.out}.partial`;
  const file = createWriteStream(partial);
  await once(file, "open").catch((error: Error) => {
    throw new DomainError("usage", `${options.out} cannot be written: ${error.message}`);
  });
  const counts = { repositories: 0, missing: [] as string[] };
  const queue = new Set(accounts);
  let done = 0;
  try {
    for (const account of queue) {
      options.onProgress(done, queue.size, account);
      for await (const record of fetchAccount(api, account, options.limits)) {
        if (!file.write(`${JSON.stringify(record)}\n`)) await once(file, "drain");
        if (record.type === "github-repository") counts.repositories += 1;
        else if (!record.found) counts.missing.push(account);
        if (options.withPeers && done < accounts.length) for (const peer of peersOf(record)) queue.add(peer);
      }
      done += 1;
    }
  } catch (error) {
    throw toDomainError(error, partial);
  } finally {
    file.end();
    await once(file, "finish");
  }
  renameSync(partial, options.out);
  return { accounts: done, ...counts };
}

function accountOf(stated: string): readonly string[] {
  const key = profileKey(stated, "github");
  return key?.site === "github" ? [key.value.slice("github.com/".length)] : [];
}

function peersOf(record: ExportRecord): readonly string[] {
  if (record.type !== "github-repository" || record.is_fork === true) return [];
  const logins = record.commits.flatMap(({ author_login: login }) => (login ? [login.toLowerCase()] : []));
  return [...new Set(logins)].filter((login) => !login.endsWith("[bot]")).slice(0, PEERS_PER_ACCOUNT_MAX);
}

function toDomainError(error: unknown, partial: string): unknown {
  const { status, message, response } = error as { status?: number; message?: string; response?: unknown };
  if (status === undefined) return error;
  // The client gives 500 to what never had an answer.
  const what =
    response === undefined
      ? `GitHub could not be reached (${message ?? "no answer"})`
      : status === 401
        ? "GitHub does not accept the token"
        : status === 403 || status === 429
          ? "GitHub's allowance of requests is used up: wait an hour, or give a token (--token-env)"
          : `GitHub answered ${status} (${message ?? ""})`;
  return new DomainError(
    "limit",
    `${what}. What was read until then is in ${partial}; with --cache a rerun asks only for the rest.`,
  );
}
