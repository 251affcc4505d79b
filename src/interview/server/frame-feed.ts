import { FRAMES_PER_SECOND_MAX, FRAMES_UNACKNOWLEDGED_MAX, type FromServer } from "../wire.ts";
import { DomainError } from "../../errors.ts";
import type { FrameReading, Wants } from "../reading.ts";
import { type PageFrame, parseFrame } from "./frame-header.ts";
import type { Analysers } from "./judging.ts";
import { RateLimit } from "./rate-limit.ts";
import type { Refusals } from "./refusals.ts";

/** So many frames that are no frames, or no pictures, and the page is not one of ours. */
const BAD_FRAMES_MAX = 5;
/** Dropped frames in a row with none accepted between: a page that keeps to its credit never gets there. */
const DROPPED_IN_A_ROW_MAX = 200;

export interface FrameFeedTools {
  readonly session: string;
  readonly analysers: Analysers;
  readonly refusals: Refusals;
  readonly now: () => number;
  readonly wants: () => Wants;
  readonly send: (message: FromServer) => void;
  readonly refuse: (code: string, message: string) => void;
  /** With the second agreement only: the picture that the reading is of, for a thumbnail. */
  readonly keepsPicture: boolean;
  readonly onReading: (reading: FrameReading, jpeg: Uint8Array | null) => void;
  /** What nobody expected: it ends this session and no other. */
  readonly onBug: (error: unknown) => void;
}

/**
 * One candidate's frames on their way to the analysers. Nothing waits here: a frame is either being analysed or dropped,
 * at once, and counted. At most `FRAMES_UNACKNOWLEDGED_MAX` are with the analysers, so a flood costs its sender's session only.
 */
export class FrameFeed {
  readonly #tools: FrameFeedTools;
  readonly #limit = new RateLimit(FRAMES_PER_SECOND_MAX, FRAMES_PER_SECOND_MAX / 2);
  #pending = 0;
  #bad = 0;
  #droppedInRow = 0;
  #isClosed = false;
  readonly counts = { accepted: 0, dropped: 0 };

  constructor(tools: FrameFeedTools) {
    this.#tools = tools;
  }

  /** Whether readings of frames that came already are still to come: the judge's clock waits for them. */
  get isBusy(): boolean {
    return this.#pending > 0;
  }

  take(bytes: Buffer): void {
    if (this.#isClosed) return;
    const frame = parseFrame(bytes);
    if (typeof frame === "string") return this.#onBad(frame, "A frame had not the form that pages send.");
    if (frame.of !== "camera") return this.#tools.refuse("not-yours", "A candidate's page sends its own camera only.");
    const atMs = this.#tools.now();
    const isInTime = this.#limit.take(atMs);
    if (!isInTime || this.#pending >= FRAMES_UNACKNOWLEDGED_MAX) {
      return this.#drop(frame.seq, isInTime ? "frame-before-acknowledged" : "frame-too-fast");
    }
    this.#droppedInRow = 0;
    this.#pending += 1;
    this.counts.accepted += 1;
    void this.#analyse(frame, atMs);
  }

  close(): void {
    this.#isClosed = true;
    this.#tools.analysers.forget(this.#tools.session);
  }

  async #analyse({ seq, jpeg }: PageFrame, atMs: number): Promise<void> {
    const { analysers, session, wants, send } = this.#tools;
    // A copy, for the analysers may take the bytes to another thread.
    const picture = this.#tools.keepsPicture ? Uint8Array.from(jpeg) : null;
    try {
      const reading = await analysers
        .analyse(session, jpeg, { seq, atMs }, wants())
        .finally(() => (this.#pending -= 1));
      if (this.#isClosed) return;
      this.#tools.onReading(reading, picture);
      send({ type: "ack", seq, dropped: false });
    } catch (error) {
      if (this.#isClosed) return;
      if (!(error instanceof DomainError)) return this.#tools.onBug(error);
      send({ type: "ack", seq, dropped: true });
      // The server's own load is no fault of the page.
      if (error.code === "busy") this.#tools.refusals.add("analysers-busy");
      else this.#onBad("frame-refused", error.message);
    }
  }

  #drop(seq: number, code: string): void {
    this.counts.dropped += 1;
    this.#tools.refusals.add(code);
    this.#droppedInRow += 1;
    if (this.#droppedInRow > DROPPED_IN_A_ROW_MAX)
      return this.#tools.refuse("frame-flood", "Far too many frames came.");
    this.#tools.send({ type: "ack", seq, dropped: true });
  }

  #onBad(code: string, message: string): void {
    this.#bad += 1;
    if (this.#bad >= BAD_FRAMES_MAX) return this.#tools.refuse(code, message);
    this.#tools.refusals.add(code);
    this.#tools.send({ type: "error", code, message });
  }
}
