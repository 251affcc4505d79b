import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CLOSE } from "../wire.ts";
import { closeTestAnalysers, frame, greyJpeg, startTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
let jpeg: Uint8Array;
beforeAll(async () => {
  jpeg = await greyJpeg();
});
afterEach(() => server.close());
afterAll(closeTestAnalysers);

describe("a self-check from link to result", () => {
  test("consent, frames, a prompt, a result that the page, the host and the line agree on", async () => {
    server = await startTestServer();
    const made = server.makeLinks({ kind: "self-check", subject: "app-17" });
    const page = await server.join(made.links.candidate ?? "");
    await page.consent();
    expect(await page.sendFrames(2, jpeg)).toBe(2);
    page.say({ type: "camera", label: "Built-in camera", width: 640, height: 480 });
    page.say({ type: "begin" });
    await page.next("prompt");
    await page.sendFrames(2, jpeg, 3);
    page.socket.send(frame(5, jpeg));
    const { result } = await page.next("ended");
    expect(result).toEqual({ outcome: "passed", sentence: "One gesture was asked for.", ended: "finished" });
    expect(await page.closed).toBe(CLOSE.ended);
    expect(server.lines).toMatchObject([{ session: made.id, subject: "app-17", camera: "Built-in camera" }]);
    const detail: unknown = await (await server.api(`/sessions/${made.id}`)).json();
    expect(detail).toMatchObject({ state: "ended", outcome: "passed", result: { frames: { count: 5 } } });
  });
});
