import { expect, test } from "vitest";
import type { FromServer, Prompt } from "../../interview/wire.ts";
import { hear, NOTHING_SAID, type SessionView } from "./session-view.ts";

const HELLO: FromServer = {
  type: "hello",
  role: "candidate",
  you: "a",
  mode: "self-check",
  notice: { version: "1", title: "Notice", paragraphs: [], thumbnails: "Pictures", alternative: "Another way" },
  thumbnails: true,
  resume: "resume",
  iceServers: [],
  begun: false,
};
const PROMPT: Prompt = {
  challenge: { kind: "look", direction: "up" },
  text: "Look up.",
  detail: "",
  forMs: 5_000,
  step: { number: 1, of: 4 },
  retry: false,
};

function after(...messages: readonly FromServer[]): SessionView {
  return messages.reduce((view, message, index) => hear(view, { kind: "message", message, atMs: index }), NOTHING_SAID);
}

test("consent is what the server wrote down, not what was pressed", () => {
  expect(after(HELLO).consented).toBe(false);
  expect(after(HELLO, { type: "consented" }).consented).toBe(true);
  expect(after({ ...HELLO, notice: null }).consented).toBe(true);
});

test("the same words asked twice are two prompts, and what became of the last goes with the next", () => {
  const first = after(HELLO, { type: "prompt", prompt: PROMPT });
  const over = hear(first, {
    kind: "message",
    message: { type: "prompt-over", outcome: "try again", text: "Again." },
    atMs: 5,
  });
  expect([over.prompt, over.last]).toEqual([null, { outcome: "try again", text: "Again." }]);
  const second = hear(over, { kind: "message", message: { type: "prompt", prompt: PROMPT }, atMs: 6 });
  expect([first.prompt?.id, second.prompt?.id, second.last]).toEqual([0, 1, null]);
});

test("after a lost line nothing old stays on show", () => {
  const view = after(
    HELLO,
    { type: "prompt", prompt: PROMPT },
    { type: "hint", hint: "no-face" },
    { ...HELLO, begun: true },
  );
  expect(view).toMatchObject({ prompt: null, hint: null, begun: true });
});

test("a result that comes again with a further try takes the place of the first", () => {
  const tried = { challenge: PROMPT.challenge, promptedMs: 10, endedMs: 20, reason: null, onsetMs: null, curves: [] };
  const once = { outcome: "try again", replaced: false, tries: [{ ...tried, outcome: "try again" }] } as const;
  const twice = {
    outcome: "passed",
    replaced: false,
    tries: [...once.tries, { ...tried, promptedMs: 30, outcome: "passed" }],
  } as const;
  expect(after(HELLO, { type: "challenge", result: once }, { type: "challenge", result: twice }).results).toEqual([
    twice,
  ]);
});
