import type { Command } from "commander";
import { DomainError } from "../../errors.ts";
import { fetchGithub } from "../../flows/fetch-github.ts";
import { fetchRdapAnswers } from "../../flows/fetch-rdap.ts";
import { showProgress } from "../progress.ts";

interface GithubFlags {
  readonly accounts: readonly string[];
  readonly tokenEnv?: string;
  readonly out: string;
  readonly cache?: string;
  readonly api: string;
  readonly repositories: string;
  readonly commits: string;
  readonly peers?: boolean;
  readonly waitMinutes: string;
}

interface RdapFlags {
  readonly domains: readonly string[];
  readonly bootstrap: string;
  readonly out: string;
}

/** The only commands that ask the network; what they save, a scan reads without it. */
export function addFetch(program: Command): void {
  const fetch = program
    .command("fetch")
    .description("Asks GitHub or registries of domains, and saves the answers for scans, which ask nobody.");
  addGithub(fetch);
  addRdap(fetch);
}

function addGithub(fetch: Command): void {
  fetch
    .command("github")
    .requiredOption("--accounts <names...>", "account names, or files with a column 'github' (applications.csv)")
    .option(
      "--token-env <name>",
      "environment variable that holds a token; without one GitHub answers 60 times an hour",
    )
    .option("--out <file>", "where the answers are saved", "github.ndjson")
    .option("--cache <folder>", "keep answers there and ask only for what has changed")
    .option("--api <url>", "address of the API (GitHub Enterprise)", "https://api.github.com")
    .option("--repositories <number>", "of an account, the most recently pushed ones", "30")
    .option("--commits <number>", "of a repository: the newest, and the first hundred", "300")
    .option("--peers", "also the accounts that committed to these repositories")
    .option("--wait-minutes <number>", "wait so long for GitHub's hourly allowance, then stop", "65")
    .description("Saves what GitHub shows of applicants' accounts: repositories and commits.")
    .action(async (flags: GithubFlags) => {
      const progress = showProgress();
      const token = flags.tokenEnv === undefined ? undefined : process.env[flags.tokenEnv];
      if (flags.tokenEnv !== undefined && (token ?? "") === "") {
        throw new DomainError("usage", `The environment variable ${flags.tokenEnv} is not set.`);
      }
      const fetched = await fetchGithub({
        accounts: flags.accounts,
        token,
        out: flags.out,
        cache: flags.cache,
        api: flags.api,
        limits: {
          repositoriesMax: whole("--repositories", flags.repositories, 1000),
          commitsMax: whole("--commits", flags.commits, 10_000),
        },
        withPeers: flags.peers === true,
        waitSecondsMax: whole("--wait-minutes", flags.waitMinutes, 1440) * 60,
        onProgress: progress.step,
        onWait: (seconds) => process.stderr.write(`GitHub asks to wait ${Math.ceil(seconds / 60)} minutes.\n`),
      });
      progress.end();
      const missing = fetched.missing.length === 0 ? "" : ` Not there: ${fetched.missing.join(", ")}.`;
      process.stdout.write(
        `${flags.out}: ${fetched.accounts} accounts, ${fetched.repositories} repositories.${missing}\n`,
      );
    });
}

function addRdap(fetch: Command): void {
  fetch
    .command("rdap")
    .requiredOption("--domains <names...>", "domains or mailboxes, or files with them (employment.csv, referees.csv)")
    .requiredOption("--bootstrap <file>", "IANA's list of servers, https://data.iana.org/rdap/dns.json")
    .option("--out <file>", "where the answers are saved", "rdap.ndjson")
    .description("Saves since when domains of employers and referees are registered.")
    .action(async (flags: RdapFlags) => {
      const progress = showProgress();
      const fetched = await fetchRdapAnswers({ ...flags, now: () => new Date(), onProgress: progress.step });
      progress.end();
      const left = fetched.unanswered.length === 0 ? "" : ` Nobody answered about ${fetched.unanswered.join(", ")}.`;
      process.stdout.write(`${flags.out}: ${fetched.registered} registered, ${fetched.missing} not.${left}\n`);
    });
}

function whole(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new DomainError("usage", `${flag} is '${text}', but must be a whole number from 1 to ${most}.`);
}
