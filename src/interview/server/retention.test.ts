import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { SessionStore } from "./session-store.ts";
import { closeTestAnalysers, frame, greyJpeg, startTestServer, type TestServer } from "./test-server.ts";
import { ThumbnailStore } from "./thumbnails.ts";

const DAY_MS = 86_400_000;
const folders: string[] = [];
const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
afterAll(closeTestAnalysers);

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hirewall-retention-"));
  folders.push(folder);
  return folder;
}

async function start(dataFolder: string, wallMs: () => number): Promise<TestServer> {
  const server = await startTestServer({ dataFolder, wallMs, keepDays: 30 });
  servers.push(server);
  return server;
}

describe("after the kept days", () => {
  test("a session and its thumbnails go when the server starts, to the day; the unexpired stay", async () => {
    const folder = newFolder();
    let wallMs = Date.UTC(2026, 0, 1);
    const first = await start(folder, () => wallMs);
    const { id, links } = first.makeLinks({ kind: "self-check" });
    const page = await first.join(links.candidate ?? "");
    await page.consent(true);
    page.say({ type: "begin" });
    await page.next("prompt");
    const jpeg = await greyJpeg();
    await page.sendFrames(2, jpeg);
    page.socket.send(frame(3, jpeg));
    await page.next("ended");
    await expect.poll(() => readdirSync(join(folder, "thumbnails"))).toEqual([id]);
    await servers.pop()?.close();

    wallMs += 30 * DAY_MS - 1;
    const second = await start(folder, () => wallMs);
    expect((await second.api(`/sessions/${id}`)).status).toBe(200);
    await servers.pop()?.close();

    wallMs += 1;
    const third = await start(folder, () => wallMs);
    expect((await third.api(`/sessions/${id}`)).status).toBe(404);
    expect(readdirSync(join(folder, "sessions"))).toEqual([]);
    expect(readdirSync(join(folder, "thumbnails"))).toEqual([]);
  });

  test("a link to which nobody came goes as many days after its end", async () => {
    const folder = newFolder();
    let wallMs = Date.UTC(2026, 0, 1);
    const first = await start(folder, () => wallMs);
    const { id } = first.makeLinks({ kind: "room", expiresInHours: 24 });
    await servers.pop()?.close();
    wallMs += 31 * DAY_MS - 1;
    expect((await (await start(folder, () => wallMs)).api(`/sessions/${id}`)).status).toBe(200);
    await servers.pop()?.close();
    wallMs += 1;
    expect((await (await start(folder, () => wallMs)).api(`/sessions/${id}`)).status).toBe(404);
  });

  test("pictures without a record go too: the server was killed between the two", async () => {
    const folder = newFolder();
    const store = new ThumbnailStore(folder, () => true);
    await store.keep("of-nobody", { index: 0, challenge: 0, kind: "turn", takenAt: "" }, await greyJpeg());
    expect(store.sessions()).toEqual(["of-nobody"]);
    await start(folder, Date.now);
    expect(store.sessions()).toEqual([]);
  });
});

describe("a new start", () => {
  test("links that were not used up are good again, and results are there", async () => {
    const folder = newFolder();
    const first = await start(folder, Date.now);
    const made = first.makeLinks({ kind: "self-check" });
    const declined = first.makeLinks({ kind: "self-check" });
    const page = await first.join(declined.links.candidate ?? "");
    page.say({ type: "decline" });
    await page.closed;
    await servers.pop()?.close();

    const second = await start(folder, Date.now);
    await (await second.join(made.links.candidate ?? "")).consent();
    const late = await second.join(declined.links.candidate ?? "");
    expect((await late.next("error")).code).toBe("link-unknown");
    expect(await (await second.api(`/sessions/${declined.id}`)).json()).toMatchObject({ ended: "declined-camera" });
  });

  test("a file that is no session is named, not skipped: it may hold what should have been deleted", () => {
    const folder = newFolder();
    const store = new SessionStore(folder);
    expect(store.all()).toEqual([]);
    writeFileSync(join(folder, "sessions", "odd.json"), '{"version":2}');
    expect(() => new SessionStore(folder)).toThrow(/odd\.json is not a session of the interview room/);
  });
});

describe("encrypted thumbnails", () => {
  test("a file that was put in another's place does not open, nor one that was changed", async () => {
    const folder = newFolder();
    const store = new ThumbnailStore(folder, () => true);
    const about = { challenge: 0, kind: "turn", takenAt: "" } as const;
    await store.keep("session-1", { ...about, index: 0 }, await greyJpeg());
    await store.keep("session-1", { ...about, index: 1 }, await greyJpeg(320, 240));
    expect(store.read("session-1", 0)?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect(store.read("session-1", 2)).toBeNull();
    const path = (index: number): string => join(folder, "thumbnails/session-1", `${index}.bin`);
    const first = readFileSync(path(0));
    writeFileSync(path(1), first);
    expect(() => store.read("session-1", 1)).toThrow(/cannot be opened/);
    first.writeUInt8(first.readUInt8(40) ^ 1, 40);
    writeFileSync(path(0), first);
    expect(() => store.read("session-1", 0)).toThrow(/cannot be opened/);
  });

  test("a damaged key stops the start, and is not replaced: the pictures would be lost", () => {
    const folder = newFolder();
    expect(new ThumbnailStore(folder, () => true).sessions()).toEqual([]);
    writeFileSync(join(folder, "keys/thumbnails.key"), "short");
    expect(() => new ThumbnailStore(folder, () => true)).toThrow(/not a key of 32 bytes/);
  });
});
