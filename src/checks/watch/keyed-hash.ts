import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { DomainError } from "../../errors.ts";
import type { WatchKind } from "./entry.ts";

/** A shorter key can be guessed by trying out: mailboxes and phone numbers are few. */
const KEY_BYTES_MIN = 16;

/**
 * HMAC-SHA-256 of `<kind>:<normal form>` in UTF-8, as 64 hex digits. The kind stands in it, so that a phone number's hash is
 * never an address's. docs/lists-and-registries.md says this for those who make such lists.
 */
export function keyedHash(key: Buffer, kind: WatchKind, value: string): string {
  return createHmac("sha256", key).update(`${kind}:${value}`, "utf8").digest("hex");
}

export interface KeySource {
  readonly file?: string | undefined;
  /** Name of an environment variable. */
  readonly env?: string | undefined;
}

/** The key's bytes: the file's or variable's text without white space around it. @throws DomainError when it is missing or short */
export function readKey(source: KeySource, env: Readonly<Record<string, string | undefined>>): Buffer | undefined {
  if (source.file === undefined && source.env === undefined) return undefined;
  const name = source.file ?? `$${source.env ?? ""}`;
  const key = Buffer.from((source.file === undefined ? (env[source.env ?? ""] ?? "") : readText(source.file)).trim());
  if (key.length < KEY_BYTES_MIN) {
    throw new DomainError("config", `${name}: the key of hashed lists must have at least ${KEY_BYTES_MIN} bytes.`);
  }
  return key;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new DomainError("config", `${path}: the key cannot be read: ${(error as Error).message}`);
  }
}
