import type { Notice } from "../wire.ts";
import type { ResultSink } from "./deletion.ts";
import type { IceSettings } from "./ice-servers.ts";
import type { Analysers, StartJudging } from "./judging.ts";
import type { Sentences } from "./without-judge.ts";

export interface InterviewServerOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** PEM; null behind a reverse proxy, and on this machine only. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Where browsers find the server, if that is not where it listens. */
  readonly publicUrl: string | null;
  /** Believe the last `X-Forwarded-For`, and do not count sockets of a proxy on this machine. */
  readonly trustsProxy: boolean;
  /** `index.html` and `assets/`. */
  readonly pagesFolder: string;
  /** Sessions, thumbnails and keys; null keeps sessions in memory and takes no thumbnails. */
  readonly dataFolder: string | null;
  readonly keepDays: number;
  readonly sessionsMax: number;
  readonly hostKey: string;
  readonly ice: IceSettings;
  readonly analysers: Analysers;
  readonly startJudging: StartJudging;
  readonly notice: Notice;
  readonly sentences: Sentences;
  readonly results: ResultSink;
  /** What nobody expected and what ended one session or request: for the log. */
  readonly onBug: (error: unknown) => void;
  /** Monotonic milliseconds, and the wall clock's; tests give their own. */
  readonly now?: () => number;
  readonly wallMs?: () => number;
}
