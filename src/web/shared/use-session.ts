import { useCallback, useEffect, useReducer, useRef } from "react";
import type { FromPage, FromServer } from "../../interview/wire.ts";
import { SessionConnection } from "./session-connection.ts";
import { hear, NOTHING_SAID, type SessionView } from "./session-view.ts";

export interface Session {
  readonly view: SessionView;
  readonly send: (message: FromPage) => void;
  readonly sendFrame: (message: Uint8Array<ArrayBuffer>) => boolean;
  /** Gets every message, also those that change nothing on show. Returns how to stop. */
  readonly listen: (listener: (message: FromServer) => void) => () => void;
  readonly tryAgain: () => void;
}

/** The connection of a page, for as long as the page is there. */
export function useSession(token: string): Session {
  const [view, dispatch] = useReducer(hear, NOTHING_SAID);
  const connection = useRef<SessionConnection | null>(null);
  const listeners = useRef(new Set<(message: FromServer) => void>());

  useEffect(() => {
    const opened = new SessionConnection(token, {
      onMessage: (message) => {
        dispatch({ kind: "message", message, atMs: performance.now() });
        for (const listener of listeners.current) listener(message);
      },
      onState: (state) => dispatch({ kind: "connection", state }),
    });
    connection.current = opened;
    return () => opened.close();
  }, [token]);

  const send = useCallback((message: FromPage) => {
    connection.current?.send(message);
    if (message.type === "begin") dispatch({ kind: "began" });
  }, []);
  const sendFrame = useCallback(
    (message: Uint8Array<ArrayBuffer>) => connection.current?.sendFrame(message) ?? false,
    [],
  );
  const listen = useCallback((listener: (message: FromServer) => void) => {
    listeners.current.add(listener);
    return () => listeners.current.delete(listener);
  }, []);
  const tryAgain = useCallback(() => connection.current?.tryAgain(), []);
  return { view, send, sendFrame, listen, tryAgain };
}
