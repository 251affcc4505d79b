import { CameraView } from "../shared/CameraView.tsx";
import type { RemotePeer } from "./mesh.ts";

interface RemoteTileProps {
  readonly peer: RemotePeer;
  readonly name: string;
  /** For who takes pictures of it. */
  readonly onVideo?: (element: HTMLVideoElement | null) => void;
}

/** Somebody else's picture and voice. */
export function RemoteTile({ peer, name, onVideo }: RemoteTileProps) {
  return (
    <div className="tile" data-peer-state={peer.state}>
      <CameraView
        {...(onVideo !== undefined && { onVideo })}
        stream={peer.stream}
        label={name}
        mirrored={false}
        muted={false}
      >
        <p className="tile-name">{name}</p>
        {peer.state !== "connected" && <p className="tile-state">{STATES[peer.state]}</p>}
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
