import type { FromServer, Signal } from "../../interview/wire.ts";

interface PeerLinkOptions {
  readonly polite: boolean;
  readonly iceServers: Extract<FromServer, { type: "hello" }>["iceServers"];
  readonly send: (signal: Signal) => void;
  readonly onChange: () => void;
}

const KINDS = ["audio", "video"] as const;

/**
 * One connection to one other page, by "perfect negotiation": either side may offer at any time, and the polite one takes
 * its own offer back when two cross. https://w3c.github.io/webrtc-pc/#perfect-negotiation-example
 */
export class PeerLink {
  readonly #options: PeerLinkOptions;
  readonly #connection: RTCPeerConnection;
  /** What the other sends arrives track by track; one stream holds them. */
  readonly #remote = new MediaStream();
  #makingOffer = false;
  #ignoringOffer = false;
  /** Words are taken in one after another: a candidate must not overtake the description that it belongs to. */
  #hearing: Promise<void> = Promise.resolve();

  constructor(options: PeerLinkOptions) {
    this.#options = options;
    const connection = new RTCPeerConnection({
      iceServers: options.iceServers.map(({ urls, ...rest }) => ({ urls: [...urls], ...rest })),
    });
    this.#connection = connection;
    connection.addEventListener("negotiationneeded", () => void this.#offer());
    connection.addEventListener("icecandidate", ({ candidate }) => {
      options.send({ candidate: candidate === null ? null : candidateOf(candidate) });
    });
    connection.addEventListener("track", ({ track }) => {
      this.#remote.addTrack(track);
      options.onChange();
    });
    connection.addEventListener("connectionstatechange", () => {
      if (connection.connectionState === "failed") connection.restartIce();
      options.onChange();
    });
  }

  get stream(): MediaStream | null {
    return this.#remote.getTracks().length === 0 ? null : this.#remote;
  }

  get state(): RTCPeerConnectionState {
    return this.#connection.connectionState;
  }

  /** Sends these tracks from now on. Both kinds are always asked for, so that who only watches gets both. */
  send(local: MediaStream | null): void {
    for (const kind of KINDS) {
      const track = local?.getTracks().find((one) => one.kind === kind) ?? null;
      const transceiver = this.#connection.getTransceivers().find(({ receiver }) => receiver.track.kind === kind);
      if (transceiver !== undefined) {
        void transceiver.sender.replaceTrack(track);
        if (track !== null) transceiver.direction = "sendrecv";
      } else if (track === null || local === null) {
        this.#connection.addTransceiver(kind, { direction: "recvonly" });
      } else {
        // Of one stream, so that lips and voice stay together.
        this.#connection.addTrack(track, local);
      }
    }
  }

  hear(signal: Signal): void {
    this.#hearing = this.#hearing.then(() => this.#take(signal));
  }

  close(): void {
    this.#connection.close();
  }

  async #offer(): Promise<void> {
    try {
      this.#makingOffer = true;
      await this.#connection.setLocalDescription();
      this.#sendDescription();
    } catch (error) {
      this.#onlyWhenClosed(error);
    } finally {
      this.#makingOffer = false;
    }
  }

  async #take(signal: Signal): Promise<void> {
    const connection = this.#connection;
    try {
      if ("description" in signal) {
        const isCollision =
          signal.description.type === "offer" && (this.#makingOffer || connection.signalingState !== "stable");
        this.#ignoringOffer = !this.#options.polite && isCollision;
        if (this.#ignoringOffer) return;
        await connection.setRemoteDescription(signal.description);
        if (signal.description.type === "offer") {
          await connection.setLocalDescription();
          this.#sendDescription();
        }
      } else if (!this.#ignoringOffer) {
        await connection.addIceCandidate(
          signal.candidate === null ? undefined : (signal.candidate as RTCIceCandidateInit),
        );
      }
    } catch (error) {
      this.#onlyWhenClosed(error);
    }
  }

  #sendDescription(): void {
    const description = this.#connection.localDescription;
    if (description !== null) this.#options.send({ description: { type: description.type, sdp: description.sdp } });
  }

  /** Closing in the middle of a negotiation makes it fail: that is no fault. Anything else shows as a failed connection. */
  #onlyWhenClosed(error: unknown): void {
    if (this.#connection.signalingState !== "closed")
      console.warn("A connection of the room could not be made.", error);
  }
}

function candidateOf(candidate: RTCIceCandidate): NonNullable<Extract<Signal, { candidate: unknown }>["candidate"]> {
  return {
    candidate: candidate.candidate,
    sdpMid: candidate.sdpMid,
    sdpMLineIndex: candidate.sdpMLineIndex,
    usernameFragment: candidate.usernameFragment,
  };
}
