import { type ReactNode, type RefObject, useRef } from "react";
import { CameraView } from "../shared/CameraView.tsx";
import type { RemotePeer } from "./mesh.ts";

interface RemoteTileProps {
  readonly peer: RemotePeer;
  readonly name: string;
  /** For who needs the picture too; otherwise the tile has its own. */
  readonly video?: RefObject<HTMLVideoElement | null>;
  readonly children?: ReactNode;
}

/** Somebody else's picture and voice. */
export function RemoteTile({ peer, name, video, children }: RemoteTileProps) {
  const ownRef = useRef<HTMLVideoElement>(null);
  return (
    <div className="tile" data-peer-state={peer.state}>
      <CameraView video={video ?? ownRef} stream={peer.stream} label={name} mirrored={false} muted={false}>
        <p className="tile-name">{name}</p>
        {peer.state !== "connected" && <p className="tile-state">{STATES[peer.state]}</p>}
        {children}
      </CameraView>
    </div>
  );
}

const STATES: Readonly<Record<Exclude<RTCPeerConnectionState, "connected">, string>> = {
  new: "Is here, and has not joined yet",
  connecting: "Connecting…",
  disconnected: "The picture is interrupted",
  failed: "No connection: trying again. Networks that forbid direct calls need a relay (TURN) on the server.",
  closed: "Has left",
};
