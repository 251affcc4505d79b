import "./host.css";
import { Button } from "@mantine/core";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useSearchParams } from "wouter";
import { Heading } from "../shared/Heading.tsx";
import { Page } from "../shared/Page.tsx";
import { hostApi } from "./api.ts";
import { forgetHostKey, keepHostKey, takeHostKey } from "./host-key.ts";
import { KeyForm } from "./KeyForm.tsx";
import { MakeLinks } from "./MakeLinks.tsx";
import { SessionDetailView } from "./SessionDetailView.tsx";
import { SessionList } from "./SessionList.tsx";
import { StatusLine } from "./StatusLine.tsx";
import { useAnswer } from "./use-answer.ts";

const STATUS_EVERY_MS = 5_000;
const SESSIONS_EVERY_MS = 3_000;

/** The host's page: what waits, new links, and what came of the old ones. */
export function HostPage() {
  const [key, setKey] = useState(takeHostKey);
  const [isWrong, setIsWrong] = useState(false);
  if (key === null)
    return (
      <KeyForm
        isWrong={isWrong}
        onKey={(next) => {
          keepHostKey(next);
          setKey(next);
        }}
      />
    );
  return (
    <Host
      hostKey={key}
      onWrongKey={() => {
        forgetHostKey();
        setIsWrong(true);
        setKey(null);
      }}
    />
  );
}

function Host({ hostKey, onWrongKey }: { readonly hostKey: string; readonly onWrongKey: () => void }) {
  const api = useMemo(() => hostApi(hostKey), [hostKey]);
  const [search, setSearch] = useSearchParams();
  const status = useAnswer(api.status, STATUS_EVERY_MS);
  const firstPage = useCallback(() => api.sessions(null), [api]);
  const sessions = useAnswer(firstPage, SESSIONS_EVERY_MS);
  const id = search.get("session");
  if (status.problem?.code === "host-key") {
    return <WrongKey onWrongKey={onWrongKey} />;
  }
  const aside = <StatusLine status={status.value} problem={status.problem} />;
  if (id !== null)
    return (
      <Page title="One session" wide aside={aside}>
        <p>
          <Button variant="subtle" size="compact-md" onClick={() => setSearch({})}>
            ← All sessions
          </Button>
        </p>
        <SessionDetailView key={id} api={api} id={id} onGone={() => setSearch({})} />
      </Page>
    );
  return (
    <Page title="Interviews" wide aside={aside}>
      <Heading focus={false}>Interviews</Heading>
      <div className="host">
        <MakeLinks api={api} status={status.value} onMade={sessions.again} />
        <SessionList api={api} newest={sessions} onOpen={(session) => setSearch({ session })} />
      </div>
    </Page>
  );
}

/** Says it after the drawing: a component may not change another one while it draws. */
function WrongKey({ onWrongKey }: { readonly onWrongKey: () => void }) {
  useEffect(onWrongKey, [onWrongKey]);
  return null;
}
