import { useCallback, useEffect, useRef, useState } from "react";
import { type CameraProblem, cameraProblem, listDevices, openCamera, stopStream } from "./camera.ts";

export interface Camera {
  readonly stream: MediaStream | null;
  readonly problem: CameraProblem | null;
  readonly devices: readonly { readonly id: string; readonly label: string }[];
  readonly deviceId: string | null;
  /** Asks the browser, and so the person. With an id: that camera instead. */
  readonly open: (deviceId?: string) => void;
  readonly close: () => void;
}

/** A camera that is off until `open` is called, and off again when the page goes. */
export function useCamera({ sound }: { readonly sound: boolean }): Camera {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const [devices, setDevices] = useState<Camera["devices"]>([]);
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
    (deviceId?: string) => {
      const number = ++opening.current;
      const start = async (): Promise<void> => {
        // Phones have one camera at a time: the old one is given back before the new one is asked for.
        if (deviceId !== undefined) put(null);
        const opened = await openCamera({ deviceId: deviceId ?? null, sound });
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
        setDevices(await listDevices("videoinput"));
      };
      void start();
    },
    [put, sound],
  );

  useEffect(() => close, [close]);

  const deviceId = stream?.getVideoTracks()[0]?.getSettings().deviceId ?? null;
  return { stream, problem, devices, deviceId, open, close };
}
