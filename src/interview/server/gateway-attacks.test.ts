import { connect, type Socket } from "node:net";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { CLOSE, FRAME_BYTES_MAX, type FromPage, PROTOCOL, SEEN_MAGIC } from "../wire.ts";
import { HALF_OPEN_MS } from "./connection-guard.ts";
import { closeTestAnalysers, frame, greyJpeg, startTestServer, TestPage, type TestServer } from "./test-server.ts";

let server: TestServer;
let jpeg: Uint8Array;
beforeAll(async () => {
  jpeg = await greyJpeg();
});
afterEach(() => server.close());
afterAll(closeTestAnalysers);

async function candidate(): Promise<TestPage> {
  const page = await server.join(server.makeLinks({ kind: "self-check" }).links.candidate ?? "");
  await page.consent();
  return page;
}

/** Another session goes on as if nothing had happened: all its frames are taken. */
async function expectUnharmed(page: TestPage): Promise<void> {
  expect(await page.sendFrames(5, jpeg, 1_000)).toBe(5);
}

describe("forged words", () => {
  const forged: readonly { name: string; text: string; code: string }[] = [
    { name: "the interviewer's", text: JSON.stringify({ type: "ask", kind: null }), code: "not-yours" },
    {
      name: "the server's",
      text: JSON.stringify({ type: "ended", result: { outcome: "passed" } }),
      code: "message-unknown",
    },
    { name: "that a gesture was made", text: JSON.stringify({ type: "gesture-done" }), code: "message-unknown" },
    { name: "not JSON", text: "{", code: "message-unknown" },
    { name: "JSON that is nothing", text: "null", code: "message-unknown" },
    { name: "JSON of 15,000 levels", text: "[".repeat(15_000) + "]".repeat(15_000), code: "message-unknown" },
    { name: "a prototype", text: '{"type":"begin","__proto__":{"role":"interviewer"}}', code: "" },
    { name: "too long", text: JSON.stringify({ type: "stop", pad: "x".repeat(40_000) }), code: "message-large" },
  ];

  test.each(forged)("$name: an error's code, then a close", async ({ text, code }) => {
    server = await startTestServer();
    const [page, other] = [await candidate(), await candidate()];
    page.socket.send(text);
    if (code === "") {
      // Unknown keys are dropped by the parser: it began, and is a candidate still.
      await page.next("prompt");
      return;
    }
    expect((await page.next("error")).code).toBe(code);
    expect(await page.closed).toBe(CLOSE.refused);
    await expectUnharmed(other);
  });

  test("an interviewer who speaks for the candidate is refused too", async () => {
    const words: readonly FromPage[] = [
      { type: "consent", notice: "x", thumbnails: true },
      { type: "begin" },
      { type: "cannot" },
      { type: "no-camera", why: "missing" },
    ];
    server = await startTestServer();
    for (const word of words) {
      const page = await server.join(server.makeLinks({ kind: "room" }).links.interviewers?.[0] ?? "");
      page.say(word);
      expect((await page.next("error")).code).toBe("not-yours");
      expect(await page.closed).toBe(CLOSE.refused);
    }
  });

  test("answers to pings that nobody sent change no round trip, and a flood of them ends", async () => {
    server = await startTestServer();
    const [page, other] = [await candidate(), await candidate()];
    for (let ping = 0; ping < 500; ping += 1) page.say({ type: "pong", ping: ping + 100_000 });
    expect((await page.next("error")).code).toBe("too-many-messages");
    expect(await page.closed).toBe(CLOSE.refused);
    expect(server.status().refused["pong-unasked"]).toBeGreaterThan(10);
    await expectUnharmed(other);
  });

  test("agreement to words that were not shown is none", async () => {
    server = await startTestServer();
    const page = await server.join(server.makeLinks({ kind: "self-check" }).links.candidate ?? "");
    page.say({ type: "consent", notice: "of-last-year", thumbnails: false });
    expect((await page.next("error")).code).toBe("notice-changed");
  });
});

describe("frames", () => {
  test("before consent none is looked at: the socket closes", async () => {
    const looked: string[] = [];
    server = await startTestServer({
      analysers: {
        analyse: (session) => {
          looked.push(session);
          return Promise.reject(new Error("must not be reached"));
        },
        forget: () => undefined,
      },
    });
    const page = await server.join(server.makeLinks({ kind: "self-check" }).links.candidate ?? "");
    page.socket.send(frame(1, jpeg));
    expect((await page.next("error")).code).toBe("no-consent");
    expect(await page.closed).toBe(CLOSE.refused);
    expect(looked).toEqual([]);
  });

  const malformed: readonly { name: string; bytes: () => Promise<Buffer> | Buffer; code: string }[] = [
    { name: "empty", bytes: () => Buffer.alloc(0), code: "frame-short" },
    { name: "a header only", bytes: () => frame(1, new Uint8Array()), code: "frame-short" },
    { name: "another magic", bytes: () => frame(1, jpeg, 0x12345678), code: "frame-magic" },
    { name: "not a JPEG", bytes: () => frame(1, Buffer.alloc(5_000, 7)), code: "frame-not-jpeg" },
    { name: "a PNG", bytes: async () => frame(1, await png()), code: "frame-not-jpeg" },
    { name: "a cut JPEG", bytes: () => frame(1, jpeg.subarray(0, 400)), code: "frame-refused" },
    { name: "noise after the marker", bytes: () => frame(1, noise(20_000)), code: "frame-refused" },
    { name: "a bomb: 65,000 × 65,000 by its header", bytes: () => frame(1, bomb()), code: "frame-refused" },
    { name: "a clock that is not a number", bytes: notANumber, code: "frame-clock" },
  ];

  test.each(malformed)("$name: five times an error, then a close", async ({ bytes, code }) => {
    server = await startTestServer();
    const [page, other] = [await candidate(), await candidate()];
    const bad = await bytes();
    for (let time = 0; time < 5; time += 1) {
      page.socket.send(bad);
      expect((await page.next("error")).code).toBe(code);
    }
    expect(await page.closed).toBe(CLOSE.refused);
    await expectUnharmed(other);
  });

  test("larger than a frame may be: closed while it comes", async () => {
    server = await startTestServer();
    const page = await candidate();
    page.socket.send(frame(1, Buffer.concat([jpeg, Buffer.alloc(FRAME_BYTES_MAX)])));
    expect(await page.closed).toBe(1009);
    expect(server.status().refused).toMatchObject({ "message-large": 1 });
  });

  test("an interviewer's view from a candidate, and a camera from an interviewer, are not theirs", async () => {
    server = await startTestServer();
    const page = await candidate();
    page.socket.send(frame(1, jpeg, SEEN_MAGIC));
    expect((await page.next("error")).code).toBe("not-yours");
    const room = server.makeLinks({ kind: "room" });
    const interviewer = await server.join(room.links.interviewers?.[0] ?? "");
    interviewer.socket.send(frame(1, jpeg));
    expect((await interviewer.next("error")).code).toBe("not-yours");
  });

  test("a flood is dropped and counted, then ended; another session keeps every frame", async () => {
    server = await startTestServer();
    const [flooder, other] = [await candidate(), await candidate()];
    for (let seq = 0; seq < 400; seq += 1) flooder.socket.send(frame(seq, jpeg));
    await expectUnharmed(other);
    expect((await flooder.next("error")).code).toBe("frame-flood");
    expect(await flooder.closed).toBe(CLOSE.refused);
    const taken = flooder.heard.filter((message) => message.type === "ack" && !message.dropped);
    expect(taken.length).toBeLessThanOrEqual(30);
    await expectUnharmed(other);
  });

  test("reordered and repeated ones are taken as they come: to see that is the judge's", async () => {
    server = await startTestServer();
    const page = await candidate();
    for (const seq of [9, 4, 4, 4_294_967_295, 0]) {
      page.socket.send(frame(seq, jpeg));
      expect(await page.next("ack")).toEqual({ type: "ack", seq, dropped: false });
    }
  });
});

describe("links and sockets", () => {
  test("a link that was used opens nothing for who else has it", async () => {
    server = await startTestServer();
    const { links } = server.makeLinks({ kind: "self-check" });
    const page = await server.join(links.candidate ?? "");
    await page.consent();
    const thief = await server.join(links.candidate ?? "");
    expect((await thief.next("error")).code).toBe("link-used");
    expect(await thief.closed).toBe(CLOSE.badLink);
    await expectUnharmed(page);
  });

  test("guesses end with a refusal before a WebSocket exists", async () => {
    server = await startTestServer();
    const codes: string[] = [];
    for (let guess = 0; guess < 25; guess += 1) {
      const page = await TestPage.open(server.port, `guess-${String(guess).padStart(26, "0")}`, "127.0.0.9").catch(
        () => null,
      );
      codes.push(page === null ? "refused" : (await page.next("error")).code);
    }
    expect(codes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => "link-unknown"));
    expect(codes.slice(-3)).toEqual(["refused", "refused", "refused"]);
    // From elsewhere pages come as before.
    await candidate();
  });

  test.each([
    { name: "another site", origin: "https://evil.example", protocols: [PROTOCOL, "a".repeat(32)] },
    { name: "no origin", origin: undefined, protocols: [PROTOCOL, "a".repeat(32)] },
    { name: "no secret", origin: "own", protocols: [PROTOCOL] },
    { name: "another protocol", origin: "own", protocols: ["mqtt", "a".repeat(32)] },
  ])("$name: no WebSocket", async ({ origin, protocols }) => {
    server = await startTestServer();
    const own = origin === "own" ? `http://localhost:${server.port}` : origin;
    const socket = new WebSocket(
      `ws://127.0.0.1:${server.port}/ws`,
      protocols,
      own === undefined ? {} : { origin: own },
    );
    await expect(new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject))).rejects.toThrow(
      /Unexpected server response: 40[03]/,
    );
  });

  test("1,000 half-open sockets from forty addresses: one session keeps its frames, and new pages come in", async () => {
    server = await startTestServer();
    const page = await candidate();
    const halfOpen: Socket[] = [];
    let taken = 0;
    for (let index = 0; index < 1_000; index += 1) {
      const socket = connect({ port: server.port, host: "127.0.0.1", localAddress: `127.0.1.${1 + (index % 40)}` });
      socket.on("error", () => undefined);
      // Half of them say nothing at all, half begin a request and never end it.
      if (index % 2 === 0) socket.write("GET / HTTP/1.1\r\nHost: localhost\r\nX-");
      halfOpen.push(socket);
      if (index % 100 === 99) taken += await page.sendFrames(2, jpeg, index);
    }
    expect(taken).toBe(20);
    const late = await candidate();
    await expectUnharmed(late);
    await expectUnharmed(page);
    expect(server.status().refused["half-open-full"]).toBeGreaterThan(500);
    for (const socket of halfOpen) socket.destroy();
  });

  test("a socket that says nothing, or never ends its request, is closed in seconds", async () => {
    let aheadMs = 0;
    server = await startTestServer({ now: () => performance.now() + aheadMs });
    const sockets = ["", "GET / HTTP/1.1\r\nHost: localhost\r\nX-"].map((text) => {
      const socket = connect({ port: server.port, host: "127.0.0.1" }).on("error", () => undefined);
      if (text !== "") socket.write(text);
      return socket;
    });
    const closed = sockets.map((socket) => new Promise((resolve) => socket.once("close", resolve)));
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
    const page = await candidate();
    aheadMs += HALF_OPEN_MS;
    await Promise.all(closed);
    expect(server.status().refused["half-open-too-long"]).toBe(2);
    await expectUnharmed(page);
  });

  test("half-open sockets of one address are few", async () => {
    server = await startTestServer();
    const sockets = Array.from({ length: 60 }, () =>
      connect({ port: server.port, host: "127.0.0.1", localAddress: "127.0.2.1" }).on("error", () => undefined),
    );
    const closed = sockets.map((socket) => new Promise((resolve) => socket.once("close", () => resolve(socket))));
    await Promise.race(closed);
    await candidate();
    expect(server.status().refused["half-open-of-address"]).toBe(60 - 32);
    for (const socket of sockets) socket.destroy();
  });
});

function png(): Promise<Uint8Array> {
  return sharp({ create: { width: 64, height: 64, channels: 3, background: "red" } })
    .png()
    .toBuffer();
}

function noise(length: number): Uint8Array {
  // A generator with a fixed beginning: a test that fails must fail again.
  let state = 12_345;
  const bytes = Uint8Array.from({ length }, () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) >>> 16);
  bytes.set([0xff, 0xd8, 0xff]);
  return bytes;
}

/** A small JPEG whose header says that it is 65,000 pixels wide and high. */
function bomb(): Uint8Array {
  const bytes = Buffer.from(jpeg);
  const start = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(65_000, start + 5);
  bytes.writeUInt16BE(65_000, start + 7);
  return bytes;
}

function notANumber(): Buffer {
  const bytes = frame(1, jpeg);
  bytes.writeDoubleLE(Number.NaN, 8);
  return bytes;
}
