import { useCallback } from "react";
import type { SessionDetail } from "../../interview/server/api-schema.ts";
import "../deck/deck.css";
import { DeckResultView } from "../deck/DeckResultView.tsx";
import { EmptyState } from "../shared/EmptyState.tsx";
import { Heading } from "../shared/Heading.tsx";
import { observationSentence } from "../shared/observation-words.ts";
import { OutcomeBadge } from "../shared/OutcomeBadge.tsx";
import type { HostApi } from "./api.ts";
import { ChallengeCard } from "./ChallengeCard.tsx";
import { EraseSession } from "./EraseSession.tsx";
import { NoteAlternative } from "./NoteAlternative.tsx";
import { KIND_NAMES, stateOf } from "./session-words.ts";
import { Thumbnails } from "./Thumbnails.tsx";
import { dateTime } from "./times.ts";
import { useAnswer } from "./use-answer.ts";

const DETAIL_EVERY_MS = 4_000;

interface SessionDetailViewProps {
  readonly api: HostApi;
  readonly id: string;
  readonly onGone: () => void;
}

/** One session: what was asked, what was measured, and what is open. It ends in questions, not in a verdict. */
export function SessionDetailView({ api, id, onGone }: SessionDetailViewProps) {
  const ask = useCallback(() => api.session(id), [api, id]);
  const { value: session, problem, again } = useAnswer(ask, DETAIL_EVERY_MS);
  if (session === null)
    return problem === null ? (
      <p role="status">Loading…</p>
    ) : (
      <EmptyState title="This session is not here" focus>
        {problem.message}
      </EmptyState>
    );
  const { result, deck } = session;
  return (
    <article>
      <Heading focus>{session.subject ?? "For nobody in particular"}</Heading>
      <p>
        {KIND_NAMES[session.kind]}, {stateOf(session).toLowerCase()}
        {session.outcome !== null && session.ended === "finished" && (
          <>
            {" "}
            <OutcomeBadge outcome={session.outcome} />
          </>
        )}
      </p>
      {session.sentence !== null && <p className="detail-sentence">{session.sentence}</p>}
      {result === null && deck === null && (
        <p className="fine">There is nothing to show yet. This page looks again by itself.</p>
      )}
      {result !== null && result.challenges.length > 0 && (
        <section>
          <h2>What was asked</h2>
          {result.challenges.map((challenge, index) => (
            <ChallengeCard
              key={challenge.tries[0]?.promptedMs}
              number={index + 1}
              challenge={challenge}
              thumbnails={
                <Thumbnails
                  api={api}
                  session={id}
                  thumbnails={session.thumbnails.filter((thumbnail) => thumbnail.challenge === index)}
                />
              }
            />
          ))}
        </section>
      )}
      {result !== null && <Observed session={session} />}
      {deck !== null && <DeckResultView deck={deck} />}
      {(session.ended === "declined-camera" || session.ended === "no-camera") && (
        <NoteAlternative api={api} session={session} onNoted={again} />
      )}
      <Facts session={session} />
      <EraseSession api={api} session={session} onGone={onGone} />
    </article>
  );
}

function Observed({ session }: { readonly session: SessionDetail }) {
  const observations = session.result?.observations ?? [];
  return (
    <section>
      <h2>Also seen</h2>
      {observations.length === 0 && <p className="fine">Nothing beside the gestures.</p>}
      <ul className="plain-list">
        {observations.map((observation) => (
          <li key={`${observation.kind}-${observation.fromMs}`}>{observationSentence(observation)}</li>
        ))}
      </ul>
      {session.outcome !== "passed" && session.ended === "finished" && (
        <p>
          Open questions: was the light or the line poor, was the gesture hard to do, was another program in between?
          Ask the person, offer a new link, or meet without a camera.
        </p>
      )}
    </section>
  );
}

function Facts({ session }: { readonly session: SessionDetail }) {
  const { consent, result, refused } = session;
  const refusals = Object.entries(refused);
  return (
    <section>
      <h2>About this session</h2>
      <dl className="facts">
        <dt>Made</dt>
        <dd>{dateTime(session.createdAt)}</dd>
        <dt>Agreed to the notice</dt>
        <dd>
          {session.kind === "deck"
            ? "Read aloud in the call, before the first card"
            : consent === null
              ? "Not (yet)"
              : `${dateTime(consent.at)}, version ${consent.notice}, ${consent.thumbnails ? "with" : "without"} small pictures`}
        </dd>
        {result !== null && (
          <>
            <dt>Frames</dt>
            <dd>
              {result.frames.count}, {result.frames.perSecond.toFixed(1)} per second, none came for{" "}
              {(result.frames.gapsMs / 1_000).toFixed(1)} s in all
            </dd>
            <dt>Camera, as the browser names it</dt>
            <dd>{result.camera ?? "Not said"} (a claim, and no ground for anything)</dd>
          </>
        )}
        {refusals.length > 0 && (
          <>
            <dt>Refused by the server</dt>
            <dd>{refusals.map(([code, times]) => `${code} (${times})`).join(", ")}</dd>
          </>
        )}
        <dt>Deleted by itself</dt>
        <dd>{dateTime(session.deletesAt)}</dd>
      </dl>
    </section>
  );
}
