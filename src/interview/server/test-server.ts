import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import sharp from "sharp";
import { WebSocket } from "ws";
import { startAnalysers } from "../vision/analyser-pool.ts";
import { FRAME_HEADER_BYTES, FRAME_MAGIC, type FromPage, type FromServer, PROTOCOL } from "../wire.ts";
import { loadNotice } from "./load-notice.ts";
import type { InterviewServerOptions } from "./server-options.ts";
import { type InterviewServer, startInterviewServer } from "./start-server.ts";
import { judgeAfter } from "./test-judge.ts";

export const HOST_KEY = "host-key-of-the-tests-0123456789";

/** A test that waits longer for one answer has failed. */
const ANSWER_MS = 40_000;
/** Within what a page may send, and quicker than it does. */
const FRAME_EVERY_MS = 55;

export interface TestServer extends InterviewServer {
  readonly dataFolder: string;
  readonly lines: object[];
  readonly bugs: unknown[];
  readonly api: (path: string, init?: RequestInit) => Promise<Response>;
  /** Opens what a link opens. */
  readonly join: (link: string, options?: { readonly from?: string }) => Promise<TestPage>;
}

let analysers: ReturnType<typeof startAnalysers> | undefined;
/** One pool of real analysers for all servers of a test file. */
export function testAnalysers(): ReturnType<typeof startAnalysers> {
  analysers ??= startAnalysers({ threads: 1 });
  return analysers;
}

export async function closeTestAnalysers(): Promise<void> {
  await (await analysers)?.close();
  analysers = undefined;
}

/** The real server on a free port, with the real analysers; only the judge is short, unless another is given. */
export async function startTestServer(options: Partial<InterviewServerOptions> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "hirewall-interview-"));
  const pagesFolder = join(folder, "pages");
  mkdirSync(join(pagesFolder, "assets"), { recursive: true });
  writeFileSync(join(pagesFolder, "index.html"), "<!doctype html><title>Pages</title>");
  writeFileSync(join(pagesFolder, "assets/main-0123.js"), "export {};");
  const dataFolder = join(folder, "data");
  const lines: object[] = [];
  const bugs: unknown[] = [];
  const server = await startInterviewServer({
    host: "127.0.0.1",
    port: 0,
    tls: null,
    publicUrl: null,
    trustsProxy: false,
    pagesFolder,
    dataFolder,
    keepDays: 30,
    sessionsMax: 8,
    hostKey: HOST_KEY,
    ice: { stun: [], turn: [], turnSecret: null },
    analysers: await testAnalysers(),
    startJudging: judgeAfter(3),
    ...loadNotice(30),
    results: {
      write: (line) => void lines.push(line),
      erase: (session) => removeWhere(lines, (line) => (line as { session?: string }).session === session),
      elsewhere: [],
    },
    onBug: (error) => void bugs.push(error),
    ...options,
  });
  return {
    ...server,
    dataFolder,
    lines,
    bugs,
    api: (path, init) =>
      fetch(`http://127.0.0.1:${server.port}/api${path}`, {
        ...init,
        headers: { Authorization: `Bearer ${HOST_KEY}`, ...init?.headers },
      }),
    join: (link, { from } = {}) => TestPage.open(server.port, link.split("/").at(-1) ?? "", from),
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
      if (bugs.length > 0) throw new AggregateError(bugs, "the server made mistakes");
    },
  };
}

function removeWhere<T>(list: T[], matches: (item: T) => boolean): number {
  const kept = list.filter((item) => !matches(item));
  const count = list.length - kept.length;
  list.splice(0, list.length, ...kept);
  return count;
}

/** A page that says what a test tells it, over a real socket. Answers pings, as pages do. */
export class TestPage {
  readonly socket: WebSocket;
  readonly heard: FromServer[] = [];
  readonly closed: Promise<number>;
  answersPings = true;
  /** How far messages of each type were read. */
  readonly #read = new Map<string, number>();
  readonly #waiting = new Set<() => void>();

  static async open(port: number, secret: string, from = "127.0.0.1"): Promise<TestPage> {
    const page = new TestPage(
      new WebSocket(`ws://127.0.0.1:${port}/ws`, [PROTOCOL, secret], {
        origin: `http://localhost:${port}`,
        localAddress: from,
      }),
    );
    await new Promise<void>((resolve, reject) => page.socket.once("open", resolve).once("error", reject));
    return page;
  }

  constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once("close", (code) => resolve(code)));
    socket.on("error", () => undefined);
    socket.on("message", (data: Buffer) => {
      const message = JSON.parse(data.toString("utf8")) as FromServer;
      if (message.type === "ping" && this.answersPings) this.say({ type: "pong", ping: message.ping });
      this.heard.push(message);
      for (const wake of this.#waiting) wake();
    });
    socket.once("close", () => {
      for (const wake of this.#waiting) wake();
    });
  }

  say(message: FromPage): void {
    this.socket.send(JSON.stringify(message));
  }

  /** The next message of this type that was not read yet. Fails when the socket closes first. */
  async next<T extends FromServer["type"]>(type: T): Promise<Extract<FromServer, { type: T }>> {
    const deadlineMs = performance.now() + ANSWER_MS;
    for (;;) {
      const from = this.#read.get(type) ?? 0;
      const index = this.heard.findIndex((message, at) => at >= from && message.type === type);
      if (index >= 0) {
        this.#read.set(type, index + 1);
        return this.heard[index] as Extract<FromServer, { type: T }>;
      }
      if (this.socket.readyState === WebSocket.CLOSED) {
        throw new Error(`closed before '${type}'; heard ${JSON.stringify(this.heard.slice(-3))}`);
      }
      await new Promise<void>((resolve, reject) => {
        const tooLong = globalThis.setTimeout(
          () => reject(new Error(`no '${type}'; heard ${JSON.stringify(this.heard.slice(-3))}`)),
          deadlineMs - performance.now(),
        );
        const wake = (): void => {
          clearTimeout(tooLong);
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }

  async consent(thumbnails = false): Promise<void> {
    const { notice } = await this.next("hello");
    this.say({ type: "consent", notice: notice?.version ?? "", thumbnails });
    await this.next("consented");
  }

  /** Sends frames as a page does: each after the last was acknowledged, at a camera's pace. How many were not dropped. */
  async sendFrames(count: number, jpeg: Uint8Array, firstSeq = 1): Promise<number> {
    let taken = 0;
    for (let seq = firstSeq; seq < firstSeq + count; seq += 1) {
      this.socket.send(frame(seq, jpeg));
      const { dropped } = await this.next("ack");
      if (!dropped) taken += 1;
      await setTimeout(FRAME_EVERY_MS);
    }
    return taken;
  }
}

export function frame(seq: number, jpeg: Uint8Array, magic = FRAME_MAGIC): Buffer {
  const header = Buffer.alloc(FRAME_HEADER_BYTES);
  header.writeUInt32LE(magic, 0);
  header.writeUInt32LE(seq, 4);
  header.writeDoubleLE(seq * 83, 8);
  return Buffer.concat([header, jpeg]);
}

/** A picture that no camera made: what is in it does not matter to the gateway. */
export function greyJpeg(width = 640, height = 480): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background: { r: 120, g: 130, b: 140 } } })
    .jpeg({ quality: 70 })
    .toBuffer();
}
