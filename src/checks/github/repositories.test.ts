import { afterEach, beforeEach, expect, test } from "vitest";
import { nameKey } from "../../resolve/name-key.ts";
import { TestLake } from "../test-lake.ts";
import { keyedHash } from "../watch/keyed-hash.ts";
import { CONFIRMED, type Watchlist } from "../watch/read-watchlist.ts";
import { checkRepositories } from "./check-repositories.ts";
import { type ExportedCommit, type ExportedRepository, isTrivial, loginOfEmail } from "./export-record.ts";
import { toGithubClaims } from "./to-claims.ts";

let lake: TestLake;
beforeEach(async () => {
  lake = await TestLake.open();
  await lake.engine.run("create table claims (kind varchar, value varchar, attributes varchar)");
});
afterEach(() => lake.close());

const commit = (number: number, more: Partial<ExportedCommit> = {}): ExportedCommit => ({
  sha: `sha${number}`,
  tree: `tree${number}`,
  message: `message${number}`,
  trivial: false,
  author_name: "Ann Author",
  author_email: "ann@kites.example",
  author_login: "ann-example",
  author_at: `2020-01-${String(number).padStart(2, "0")}T10:00:00.000Z`,
  committer_login: "web-flow",
  committer_email: "noreply@github.com",
  committer_at: `2020-02-${String(number).padStart(2, "0")}T10:00:00.000Z`,
  ...more,
});
const repository = (
  name: string,
  commits: readonly ExportedCommit[],
  more: Partial<ExportedRepository> = {},
): ExportedRepository => ({
  type: "github-repository",
  source: "api",
  account: name.split("/")[0] ?? "",
  repository: name,
  is_fork: false,
  account_created_at: "2019-01-01T00:00:00Z",
  created_at: "2020-01-01T00:00:00Z",
  truncated: false,
  commits: [...commits],
  ...more,
});
const range = (from: number, to: number, more: Partial<ExportedCommit> = {}): ExportedCommit[] =>
  Array.from({ length: to - from + 1 }, (_, index) => commit(from + index, more));

/** Puts the claims of repositories into the lake and the views, as the flow and the views do. */
async function give(...repositories: readonly ExportedRepository[]): Promise<void> {
  for (const record of repositories) {
    for (const { kind, value, attributes } of toGithubClaims(record)) {
      await lake.engine.run("insert into claims values ($kind, $value, $attributes)", {
        kind,
        value,
        attributes: JSON.stringify(attributes),
      });
      const row = {
        ...attributes,
        person: `person of ${record.account}`,
        application: "A-1",
        event: `${kind} ${value}`,
        name_key: nameKey((attributes["name"] as string | undefined) ?? ""),
      };
      if (kind !== "repository_commits") await lake.fill(kind, [row]);
    }
  }
}

async function copiesOf(name: string) {
  const [row] = await lake.engine.rows(
    `select copied_share, copied_from, author_rewritten from repository where repository = '${name}'`,
  );
  return row;
}

test("a repository's commits with their spans, authors and accounts", async () => {
  await give(
    repository("ann-example/kites", [
      ...range(1, 3),
      commit(4, { author_email: "7+bob-example@users.noreply.github.com", author_name: "Bob", author_login: null }),
      commit(5, { author_login: "dependabot[bot]" }),
    ]),
  );
  expect(
    await lake.engine.rows("select account, commits, first_author_at, last_committer_at, is_fork from repository"),
  ).toEqual([
    {
      account: "ann-example",
      commits: 5,
      first_author_at: new Date("2020-01-01T10:00:00Z"),
      last_committer_at: new Date("2020-02-05T10:00:00Z"),
      is_fork: false,
    },
  ]);
  expect(await lake.engine.rows("select email, name, commits from commit_author order by email desc")).toEqual([
    { email: "ann@kites.example", name: "Ann Author", commits: 4 },
    { email: "7+bob-example@users.noreply.github.com", name: "Bob", commits: 1 },
  ]);
  expect(await lake.engine.rows("select peer_account, contributors, hops, is_confirmed from co_committer")).toEqual([
    { peer_account: "bob-example", contributors: 2, hops: 1, is_confirmed: null },
  ]);
});

test("a younger repository with the author rewritten is told from the older", async () => {
  const taken = range(1, 6, { author_email: "new@copy.example", author_name: "New Name", author_login: "copycat" });
  await give(
    repository("ann-example/kites", range(1, 8)),
    repository("copycat/kites", [...taken, commit(20), commit(21)], { created_at: "2024-01-01T00:00:00Z" }),
  );
  await checkRepositories(lake.engine, []);
  expect(await copiesOf("copycat/kites")).toEqual({
    copied_share: 0.75,
    copied_from: "ann-example/kites",
    author_rewritten: true,
  });
  expect(await copiesOf("ann-example/kites")).toEqual({ copied_share: 0, copied_from: null, author_rewritten: null });
});

test("a copy that keeps the authors is not rewritten", async () => {
  await give(
    repository("ann-example/kites", range(1, 8)),
    repository("copycat/kites", range(1, 8), { created_at: "2024-01-01T00:00:00Z" }),
  );
  await checkRepositories(lake.engine, []);
  expect(await copiesOf("copycat/kites")).toMatchObject({ copied_share: 1, author_rewritten: false });
});

test("the same message of the same second is one commit, though files were changed in it", async () => {
  const edited = range(1, 4).map((one) => ({ ...one, tree: `edited-${one.tree}` }));
  await give(
    repository("ann-example/kites", range(1, 4)),
    repository("copycat/kites", edited, { created_at: "2024-01-01T00:00:00Z" }),
  );
  await checkRepositories(lake.engine, []);
  expect(await copiesOf("copycat/kites")).toMatchObject({ copied_share: 1 });
});

test.each([
  { name: "own repositories", other: "ann-example/other", commits: range(1, 4) },
  {
    name: "the same message at another time",
    other: "copycat/kites",
    commits: range(1, 4).map((one) => ({ ...one, tree: `other-${one.tree}`, author_at: "2023-05-05T00:00:00.000Z" })),
  },
  { name: "trivial commits", other: "copycat/kites", commits: range(1, 4, { trivial: true }) },
  {
    name: "an empty tree",
    other: "copycat/kites",
    commits: range(1, 4).map((one) => ({
      ...one,
      tree: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
      message: `other-${one.message}`,
    })),
  },
])("$name are no copy", async ({ other, commits }) => {
  const first = range(1, 4).map((one) =>
    commits[0]?.tree.startsWith("4b825") === true ? { ...one, tree: commits[0].tree } : one,
  );
  await give(
    repository("ann-example/kites", first),
    repository(other, commits, { created_at: "2024-01-01T00:00:00Z" }),
  );
  await checkRepositories(lake.engine, []);
  expect(await copiesOf(other)).not.toMatchObject({ copied_from: "ann-example/kites" });
});

test("what dozens of repositories hold is a template", async () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    repository(`someone${index}/app`, range(1, 2), {
      created_at: `2021-01-01T00:${String(index).padStart(2, "0")}:00Z`,
    }),
  );
  await give(...many);
  await checkRepositories(lake.engine, []);
  expect(await copiesOf("someone59/app")).toEqual({ copied_share: 0, copied_from: null, author_rewritten: null });
});

const confirmed = (...entries: readonly { value?: string; hash?: string }[]): Watchlist => ({
  name: CONFIRMED,
  date: "2026-01-01",
  key: KEY,
  isPartOfAnother: false,
  skipped: 0,
  problems: [],
  entries: entries.map(({ value = null, hash = null }) => ({
    kind: "profile",
    value,
    hash,
    listedAt: "2026-01-01",
    validUntil: undefined,
    confidence: "high",
  })),
});
const KEY = Buffer.from("a key of some length for tests");

test("accounts of closed cases, near and over one between, listed or hashed", async () => {
  const by = (login: string): Partial<ExportedCommit> => ({
    author_login: login,
    author_email: `${login}@kites.example`,
  });
  await give(
    repository("ann-example/kites", [commit(1), commit(2, by("bob-example")), commit(3, by("Cee-Example"))]),
    repository("bob-example/boats", [
      commit(4, by("bob-example")),
      commit(5, by("dan-example")),
      commit(6, by("eve-example")),
    ]),
  );
  const list = confirmed(
    { value: "github.com/cee-example" },
    { hash: keyedHash(KEY, "profile", "github.com/dan-example") },
  );
  await checkRepositories(lake.engine, [list, { ...confirmed({ value: "github.com/bob-example" }), name: "shared" }]);
  expect(
    await lake.engine.rows(
      "select peer_account, repository, hops, contributors, is_confirmed from co_committer where account = 'ann-example' order by hops, peer_account",
    ),
  ).toEqual([
    { peer_account: "Cee-Example", repository: "ann-example/kites", hops: 1, contributors: 3, is_confirmed: true },
    { peer_account: "bob-example", repository: "ann-example/kites", hops: 1, contributors: 3, is_confirmed: false },
    { peer_account: "dan-example", repository: "bob-example/boats", hops: 2, contributors: 3, is_confirmed: true },
    { peer_account: "eve-example", repository: "bob-example/boats", hops: 2, contributors: 3, is_confirmed: false },
  ]);
});

test.each([
  { message: "Update README.md", parents: 1, trivial: true },
  { message: "fix", parents: 1, trivial: true },
  { message: "Merge branch 'main' of a long story", parents: 2, trivial: true },
  { message: "Fix the off-by-one in the parser's look-ahead", parents: 1, trivial: false },
])("$message is trivial: $trivial", ({ message, parents, trivial }) => {
  expect(isTrivial(message, parents)).toBe(trivial);
});

test.each([
  ["12+octo-cat@users.noreply.github.com", "octo-cat"],
  ["octocat@users.noreply.github.com", "octocat"],
  ["octocat@example.com", undefined],
])("the account of %s is %s", (email, login) => {
  expect(loginOfEmail(email)).toBe(login);
});
