import { useEffect, useState } from "react";
import { NoticeStep } from "../candidate/NoticeStep.tsx";
import { OutcomeStep } from "../candidate/OutcomeStep.tsx";
import { ConnectionNotice } from "../shared/ConnectionNotice.tsx";
import { Page } from "../shared/Page.tsx";
import { isWholeResult } from "../shared/session-view.ts";
import { useAwake } from "../shared/use-awake.ts";
import { useCamera } from "../shared/use-camera.ts";
import { useCameraClaim } from "../shared/use-camera-claim.ts";
import { useFrames } from "../shared/use-frames.ts";
import { useSession } from "../shared/use-session.ts";
import "./room.css";
import { CandidateRoom } from "./CandidateRoom.tsx";
import { InterviewerRoom } from "./InterviewerRoom.tsx";
import { Left } from "./Left.tsx";
import { Lobby } from "./Lobby.tsx";
import { RoomOutcome } from "./RoomOutcome.tsx";
import { useMesh } from "./use-mesh.ts";

/** The interview room, for both sides: the server says by `hello` which one this page is. */
export function RoomPage({ token }: { readonly token: string }) {
  const [left, setLeft] = useState(false);
  if (left) return <Left />;
  return <Room token={token} onLeave={() => setLeft(true)} />;
}

function Room({ token, onLeave }: { readonly token: string; readonly onLeave: () => void }) {
  const session = useSession(token);
  const camera = useCamera({ sound: true });
  const call = useMesh(session, camera.stream);
  const [ownVideo, setOwnVideo] = useState<HTMLVideoElement | null>(null);
  const [cameraOn, setCameraOn] = useState(true);
  const { view, send } = session;
  const { open, close, stream } = camera;
  const role = view.hello?.role;
  const connected = view.connection.kind === "open";

  const mayFilm = view.consented && view.ended === null && view.connection.kind !== "over";
  useEffect(() => {
    if (mayFilm) open();
    else close();
  }, [mayFilm, open, close]);
  // Only from the room: the lobby shows the picture to nobody. A camera that is switched off gives black frames: none are sent then.
  useFrames(session, ownVideo, role === "candidate" && call.joined && connected && stream !== null && cameraOn);
  useCameraClaim(session, stream, connected && role === "candidate");
  useAwake(call.joined);

  if (view.ended !== null)
    return (
      <Page title="The interview has ended">
        {isWholeResult(view.ended) ? <RoomOutcome result={view.ended} /> : <OutcomeStep ended={view.ended} />}
      </Page>
    );
  if (view.hello === null || view.connection.kind === "over" || view.connection.kind === "full") {
    const { connection } = view;
    const state =
      connection.kind === "open" || connection.kind === "lost" ? ({ kind: "connecting" } as const) : connection;
    return <ConnectionNotice state={state} error={view.error} onTryAgain={session.tryAgain} />;
  }
  if (view.hello.notice !== null && !view.consented) {
    const { notice, thumbnails } = view.hello;
    return (
      <Page title={notice.title}>
        <NoticeStep
          notice={notice}
          offerThumbnails={thumbnails}
          onAgree={(agreed) => send({ type: "consent", notice: notice.version, thumbnails: agreed })}
          onDecline={() => send({ type: "decline" })}
        />
      </Page>
    );
  }
  if (!call.joined)
    return (
      <Lobby
        role={view.hello.role}
        camera={camera}
        onJoin={() => {
          call.join(stream);
          if (role === "candidate") send({ type: "begin" });
        }}
        onWithout={() =>
          send(camera.problem === null ? { type: "decline" } : { type: "no-camera", why: camera.problem.why })
        }
      />
    );
  const own = { onVideo: setOwnVideo, camera, cameraOn, setCameraOn };
  return view.hello.role === "candidate" ? (
    <CandidateRoom session={session} call={call} own={own} onLeave={onLeave} />
  ) : (
    <InterviewerRoom session={session} call={call} own={own} onLeave={onLeave} />
  );
}
