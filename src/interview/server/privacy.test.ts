import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readingOf } from "../challenges/test-readings.ts";
import type { FrameReading } from "../reading.ts";
import { loadJudge } from "./start-judging.ts";
import type { DeletionReceipt, SessionDetail } from "./api-schema.ts";
import type { Analysers } from "./judging.ts";
import { loadNotice } from "./load-notice.ts";
import { closeTestAnalysers, frame, greyJpeg, startTestServer, type TestPage, type TestServer } from "./test-server.ts";

let server: TestServer;
let jpeg: Uint8Array;
beforeAll(async () => {
  jpeg = await greyJpeg();
});
afterEach(() => server.close());
afterAll(closeTestAnalysers);

/** All that is on the disk, whatever its name. */
function filesIn(folder: string): readonly { readonly path: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

async function runSession(thumbnails: boolean): Promise<{ id: string; page: TestPage }> {
  const { id, links } = server.makeLinks({ kind: "self-check", subject: "app-17" });
  const page = await server.join(links.candidate ?? "");
  await page.consent(thumbnails);
  page.say({ type: "begin" });
  await page.next("prompt");
  await page.sendFrames(2, jpeg);
  page.socket.send(frame(3, jpeg));
  await page.next("ended");
  return { id, page };
}

async function detailOf(id: string): Promise<SessionDetail> {
  return (await (await server.api(`/sessions/${id}`)).json()) as SessionDetail;
}

/** Readings of an invented person who turns and has a likeness, so that there is something to leak. */
function readingsThatAreKept(): { readonly analysers: Analysers; readonly readings: FrameReading[] } {
  const readings: FrameReading[] = [];
  return {
    readings,
    analysers: {
      analyse: (_session, _jpeg, { seq, atMs }) => {
        const reading = { ...readingOf(atMs, { embedding: true, seq, yaw: Math.sin(seq) * 30 }), seq, atMs };
        readings.push(reading);
        return Promise.resolve(reading);
      },
      forget: () => undefined,
    },
  };
}

describe("what is on the disk", () => {
  test("no frame, landmark or likeness of a session that the real judge judged", async () => {
    const { analysers, readings } = readingsThatAreKept();
    server = await startTestServer({ analysers, startJudging: loadJudge() });
    const { id, links } = server.makeLinks({ kind: "self-check" });
    const page = await server.join(links.candidate ?? "");
    await page.consent();
    page.say({ type: "begin" });
    await page.sendFrames(40, jpeg);
    page.say({ type: "stop" });
    await page.next("ended");
    expect((await detailOf(id)).result?.ended).toBe("stopped");

    const [reading] = readings;
    const likeness = reading?.embedding ?? new Float32Array();
    const landmark = reading?.face?.oval[3];
    expect(likeness.length).toBeGreaterThanOrEqual(64);
    const files = filesIn(server.dataFolder);
    expect(files.map(({ path }) => path).filter((path) => path.includes("sessions/"))).toHaveLength(1);
    for (const { bytes } of files) {
      const text = bytes.toString("latin1");
      expect(bytes.indexOf(Buffer.from([0xff, 0xd8, 0xff]))).toBe(-1);
      expect(text).not.toContain(Buffer.from(jpeg.subarray(100, 160)).toString("base64").slice(2, -4));
      // A likeness as bytes, or as the numbers of some JSON.
      expect(bytes.indexOf(Buffer.from(likeness.buffer, likeness.byteOffset, 8))).toBe(-1);
      expect(text).not.toContain(String(likeness[0]).slice(0, 8));
      expect(text).not.toContain(JSON.stringify(landmark));
      // No list of numbers that is long enough to be a face.
      expect(/(?:-?\d+(?:\.\d+)?,){200}/.test(text)).toBe(false);
    }
  });

  test("thumbnails with the second agreement only: one a challenge, encrypted, open to the host alone", async () => {
    server = await startTestServer();
    const without = await runSession(false);
    const withThem = await runSession(true);
    await expect.poll(async () => (await detailOf(withThem.id)).thumbnails.length).toBe(1);
    expect((await detailOf(without.id)).thumbnails).toEqual([]);
    const files = filesIn(join(server.dataFolder, "thumbnails"));
    expect(files).toHaveLength(1);
    for (const { bytes, path } of filesIn(server.dataFolder)) {
      expect(bytes.indexOf(Buffer.from([0xff, 0xd8, 0xff]))).toBe(-1);
      expect(statSync(path).mode & 0o077).toBe(0);
    }
    const path = `/sessions/${withThem.id}/thumbnails/0`;
    expect((await server.api(path, { headers: { Authorization: "Bearer of-nobody-0123456789abcdef" } })).status).toBe(
      401,
    );
    const opened = await server.api(path);
    expect(opened.headers.get("content-type")).toBe("image/jpeg");
    expect(await sharp(await opened.arrayBuffer()).metadata()).toMatchObject({ format: "jpeg", width: 160 });
    expect((await server.api(`/sessions/${without.id}/thumbnails/0`)).status).toBe(404);
  });

  test("without a data folder nothing is offered, and nothing is written", async () => {
    server = await startTestServer({ dataFolder: null });
    const { links } = server.makeLinks({ kind: "self-check" });
    const page = await server.join(links.candidate ?? "");
    const hello = await page.next("hello");
    expect(hello.thumbnails).toBe(false);
    page.say({ type: "consent", notice: hello.notice?.version ?? "", thumbnails: true });
    await page.next("consented");
    expect(server.status().thumbnailsOffered).toBe(false);
  });
});

describe("no camera", () => {
  test.each([
    { word: { type: "decline" } as const, ended: "declined-camera" },
    { word: { type: "no-camera", why: "refused" } as const, ended: "no-camera" },
  ])("$ended: inconclusive, with the equal way named, and nobody's fault", async ({ word, ended }) => {
    server = await startTestServer();
    const { links } = server.makeLinks({ kind: "self-check", subject: "app-17" });
    const page = await server.join(links.candidate ?? "");
    page.say(word);
    const { result } = await page.next("ended");
    expect(result.ended).toBe(ended);
    expect(result.outcome).toBe("inconclusive");
    expect(result.sentence).toMatch(/without a camera/);
    expect(server.lines).toMatchObject([{ subject: "app-17", challenges: [], frames: { count: 0 } }]);
  });

  test("the host notes what became of the other way, and the line is written once more", async () => {
    server = await startTestServer();
    const { id, links } = server.makeLinks({ kind: "self-check" });
    const page = await server.join(links.candidate ?? "");
    page.say({ type: "decline" });
    await page.closed;
    const noted = await server.api(`/sessions/${id}/alternative`, {
      method: "PUT",
      body: JSON.stringify({ alternative: "taken" }),
    });
    expect(await noted.json()).toMatchObject({ id, result: { alternative: "taken" } });
    expect(server.lines).toMatchObject([{ alternative: "offered" }, { alternative: "taken" }]);
  });
});

describe("deletion", () => {
  test("by the host: nothing is left, and a receipt says what went", async () => {
    server = await startTestServer();
    const { id } = await runSession(true);
    const other = await runSession(true);
    await expect.poll(() => filesIn(join(server.dataFolder, "thumbnails")).length).toBe(2);
    const receipt = (await (await server.api(`/sessions/${id}`, { method: "DELETE" })).json()) as DeletionReceipt;
    expect(receipt).toMatchObject({ session: id, deleted: { record: true, thumbnails: 1, resultLines: 1 } });
    expect(JSON.stringify(receipt)).not.toContain("app-17");
    for (const { path, bytes } of filesIn(server.dataFolder)) {
      expect(path).not.toContain(id);
      expect(bytes.includes(id)).toBe(false);
    }
    expect(JSON.stringify(server.lines)).not.toContain(id);
    expect((await server.api(`/sessions/${id}`)).status).toBe(404);
    expect((await server.api(`/sessions/${id}`, { method: "DELETE" })).status).toBe(404);
    expect((await detailOf(other.id)).state).toBe("ended");
  });

  test("of a session that is running: its pages close, and it writes nothing afterwards", async () => {
    server = await startTestServer();
    const { id, links } = server.makeLinks({ kind: "self-check" });
    const page = await server.join(links.candidate ?? "");
    await page.consent(true);
    await page.sendFrames(1, jpeg);
    await server.api(`/sessions/${id}`, { method: "DELETE" });
    await page.closed;
    expect(server.lines).toEqual([]);
    expect(filesIn(server.dataFolder).filter(({ bytes }) => bytes.includes(id))).toEqual([]);
    const again = await server.join(links.candidate ?? "");
    expect((await again.next("error")).code).toBe("link-unknown");
  });
});

describe("the notice", () => {
  test("says what the law asks for, with the server's own days", () => {
    const { notice } = loadNotice(14);
    const words = JSON.stringify(notice);
    for (const said of ["biometric", "for 14 days", "stop at any moment", "way without a camera", "a person decides"]) {
      expect(words).toContain(said);
    }
    expect(words).not.toMatch(/\{\w+\}/);
  });

  test("has another version when any word or number in it is another", () => {
    expect(loadNotice(14).notice.version).not.toBe(loadNotice(30).notice.version);
    expect(loadNotice(30).notice.version).toBe(loadNotice(30).notice.version);
  });
});
