import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fetchGithub, type FetchGithubOptions } from "../../src/flows/fetch-github.ts";

/** A server on this machine that plays the part of GitHub's API that is asked: pages, tags, allowances, absences. */
interface Play {
  /** Answers 403 with an empty allowance so many times. */
  limited: number;
  /** Answers 502 so many times. */
  broken: number;
  readonly asked: { path: string; tag: string | undefined; token: string | undefined }[];
}

let play: Play;
let server: Server;
let base: string;
let folder: string;

beforeEach(async () => {
  play = { limited: 0, broken: 0, asked: [] };
  folder = mkdtempSync(join(tmpdir(), "hirewall-github-"));
  server = createServer(answer);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

const commitOf = (number: number): object => ({
  sha: String(number).padStart(40, "0"),
  commit: {
    message: `Teach the kite to fly in wind number ${number}`,
    tree: { sha: `tree${number}` },
    author: {
      name: "Sam Example",
      email: "sam@kites.example",
      date: `2020-01-01T00:00:${String(number % 60).padStart(2, "0")}Z`,
    },
    committer: { name: "GitHub", email: "noreply@github.com", date: "2020-02-01T00:00:00Z" },
  },
  author: number % 2 === 0 ? { login: "Sam-Example" } : { login: "peer-example" },
  committer: { login: "web-flow" },
  parents: [{}],
});
const repositoryOf = (name: string): object => ({
  name,
  full_name: `Sam-Example/${name}`,
  fork: false,
  created_at: "2020-03-01T00:00:00Z",
  size: 10,
});
const COMMITS = 350;

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "", base);
  const page = Number(url.searchParams.get("page") ?? "1");
  play.asked.push({
    path: request.url ?? "",
    tag: request.headers["if-none-match"],
    token: request.headers.authorization,
  });
  if (play.broken > 0) {
    play.broken -= 1;
    return send(response, 502, { message: "bad gateway" });
  }
  if (play.limited > 0) {
    play.limited -= 1;
    const reset = String(Math.ceil(Date.now() / 1000));
    return send(
      response,
      403,
      { message: "API rate limit exceeded" },
      { "x-ratelimit-remaining": "0", "x-ratelimit-limit": "60", "x-ratelimit-reset": reset },
    );
  }
  const tag = `"${url.pathname}-${page}"`;
  if (request.headers["if-none-match"] === tag) return send(response, 304, undefined, { etag: tag });
  if (url.pathname === "/users/sam-example")
    return send(response, 200, { login: "Sam-Example", created_at: "2019-06-01T00:00:00Z" }, { etag: tag });
  if (url.pathname === "/users/peer-example")
    return send(response, 200, { login: "peer-example", created_at: "2018-06-01T00:00:00Z" }, { etag: tag });
  if (url.pathname === "/users/Sam-Example/repos")
    return send(response, 200, ["kites", "empty", "third"].map(repositoryOf), { etag: tag });
  if (url.pathname === "/users/peer-example/repos") return send(response, 200, [], { etag: tag });
  if (url.pathname === "/repos/Sam-Example/empty/commits")
    return send(response, 409, { message: "Git Repository is empty." });
  if (url.pathname.endsWith("/commits")) {
    const pages = Math.ceil(COMMITS / 100);
    const numbers = Array.from({ length: COMMITS }, (_, index) => COMMITS - index).slice((page - 1) * 100, page * 100);
    const to = (number: number, relation: string): string =>
      `<${base}${url.pathname}?per_page=100&page=${number}>; rel="${relation}"`;
    const link = page < pages ? [to(page + 1, "next"), to(pages, "last")] : [to(1, "first")];
    return send(response, 200, numbers.map(commitOf), { etag: tag, link: link.join(", ") });
  }
  send(response, 404, { message: "Not Found" });
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function run(more: Partial<FetchGithubOptions> = {}) {
  return fetchGithub({
    accounts: ["sam-example"],
    token: undefined,
    out: join(folder, "github.ndjson"),
    cache: undefined,
    api: base,
    limits: { repositoriesMax: 30, commitsMax: 200 },
    secondMs: 10,
    withPeers: false,
    waitSecondsMax: 60,
    onProgress: () => undefined,
    onWait: () => undefined,
    ...more,
  });
}
const written = (): readonly Record<string, unknown>[] =>
  readFileSync(join(folder, "github.ndjson"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test("an account's repositories, with the newest commits and the first ones", async () => {
  expect(await run({ token: "invented-token" })).toEqual({ accounts: 1, repositories: 3, missing: [] });
  const [account, kites, empty] = written();
  expect(account).toEqual({
    type: "github-account",
    account: "Sam-Example",
    found: true,
    created_at: "2019-06-01T00:00:00Z",
  });
  expect(kites).toMatchObject({
    repository: "Sam-Example/kites",
    account_created_at: "2019-06-01T00:00:00Z",
    truncated: true,
  });
  const commits = (kites?.["commits"] ?? []) as { tree: string }[];
  // The first page has 350…251, the last 50…1; the two between are beyond the limit.
  expect(commits).toHaveLength(150);
  expect([commits[0]?.tree, commits.at(-1)?.tree]).toEqual(["tree350", "tree1"]);
  expect(empty).toMatchObject({ repository: "Sam-Example/empty", commits: [], truncated: false });
  expect(new Set(play.asked.map(({ token }) => token))).toEqual(new Set(["token invented-token"]));
});

test("limits on repositories and commits", async () => {
  await run({ limits: { repositoriesMax: 1, commitsMax: 1000 } });
  expect(written().filter(({ type }) => type === "github-repository")).toMatchObject([{ truncated: false }]);
  expect(play.asked.filter(({ path }) => path.includes("/commits"))).toHaveLength(4);
});

test("a rerun with a cache asks only whether something has changed", async () => {
  const cache = join(folder, "cache");
  await run({ cache, limits: { repositoriesMax: 1, commitsMax: 200 } });
  const first = readFileSync(join(folder, "github.ndjson"), "utf8");
  play.asked.length = 0;
  await run({ cache, limits: { repositoriesMax: 1, commitsMax: 200 } });
  expect(play.asked.every(({ tag }) => tag !== undefined)).toBe(true);
  expect(readFileSync(join(folder, "github.ndjson"), "utf8")).toBe(first);
});

test("an empty allowance is waited for", async () => {
  play.limited = 1;
  const waits: number[] = [];
  await run({ onWait: (seconds) => waits.push(seconds), limits: { repositoriesMax: 1, commitsMax: 1 } });
  expect(waits).toHaveLength(1);
  expect(written()).toHaveLength(2);
});

test("an allowance that takes too long ends the run, and says what to do", async () => {
  play.limited = 100;
  await expect(run({ waitSecondsMax: 0 })).rejects.toThrow(
    "GitHub's allowance of requests is used up: wait an hour, or give a token",
  );
});

test("a server's hiccup is tried again", async () => {
  play.broken = 1;
  await run({ limits: { repositoriesMax: 1, commitsMax: 1 } });
  expect(written()).toHaveLength(2);
});

test("accounts out of a file, as handles and addresses; one that is not there is said", async () => {
  const file = join(folder, "applications.csv");
  writeFileSync(
    file,
    "application_id,github\nA-1,https://github.com/sam-example\nA-2,@nobody-example\nA-3,\nA-4,https://gitlab.com/other\n",
  );
  expect(await run({ accounts: [file], limits: { repositoriesMax: 1, commitsMax: 1 } })).toEqual({
    accounts: 2,
    repositories: 1,
    missing: ["nobody-example"],
  });
});

test("who committed with them, when asked for", async () => {
  expect(await run({ withPeers: true, limits: { repositoriesMax: 1, commitsMax: 1 } })).toMatchObject({ accounts: 2 });
  expect(play.asked.some(({ path }) => path.startsWith("/users/peer-example/repos"))).toBe(true);
});

test("a server that is not there is told as such", async () => {
  await expect(run({ api: "http://127.0.0.1:1" })).rejects.toThrow("GitHub could not be reached");
});

test("no account", async () => {
  await expect(run({ accounts: ["https://gitlab.com/other"] })).rejects.toThrow("No GitHub account was named");
});
