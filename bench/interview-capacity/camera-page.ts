import { WebSocket } from "ws";
import {
  FRAME_HEADER_BYTES,
  FRAME_MAGIC,
  FRAMES_PER_SECOND,
  FRAMES_UNACKNOWLEDGED_MAX,
  type FromPage,
  type FromServer,
  PROTOCOL,
} from "../../src/interview/wire.ts";

/** A page with a camera, as a browser has it: 12 pictures a second, and none while two are not acknowledged. */
export interface CameraPage {
  /** Pictures that were taken since the last `restart`. */
  readonly taken: number;
  /** From sending to the acknowledgement. */
  readonly answersMs: readonly number[];
  readonly restart: () => void;
  readonly close: () => Promise<void>;
}

/** @param lateSeconds Waits so long with its first picture. */
export async function openCamera(
  port: number,
  link: string,
  jpegs: readonly Uint8Array[],
  lateSeconds: number,
): Promise<CameraPage> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, [PROTOCOL, link.split("/").at(-1) ?? ""], {
    origin: `http://localhost:${port}`,
  });
  const say = (message: FromPage): void => socket.send(JSON.stringify(message));
  const sentAt = new Map<number, number>();
  let [seq, taken, answersMs] = [0, 0, [] as number[]];
  const consented = new Promise<void>((resolve, reject) => {
    socket.once("close", (code) => reject(new Error(`closed with ${code}`)));
    socket.on("message", (data: Buffer) => {
      const message = JSON.parse(data.toString("utf8")) as FromServer;
      if (message.type === "hello") say({ type: "consent", notice: message.notice?.version ?? "", thumbnails: false });
      if (message.type === "consented") resolve();
      if (message.type === "ping") say({ type: "pong", ping: message.ping });
      if (message.type === "ack") {
        answersMs.push(performance.now() - (sentAt.get(message.seq) ?? 0));
        sentAt.delete(message.seq);
        if (!message.dropped) taken += 1;
      }
    });
  });
  await consented;
  say({ type: "begin" });
  await new Promise((resolve) => setTimeout(resolve, lateSeconds * 1000));
  const timer = setInterval(() => {
    if (sentAt.size >= FRAMES_UNACKNOWLEDGED_MAX || socket.readyState !== WebSocket.OPEN) return;
    seq += 1;
    sentAt.set(seq, performance.now());
    socket.send(toMessage(seq, jpegs[seq % jpegs.length] ?? new Uint8Array()));
  }, 1000 / FRAMES_PER_SECOND);
  return {
    get taken() {
      return taken;
    },
    get answersMs() {
      return answersMs;
    },
    restart: () => {
      [taken, answersMs] = [0, []];
    },
    close: async () => {
      clearInterval(timer);
      if (socket.readyState !== WebSocket.OPEN) return;
      const closed = new Promise((resolve) => socket.once("close", resolve));
      say({ type: "stop" });
      await closed;
    },
  };
}

function toMessage(seq: number, jpeg: Uint8Array): Buffer {
  const header = Buffer.alloc(FRAME_HEADER_BYTES);
  header.writeUInt32LE(FRAME_MAGIC, 0);
  header.writeUInt32LE(seq, 4);
  header.writeDoubleLE(performance.now(), 8);
  return Buffer.concat([header, jpeg]);
}
