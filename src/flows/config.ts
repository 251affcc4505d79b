import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { GivenLists, GivenWatchlist } from "../checks/run-checks.ts";
import { DomainError } from "../errors.ts";
import { CONFIG_NAME } from "./config-name.ts";

const network = z.union([z.string(), z.strictObject({ cidr: z.string(), label: z.string().optional() })]);

const watchlist = z.union([
  z.string(),
  z.strictObject({
    file: z.string(),
    /** What the list is called in findings. */
    name: z.string().optional(),
    /** The key of its hashed entries: a file, or the name of an environment variable. */
    key_file: z.string().optional(),
    key_env: z.string().optional(),
  }),
]);

type WatchlistSettings = Exclude<z.infer<typeof watchlist>, string>;

const configSchema = z.strictObject({
  /** The company's own exits: offices, VPN gateways, secure web gateways. Sign-ins from there say nothing of a place. */
  corporate_networks: z.array(network).default([]),
  /** Places that several people use and that the company knows: co-working spaces, campuses. */
  shared_networks: z.array(network).default([]),
  /** Exits of privacy relays that the address databases do not name. */
  relay_networks: z.array(network).default([]),
  /** Remote tools that IT supports company-wide, as the reference table names them. */
  approved_remote_tools: z.array(z.string()).default([]),
  /** Files and folders: GLEIF, Companies House, RDAP answers, one's own table of companies (docs/lists-and-registries.md). */
  registries: z.array(z.string()).default([]),
  /** Shared lists of contacts: CSV, STIX 2.1, MISP. */
  watchlists: z.array(watchlist).default([]),
  /** The same, for the company's own closed cases. */
  confirmed: z.array(watchlist).default([]),
  /** OFAC's, the UK's and the EU's sanctions lists, as published. */
  sanctions: z.array(z.string()).default([]),
  /** Catalogues of degrees. */
  education: z.array(z.string()).default([]),
  /** Settings of signals, by signal id. */
  signals: z.record(z.string(), z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]))).default({}),
  /** Signals that are not to run. */
  signals_off: z.array(z.string()).default([]),
});

/** What a company tells Hirewall about itself: `hirewall.yml`. */
export type Config = Omit<z.infer<typeof configSchema>, keyof GivenLists> & { readonly lists: GivenLists };

/**
 * The config at `path`, else the `hirewall.yml` in the first of the folders that has one, else the defaults.
 * @throws DomainError `config` that names the file and the field
 */
export function loadConfig(path: string | undefined, folders: readonly string[]): Config {
  const found = path ?? folders.map((folder) => join(folder, CONFIG_NAME)).find((file) => existsSync(file));
  if (found === undefined) return toConfig(configSchema.parse({}), ".");
  let content: unknown;
  try {
    content = parse(readFileSync(found, "utf8"));
  } catch (error) {
    throw new DomainError("config", `${found}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = configSchema.safeParse(content ?? {});
  if (!parsed.success) throw new DomainError("config", `${found}:\n${z.prettifyError(parsed.error)}`);
  return toConfig(parsed.data, dirname(found));
}

/** Lists are named relative to the file that names them. */
function toConfig(parsed: z.infer<typeof configSchema>, folder: string): Config {
  const { registries, watchlists, confirmed, sanctions, education, ...rest } = parsed;
  const at = (path: string): string => resolve(folder, path);
  const toWatchlist = (entry: z.infer<typeof watchlist>): GivenWatchlist => {
    const {
      file,
      name,
      key_file: keyFile,
      key_env: env,
    }: WatchlistSettings = typeof entry === "string" ? { file: entry } : entry;
    const keySource = keyFile === undefined ? { env } : { file: at(keyFile) };
    return { path: at(file), name: name ?? basename(file).replace(/\.[a-z]+$/i, ""), key: keySource };
  };
  return {
    ...rest,
    lists: {
      registries: registries.map(at),
      watchlists: watchlists.map(toWatchlist),
      confirmed: confirmed.map(toWatchlist),
      sanctions: sanctions.map(at),
      education: education.map(at),
    },
  };
}
