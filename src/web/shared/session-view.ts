import type { ChallengeResult, SessionResult } from "../../interview/result.ts";
import type { FromServer, Hint, Prompt } from "../../interview/wire.ts";
import type { ConnectionState } from "./session-connection.ts";

type Hello = Extract<FromServer, { type: "hello" }>;
type Ended = Extract<FromServer, { type: "ended" }>["result"];

export interface ShownPrompt extends Prompt {
  /** Counts up: two prompts may have the same words. */
  readonly id: number;
  /** The page's clock, `performance.now()`. */
  readonly shownMs: number;
}

/** What a page knows, from what the server said. Nothing in it is decided here. */
export interface SessionView {
  readonly connection: ConnectionState;
  readonly hello: Hello | null;
  readonly consented: boolean;
  readonly begun: boolean;
  readonly hint: Hint;
  readonly prompt: ShownPrompt | null;
  /** What became of the last prompt, until the next. */
  readonly last: { readonly outcome: ChallengeResult["outcome"]; readonly text: string } | null;
  readonly prompts: number;
  readonly results: readonly ChallengeResult[];
  readonly ended: Ended | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

export const NOTHING_SAID: SessionView = {
  connection: { kind: "connecting" },
  hello: null,
  consented: false,
  begun: false,
  hint: null,
  prompt: null,
  last: null,
  prompts: 0,
  results: [],
  ended: null,
  error: null,
};

export type Heard =
  | { readonly kind: "message"; readonly message: FromServer; readonly atMs: number }
  | { readonly kind: "connection"; readonly state: ConnectionState }
  | { readonly kind: "began" };

export function hear(view: SessionView, heard: Heard): SessionView {
  if (heard.kind === "connection") return { ...view, connection: heard.state };
  if (heard.kind === "began") return { ...view, begun: true };
  const { message, atMs } = heard;
  switch (message.type) {
    case "hello":
      // What was on show before a lost line may be over: the server says it again where it is not.
      return {
        ...view,
        hello: message,
        consented: message.notice === null,
        begun: message.begun,
        prompt: null,
        hint: null,
        error: null,
      };
    case "consented":
      return { ...view, consented: true };
    case "hint":
      return { ...view, hint: message.hint };
    case "prompt":
      return {
        ...view,
        prompt: { ...message.prompt, id: view.prompts, shownMs: atMs },
        prompts: view.prompts + 1,
        last: null,
      };
    case "prompt-over":
      return { ...view, prompt: null, last: { outcome: message.outcome, text: message.text } };
    case "challenge":
      return { ...view, results: withResult(view.results, message.result) };
    case "ended":
      return { ...view, ended: message.result, prompt: null };
    case "error":
      return { ...view, error: { code: message.code, message: message.message } };
    case "full":
    case "ack":
    case "ping":
    case "watch":
    case "peer":
    case "signal":
      return view;
  }
}

/** A result that comes again, with a further try, takes its earlier place. */
function withResult(results: SessionView["results"], result: ChallengeResult): SessionView["results"] {
  const firstMs = result.tries[0]?.promptedMs;
  const others = results.filter(({ tries }) => tries[0]?.promptedMs !== firstMs);
  return [...others, result];
}

/** Interviewers are told everything, candidates the outcome and its sentence. */
export function isWholeResult(ended: Ended): ended is SessionResult {
  return "challenges" in ended;
}
