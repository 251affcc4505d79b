import { Button } from "@mantine/core";
import { CameraView } from "../shared/CameraView.tsx";
import { Heading } from "../shared/Heading.tsx";
import { HINTS } from "../shared/hints.ts";
import { LiveRegion } from "../shared/LiveRegion.tsx";
import { Page } from "../shared/Page.tsx";
import { PromptCard } from "../shared/PromptCard.tsx";
import type { Session } from "../shared/use-session.ts";
import { Trouble } from "../candidate/Trouble.tsx";
import { CallBar, type Own } from "./CallBar.tsx";
import { RemoteTile } from "./RemoteTile.tsx";
import type { Call } from "./use-mesh.ts";

interface CandidateRoomProps {
  readonly session: Session;
  readonly call: Call;
  readonly own: Own;
  readonly onLeave: () => void;
}

/** The candidate's side: the others, one's own picture, and over it what is asked. */
export function CandidateRoom({ session, call, own, onLeave }: CandidateRoomProps) {
  const { view, send } = session;
  const { prompt, last } = view;
  // Said only once something was asked: what the picture lacks does not interrupt a conversation.
  const hint = view.hint === null ? "" : HINTS[view.hint];
  return (
    <Page title="Interview" wide aside={<CallBar own={own} onLeave={onLeave} />}>
      <LiveRegion urgency="assertive" text={prompt === null ? "" : `${prompt.text} ${prompt.detail}`.trim()} />
      <LiveRegion urgency="polite" text={hint === "" ? (last?.text ?? "") : hint} />
      <span className="unseen">
        <Heading focus>Interview</Heading>
      </span>
      <Trouble connection={view.connection} begun />
      <div className="candidate-room">
        <section className="tiles" aria-label="Interviewers">
          {call.peers.map((peer, index) => (
            <RemoteTile key={peer.id} peer={peer} name={`Interviewer${call.peers.length > 1 ? ` ${index + 1}` : ""}`} />
          ))}
          {call.peers.length === 0 && (
            <p className="card" role="status">
              Nobody else is here yet. Stay on this page: they appear by themselves.
            </p>
          )}
        </section>
        <section className="own" aria-label="You">
          {prompt !== null && <PromptCard key={prompt.id} prompt={prompt} />}
          <CameraView onVideo={own.onVideo} stream={own.camera.stream} label="Your camera's picture" mirrored muted>
            <p className="tile-name">You, as in a mirror</p>
            {hint !== "" && (
              <p className="camera-hint" aria-hidden="true">
                {hint}
              </p>
            )}
          </CameraView>
          {prompt === null && last !== null && <p className="fine">{last.text}</p>}
          {prompt !== null && (
            <div className="actions">
              <Button variant="outline" onClick={() => send({ type: "cannot" })}>
                I cannot do this one
              </Button>
            </div>
          )}
        </section>
      </div>
    </Page>
  );
}
