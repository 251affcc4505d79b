import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 192 bits: nobody guesses it, and as 32 characters of base64url it fits a link and a WebSocket's subprotocol. */
const SECRET_BYTES = 24;
/** What a secret may look like before it is hashed: ours have 32 characters, a host key of one's own 24 to 128. */
export const SECRET_SHAPE = /^[\w-]{24,128}$/;

export function makeSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** Secrets are kept as this only: who reads the data folder or the memory of the book has no link. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Compares in constant time. Both are hashes of the same length, so that nothing of a secret's length shows either. */
export function isSameHash(left: string, right: string): boolean {
  const a = Buffer.from(left, "hex");
  const b = Buffer.from(right, "hex");
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Names sessions and peers: not secret, but not to be counted up either. */
export function makeId(): string {
  return randomBytes(9).toString("base64url");
}
