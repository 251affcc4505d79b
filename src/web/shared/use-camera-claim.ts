import { useEffect } from "react";
import type { Session } from "./use-session.ts";

const LABEL_CHARACTERS_MAX = 200;

/** Tells the server what the browser says of its camera, whenever that is another one. A claim: the server takes it for no more. */
export function useCameraClaim({ send }: Pick<Session, "send">, stream: MediaStream | null, connected: boolean): void {
  useEffect(() => {
    const track = stream?.getVideoTracks()[0];
    if (track === undefined || !connected) return;
    const { width = 0, height = 0 } = track.getSettings();
    send({ type: "camera", label: track.label.slice(0, LABEL_CHARACTERS_MAX), width, height });
  }, [stream, connected, send]);
}
