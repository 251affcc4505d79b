import { isIP } from "node:net";

/** Where browsers give pages a camera: over TLS, and on the machine itself. */
export function isSecureContext(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || isLoopbackName(hostname);
}

/** Whether a server that listens there is reached from this machine only. */
export function isLoopback(host: string): boolean {
  return isLoopbackName(host.includes(":") ? `[${host}]` : host);
}

function isLoopbackName(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** What to print and to put into links: the given public URL, or the address that is listened on. */
export function publicUrlOf(given: string | null, host: string, port: number, isTls: boolean): string {
  if (given !== null) return given.replace(/\/+$/, "");
  const name = host === "0.0.0.0" || host === "::" || isLoopback(host) ? "localhost" : host;
  return `${isTls ? "https" : "http"}://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
}

/**
 * Whether a page of this server speaks. Its own URL is; on the machine itself, each of the machine's names is (people type
 * either); and without a public URL, on all interfaces, what the browser itself used as the host is.
 */
export function isOwnOrigin(
  origin: string,
  hostHeader: string,
  own: { readonly publicUrl: string; readonly isPublicUrlGiven: boolean; readonly host: string },
): boolean {
  const url = URL.parse(origin);
  if (url === null) return false;
  const publicUrl = new URL(own.publicUrl);
  if (url.origin === publicUrl.origin) return true;
  if (own.isPublicUrlGiven || url.protocol !== publicUrl.protocol) return false;
  if (isLoopback(own.host)) return isLoopbackName(url.hostname) && url.port === publicUrl.port;
  return url.host === hostHeader;
}
