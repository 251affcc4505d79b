import { Button } from "@mantine/core";
import type { SessionView } from "../shared/session-view.ts";
import { CameraView } from "../shared/CameraView.tsx";
import { DeviceChoice } from "../shared/DeviceChoice.tsx";
import { Heading } from "../shared/Heading.tsx";
import { isPhone } from "../shared/is-phone.ts";
import { Page } from "../shared/Page.tsx";
import type { Camera } from "../shared/use-camera.ts";

interface LobbyProps {
  readonly role: NonNullable<SessionView["hello"]>["role"];
  readonly camera: Camera;
  readonly onJoin: () => void;
  /** Of a candidate whose camera does not work, or who wants none. */
  readonly onWithout: () => void;
}

/** Before the room: one's own picture and devices. Nobody sees or hears anything yet. */
export function Lobby({ role, camera, onJoin, onWithout }: LobbyProps) {
  const { stream, problem } = camera;
  const isCandidate = role === "candidate";
  return (
    <Page title="Before you join">
      <Heading focus>Before you join</Heading>
      {problem === null ? (
        <CameraView stream={stream} label="Your camera's picture" mirrored muted />
      ) : (
        <div className="card" role="alert">
          <h2>{problem.title}</h2>
          <p>{problem.text}</p>
        </div>
      )}
      <div className="card set-up">
        <p>
          {isCandidate
            ? "The interviewers see and hear you when you join. During the interview they may ask for a short gesture, such as turning your head; the request then stands over your picture."
            : "The others see and hear you when you join. You can then ask the candidate for a gesture at any moment; say in the conversation that one comes."}
        </p>
        {isCandidate && isPhone() && <p>Stand the phone up at the height of your eyes, or hold it at arm's length.</p>}
        <p className="fine">You see yourself as in a mirror. Nobody sees or hears you yet.</p>
        <DeviceChoice camera={camera} />
        <div className="actions choices">
          {problem === null && (
            <Button size="md" disabled={stream === null} onClick={onJoin}>
              {stream === null ? "Waiting for the camera…" : "Join"}
            </Button>
          )}
          {problem !== null && (
            <Button size="md" variant="outline" onClick={() => camera.open()}>
              Try the camera again
            </Button>
          )}
          {problem !== null && !isCandidate && (
            <Button size="md" variant="outline" onClick={onJoin}>
              Join and only watch
            </Button>
          )}
          {isCandidate && (
            <Button size="md" variant="outline" onClick={onWithout}>
              Go on without a camera
            </Button>
          )}
        </div>
      </div>
    </Page>
  );
}
