import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DomainError } from "../../errors.ts";
import type { Wants } from "../reading.ts";
import { type AnalyserPool, startAnalysers } from "./analyser-pool.ts";

const WANTS: Wants = { hands: false, embedding: false };
const picture = (shade: number): Promise<Uint8Array> =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: { r: shade, g: shade, b: shade } } })
    .jpeg()
    .toBuffer();

async function codeOf(promise: Promise<unknown>): Promise<string | null> {
  try {
    await promise;
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe("frames of several sessions", () => {
  let pool: AnalyserPool;
  beforeAll(async () => {
    pool = await startAnalysers({ threads: 2 });
  });
  afterAll(() => pool.close());

  test("each is answered with its own reading, in order", async () => {
    const shades = [20, 120, 220];
    const sessions = ["a", "b", "c", "d"];
    const pictures = await Promise.all(
      sessions.map((_, turn) => Promise.all(shades.map((shade) => picture(shade + turn * 8)))),
    );
    const answers: string[] = [];
    await Promise.all(
      sessions.flatMap((session, turn) =>
        shades.map(async (shade, seq) => {
          const jpeg = pictures[turn]?.[seq] ?? new Uint8Array();
          const reading = await pool.analyse(session, jpeg, { seq, atMs: seq * 80 }, WANTS);
          answers.push(`${session}${reading.seq}`);
          expect(reading).toMatchObject({ seq, width: 320, height: 240, face: null, hands: null, embedding: null });
          expect(Math.abs((reading.luma.data[0] ?? 0) - shade - turn * 8)).toBeLessThan(4);
        }),
      ),
    );
    expect(answers.length).toBe(12);
    for (const session of sessions) {
      expect(answers.filter((answer) => answer.startsWith(session))).toEqual(
        [0, 1, 2].map((seq) => `${session}${seq}`),
      );
    }
  });

  test("what is no picture is refused, and the next frame is read", async () => {
    expect(await codeOf(pool.analyse("a", Buffer.from("no picture"), { seq: 9, atMs: 900 }, WANTS))).toBe("bad-frame");
    expect((await pool.analyse("a", await picture(90), { seq: 10, atMs: 980 }, WANTS)).seq).toBe(10);
  });

  test("a session that sends faster than is read hears that, and another one does not", async () => {
    const frame = await picture(50);
    const sent = Array.from({ length: 8 }, (_, seq) => codeOf(pool.analyse("fast", frame, { seq, atMs: seq }, WANTS)));
    expect(pool.waiting("fast")).toBe(3);
    const slow = codeOf(pool.analyse("slow", frame, { seq: 0, atMs: 0 }, WANTS));
    expect(await Promise.all(sent)).toEqual([null, null, null, "busy", "busy", "busy", "busy", "busy"]);
    expect(await slow).toBeNull();
    expect(pool.waiting("fast")).toBe(0);
  });

  test("the sender's bytes are left as they were", async () => {
    const frame = await picture(70);
    const before = Buffer.from(frame);
    await pool.analyse("bytes", frame, { seq: 0, atMs: 0 }, WANTS);
    expect(Buffer.compare(before, frame)).toBe(0);
  });
});

describe("a thread that dies", () => {
  const folder = mkdtempSync(join(tmpdir(), "hirewall-analyser-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A worker that answers, until a frame's session says what befalls it. */
  function scriptOf(name: string, onFrame: string): URL {
    const file = join(folder, `${name}.mjs`);
    writeFileSync(
      file,
      `import { parentPort } from "node:worker_threads";
       parentPort.on("message", (message) => {
         if (message.kind !== "frame") return;
         ${onFrame}
         parentPort.postMessage({ kind: "reading", id: message.id, reading: { seq: message.about.seq } });
       });
       parentPort.postMessage({ kind: "ready" });`,
    );
    return pathToFileURL(file);
  }

  test.each([
    { name: "by a bug", fall: "throw new Error('a bug');" },
    { name: "by leaving", fall: "process.exit(3);" },
    { name: "for lack of memory", fall: "const held = []; for (;;) held.push(new Array(1e5).fill(message));" },
  ])("$name: its frames are refused with busy, and later ones are read", async ({ name, fall }) => {
    const script = scriptOf(name.replaceAll(" ", "-"), `if (message.session === "doomed") { ${fall} }`);
    const pool = await startAnalysers({ threads: 1, script });
    try {
      const about = { seq: 1, atMs: 0 };
      expect((await pool.analyse("one", new Uint8Array(3), about, WANTS)).seq).toBe(1);
      const fallen = ["doomed", "one"].map((session) => codeOf(pool.analyse(session, new Uint8Array(3), about, WANTS)));
      expect(await Promise.all(fallen)).toEqual(["busy", "busy"]);
      expect(pool.waiting("one")).toBe(0);
      await expect
        .poll(() => codeOf(pool.analyse("one", new Uint8Array(3), about, WANTS)), { timeout: 20_000, interval: 100 })
        .toBeNull();
    } finally {
      await pool.close();
    }
  });

  test("before it is ready: the pool does not start, and says why", async () => {
    const file = join(folder, "broken.mjs");
    writeFileSync(file, "throw new Error('no models here');");
    await expect(startAnalysers({ threads: 2, script: pathToFileURL(file) })).rejects.toThrow(/could not start/);
  });

  test("by closing: what waits is refused", async () => {
    const pool = await startAnalysers({
      threads: 1,
      script: scriptOf("slow", "for (const until = Date.now() + 3_000; Date.now() < until; );"),
    });
    const waiting = codeOf(pool.analyse("one", new Uint8Array(3), { seq: 0, atMs: 0 }, WANTS));
    await pool.close();
    expect(await waiting).toBe("busy");
    expect(await codeOf(pool.analyse("one", new Uint8Array(3), { seq: 1, atMs: 0 }, WANTS))).toBe("busy");
  });
});
