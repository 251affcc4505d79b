import type { Alternative } from "../../interview/result.ts";
import type {
  ApiError,
  DeletionReceipt,
  LinksMade,
  NewLinks,
  ServerStatus,
  SessionDetail,
  SessionsPage,
} from "../../interview/server/api-schema.ts";

/** What the server said instead of an answer, or that it said nothing (`unreachable`). */
export class ApiProblem extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "ApiProblem";
    this.code = code;
  }
}

export interface HostApi {
  readonly status: () => Promise<ServerStatus>;
  readonly sessions: (before: string | null) => Promise<SessionsPage>;
  readonly session: (id: string) => Promise<SessionDetail>;
  readonly makeLinks: (wanted: NewLinks) => Promise<LinksMade>;
  readonly noteAlternative: (id: string, alternative: Alternative) => Promise<SessionDetail>;
  readonly erase: (id: string) => Promise<DeletionReceipt>;
  readonly thumbnail: (id: string, index: number) => Promise<Blob>;
}

/** The host's API with its key. Every failure is an `ApiProblem` with a sentence. */
export function hostApi(key: string): HostApi {
  const ask = async (path: string, init?: RequestInit): Promise<Response> => {
    const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
    const answer = await fetch(`/api${path}`, { ...init, headers }).catch(() => {
      throw new ApiProblem("unreachable", "The server does not answer. Is it still running?");
    });
    if (answer.ok) return answer;
    const said = (await answer.json().catch(() => null)) as ApiError | null;
    throw new ApiProblem(said?.error.code ?? "unknown", said?.error.message ?? `The server answered ${answer.status}.`);
  };
  const json = async <T>(path: string, init?: RequestInit): Promise<T> => (await ask(path, init)).json() as Promise<T>;
  return {
    status: () => json("/status"),
    sessions: (before) => json(`/sessions${before === null ? "" : `?before=${encodeURIComponent(before)}`}`),
    session: (id) => json(`/sessions/${encodeURIComponent(id)}`),
    makeLinks: (wanted) => json("/links", { method: "POST", body: JSON.stringify(wanted) }),
    noteAlternative: (id, alternative) =>
      json(`/sessions/${encodeURIComponent(id)}/alternative`, { method: "PUT", body: JSON.stringify({ alternative }) }),
    erase: (id) => json(`/sessions/${encodeURIComponent(id)}`, { method: "DELETE" }),
    thumbnail: async (id, index) => (await ask(`/sessions/${encodeURIComponent(id)}/thumbnails/${index}`)).blob(),
  };
}
