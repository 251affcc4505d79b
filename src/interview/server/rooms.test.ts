import { createHmac } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CLOSE, RESUME_MS } from "../wire.ts";
import { judgeAfter } from "./test-judge.ts";
import { closeTestAnalysers, frame, greyJpeg, startTestServer, TestPage, type TestServer } from "./test-server.ts";

let server: TestServer;
let jpeg: Uint8Array;
beforeAll(async () => {
  jpeg = await greyJpeg();
});
afterEach(() => server.close());
afterAll(closeTestAnalysers);

interface RoomOfTwo {
  readonly id: string;
  readonly candidate: TestPage;
  readonly interviewer: TestPage;
}

async function openRoom(): Promise<RoomOfTwo> {
  const { id, links } = server.makeLinks({ kind: "room", subject: "app-17" });
  const candidate = await server.join(links.candidate ?? "");
  await candidate.consent();
  const interviewer = await server.join(links.interviewers?.[0] ?? "");
  await interviewer.next("hello");
  return { id, candidate, interviewer };
}

/** A server whose monotonic clock a test moves on. */
async function startWithClock(options: { sessionsMax?: number } = {}): Promise<(ms: number) => void> {
  let aheadMs = 0;
  server = await startTestServer({ ...options, now: () => performance.now() + aheadMs });
  return (ms) => (aheadMs += ms);
}

describe("a room", () => {
  test("an interviewer asks, sees prompt and result as judged; the candidate sees prompt and outcome only", async () => {
    server = await startTestServer();
    const { candidate, interviewer } = await openRoom();
    interviewer.say({ type: "ask", kind: "look" });
    expect((await interviewer.next("error")).code).toBe("not-begun");
    candidate.say({ type: "begin" });
    await candidate.sendFrames(1, jpeg);
    interviewer.say({ type: "ask", kind: "look" });
    const { prompt } = await candidate.next("prompt");
    expect((await interviewer.next("prompt")).prompt).toEqual(prompt);
    await candidate.sendFrames(3, jpeg, 10);
    expect((await interviewer.next("challenge")).result).toMatchObject({ outcome: "passed" });
    await candidate.next("prompt-over");
    interviewer.say({ type: "stop" });
    expect((await interviewer.next("ended")).result).toMatchObject({
      subject: "app-17",
      ended: "finished",
      challenges: [],
    });
    expect((await candidate.next("ended")).result).toEqual({
      outcome: "inconclusive",
      sentence: "One gesture was asked for.",
      ended: "finished",
    });
    expect(candidate.heard.filter(({ type }) => type === "challenge")).toEqual([]);
  });

  test("signals go to the other side of the same room, and nowhere else", async () => {
    server = await startTestServer();
    const [one, two] = [await openRoom(), await openRoom()];
    const [peer] = [await one.candidate.next("peer")];
    const signal = { description: { type: "offer" as const, sdp: "v=0" } };
    one.candidate.say({ type: "signal", to: peer.peer, signal });
    expect(await one.interviewer.next("signal")).toMatchObject({ signal });
    // The id of a page in another room, and of nobody.
    const stranger = (await two.candidate.next("peer")).peer;
    for (const to of [stranger, "nobody"]) {
      one.candidate.say({ type: "signal", to, signal });
      expect((await one.candidate.next("error")).code).toBe("peer-absent");
    }
    expect(two.interviewer.heard.filter(({ type }) => type === "signal")).toEqual([]);
  });

  test("four interviewers have links of their own, and everybody learns who is there", async () => {
    server = await startTestServer();
    const { id, links } = server.makeLinks({ kind: "room", interviewers: 4 });
    const pages: TestPage[] = [];
    for (const link of links.interviewers ?? []) pages.push(await server.join(link));
    expect(pages).toHaveLength(4);
    const candidate = await server.join(links.candidate ?? "");
    for (const page of pages) {
      for (;;) if ((await page.next("peer")).role === "candidate") break;
    }
    const detail: unknown = await (await server.api(`/sessions/${id}`)).json();
    expect(detail).toMatchObject({ state: "notice", present: { candidate: true, interviewers: 4 } });
    candidate.socket.close();
    await pages[0]?.next("peer");
  });

  test("pages get TURN credentials that end by themselves, made as coturn checks them", async () => {
    const turnSecret = "a-secret-of-the-tests";
    server = await startTestServer({
      ice: { stun: ["stun:192.0.2.1:3478"], turn: ["turn:192.0.2.1:3478"], turnSecret },
      wallMs: () => Date.UTC(2026, 2, 1),
    });
    const { links } = server.makeLinks({ kind: "room" });
    const { iceServers, you } = await (await server.join(links.candidate ?? "")).next("hello");
    const username = `${Date.UTC(2026, 2, 1) / 1000 + 4 * 3600}:${you}`;
    expect(iceServers).toEqual([
      { urls: ["stun:192.0.2.1:3478"] },
      {
        urls: ["turn:192.0.2.1:3478"],
        username,
        credential: createHmac("sha1", turnSecret).update(username).digest("base64"),
      },
    ]);
  });
});

describe("coming back", () => {
  test("the same page comes back to the same session with its secret, and takes over from a socket that hangs", async () => {
    server = await startTestServer();
    const { links } = server.makeLinks({ kind: "self-check" });
    const page = await server.join(links.candidate ?? "");
    const hello = await page.next("hello");
    page.say({ type: "consent", notice: hello.notice?.version ?? "", thumbnails: false });
    await page.next("consented");
    const again = await TestPage.open(server.port, hello.resume);
    expect(await again.next("hello")).toMatchObject({ you: hello.you, notice: null, begun: false });
    expect(await page.closed).toBe(CLOSE.replaced);
    expect(await again.sendFrames(2, jpeg)).toBe(2);
  });

  test("a page that comes back in a gesture, or an interviewer who comes late, is told what the others know", async () => {
    const pass = await startWithClock();
    const { links } = server.makeLinks({ kind: "room", interviewers: 2 });
    const candidate = await server.join(links.candidate ?? "");
    const hello = await candidate.next("hello");
    candidate.say({ type: "consent", notice: hello.notice?.version ?? "", thumbnails: false });
    candidate.say({ type: "begin" });
    const interviewer = await server.join(links.interviewers?.[0] ?? "");
    interviewer.say({ type: "ask", kind: null });
    await candidate.next("prompt");
    await candidate.sendFrames(3, jpeg);
    await interviewer.next("challenge");
    interviewer.say({ type: "ask", kind: null });
    const { prompt } = await candidate.next("prompt");
    candidate.socket.terminate();
    await candidate.closed;
    pass(1_000);
    const again = await TestPage.open(server.port, hello.resume);
    const left = (await again.next("prompt")).prompt;
    expect(left).toMatchObject({ text: prompt.text, challenge: prompt.challenge });
    expect(left.forMs).toBeLessThanOrEqual(prompt.forMs - 1_000);
    const late = await server.join(links.interviewers?.[1] ?? "");
    expect((await late.next("challenge")).result).toMatchObject({ outcome: "passed" });
    await late.next("prompt");
    expect(again.heard.filter(({ type }) => type === "challenge")).toEqual([]);
  });

  test("after half a minute it is over: the candidate left", async () => {
    const pass = await startWithClock();
    const { id, candidate } = await openRoom();
    candidate.socket.close();
    await candidate.closed;
    await setTimeout(200);
    expect(server.lines).toEqual([]);
    pass(RESUME_MS + 1);
    await expect.poll(() => server.lines).toMatchObject([{ session: id, ended: "left", outcome: "inconclusive" }]);
  });

  test("a notice that was closed unread uses no link up, and leaves no result", async () => {
    const pass = await startWithClock();
    const { links } = server.makeLinks({ kind: "self-check" });
    const scanner = await server.join(links.candidate ?? "");
    await scanner.next("hello");
    scanner.socket.close();
    await scanner.closed;
    await setTimeout(100);
    pass(RESUME_MS + 1);
    await expect.poll(() => server.status().capacity.sessions).toBe(0);
    const page = await server.join(links.candidate ?? "");
    await page.consent();
    expect(server.lines).toEqual([]);
  });

  test("a page that does not answer is let go, and its session waits for it", async () => {
    const pass = await startWithClock();
    const { candidate, interviewer } = await openRoom();
    candidate.answersPings = false;
    pass(15_000);
    // The interviewer's page answers, so only the candidate's is silent.
    await interviewer.next("ping");
    await setTimeout(300);
    pass(10_000);
    expect((await candidate.next("error")).code).toBe("silent");
    expect(await candidate.closed).toBe(CLOSE.silent);
    for (;;) if (!(await interviewer.next("peer")).present) break;
  });
});

describe("a mistake of the server's own", () => {
  test("in one session ends that one, and is noted; another keeps its frames", async () => {
    const bugs: unknown[] = [];
    const good = judgeAfter(3);
    server = await startTestServer({
      onBug: (error) => bugs.push(error),
      startJudging: (about) => {
        const judging = good(about);
        if (about.subject !== "broken") return judging;
        return {
          ...judging,
          advance: (input) => {
            if (input.kind === "frame") throw new Error("a bug in the judge");
            return judging.advance(input);
          },
        };
      },
    });
    const broken = await server.join(server.makeLinks({ kind: "self-check", subject: "broken" }).links.candidate ?? "");
    const other = await server.join(server.makeLinks({ kind: "self-check" }).links.candidate ?? "");
    await Promise.all([broken.consent(), other.consent()]);
    broken.socket.send(frame(1, jpeg));
    expect((await broken.next("error")).code).toBe("server-error");
    expect((await broken.next("ended")).result).toMatchObject({ outcome: "inconclusive", ended: "stopped" });
    expect(bugs).toMatchObject([{ message: "a bug in the judge" }]);
    expect(await other.sendFrames(3, jpeg)).toBe(3);
  });

  test("a result that cannot be written out is in the API still, and the server goes on", async () => {
    const bugs: unknown[] = [];
    const write = (): never => {
      throw new Error("ENOSPC");
    };
    server = await startTestServer({
      onBug: (error) => bugs.push(error),
      results: { write, erase: () => 0, elsewhere: [] },
    });
    const { id, links } = server.makeLinks({ kind: "self-check" });
    const page = await server.join(links.candidate ?? "");
    page.say({ type: "decline" });
    await page.closed;
    expect(bugs).toMatchObject([{ message: "ENOSPC" }]);
    expect(await (await server.api(`/sessions/${id}`)).json()).toMatchObject({ ended: "declined-camera" });
    await (await server.join(server.makeLinks({ kind: "self-check" }).links.candidate ?? "")).consent();
  });
});

describe("a full room", () => {
  test("says when to come back, uses no link up, and lets in when a seat is free", async () => {
    server = await startTestServer({ sessionsMax: 1 });
    const first = await server.join(server.makeLinks({ kind: "self-check" }).links.candidate ?? "");
    await first.consent();
    const { links } = server.makeLinks({ kind: "self-check" });
    const second = await server.join(links.candidate ?? "");
    const { text, retryMs } = await second.next("full");
    expect(text).toBe("The room is full: try again in about 4 minutes. Your link stays good.");
    expect(retryMs).toBeGreaterThan(0);
    expect(await second.closed).toBe(CLOSE.full);
    first.say({ type: "stop" });
    await first.next("ended");
    await (await server.join(links.candidate ?? "")).consent();
  });

  test("a candidate who left the notice unread frees the seat, though interviewers wait on", async () => {
    const pass = await startWithClock({ sessionsMax: 1 });
    const room = server.makeLinks({ kind: "room" });
    const interviewer = await server.join(room.links.interviewers?.[0] ?? "");
    const candidate = await server.join(room.links.candidate ?? "");
    await candidate.next("hello");
    candidate.socket.close();
    await candidate.closed;
    expect(server.status().capacity.sessions).toBe(1);
    for (let passedMs = 0; passedMs <= RESUME_MS; passedMs += 8_000) {
      pass(8_000);
      // The interviewer's page answers, and stays.
      await interviewer.next("ping");
      await setTimeout(50);
    }
    await expect.poll(() => server.status().capacity.sessions).toBe(0);
    await (await server.join(room.links.candidate ?? "")).consent();
    expect(server.lines).toEqual([]);
  });

  test("interviewers take no candidate's seat", async () => {
    server = await startTestServer({ sessionsMax: 1 });
    for (let room = 0; room < 3; room += 1) {
      const { links } = server.makeLinks({ kind: "room" });
      await (await server.join(links.interviewers?.[0] ?? "")).next("hello");
    }
    await (await server.join(server.makeLinks({ kind: "self-check" }).links.candidate ?? "")).consent();
    expect(server.status().capacity).toMatchObject({ sessions: 1, sessionsMax: 1 });
  });
});
