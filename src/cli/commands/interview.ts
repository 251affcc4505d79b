import type { Command } from "commander";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { DomainError } from "../../errors.ts";
import { sessionsFor } from "../../interview/server/capacity.ts";
import { isLoopback } from "../../interview/server/own-address.ts";
import { loadNotice } from "../../interview/server/load-notice.ts";
import { noSink, streamSink, fileSink } from "../../interview/server/result-sink.ts";
import { makeSecret, SECRET_SHAPE } from "../../interview/server/secrets.ts";
import { loadJudge } from "../../interview/server/start-judging.ts";
import { type InterviewServer, startInterviewServer } from "../../interview/server/start-server.ts";
import type { InterviewServerOptions } from "../../interview/server/server-options.ts";
import { startAnalysers } from "../../interview/vision/analyser-pool.ts";
import { buildPages } from "../../web/build-pages.ts";
import { appendDurably } from "../../interview/server/write-durably.ts";
import { wholeNumber } from "./simulate.ts";

interface InterviewFlags {
  readonly port: string;
  readonly host: string;
  readonly subject?: string;
  readonly out?: string;
  readonly data?: string;
  readonly keepDays: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly publicUrl?: string;
  readonly trustProxy?: boolean;
  readonly stun: readonly string[];
  readonly turn: readonly string[];
  readonly turnSecretEnv?: string;
  readonly hostKeyEnv?: string;
  readonly maxSessions?: string;
}

const HELP = `
Browsers give a page the camera only at https:// addresses and on the machine itself. On this machine http://localhost works.
For anybody else give --tls-cert and --tls-key, or put a reverse proxy with TLS before it and say its address with --public-url
and --trust-proxy. A room's video goes from browser to browser; behind strict networks it needs a TURN server (--turn).
docs/interview.md says what is stored where and for how long.`;

export function addInterview(program: Command): void {
  program
    .command("interview")
    .option("--port <number>", "where to listen", "8090")
    .option("--host <address>", "interface to listen on; 0.0.0.0 for all", "127.0.0.1")
    .option("--subject <id>", "print a self-check link for this application or person as well")
    .option("--out <file>", "add one line of NDJSON per session there (default: standard output, in a pipe)")
    .option(
      "--data <folder>",
      "keep links and results there; thumbnails, if agreed to (default: in memory, no thumbnails)",
    )
    .option("--keep-days <number>", "delete sessions from --data after so many days", "30")
    .option("--tls-cert <file>", "certificate with its chain, PEM")
    .option("--tls-key <file>", "its private key, PEM")
    .option("--public-url <url>", "where browsers find this server, e.g. https://interview.example.com")
    .option("--trust-proxy", "a reverse proxy on this machine gives the page's address in X-Forwarded-For")
    .option("--stun <urls...>", "e.g. stun:stun.example.com:3478", [])
    .option("--turn <urls...>", "e.g. turns:turn.example.com:5349?transport=tcp", [])
    .option("--turn-secret-env <name>", "environment variable with coturn's static-auth-secret (use-auth-secret)")
    .option("--host-key-env <name>", "environment variable with a host key of your own (default: a new one each start)")
    .option("--max-sessions <number>", "candidates at once (default: what this machine's cores can judge)")
    .description(
      "Serves self-checks and interview rooms in the browser; challenges are judged here, and a person decides.",
    )
    .addHelpText("after", HELP)
    .action(async (flags: InterviewFlags) => {
      // Everything that may be wrong with the flags, before anything starts.
      const options = readFlags(flags);
      const say = (sentence: string): void => void (process.stderr.isTTY && process.stderr.write(`${sentence}\n`));
      const pagesFolder = await buildPages({ onProgress: say });
      const analysers = await startAnalysers();
      try {
        const server = await startInterviewServer({ ...options, pagesFolder, analysers });
        process.stderr.write(`${startText(server, flags, options)}\n`);
        await untilStopped();
        say("Stopping…");
        await server.close();
      } finally {
        await analysers.close();
      }
    });
}

/** @throws DomainError `usage` and `content` */
function readFlags(flags: InterviewFlags): Omit<InterviewServerOptions, "pagesFolder" | "analysers"> {
  if ((flags.tlsCert === undefined) !== (flags.tlsKey === undefined)) {
    throw new DomainError("usage", "--tls-cert and --tls-key belong together.");
  }
  const keepDays = wholeNumber("--keep-days", flags.keepDays, 1, 3_650);
  if (flags.out !== undefined) appendDurably(flags.out, "");
  return {
    host: flags.host,
    port: wholeNumber("--port", flags.port, 0, 65_535),
    tls:
      flags.tlsCert === undefined || flags.tlsKey === undefined
        ? null
        : { cert: readPem(flags.tlsCert), key: readPem(flags.tlsKey) },
    publicUrl: flags.publicUrl === undefined ? null : publicOrigin(flags.publicUrl),
    trustsProxy: flags.trustProxy === true,
    dataFolder: flags.data ?? null,
    keepDays,
    sessionsMax:
      flags.maxSessions === undefined
        ? sessionsFor(availableParallelism())
        : wholeNumber("--max-sessions", flags.maxSessions, 1, 1_000),
    hostKey: flags.hostKeyEnv === undefined ? makeSecret() : hostKeyFrom(flags.hostKeyEnv),
    ice: {
      stun: urlsOf(flags.stun, /^stuns?:/, "--stun"),
      turn: urlsOf(flags.turn, /^turns?:/, "--turn"),
      turnSecret: flags.turnSecretEnv === undefined ? null : environment(flags.turnSecretEnv),
    },
    ...loadNotice(keepDays),
    startJudging: loadJudge(),
    results:
      flags.out !== undefined
        ? fileSink(flags.out)
        : process.stdout.isTTY
          ? noSink
          : streamSink((text) => void process.stdout.write(text)),
    onBug: (error) => void process.stderr.write(`hirewall: ${error instanceof Error ? error.stack : String(error)}\n`),
  };
}

/** What whoever started it has to know: links, and what will not work as it is. */
function startText(
  server: InterviewServer,
  flags: InterviewFlags,
  {
    hostKey,
    dataFolder,
    sessionsMax,
    keepDays,
  }: Pick<InterviewServerOptions, "hostKey" | "dataFolder" | "sessionsMax" | "keepDays">,
): string {
  // A key of one's own is not repeated: standard error may be a log.
  const key = flags.hostKeyEnv === undefined ? hostKey : `<the value of ${flags.hostKeyEnv}>`;
  const lines = [`Host's page: ${server.url}/#${key}`];
  if (flags.subject !== undefined) {
    const { links, expiresAt } = server.makeLinks({ kind: "self-check", subject: flags.subject });
    lines.push(`Self-check for ${flags.subject}, once, until ${expiresAt}: ${links.candidate}`);
  }
  if (flags.publicUrl === undefined && !isLoopback(flags.host) && server.url.includes("//localhost:")) {
    lines.push("These links name this machine only. Say with --public-url how others reach it.");
  }
  if (!server.isSecureContext) {
    lines.push(
      "Browsers will refuse the camera at this address, because it is neither https:// nor this machine itself.",
      "Give --tls-cert and --tls-key, or a reverse proxy's address with --public-url https://…",
    );
  }
  if (!process.stderr.isTTY) return lines.join("\n");
  const kept =
    dataFolder === null
      ? "Links and results are kept in memory until it stops (--data keeps them)"
      : `Links and results are kept in ${dataFolder} for ${keepDays} days`;
  const written = flags.out ?? (process.stdout.isTTY ? null : "standard output");
  return [
    ...lines,
    `Up to ${sessionsMax} candidates at once. ${kept}${written === null ? "." : `; results go to ${written}.`}`,
    "Ctrl-C ends it.",
  ].join("\n");
}

/** Resolves with the first signal; a second one ends the process at once. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
  });
}

function readPem(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new DomainError("usage", `Cannot read ${path}: give the certificate and its key as PEM files.`);
  }
}

function publicOrigin(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    throw new DomainError("usage", `--public-url is an address without a path, such as https://interview.example.com.`);
  }
  return url.origin;
}

function urlsOf(urls: readonly string[], scheme: RegExp, flag: string): readonly string[] {
  const wrong = urls.find((url) => !scheme.test(url) || /\s/.test(url));
  if (wrong !== undefined) throw new DomainError("usage", `${flag} '${wrong}' is not such an address: see --help.`);
  return urls;
}

function environment(name: string): string {
  const value = process.env[name] ?? "";
  if (value === "") throw new DomainError("usage", `The environment variable ${name} is not set.`);
  return value;
}

function hostKeyFrom(name: string): string {
  const key = environment(name);
  if (!SECRET_SHAPE.test(key)) {
    throw new DomainError(
      "usage",
      `${name}: a host key has 24 to 128 letters, digits, '-' or '_'. Try: openssl rand -hex 32`,
    );
  }
  return key;
}
