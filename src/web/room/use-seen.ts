import { useEffect, useRef } from "react";
import { toFrameMessage } from "../shared/frame-message.ts";
import { PictureTaker } from "../shared/picture-taker.ts";
import type { Session } from "../shared/use-session.ts";
import {
  FRAME_HEADER_BYTES,
  SEEN_BYTES_MAX,
  SEEN_HEIGHT,
  SEEN_MAGIC,
  SEEN_PER_SECOND,
  SEEN_WIDTH,
} from "../shared/wire-numbers.ts";

/**
 * Sends small pictures of what this page sees of the candidate, for as long as the server says: somebody could send one
 * video to the server, which judges it, and another to the people who decide.
 */
export function useSeen({ listen, sendFrame }: Session, video: HTMLVideoElement | null): void {
  const current = useRef(video);
  useEffect(() => {
    current.current = video;
  }, [video]);
  useEffect(() => {
    const pictures = new PictureTaker(SEEN_WIDTH, SEEN_HEIGHT);
    let untilMs = 0;
    let seq = 0;
    let timer: ReturnType<typeof setInterval> | undefined;
    const look = async (): Promise<void> => {
      if (performance.now() > untilMs) {
        clearInterval(timer);
        timer = undefined;
        return;
      }
      if (current.current === null) return;
      const jpeg = await pictures.take(current.current, SEEN_BYTES_MAX - FRAME_HEADER_BYTES);
      if (jpeg !== null) sendFrame(toFrameMessage(SEEN_MAGIC, seq++, performance.now(), jpeg));
    };
    const stopListening = listen((message) => {
      if (message.type !== "watch") return;
      untilMs = performance.now() + message.forMs;
      timer ??= setInterval(() => void look(), 1_000 / SEEN_PER_SECOND);
    });
    return () => {
      stopListening();
      clearInterval(timer);
    };
  }, [listen, sendFrame]);
}
