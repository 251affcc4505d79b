import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { resultLine } from "../../src/interview/result-line.ts";
import { TestPage } from "../../src/interview/server/test-server.ts";

const ROOT = resolve(import.meta.dirname, "../..");

interface Running {
  readonly child: ChildProcess;
  readonly text: { out: string; error: string };
  readonly ended: Promise<number | null>;
}

const running: Running[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hirewall-command-"));
  folders.push(folder);
  return folder;
}

/** The real command in a pipe, as a service manager starts it. */
function start(flags: readonly string[], environment: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, ["src/cli/main.ts", "interview", ...flags], {
    cwd: ROOT,
    env: { ...process.env, NODE_NO_WARNINGS: "1", ...environment },
  });
  const text = { out: "", error: "" };
  child.stdout.on("data", (data: Buffer) => (text.out += data.toString("utf8")));
  child.stderr.on("data", (data: Buffer) => (text.error += data.toString("utf8")));
  const ended = new Promise<number | null>((onEnd) => child.once("close", onEnd));
  const one = { child, text, ended };
  running.push(one);
  return one;
}

async function linksOf({ text }: Running): Promise<{ readonly host: URL; readonly check: URL }> {
  await expect.poll(() => text.error, { timeout: 50_000 }).toMatch(/\/check\/[\w-]{32}\n/);
  const [host = "", check = ""] = text.error.match(/https?:\/\/\S+/g) ?? [];
  return { host: new URL(host), check: new URL(check) };
}

async function decline({ port, pathname }: URL): Promise<void> {
  const page = await TestPage.open(Number(port), pathname.split("/").at(-1) ?? "");
  page.say({ type: "decline" });
  await page.closed;
}

describe("hirewall interview", () => {
  test("prints links, serves pages, adds a line per session, and ends with Ctrl-C", async () => {
    const folder = newFolder();
    const out = join(folder, "results.ndjson");
    const command = start(["--port", "0", "--subject", "app-17", "--out", out, "--data", join(folder, "data")]);
    const { host, check } = await linksOf(command);
    expect(command.text.error.split("\n")).toHaveLength(3);
    expect(await (await fetch(check.href.replace("localhost", "127.0.0.1"))).text()).toContain('<div id="root">');
    const status = await fetch(`http://127.0.0.1:${host.port}/api/status`, {
      headers: { Authorization: `Bearer ${host.hash.slice(1)}` },
    });
    expect(await status.json()).toMatchObject({ thumbnailsOffered: true, keepDays: 30 });
    await decline(check);
    const line = resultLine.parse(JSON.parse(readFileSync(out, "utf8")));
    expect(line).toMatchObject({ subject: "app-17", ended: "declined_camera", outcome: "inconclusive" });
    expect(statSync(out).mode & 0o077).toBe(0);
    command.child.kill("SIGINT");
    expect(await command.ended).toBe(0);
    expect(command.text.out).toBe("");
  });

  test("in a pipe lines go to standard output; a host key of one's own is never printed", async () => {
    const key = "a-host-key-of-ones-own-0123456789";
    const command = start(["--port", "0", "--subject", "app-18", "--host-key-env", "KEY"], { KEY: key });
    const { host, check } = await linksOf(command);
    await decline(check);
    await expect.poll(() => command.text.out).toMatch(/\n$/);
    expect(JSON.parse(command.text.out)).toMatchObject({ subject: "app-18" });
    const status = await fetch(`http://127.0.0.1:${host.port}/api/status`, {
      headers: { Authorization: `Bearer ${key}` },
    });
    expect(await status.json()).toMatchObject({ thumbnailsOffered: false });
    expect(command.text.error + command.text.out).not.toContain(key);
    command.child.kill("SIGTERM");
    expect(await command.ended).toBe(0);
  });

  test.each([
    { flags: ["--port", "70000"], says: /--port is '70000', but must be a whole number from 0 to 65535/ },
    { flags: ["--tls-cert", "cert.pem"], says: /--tls-cert and --tls-key belong together/ },
    { flags: ["--tls-cert", "no.pem", "--tls-key", "no.pem"], says: /Cannot read no\.pem/ },
    { flags: ["--public-url", "interview.example.com"], says: /--public-url is an address without a path/ },
    { flags: ["--stun", "https://example.com"], says: /--stun 'https:\/\/example\.com' is not such an address/ },
    { flags: ["--turn-secret-env", "NO_SUCH"], says: /environment variable NO_SUCH is not set/ },
    { flags: ["--host-key-env", "SHORT"], says: /a host key has 24 to 128/ },
    { flags: ["--max-sessions", "0"], says: /--max-sessions is '0'/ },
  ])("$flags.0 $flags.1: says what to do, and exits with 2", async ({ flags, says }) => {
    const command = start(flags, { SHORT: "short" });
    expect(await command.ended).toBe(2);
    expect(command.text.error).toMatch(says);
    expect(command.text.error.split("\n").length).toBeLessThan(4);
  });
});
