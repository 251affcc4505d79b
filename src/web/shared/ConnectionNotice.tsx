import { Button } from "@mantine/core";
import { EmptyState } from "./EmptyState.tsx";
import { Page } from "./Page.tsx";
import type { ConnectionState } from "./session-connection.ts";
import type { SessionView } from "./session-view.ts";

interface ConnectionNoticeProps {
  readonly state: Exclude<ConnectionState, { kind: "open" } | { kind: "lost" }>;
  readonly error: SessionView["error"];
  readonly onTryAgain: () => void;
}

/** Instead of the page's content: why there is no connection, and what to do. */
export function ConnectionNotice({ state, error, onTryAgain }: ConnectionNoticeProps) {
  if (state.kind === "connecting")
    return (
      <Page title="Connecting">
        <p role="status">Connecting…</p>
      </Page>
    );
  if (state.kind === "full")
    return (
      <Page title="All places are taken">
        <EmptyState title="All places are taken right now" focus actions={<TryAgain onClick={onTryAgain} />}>
          <p>{state.text === "" ? "Other people are using the room." : state.text}</p>
          <p>Your link stays good. Leave this page open: it tries again by itself {inWords(state.retryMs)}.</p>
        </EmptyState>
      </Page>
    );
  const { title, texts, again } = OVER[state.why];
  return (
    <Page title={title}>
      <EmptyState title={title} focus {...(again && { actions: <TryAgain onClick={onTryAgain} /> })}>
        {error !== null && state.why !== "unreachable" && <p>{error.message}</p>}
        {texts.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </EmptyState>
    </Page>
  );
}

function TryAgain({ onClick }: { readonly onClick: () => void }) {
  return <Button onClick={onClick}>Try again now</Button>;
}

const OVER: Readonly<
  Record<
    Extract<ConnectionState, { kind: "over" }>["why"],
    { readonly title: string; readonly texts: readonly string[]; readonly again: boolean }
  >
> = {
  ended: {
    title: "This session has ended",
    texts: ["Nothing more happens here: you can close this page. The camera is off."],
    again: false,
  },
  "bad-link": {
    title: "This link does not work any more",
    texts: [
      "A link works once, and for a limited time. It may also have been broken by a mail program: compare it with the message it came in.",
      "Ask the person who sent it for a new one. Needing a new link is nothing unusual.",
    ],
    again: false,
  },
  refused: {
    title: "The server ended this connection",
    texts: ["Ask the person who sent the link for a new one, and tell them what stands here."],
    again: false,
  },
  replaced: {
    title: "This page is open somewhere else",
    texts: ["The same session was opened in another tab or window, and goes on there. You can close this one."],
    again: false,
  },
  unreachable: {
    title: "The server cannot be reached",
    texts: [
      "Check that you are on the Internet, then try again. A lost connection is noted as a lost connection, and as nothing else.",
      "If this stays so, tell the person who sent the link.",
    ],
    again: true,
  },
};

function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 90 ? `in ${seconds} seconds` : `in ${Math.ceil(seconds / 60)} minutes`;
}
