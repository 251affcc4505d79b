import { useState } from "react";
import type { Hint } from "../../interview/wire.ts";
import { CameraView } from "../shared/CameraView.tsx";
import { Heading } from "../shared/Heading.tsx";
import { HINTS } from "../shared/hints.ts";
import { LiveRegion } from "../shared/LiveRegion.tsx";
import { Page } from "../shared/Page.tsx";
import { PromptCard, stepText } from "../shared/PromptCard.tsx";
import { useAwake } from "../shared/use-awake.ts";
import type { Camera } from "../shared/use-camera.ts";
import { useCameraClaim } from "../shared/use-camera-claim.ts";
import { useFrames } from "../shared/use-frames.ts";
import type { Session } from "../shared/use-session.ts";
import { useSpoken } from "../shared/use-spoken.ts";
import { CameraProblemStep } from "./CameraProblemStep.tsx";
import { BetweenPrompts, DuringCheck } from "./DuringCheck.tsx";
import { SetUp } from "./SetUp.tsx";
import { Trouble } from "./Trouble.tsx";

interface CheckStageProps {
  readonly session: Session;
  readonly camera: Camera;
}

/** Nobody has to hold still while they set up the picture. */
const POSES: ReadonlySet<Hint> = new Set<Hint>(["look-straight", "hold-still"]);

/** Setting up the picture, then one prompt at a time: one page, so that the video goes on while the rest changes. */
export function CheckStage({ session, camera }: CheckStageProps) {
  const { view, send } = session;
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const { stream, problem } = camera;
  const connected = view.connection.kind === "open";
  useFrames(session, video, stream !== null && connected);
  useAwake(view.begun);

  useCameraClaim(session, stream, connected);

  const said = view.prompt === null ? "" : `${view.prompt.text} ${view.prompt.detail}`.trim();
  const spoken = useSpoken(said);
  const hint = view.hint === null || (!view.begun && POSES.has(view.hint)) ? "" : HINTS[view.hint];

  if (problem !== null)
    return (
      <Page title={problem.title}>
        <CameraProblemStep
          problem={problem}
          onTryAgain={() => camera.open()}
          onWithout={() => send({ type: "no-camera", why: problem.why })}
        />
      </Page>
    );
  return (
    <Page
      title={view.begun ? "Check" : "Your picture"}
      aside={view.begun && <span className="fine">Camera is on</span>}
    >
      <LiveRegion urgency="assertive" text={view.prompt === null ? "" : `${stepText(view.prompt)}. ${said}`} />
      <LiveRegion urgency="polite" text={view.prompt === null ? (view.last?.text ?? hint) : hint} />
      <Heading focus>{view.begun ? "Follow what the page asks" : "Your picture"}</Heading>
      <Trouble connection={view.connection} begun={view.begun} />
      <div className="stage">
        {view.prompt !== null && <PromptCard key={view.prompt.id} prompt={view.prompt} />}
        {view.prompt === null && view.begun && <BetweenPrompts last={view.last} />}
        <CameraView onVideo={setVideo} stream={stream} label="Your camera's picture" mirrored muted>
          {hint !== "" && (
            <p className="camera-hint" aria-hidden="true">
              {hint}
            </p>
          )}
        </CameraView>
      </div>
      {view.begun ? (
        <DuringCheck
          spoken={spoken}
          asked={view.prompt !== null}
          onCannot={() => send({ type: "cannot" })}
          onStop={() => send({ type: "stop" })}
        />
      ) : (
        <SetUp
          camera={camera}
          spoken={spoken}
          ready={connected && stream !== null}
          onBegin={() => send({ type: "begin" })}
          onWithout={() => send({ type: "decline" })}
        />
      )}
    </Page>
  );
}
