import type { DeckAct } from "../../interview/deck/deck-session.ts";
import type { ObserverView } from "../../interview/deck/observer-view.ts";
import type { ApiError } from "../../interview/server/api-schema.ts";

/** What an observer's page got: the view, a refusal with a sentence, no such link, or no answer. */
export type DeckAnswer =
  | { readonly kind: "view"; readonly view: ObserverView }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "gone" }
  | { readonly kind: "lost" };

/** The server answers in milliseconds; a line that takes longer is as good as none. */
const ANSWER_MS = 8_000;

export function readView(token: string): Promise<DeckAnswer> {
  return ask(token, "/observe/view", {});
}

export function sendAct(token: string, doing: DeckAct): Promise<DeckAnswer> {
  return ask(token, "/observe/act", {
    method: "POST",
    body: JSON.stringify(doing),
    headers: { "Content-Type": "application/json" },
  });
}

async function ask(token: string, path: string, init: RequestInit): Promise<DeckAnswer> {
  try {
    const response = await fetch(path, {
      ...init,
      // The token is in the page's address, which no server but ours sees; in a request's address it would stand in logs.
      headers: { ...init.headers, Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (response.status === 404) return { kind: "gone" };
    const body: unknown = await response.json();
    if (response.ok) return { kind: "view", view: body as ObserverView };
    return { kind: "refused", message: (body as ApiError).error.message };
  } catch {
    return { kind: "lost" };
  }
}
