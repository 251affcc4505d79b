import { Hono } from "hono";
import type { ServerStatus } from "./api-schema.ts";
import { apiRoutes } from "./api.ts";
import { deckRoutes } from "./deck-routes.ts";
import { pageRoutes } from "./pages.ts";
import type { Parts } from "./parts.ts";
import { hashSecret } from "./secrets.ts";
import { secureHeaders } from "./secure-headers.ts";
import type { InterviewServerOptions } from "./server-options.ts";

/** Everything that is asked by HTTP: pages, the host's API, and the observers' cards. */
export function makeApp(
  parts: Parts,
  options: Pick<InterviewServerOptions, "hostKey" | "keepDays" | "pagesFolder" | "onBug">,
  publicUrl: string,
  status: () => ServerStatus,
): Hono {
  const app = new Hono();
  app.use("*", secureHeaders(publicUrl));
  const { keepDays } = options;
  app.route("/api", apiRoutes({ ...parts, publicUrl, keepDays, status, hostKeyHash: hashSecret(options.hostKey) }));
  app.route("/observe", deckRoutes({ ...parts, rooms: parts.decks }));
  app.route("/", pageRoutes(options.pagesFolder));
  app.onError((error, context) => {
    options.onBug(error);
    return context.json({ error: { code: "server-error", message: "The server made a mistake; it was noted." } }, 500);
  });
  return app;
}
