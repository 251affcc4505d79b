import { createHmac } from "node:crypto";

/** What `hello` tells a page for its `RTCPeerConnection`. */
export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

export interface IceSettings {
  readonly stun: readonly string[];
  readonly turn: readonly string[];
  /** The `static-auth-secret` of a coturn with `use-auth-secret`; null where its TURN servers need no credentials. */
  readonly turnSecret: string | null;
}

/** Longer than a room may last, so that nobody's relay ends within an interview. */
const CREDENTIAL_SECONDS = 4 * 3600;

/**
 * Credentials that end by themselves, by the scheme that coturn calls `use-auth-secret`
 * (draft-uberti-behave-turn-rest): the user name is the end in Unix seconds and a name, the password its HMAC-SHA1.
 * The peer's id stands in it, never a name of a person: TURN servers log user names.
 */
export function toIceServers(settings: IceSettings, peer: string, wallMs: number): readonly IceServer[] {
  const stun = settings.stun.length === 0 ? [] : [{ urls: settings.stun }];
  if (settings.turn.length === 0) return stun;
  if (settings.turnSecret === null) return [...stun, { urls: settings.turn }];
  const username = `${Math.floor(wallMs / 1000) + CREDENTIAL_SECONDS}:${peer}`;
  const credential = createHmac("sha1", settings.turnSecret).update(username).digest("base64");
  return [...stun, { urls: settings.turn, username, credential }];
}
