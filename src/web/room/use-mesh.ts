import { useCallback, useEffect, useRef, useState } from "react";
import type { Session } from "../shared/use-session.ts";
import { Mesh, type RemotePeer } from "./mesh.ts";

export interface Call {
  readonly peers: readonly RemotePeer[];
  readonly joined: boolean;
  readonly join: (local: MediaStream | null) => void;
}

/** The room's connections, for as long as the page is there. Another camera is passed on by itself. */
export function useMesh({ send, listen }: Session, local: MediaStream | null): Call {
  const [peers, setPeers] = useState<readonly RemotePeer[]>([]);
  const [joined, setJoined] = useState(false);
  const mesh = useRef<Mesh | null>(null);
  useEffect(() => {
    const made = new Mesh({ send: (to, signal) => send({ type: "signal", to, signal }), onChange: setPeers });
    mesh.current = made;
    const stopListening = listen((message) => made.hear(message));
    return () => {
      stopListening();
      made.close();
    };
  }, [send, listen]);
  useEffect(() => {
    if (joined) mesh.current?.replaceLocal(local);
  }, [joined, local]);
  const join = useCallback((stream: MediaStream | null) => {
    mesh.current?.join(stream);
    setJoined(true);
  }, []);
  return { peers, joined, join };
}
