import { DomainError } from "../../errors.ts";
import type { FrameReading } from "../reading.ts";
import type { Observation } from "../result.ts";
import { SEEN_PER_SECOND } from "../wire.ts";
import type { View } from "./compare-views.ts";
import { parseFrame } from "./frame-header.ts";
import { isComparableFace, judgeLikeness, judgeMovement } from "./judge-views.ts";
import type { Analysers } from "./judging.ts";
import { RateLimit } from "./rate-limit.ts";
import type { Refusals } from "./refusals.ts";

/** After a gesture the face comes to rest: then it is compared. */
const AFTER_MS = 2_000;
/** Between gestures, at moments that nobody can foresee: whoever swaps the video only then is seen too. */
const SPOT_MS = 2_500;
const SPOT_EVERY_MS = { least: 15_000, most: 45_000 } as const;
const PENDING_MAX = 2;
const LIKENESSES_KEPT = 6;
/** One odd moment is noted, for a call may stutter; from the second on it counts. */
const TIMES_UNTIL_IT_COUNTS = 2;

export interface SeenCheckTools {
  readonly session: string;
  readonly analysers: Analysers;
  readonly refusals: Refusals;
  readonly now: () => number;
  /** Below a number, at random. */
  readonly chance: (below: number) => number;
  /** Asks the interviewers' pages for pictures, for so long. */
  readonly watch: (forMs: number) => void;
  readonly observe: (observation: Observation) => void;
  readonly onBug: (error: unknown) => void;
}

interface Window {
  readonly fromMs: number;
  untilMs: number;
  /** Faces are compared at rest only: a hand or a turn makes one person unlike themself. */
  isAtRest: boolean;
  readonly judged: View[];
  readonly seen: Map<string, View[]>;
}

/** One interviewer's page: its likenesses, and how fast it may send. */
interface Watcher {
  readonly limit: RateLimit;
  readonly likenesses: Float32Array[];
  pending: number;
  isComparable: boolean;
}

/**
 * Whether the video that was judged is the video that interviewers see. Somebody could send the camera's own picture to the
 * server, which judges it, and an altered one to the people who decide: then either another movement or another face is seen.
 * Pictures, their grey copies and likenesses stay in memory, and are gone with the window or the session.
 */
export class SeenCheck {
  readonly #tools: SeenCheckTools;
  readonly #startedMs: number;
  readonly #watchers = new Map<string, Watcher>();
  readonly #times = new Map<Observation["kind"], number>();
  #likenesses: readonly Float32Array[] = [];
  #window: Window | null = null;
  #spotMs: number;
  #isClosed = false;

  constructor(tools: SeenCheckTools) {
    this.#tools = tools;
    this.#startedMs = tools.now();
    this.#spotMs = this.#nextSpot();
  }

  onPrompt(forMs: number): void {
    this.#evaluate();
    this.#open(forMs + AFTER_MS, false);
  }

  onPromptOver(): void {
    if (this.#window === null) return;
    this.#window.isAtRest = true;
    this.#window.untilMs = this.#tools.now() + AFTER_MS;
  }

  onReading({ atMs, luma, embedding }: FrameReading): void {
    this.#window?.judged.push({ atMs, luma });
    if (embedding !== null) this.#likenesses = [...this.#likenesses, embedding].slice(-LIKENESSES_KEPT);
  }

  /** One small picture of an interviewer's page. Returns why it is no such picture, or null. */
  take(peer: string, bytes: Buffer): string | null {
    const frame = parseFrame(bytes);
    if (typeof frame === "string") return frame;
    if (frame.of !== "seen") return "not-yours";
    const window = this.#window;
    const watcher = this.#watchers.get(peer) ?? newWatcher();
    this.#watchers.set(peer, watcher);
    const atMs = this.#tools.now();
    // Late ones are still under way when a window closes: dropped, and no offence.
    if (window === null || this.#isClosed || watcher.pending >= PENDING_MAX || !watcher.limit.take(atMs)) return null;
    watcher.pending += 1;
    void this.#analyse(peer, watcher, window, { jpeg: frame.jpeg, seq: frame.seq, atMs });
    return null;
  }

  /** @param isWatched Whether an interviewer is there who could see something. */
  tick(isWatched: boolean): void {
    const now = this.#tools.now();
    if (this.#window !== null && now >= this.#window.untilMs) this.#evaluate();
    if (this.#window !== null || now < this.#spotMs) return;
    this.#spotMs = this.#nextSpot();
    if (isWatched) this.#open(SPOT_MS, true);
  }

  /** Says what can be said of the window that is open; the session is about to end. */
  finish(): void {
    this.#evaluate();
    this.#isClosed = true;
    this.#likenesses = [];
    for (const peer of this.#watchers.keys()) this.#tools.analysers.forget(this.#keyOf(peer));
    this.#watchers.clear();
  }

  #open(forMs: number, isAtRest: boolean): void {
    const fromMs = this.#tools.now();
    this.#window = { fromMs, untilMs: fromMs + forMs, isAtRest, judged: [], seen: new Map() };
    this.#tools.watch(forMs);
  }

  async #analyse(
    peer: string,
    watcher: Watcher,
    window: Window,
    { jpeg, ...about }: { readonly jpeg: Uint8Array; readonly seq: number; readonly atMs: number },
  ): Promise<void> {
    const wants = { hands: false, embedding: window.isAtRest && watcher.isComparable };
    try {
      const reading = await this.#tools.analysers.analyse(this.#keyOf(peer), jpeg, about, wants);
      if (this.#isClosed) return;
      watcher.isComparable = isComparableFace(reading);
      window.seen.set(peer, [...(window.seen.get(peer) ?? []), { atMs: reading.atMs, luma: reading.luma }]);
      if (reading.embedding !== null && watcher.isComparable) watcher.likenesses.push(reading.embedding);
    } catch (error) {
      if (error instanceof DomainError) this.#tools.refusals.add("seen-refused");
      else this.#tools.onBug(error);
    } finally {
      watcher.pending -= 1;
    }
  }

  #evaluate(): void {
    const window = this.#window;
    this.#window = null;
    if (window === null) return;
    const told = [...this.#watchers].flatMap(([peer, { likenesses }]) => {
      const likeness = judgeLikeness(this.#likenesses, likenesses);
      if (likenesses.length >= LIKENESSES_KEPT || likeness !== null) likenesses.length = 0;
      return [judgeMovement(window.judged, window.seen.get(peer) ?? []), likeness];
    });
    for (const kind of ["other-picture", "other-face"] as const) {
      // Several interviewers may see the same: the one who sees it clearest is told of.
      const [least] = told
        .filter((one) => one?.kind === kind)
        .toSorted((left, right) => (left?.measured ?? 0) - (right?.measured ?? 0));
      if (least == null) continue;
      const times = (this.#times.get(kind) ?? 0) + 1;
      this.#times.set(kind, times);
      this.#tools.observe({
        ...least,
        counts: least.counts && times >= TIMES_UNTIL_IT_COUNTS,
        fromMs: window.fromMs - this.#startedMs,
        toMs: this.#tools.now() - this.#startedMs,
      });
    }
  }

  #keyOf(peer: string): string {
    return `${this.#tools.session} seen by ${peer}`;
  }

  #nextSpot(): number {
    const { least, most } = SPOT_EVERY_MS;
    return this.#tools.now() + least + this.#tools.chance(most - least);
  }
}

function newWatcher(): Watcher {
  return {
    limit: new RateLimit(SEEN_PER_SECOND * 1.5, SEEN_PER_SECOND * 2),
    likenesses: [],
    pending: 0,
    isComparable: false,
  };
}
