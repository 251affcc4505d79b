import { Button } from "@mantine/core";
import { useState } from "react";
import type { Camera } from "../shared/use-camera.ts";

/** One's own side of the call. */
export interface Own {
  readonly onVideo: (element: HTMLVideoElement | null) => void;
  readonly camera: Camera;
  readonly cameraOn: boolean;
  readonly setCameraOn: (on: boolean) => void;
}

interface CallBarProps {
  readonly own: Own;
  readonly onLeave: () => void;
  /** Of interviewers: ends it for everybody. */
  readonly onEnd?: () => void;
}

/** Microphone, camera, and the way out. The words say what a press does. */
export function CallBar({ own, onLeave, onEnd }: CallBarProps) {
  const [micOn, setMicOn] = useState(true);
  const { stream } = own.camera;
  const turn = (kind: "audio" | "video", on: boolean): void => {
    for (const track of stream?.getTracks() ?? []) if (track.kind === kind) track.enabled = on;
  };
  return (
    <div className="call-bar" role="group" aria-label="Call">
      {stream !== null && (
        <>
          <Button
            variant="default"
            onClick={() => {
              turn("audio", !micOn);
              setMicOn(!micOn);
            }}
          >
            {micOn ? "Mute me" : "Unmute me"}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              turn("video", !own.cameraOn);
              own.setCameraOn(!own.cameraOn);
            }}
          >
            {own.cameraOn ? "Camera off" : "Camera on"}
          </Button>
        </>
      )}
      <Button variant="default" onClick={onLeave}>
        Leave
      </Button>
      {onEnd !== undefined && (
        <Button variant="default" onClick={onEnd}>
          End for everybody
        </Button>
      )}
    </div>
  );
}
