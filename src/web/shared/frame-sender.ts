import { FIRST_BEAT, takeFrame } from "./frame-beat.ts";
import { toFrameMessage } from "./frame-message.ts";
import { PictureTaker } from "./picture-taker.ts";
import {
  FRAME_BYTES_MAX,
  FRAME_HEADER_BYTES,
  FRAME_HEIGHT,
  FRAME_MAGIC,
  FRAME_WIDTH,
  FRAMES_PER_SECOND,
  FRAMES_UNACKNOWLEDGED_MAX,
} from "./wire-numbers.ts";

/** A frame that was not acknowledged for so long was lost with its connection. */
const FORGOTTEN_MS = 3_000;

/**
 * Sends a camera's frames while they are wanted: twelve a second of those that the camera makes, and none while two are
 * not acknowledged. A frame that cannot go now never goes: late frames would be judged as a late answer.
 */
export class FrameSender {
  readonly #video: HTMLVideoElement;
  readonly #send: (message: Uint8Array<ArrayBuffer>) => boolean;
  readonly #pictures = new PictureTaker(FRAME_WIDTH, FRAME_HEIGHT);
  /** When each unacknowledged frame was sent. */
  readonly #waiting = new Map<number, number>();
  #seq: number;
  #beat = FIRST_BEAT;
  #busy = false;
  #callback: number | undefined;

  /** `seq` goes on from an earlier sender of the same session: numbers that begin again look like frames played again. */
  constructor(video: HTMLVideoElement, send: (message: Uint8Array<ArrayBuffer>) => boolean, seq: number) {
    this.#video = video;
    this.#send = send;
    this.#seq = seq;
  }

  get seq(): number {
    return this.#seq;
  }

  start(): void {
    this.#callback = this.#video.requestVideoFrameCallback((nowMs) => {
      this.start();
      if (this.#isDue(nowMs)) void this.#sendOne(nowMs);
    });
  }

  stop(): void {
    if (this.#callback !== undefined) this.#video.cancelVideoFrameCallback(this.#callback);
    this.#callback = undefined;
  }

  acknowledged(seq: number): void {
    this.#waiting.delete(seq);
  }

  #isDue(nowMs: number): boolean {
    if (this.#busy) return false;
    for (const [seq, sentMs] of this.#waiting) if (nowMs - sentMs > FORGOTTEN_MS) this.#waiting.delete(seq);
    if (this.#waiting.size >= FRAMES_UNACKNOWLEDGED_MAX) return false;
    const beat = takeFrame(this.#beat, nowMs, FRAMES_PER_SECOND);
    this.#beat = beat ?? this.#beat;
    return beat !== null;
  }

  async #sendOne(nowMs: number): Promise<void> {
    this.#busy = true;
    try {
      const jpeg = await this.#pictures.take(this.#video, FRAME_BYTES_MAX - FRAME_HEADER_BYTES);
      if (jpeg === null || this.#callback === undefined) return;
      const seq = this.#seq++;
      if (this.#send(toFrameMessage(FRAME_MAGIC, seq, nowMs, jpeg))) this.#waiting.set(seq, performance.now());
    } finally {
      this.#busy = false;
    }
  }
}
