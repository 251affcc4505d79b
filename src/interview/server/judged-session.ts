import { randomInt } from "node:crypto";
import type { ChallengeKind } from "../challenge.ts";
import type { FrameReading } from "../reading.ts";
import type { ChallengeResult, SessionResult } from "../result.ts";
import type { FromServer, Hint, Notice, Prompt } from "../wire.ts";
import { FrameFeed } from "./frame-feed.ts";
import type { Analysers, JudgeInput, JudgeOutput, Judging, StartJudging } from "./judging.ts";
import type { Refusals } from "./refusals.ts";
import type { Consent, SessionRecord } from "./session-record.ts";
import { SeenCheck } from "./seen-check.ts";
import type { SessionStore } from "./session-store.ts";
import type { ThumbnailStore } from "./thumbnails.ts";
import { resultWithoutJudge, type Sentences } from "./without-judge.ts";

/** How often the judge hears what time it is when no frame tells it. */
const CLOCK_EVERY_MS = 200;

export interface JudgedSessionTools {
  readonly analysers: Analysers;
  readonly startJudging: StartJudging;
  readonly store: SessionStore;
  readonly thumbnails: ThumbnailStore | null;
  readonly notice: Notice;
  readonly sentences: Sentences;
  readonly now: () => number;
  readonly wallMs: () => number;
  readonly onBug: (error: unknown) => void;
}

/** How a session speaks to the pages, and tells its room that it is over. */
export interface Voice {
  readonly toCandidate: (message: FromServer) => void;
  readonly toInterviewers: (message: FromServer) => void;
  readonly refuseCandidate: (code: string, message: string) => void;
  readonly onEnded: (result: SessionResult) => void;
}

/** One session from the notice to its result: consent opens the way for frames, and nothing else does. */
export class JudgedSession {
  readonly #record: SessionRecord;
  readonly #tools: JudgedSessionTools;
  readonly #voice: Voice;
  readonly #refusals: Refusals;
  readonly #openedAt: string;
  #consent: Consent | null = null;
  #judging: Judging | null = null;
  #feed: FrameFeed | null = null;
  /** Of a room only: a self-check is watched by nobody. */
  #seen: SeenCheck | null = null;
  #camera: string | null = null;
  #picture: Uint8Array | null = null;
  /** What was said last and still holds, for a page that comes later or comes back. */
  #prompt: { readonly prompt: Prompt; readonly atMs: number } | null = null;
  #hint: Hint = null;
  readonly #challenges: ChallengeResult[] = [];
  #clockMs = Number.NEGATIVE_INFINITY;
  #hasBegun = false;
  #isOver = false;

  constructor(record: SessionRecord, tools: JudgedSessionTools, voice: Voice, refusals: Refusals) {
    this.#record = record;
    this.#tools = tools;
    this.#voice = voice;
    this.#refusals = refusals;
    this.#openedAt = new Date(tools.wallMs()).toISOString();
  }

  get consent(): Consent | null {
    return this.#consent;
  }

  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** To a page that comes later, or comes back: what the others know already. */
  greet(role: "candidate" | "interviewer", say: (message: FromServer) => void): void {
    if (role === "interviewer") for (const result of this.#challenges) say({ type: "challenge", result });
    if (this.#hint !== null) say({ type: "hint", hint: this.#hint });
    if (this.#prompt === null) return;
    const { prompt, atMs } = this.#prompt;
    say({ type: "prompt", prompt: { ...prompt, forMs: Math.max(0, prompt.forMs - (this.#tools.now() - atMs)) } });
  }

  /** Only to the words that are shown now: who agreed to others is shown these first. */
  agree(notice: string, thumbnails: boolean): void {
    if (this.#consent !== null) return;
    if (notice !== this.#tools.notice.version) {
      return this.#voice.refuseCandidate(
        "notice-changed",
        "The notice has changed: reload the page and read it again.",
      );
    }
    const at = new Date(this.#tools.wallMs()).toISOString();
    this.#consent = { notice, thumbnails: thumbnails && this.#tools.thumbnails !== null, at };
    const consent = this.#consent;
    this.#tools.store.update(this.#record.id, (record) => ({ ...record, consent }));
    this.#judging = this.#tools.startJudging({
      session: this.#record.id,
      subject: this.#record.subject,
      mode: this.#record.kind === "room" ? "room" : "self-check",
      startedAt: at,
      atMs: this.#tools.now(),
    });
    this.#feed = this.#makeFeed(this.#judging, consent);
    if (this.#record.kind === "room") this.#seen = this.#makeSeenCheck();
    this.#voice.toCandidate({ type: "consented" });
  }

  takeFrame(bytes: Buffer): void {
    if (this.#feed === null) {
      return this.#voice.refuseCandidate("no-consent", "Frames may be sent only after the notice was agreed to.");
    }
    this.#feed.take(bytes);
  }

  /** What an interviewer's page sees. Returns why it may not be sent, or null. */
  takeSeen(peer: string, bytes: Buffer): string | null {
    // Before consent nothing is watched, and after the end nothing is looked at.
    return this.#seen === null ? "not-yours" : this.#seen.take(peer, bytes);
  }

  noteCamera(label: string): void {
    this.#camera = label === "" ? null : label;
  }

  begin(): void {
    if (this.#judging === null) {
      return this.#voice.refuseCandidate("no-consent", "The session begins only after the notice was agreed to.");
    }
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#advance({ kind: "begin", atMs: this.#tools.now() });
  }

  ask(of: ChallengeKind | null): void {
    this.#advance({ kind: "ask", atMs: this.#tools.now(), of });
  }

  cannot(): void {
    this.#advance({ kind: "cannot", atMs: this.#tools.now() });
  }

  noteRoundTrip(ms: number): void {
    this.#advance({ kind: "round-trip", ms });
  }

  /** The judge's clock, unless a frame that came before is still being looked at: it must not be too late by our doing. */
  tick(isWatched: boolean): void {
    const now = this.#tools.now();
    if (this.#hasBegun) this.#seen?.tick(isWatched);
    if (this.#feed?.isBusy === true || now - this.#clockMs < CLOCK_EVERY_MS) return;
    this.#clockMs = now;
    this.#advance({ kind: "clock", atMs: now });
  }

  /** Ends the session: by somebody's word, or because time is over or the candidate gone. */
  end(as: SessionResult["ended"]): void {
    if (this.#isOver) return;
    this.#seen?.finish();
    if (this.#judging !== null) this.#advance({ kind: "stop", atMs: this.#tools.now(), as });
    // Without consent there was no judge; a judge that does not end by itself is not waited for.
    if (!this.#isOver) {
      this.#finish(
        resultWithoutJudge(this.#record, as, this.#tools.sentences, {
          startedAt: this.#openedAt,
          endedAt: new Date(this.#tools.wallMs()).toISOString(),
        }),
      );
    }
  }

  /** Stops without a result: the server stops, or the session was deleted. */
  drop(): void {
    this.#isOver = true;
    this.#feed?.close();
    this.#seen?.finish();
    this.#picture = null;
  }

  #makeFeed(judging: Judging, consent: Consent): FrameFeed {
    return new FrameFeed({
      session: this.#record.id,
      analysers: this.#tools.analysers,
      refusals: this.#refusals,
      now: this.#tools.now,
      wants: () => judging.wants(),
      send: this.#voice.toCandidate,
      refuse: this.#voice.refuseCandidate,
      keepsPicture: consent.thumbnails,
      onReading: (reading, picture) => this.#onReading(reading, picture),
      onBug: (error) => this.#onBug(error),
    });
  }

  #makeSeenCheck(): SeenCheck {
    return new SeenCheck({
      session: this.#record.id,
      analysers: this.#tools.analysers,
      refusals: this.#refusals,
      now: this.#tools.now,
      chance: (below) => randomInt(below),
      watch: (forMs) => this.#voice.toInterviewers({ type: "watch", forMs }),
      observe: (observation) => this.#advance({ kind: "observed", observation }),
      onBug: (error) => this.#onBug(error),
    });
  }

  #onReading(reading: FrameReading, picture: Uint8Array | null): void {
    this.#seen?.onReading(reading);
    this.#picture = picture;
    this.#clockMs = reading.atMs;
    this.#advance({ kind: "frame", reading });
  }

  #onBug(error: unknown): void {
    this.#tools.onBug(error);
    this.#refusals.add("server-error");
    this.#voice.toCandidate({
      type: "error",
      code: "server-error",
      message: "The server made a mistake; it was noted.",
    });
    this.end("stopped");
  }

  #advance(input: JudgeInput): void {
    if (this.#judging === null || this.#isOver) return;
    for (const output of this.#judging.advance(input)) this.#say(output);
  }

  #say(output: JudgeOutput): void {
    if (this.#isOver) return;
    switch (output.kind) {
      case "prompt":
        this.#prompt = { prompt: output.prompt, atMs: this.#tools.now() };
        this.#seen?.onPrompt(output.prompt.forMs);
        return this.#toBoth({ type: "prompt", prompt: output.prompt });
      case "prompt-over":
        this.#prompt = null;
        this.#seen?.onPromptOver();
        return this.#toBoth({ type: "prompt-over", outcome: output.outcome, text: output.text });
      case "hint":
        this.#hint = output.hint;
        return this.#toBoth({ type: "hint", hint: output.hint });
      case "challenge":
        this.#keepThumbnail(output.result.tries.at(-1)?.challenge.kind ?? null);
        this.#challenges.push(output.result);
        return this.#voice.toInterviewers({ type: "challenge", result: output.result });
      case "ended":
        return this.#finish({ ...output.result, camera: this.#camera });
    }
  }

  #toBoth(message: FromServer): void {
    this.#voice.toCandidate(message);
    this.#voice.toInterviewers(message);
  }

  /** The picture at the moment when a challenge was judged; the pictures before and after are gone already. */
  #keepThumbnail(kind: ChallengeKind | null): void {
    const challenge = this.#challenges.length;
    if (this.#picture === null || kind === null) return;
    const takenAt = new Date(this.#tools.wallMs()).toISOString();
    this.#tools.thumbnails
      ?.keep(this.#record.id, { index: challenge, challenge, kind, takenAt }, this.#picture)
      .catch((error: unknown) => this.#tools.onBug(error));
  }

  #finish(result: SessionResult): void {
    this.drop();
    this.#voice.onEnded(result);
  }
}
