import { setTimeout } from "node:timers/promises";
import sharp from "sharp";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { type ClipName, readClip, whyNoClips } from "../../bench/interview/clips.ts";
import type { SessionResult } from "../../src/interview/result.ts";
import { judgeAfter } from "../../src/interview/server/test-judge.ts";
import { closeTestAnalysers, frame, startTestServer, type TestServer } from "../../src/interview/server/test-server.ts";
import { SEEN_HEIGHT, SEEN_MAGIC, SEEN_WIDTH } from "../../src/interview/wire.ts";

const missing = whyNoClips();
if (missing !== null) process.stderr.write(`${missing} The comparison of videos is not tested with faces.\n`);

let server: TestServer;
afterEach(() => server.close());
afterAll(closeTestAnalysers);

const FRAME_MS = 83;
/** A call's delay, in frames. */
const LATE = 3;
/** One gesture's time, and the rest after it in which faces are compared. */
const GESTURE_FRAMES = 30;
const FRAMES = GESTURE_FRAMES + 34;

async function jpegsOf(name: ClipName, size: { width: number; height: number; quality: number }): Promise<Buffer[]> {
  const { frames } = readClip(name);
  // There and back, so that it goes on without a jump.
  const order = [...frames, ...frames.toReversed()];
  return Promise.all(
    order.map(({ width, height, data }) =>
      sharp(data, { raw: { width, height, channels: 3 } })
        .resize(size.width, size.height)
        .jpeg({ quality: size.quality })
        .toBuffer(),
    ),
  );
}

/** A room in which `judged` goes to the server, and the interviewer sees `seen`, a call's delay later. */
async function holdRoom(judged: ClipName, seen: ClipName, gestures: number): Promise<SessionResult> {
  const [camera, call] = await Promise.all([
    jpegsOf(judged, { width: 640, height: 480, quality: 70 }),
    jpegsOf(seen, { width: SEEN_WIDTH, height: SEEN_HEIGHT, quality: 45 }),
  ]);
  server = await startTestServer({ startJudging: judgeAfter(GESTURE_FRAMES) });
  const { links } = server.makeLinks({ kind: "room" });
  const candidate = await server.join(links.candidate ?? "");
  await candidate.consent();
  const interviewer = await server.join(links.interviewers?.[0] ?? "");
  candidate.say({ type: "begin" });
  for (let at = 0; at < 20; at += 1) {
    candidate.socket.send(frame(at, camera[at % camera.length] ?? Buffer.alloc(0)));
    await setTimeout(FRAME_MS);
  }
  for (let gesture = 0; gesture < gestures; gesture += 1) {
    interviewer.say({ type: "ask", kind: null });
    await interviewer.next("watch");
    for (let at = 0; at < FRAMES; at += 1) {
      const index = 20 + gesture * FRAMES + at;
      candidate.socket.send(frame(index, camera[index % camera.length] ?? Buffer.alloc(0)));
      const late = call[(index - LATE) % call.length] ?? Buffer.alloc(0);
      if (at % 3 === 0) interviewer.socket.send(frame(index, late, SEEN_MAGIC));
      await setTimeout(FRAME_MS);
    }
  }
  interviewer.say({ type: "stop" });
  const { result } = await interviewer.next("ended");
  return result as SessionResult;
}

describe.skipIf(missing !== null)("the video that was judged is the video that is seen", () => {
  test.each<ClipName>(["turn", "fist"])("nothing is said where it is: %s", async (clip) => {
    expect((await holdRoom(clip, clip, 1)).observations).toEqual([]);
  });

  test("another person with other movements: noted at once, and counted from the second time on", async () => {
    const { observations } = await holdRoom("turn", "fist", 2);
    const moved = observations.filter(({ kind }) => kind === "other-picture");
    expect(moved.map(({ counts }) => counts)).toEqual([false, true]);
    expect(observations.some(({ kind }) => kind === "other-face")).toBe(true);
  });
});
