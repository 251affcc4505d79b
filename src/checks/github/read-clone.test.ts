import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readClone } from "./read-clone.ts";

let folder: string;
let clone: string;
let marker: string;

const git = (...command: string[]): void => {
  execFileSync("git", command, {
    cwd: clone,
    stdio: "ignore",
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_DATE: "2019-05-01T10:00:00+02:00",
      GIT_COMMITTER_DATE: "2024-05-01T10:00:00Z",
    },
  });
};

/** The system's git reads clones; where there is none, a scan says so. */
const HAS_GIT = spawnSync("git", ["--version"]).status === 0;

beforeAll(() => {
  if (!HAS_GIT) return;
  folder = mkdtempSync(join(tmpdir(), "hirewall-clone-"));
  clone = join(folder, "sam-example", "kites");
  marker = join(folder, "was-run");
  mkdirSync(clone, { recursive: true });
  git("init", "-q", "-b", "main");
  git("config", "user.name", "Sam Example");
  git("config", "user.email", "sam@kites.example");
  for (const number of [1, 2]) {
    writeFileSync(join(clone, "kite.txt"), `${number}`);
    git("add", ".");
    git("commit", "-q", "-m", `Teach the kite to fly in wind number ${number}`);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(!HAS_GIT)("a clone's history, its dates in UTC, and its account from the remote", async () => {
  git("remote", "add", "origin", "git@github.com:Sam-Example/kites.git");
  const read = await readClone(clone);
  expect(read).toMatchObject({
    kind: "read",
    repository: {
      source: "clone",
      account: "Sam-Example",
      repository: "Sam-Example/kites",
      truncated: false,
      commits: [
        {
          author_name: "Sam Example",
          author_email: "sam@kites.example",
          author_at: "2019-05-01T08:00:00.000Z",
          committer_at: "2024-05-01T10:00:00.000Z",
          trivial: false,
        },
        { trivial: false },
      ],
    },
  });
  git("remote", "remove", "origin");
  expect(await readClone(clone)).toMatchObject({
    repository: { account: "sam-example", repository: "sam-example/kites" },
  });
});

test.skipIf(!HAS_GIT)("a clone's own settings start nothing", async () => {
  const trap = join(folder, "trap.sh");
  writeFileSync(trap, `#!/bin/sh\ntouch ${marker}\ncat\n`, { mode: 0o755 });
  for (const setting of [
    "core.fsmonitor",
    "core.pager",
    "pager.log",
    "gpg.program",
    "core.sshCommand",
    "diff.external",
    "core.alternateRefsCommand",
    "core.editor",
    "credential.helper",
    "core.gitProxy",
  ]) {
    git("config", setting, trap);
  }
  for (const [setting, value] of [
    ["log.showSignature", "true"],
    ["remote.origin.url", `ext::${trap}`],
    ["remote.origin.promisor", "true"],
    ["extensions.partialClone", "origin"],
    ["core.hooksPath", folder],
    ["diff.trap.textconv", trap],
    ["alias.log", `!${trap}`],
  ] as const) {
    git("config", setting, value);
  }
  writeFileSync(join(clone, ".git", "info", "attributes"), "* diff=trap filter=trap\n");
  expect(await readClone(clone)).toMatchObject({ kind: "read", repository: { commits: [{}, {}] } });
  expect(existsSync(marker)).toBe(false);
});

test.skipIf(!HAS_GIT)("a folder that holds no history is told, not thrown", async () => {
  const empty = join(folder, "empty");
  mkdirSync(join(empty, ".git"), { recursive: true });
  expect(await readClone(empty)).toMatchObject({
    kind: "unread",
    reason: expect.stringContaining("git says: ") as string,
  });
});
