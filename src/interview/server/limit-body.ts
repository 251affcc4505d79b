import type { MiddlewareHandler } from "hono";
import type { ApiError } from "./api-schema.ts";

/** Methods whose body nothing here reads. */
const WITHOUT_BODY: ReadonlySet<string> = new Set(["GET", "HEAD", "DELETE", "OPTIONS"]);

/**
 * Bodies of at most so many bytes, known before any is read: Node's parser ends a request that sends more than it said. Pages always
 * say it; a body in pieces without a length is refused. (Hono's own limit makes a new request of those, which the Node adapter's
 * light request objects do not stand, and it took a DELETE for one.)
 */
export function limitBody(bytesMax: number): MiddlewareHandler {
  const refuse = (message: string): ApiError => ({ error: { code: "limit", message } });
  return async (context, next) => {
    if (WITHOUT_BODY.has(context.req.method)) return next();
    const length = Number(context.req.header("Content-Length") ?? Number.NaN);
    if (Number.isNaN(length)) return context.json(refuse("A request with a body has to say its length."), 411);
    if (length > bytesMax) return context.json(refuse(`A request's body has at most ${bytesMax} bytes.`), 413);
    return next();
  };
}
