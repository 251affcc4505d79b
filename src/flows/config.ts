import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { DomainError } from "../errors.ts";

const network = z.union([z.string(), z.strictObject({ cidr: z.string(), label: z.string().optional() })]);

const configSchema = z.strictObject({
  /** The company's own exits: offices, VPN gateways, secure web gateways. Sign-ins from there say nothing of a place. */
  corporate_networks: z.array(network).default([]),
  /** Places that several people use and that the company knows: co-working spaces, campuses. */
  shared_networks: z.array(network).default([]),
  /** Exits of privacy relays that the address databases do not name. */
  relay_networks: z.array(network).default([]),
  /** Remote tools that IT supports company-wide, as the reference table names them. */
  approved_remote_tools: z.array(z.string()).default([]),
  /** Settings of signals, by signal id. */
  signals: z.record(z.string(), z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]))).default({}),
  /** Signals that are not to run. */
  signals_off: z.array(z.string()).default([]),
});

/** What a company tells Hirewall about itself: `hirewall.yml`. */
export type Config = z.infer<typeof configSchema>;

export const CONFIG_NAME = "hirewall.yml";

/**
 * The config at `path`, else the `hirewall.yml` in the first of the folders that has one, else the defaults.
 * @throws DomainError `config` that names the file and the field
 */
export function loadConfig(path: string | undefined, folders: readonly string[]): Config {
  const found = path ?? folders.map((folder) => join(folder, CONFIG_NAME)).find((file) => existsSync(file));
  if (found === undefined) return configSchema.parse({});
  let content: unknown;
  try {
    content = parse(readFileSync(found, "utf8"));
  } catch (error) {
    throw new DomainError("config", `${found}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = configSchema.safeParse(content ?? {});
  if (!parsed.success) throw new DomainError("config", `${found}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
