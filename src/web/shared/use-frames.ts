import { useEffect, useRef } from "react";
import { FrameSender } from "./frame-sender.ts";
import type { Session } from "./use-session.ts";

const SEQ_KEY = "hirewall.seq";

/**
 * Sends the video's frames as long as `wanted`. One sequence of numbers for the tab's whole life, also across a reload:
 * numbers that begin again look like frames that are played again.
 */
export function useFrames(
  session: Pick<Session, "sendFrame" | "listen">,
  video: HTMLVideoElement | null,
  wanted: boolean,
): void {
  const { sendFrame, listen } = session;
  const seq = useRef(Number(sessionStorage.getItem(SEQ_KEY) ?? 0));
  useEffect(() => {
    if (!wanted || video === null) return;
    const sender = new FrameSender(video, sendFrame, seq.current);
    const stopListening = listen((message) => {
      if (message.type === "ack") sender.acknowledged(message.seq);
    });
    const keep = (): void => {
      seq.current = sender.seq;
      sessionStorage.setItem(SEQ_KEY, String(sender.seq));
    };
    addEventListener("pagehide", keep);
    sender.start();
    return () => {
      sender.stop();
      stopListening();
      removeEventListener("pagehide", keep);
      keep();
    };
  }, [wanted, video, sendFrame, listen]);
}
