import { Octokit } from "@octokit/core";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { EtagCache } from "./etag-cache.ts";

export interface ApiOptions {
  readonly baseUrl: string;
  readonly token: string | undefined;
  /** Folder for answers and their tags; undefined: nothing is kept. */
  readonly cache: string | undefined;
  /** A longer wait for the hourly allowance ends the run instead. */
  readonly waitSecondsMax: number;
  readonly onWait: (seconds: number) => void;
  /** What a second of waiting takes; a test has no time. */
  readonly secondMs?: number;
}

/** An answer: undefined when there is no such thing. */
export type Answer = { readonly data: unknown; readonly link: string | null } | undefined;

const TRIES_AFTER_LIMIT = 3;
const REQUEST_SECONDS_MAX = 30;

/** GitHub's REST API: paced as its rules ask, retried, and asked only for what has changed. */
export class GithubApi {
  readonly #octokit: Octokit;
  readonly #cache: EtagCache;
  readonly #baseUrl: string;

  constructor(options: ApiOptions) {
    this.#baseUrl = options.baseUrl.replace(/\/$/, "");
    this.#cache = new EtagCache(options.cache);
    const mayWait = (seconds: number, _: unknown, __: unknown, tries: number): boolean => {
      if (tries >= TRIES_AFTER_LIMIT || seconds > options.waitSecondsMax) return false;
      options.onWait(seconds);
      return true;
    };
    const retryAfterBaseValue = options.secondMs ?? 1000;
    this.#octokit = new (Octokit.plugin(retry, throttling))({
      baseUrl: this.#baseUrl,
      userAgent: "hirewall",
      ...(options.token === undefined ? {} : { auth: options.token }),
      retry: { retryAfterBaseValue },
      throttle: { onRateLimit: mayWait, onSecondaryRateLimit: mayWait, retryAfterBaseValue },
      request: { fetch: fetchWithLimit },
      // Every problem is thrown and told by the command.
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    });
  }

  /** @param path with its query, as `/users/octocat`, or a whole address that an earlier answer linked to */
  async get(path: string): Promise<Answer> {
    const url = path.startsWith("/") ? `${this.#baseUrl}${path}` : path;
    // A link of an answer is followed on the same server only: the token is for nobody else.
    if (!url.startsWith(`${this.#baseUrl}/`)) throw new Error(`a link to another server: ${url}`);
    const known = this.#cache.get(url);
    try {
      const { data, headers } = await this.#octokit.request({
        method: "GET",
        url,
        headers: known === undefined ? {} : { "if-none-match": known.etag },
      });
      const link = headers.link ?? null;
      if (headers.etag !== undefined) this.#cache.put({ url, etag: headers.etag, link, data });
      return { data: data as unknown, link };
    } catch (error) {
      const { status } = error as { status?: number };
      if (status === 304 && known !== undefined) return { data: known.data, link: known.link };
      // 409: a repository without a commit. 451: withheld by law.
      if (status === 404 || status === 409 || status === 451) return undefined;
      throw error;
    }
  }
}

/** A renamed repository sends on; `fetch` does not take the token along to another server. */
function fetchWithLimit(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, redirect: "follow", signal: AbortSignal.timeout(REQUEST_SECONDS_MAX * 1000) });
}

/** The address behind `rel="next"` or `rel="last"` in a Link header. */
export function linked(link: string | null, relation: "next" | "last"): string | undefined {
  const part = (link ?? "").split(",").find((one) => one.includes(`rel="${relation}"`));
  return /<([^>]+)>/.exec(part ?? "")?.[1];
}
