import { useEffect } from "react";
import { ConnectionNotice } from "../shared/ConnectionNotice.tsx";
import { Page } from "../shared/Page.tsx";
import { useCamera } from "../shared/use-camera.ts";
import { useSession } from "../shared/use-session.ts";
import { CheckStage } from "./CheckStage.tsx";
import { NoticeStep } from "./NoticeStep.tsx";
import { OutcomeStep } from "./OutcomeStep.tsx";

/** The candidate's own check: notice, camera, a few gestures, outcome. The camera is off before and after the middle two. */
export function SelfCheckPage({ token }: { readonly token: string }) {
  const session = useSession(token);
  const camera = useCamera({ sound: false });
  const { view, send } = session;
  const { open, close } = camera;

  const mayFilm = view.consented && view.ended === null && view.connection.kind !== "over";
  useEffect(() => {
    if (mayFilm) open();
    else close();
  }, [mayFilm, open, close]);

  if (view.ended !== null)
    return (
      <Page title="Finished">
        <OutcomeStep ended={view.ended} />
      </Page>
    );
  if (view.hello === null || view.connection.kind === "over" || view.connection.kind === "full")
    return view.connection.kind === "open" || view.connection.kind === "lost" ? (
      <ConnectionNotice state={{ kind: "connecting" }} error={null} onTryAgain={session.tryAgain} />
    ) : (
      <ConnectionNotice state={view.connection} error={view.error} onTryAgain={session.tryAgain} />
    );
  if (view.hello.notice !== null && !view.consented) {
    const { notice } = view.hello;
    return (
      <Page title={notice.title}>
        <NoticeStep
          notice={notice}
          offerThumbnails={view.hello.thumbnails}
          onAgree={(thumbnails) => send({ type: "consent", notice: notice.version, thumbnails })}
          onDecline={() => send({ type: "decline" })}
        />
      </Page>
    );
  }
  return <CheckStage session={session} camera={camera} />;
}
