import { Button } from "@mantine/core";
import { useState } from "react";
import type { SessionSummary, SessionsPage } from "../../interview/server/api-schema.ts";
import { OutcomeBadge } from "../shared/OutcomeBadge.tsx";
import type { HostApi } from "./api.ts";
import { isOpen, KIND_NAMES, stateOf } from "./session-words.ts";
import { dateTime } from "./times.ts";
import type { Answer } from "./use-answer.ts";

interface SessionListProps {
  readonly api: HostApi;
  readonly newest: Answer<SessionsPage>;
  readonly onOpen: (id: string) => void;
}

/** What waits or runs first, then what ended, the newest first. */
export function SessionList({ api, newest, onOpen }: SessionListProps) {
  const [older, setOlder] = useState<readonly SessionsPage[]>([]);
  if (newest.value === null)
    return <p role="status">{newest.problem === null ? "Loading the sessions…" : newest.problem.message}</p>;
  const sessions = unique([newest.value, ...older].flatMap((page) => page.sessions));
  const before = (older.at(-1) ?? newest.value).before;
  if (sessions.length === 0)
    return (
      <section className="card">
        <h2>No sessions yet</h2>
        <p>Make a link and send it. What comes of it appears here by itself.</p>
      </section>
    );
  const open = sessions.filter(isOpen);
  const over = sessions.filter((session) => !isOpen(session));
  return (
    <div>
      <Rows title="Waiting and running" sessions={open} onOpen={onOpen} empty="Nothing waits right now." />
      <Rows title="Ended" sessions={over} onOpen={onOpen} empty="Nothing has ended yet." />
      {before !== null && (
        <Button
          variant="default"
          mt="md"
          onClick={() => void api.sessions(before).then((page) => setOlder([...older, page]))}
        >
          Show older ones
        </Button>
      )}
    </div>
  );
}

interface RowsProps {
  readonly title: string;
  readonly sessions: readonly SessionSummary[];
  readonly empty: string;
  readonly onOpen: (id: string) => void;
}

function Rows({ title, sessions, empty, onOpen }: RowsProps) {
  return (
    <section className="sessions">
      <h2>{title}</h2>
      {sessions.length === 0 && <p className="fine">{empty}</p>}
      <ul className="session-rows">
        {sessions.map((session) => (
          <li key={session.id}>
            <button type="button" className="session-row" onClick={() => onOpen(session.id)}>
              <span className="session-subject">{session.subject ?? "For nobody in particular"}</span>
              <span className="fine">
                {KIND_NAMES[session.kind]} · {dateTime(session.createdAt)}
              </span>
              <span>{stateOf(session)}</span>
              {session.outcome !== null && session.ended === "finished" && <OutcomeBadge outcome={session.outcome} />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function unique(sessions: readonly SessionSummary[]): readonly SessionSummary[] {
  return [...new Map(sessions.toReversed().map((session) => [session.id, session])).values()].toReversed();
}
