import type { MiddlewareHandler } from "hono";

/**
 * On every answer. Scripts, styles and connections are the server's own files only; nobody frames a page that asks for a camera;
 * nothing is kept by browsers or proxies, for paths hold links and answers hold results.
 */
export function secureHeaders(publicUrl: string): MiddlewareHandler {
  const { protocol, host } = new URL(publicUrl);
  const socket = `${protocol === "https:" ? "wss" : "ws"}://${host}`;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    // Thumbnails are fetched with the host's key and shown from memory.
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    // Older Safari does not count the WebSocket of the same host as 'self'.
    `connect-src 'self' ${socket}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers: Readonly<Record<string, string>> = {
    "Content-Security-Policy": policy,
    "Permissions-Policy":
      "camera=(self), microphone=(self), display-capture=(), geolocation=(), payment=(), usb=(), serial=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(protocol === "https:" ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
    if (!context.res.headers.has("Cache-Control")) context.res.headers.set("Cache-Control", "no-store");
  };
}
