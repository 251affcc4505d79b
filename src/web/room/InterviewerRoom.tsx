import { useState } from "react";
import { Trouble } from "../candidate/Trouble.tsx";
import { CameraView } from "../shared/CameraView.tsx";
import { Heading } from "../shared/Heading.tsx";
import { Page } from "../shared/Page.tsx";
import type { Session } from "../shared/use-session.ts";
import { AskPanel } from "./AskPanel.tsx";
import { CallBar, type Own } from "./CallBar.tsx";
import { RemoteTile } from "./RemoteTile.tsx";
import { RoomResults } from "./RoomResults.tsx";
import type { Call } from "./use-mesh.ts";
import { useSeen } from "./use-seen.ts";

interface InterviewerRoomProps {
  readonly session: Session;
  readonly call: Call;
  readonly own: Own;
  readonly onLeave: () => void;
}

/** The interviewer's side: the candidate large, and beside it what can be asked and what was measured. Never a verdict. */
export function InterviewerRoom({ session, call, own, onLeave }: InterviewerRoomProps) {
  const { view, send } = session;
  const [candidateVideo, setCandidateVideo] = useState<HTMLVideoElement | null>(null);
  useSeen(session, candidateVideo);
  const candidate = call.peers.find((peer) => peer.role === "candidate");
  const others = call.peers.filter((peer) => peer.role !== "candidate");
  const end = (): void => {
    if (confirm("End the interview for everybody? The result is then written down.")) send({ type: "stop" });
  };
  return (
    <Page title="Interview" wide aside={<CallBar own={own} onLeave={onLeave} onEnd={end} />}>
      <span className="unseen">
        <Heading focus>Interview</Heading>
      </span>
      <Trouble connection={view.connection} begun={false} />
      <div className="interviewer-room">
        <section aria-label="Candidate and interviewers">
          {candidate === undefined ? (
            <p className="card" role="status">
              The candidate is not here yet. They appear here by themselves, after they have read the notice and agreed
              to the camera.
            </p>
          ) : (
            <RemoteTile peer={candidate} name="Candidate" onVideo={setCandidateVideo} />
          )}
          <div className="small-tiles">
            {own.camera.stream !== null && (
              <CameraView onVideo={own.onVideo} stream={own.camera.stream} label="Your camera's picture" mirrored muted>
                <p className="tile-name">You</p>
              </CameraView>
            )}
            {others.map((peer, index) => (
              <RemoteTile key={peer.id} peer={peer} name={`Interviewer ${index + 2}`} />
            ))}
          </div>
        </section>
        <aside className="room-panel" aria-label="Gestures">
          <AskPanel view={view} present={candidate !== undefined} onAsk={(kind) => send({ type: "ask", kind })} />
          <RoomResults view={view} />
        </aside>
      </div>
    </Page>
  );
}
