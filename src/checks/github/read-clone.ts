import { spawn } from "node:child_process";
import { basename, dirname, resolve } from "node:path";
import { profileKey } from "../../resolve/profile-key.ts";
import {
  type ExportedCommit,
  type ExportedRepository,
  isTrivial,
  loginOfEmail,
  messageHash,
  utc,
} from "./export-record.ts";

const SECONDS_MAX = 60;
const OUTPUT_BYTES_MAX = 64 * 1024 ** 2;
const COMMITS_MAX = 5000;

/** A commit may unpack to anything: git may take four gigabytes. A shell without such a limit goes on without it. */
const WITH_MEMORY_LIMIT = 'ulimit -v 4194304 2>/dev/null; exec git "$@"';

/**
 * A clone is somebody else's folder, and its own settings may name programs to run. So every setting that could start one is
 * overridden, nothing is fetched, no submodule, hook, pager, diff driver, signature check or replacement is used.
 */
const SAFE_FLAGS: readonly string[] = [
  "--no-pager",
  "--no-optional-locks",
  "--no-replace-objects",
  "--literal-pathspecs",
  ...[
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.sshCommand=false",
    "core.gitProxy=false",
    "core.alternateRefsCommand=false",
    "core.askPass=false",
    "core.packedGitWindowSize=32m",
    "core.packedGitLimit=512m",
    "credential.helper=",
    "diff.external=false",
    "gpg.program=false",
    "gpg.ssh.program=false",
    "gpg.x509.program=false",
    "log.showSignature=false",
    "protocol.allow=never",
    "submodule.recurse=false",
  ].flatMap((setting) => ["-c", setting]),
];

/** Nothing of the user's own settings, and no network: `GIT_NO_LAZY_FETCH` keeps a partial clone from asking its server. */
function safeEnvironment(folder: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env["PATH"] ?? "/usr/bin:/bin",
    HOME: "/nonexistent",
    LC_ALL: "C",
    GIT_DIR: resolve(folder, ".git"),
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_ALLOW_PROTOCOL: "none",
  };
}

export type ReadClone =
  | { readonly kind: "read"; readonly repository: ExportedRepository }
  | { readonly kind: "unread"; readonly reason: string };

/** Fields of one commit, with a separator that no name or date holds; the whole message last. */
const FORMAT = ["%H", "%T", "%P", "%an", "%ae", "%aI", "%ce", "%cI", "%B"].join("%x1f");

/** Reads the history of a local clone by the system's git. */
export async function readClone(folder: string): Promise<ReadClone> {
  const remote = await runGit(folder, ["config", "--local", "--get", "remote.origin.url"]);
  const log = await runGit(folder, [
    "log",
    "--all",
    "--no-show-signature",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
    "--no-decorate",
    "--no-notes",
    "--no-mailmap",
    "-z",
    `--max-count=${COMMITS_MAX + 1}`,
    `--format=${FORMAT}`,
    "--end-of-options",
  ]);
  if (log.kind === "failed") return { kind: "unread", reason: log.reason };
  const commits = log.output.split("\0").flatMap(toCommit);
  const name = remote.kind === "done" ? nameOfRemote(remote.output.trim()) : undefined;
  return {
    kind: "read",
    repository: {
      type: "github-repository",
      source: "clone",
      // Without a remote nobody knows whose it is: the folder above usually is the account's.
      account: name?.account ?? basename(dirname(resolve(folder))),
      repository: name?.repository ?? `${basename(dirname(resolve(folder)))}/${basename(resolve(folder))}`,
      truncated: commits.length > COMMITS_MAX,
      commits: commits.slice(0, COMMITS_MAX),
    },
  };
}

/** `git@github.com:octocat/hello.git` and `https://github.com/octocat/hello` → octocat, octocat/hello. */
function nameOfRemote(url: string): { account: string; repository: string } | undefined {
  const match = /github\.com(?::\d+)?[:/]+([A-Za-z0-9-]{1,39})\/([A-Za-z0-9._-]{1,100}?)(?:\.git)?\/?$/.exec(url);
  if (match === null || profileKey(`github.com/${match[1]}`) === undefined) return undefined;
  return { account: match[1] ?? "", repository: `${match[1]}/${match[2]}` };
}

function toCommit(text: string): readonly ExportedCommit[] {
  const [
    sha = "",
    tree = "",
    parents = "",
    name = "",
    email = "",
    authored = "",
    committerEmail = "",
    committed = "",
    ...rest
  ] = text.replace(/^\n/, "").split("\u001f");
  const [authorAt, committerAt] = [utc(authored), utc(committed)];
  if (!/^[0-9a-f]{40,64}$/.test(sha) || authorAt === undefined || committerAt === undefined) return [];
  const message = rest.join("\u001f");
  return [
    {
      sha,
      tree,
      message: messageHash(message),
      trivial: isTrivial(message, parents.split(" ").filter((one) => one !== "").length),
      author_name: name.slice(0, 200),
      author_email: email.slice(0, 320),
      author_login: loginOfEmail(email) ?? null,
      author_at: authorAt,
      committer_email: committerEmail.slice(0, 320),
      committer_login: loginOfEmail(committerEmail) ?? null,
      committer_at: committerAt,
    },
  ];
}

type GitRun = { readonly kind: "done"; readonly output: string } | { readonly kind: "failed"; readonly reason: string };

function runGit(folder: string, command: readonly string[]): Promise<GitRun> {
  return new Promise((done) => {
    const child = spawn("sh", ["-c", WITH_MEMORY_LIMIT, "git", ...SAFE_FLAGS, ...command], {
      cwd: "/",
      env: safeEnvironment(folder),
      stdio: ["ignore", "pipe", "pipe"],
      timeout: SECONDS_MAX * 1000,
      killSignal: "SIGKILL",
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    let problem = "";
    child.stdout.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= OUTPUT_BYTES_MAX) chunks.push(chunk);
      else child.kill("SIGKILL");
    });
    child.stderr.on("data", (chunk: Buffer) => (problem = `${problem}${chunk.toString("utf8")}`.slice(0, 500)));
    child.on("error", (error) => done({ kind: "failed", reason: `git cannot be run: ${error.message}` }));
    child.on("close", (code, signal) => {
      if (bytes > OUTPUT_BYTES_MAX)
        done({ kind: "failed", reason: `its history is longer than ${OUTPUT_BYTES_MAX / 1024 ** 2} MB` });
      else if (signal !== null)
        done({ kind: "failed", reason: `reading its history took more than ${SECONDS_MAX} seconds` });
      else if (code === 127) done({ kind: "failed", reason: "git is not installed" });
      else if (code !== 0) done({ kind: "failed", reason: `git says: ${problem.trim().split("\n")[0] ?? code}` });
      else done({ kind: "done", output: Buffer.concat(chunks).toString("utf8") });
    });
  });
}
