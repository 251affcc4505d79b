import { useCallback, useEffect, useRef, useState } from "react";
import { type CameraProblem, cameraProblem, listDevices, openCamera, stopStream } from "./camera.ts";

interface Device {
  readonly id: string;
  readonly label: string;
}

export interface Camera {
  readonly stream: MediaStream | null;
  readonly problem: CameraProblem | null;
  readonly cameras: readonly Device[];
  readonly microphones: readonly Device[];
  /** Of the camera in use. */
  readonly cameraId: string | null;
  readonly microphoneId: string | null;
  /** Asks the browser, and so the person. With an id: that device instead of the one in use. */
  readonly open: (wanted?: { readonly camera?: string; readonly microphone?: string }) => void;
  readonly close: () => void;
}

/** A camera that is off until `open` is called, and off again when the page goes. */
export function useCamera({ sound }: { readonly sound: boolean }): Camera {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const [cameras, setCameras] = useState<readonly Device[]>([]);
  const [microphones, setMicrophones] = useState<readonly Device[]>([]);
  const current = useRef<MediaStream | null>(null);
  /** Counts up: of two openings at once, only the later one counts. */
  const opening = useRef(0);

  const put = useCallback((next: MediaStream | null) => {
    if (current.current !== null && current.current !== next) stopStream(current.current);
    current.current = next;
    setStream(next);
  }, []);

  const close = useCallback(() => {
    opening.current += 1;
    put(null);
  }, [put]);

  const open = useCallback(
    (wanted: { readonly camera?: string; readonly microphone?: string } = {}) => {
      const number = ++opening.current;
      const inUse = current.current;
      const start = async (): Promise<void> => {
        // Phones have one camera at a time: the old one is given back before the new one is asked for.
        if (inUse !== null) stopStream(inUse);
        const opened = await openCamera({
          camera: wanted.camera ?? idOf(inUse?.getVideoTracks()[0]),
          microphone: sound && (wanted.microphone ?? idOf(inUse?.getAudioTracks()[0])),
        });
        if (number !== opening.current) {
          if (opened instanceof MediaStream) stopStream(opened);
          return;
        }
        if (!(opened instanceof MediaStream)) {
          put(null);
          setProblem(opened);
          return;
        }
        // Pulled out, switched off, or taken by the system: the track says so once.
        opened.getVideoTracks()[0]?.addEventListener("ended", () => {
          if (current.current !== opened) return;
          put(null);
          setProblem({ ...cameraProblem("missing"), title: "The camera's picture is gone" });
        });
        setProblem(null);
        put(opened);
        setCameras(await listDevices("videoinput"));
        if (sound) setMicrophones(await listDevices("audioinput"));
      };
      void start();
    },
    [put, sound],
  );

  useEffect(() => close, [close]);

  const cameraId = idOf(stream?.getVideoTracks()[0]);
  const microphoneId = idOf(stream?.getAudioTracks()[0]);
  return { stream, problem, cameras, microphones, cameraId, microphoneId, open, close };
}

function idOf(track: MediaStreamTrack | undefined): string | null {
  return track?.getSettings().deviceId ?? null;
}
