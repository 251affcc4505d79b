import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { PageSocket } from "./page-socket.ts";
import { Refusals } from "./refusals.ts";

const open: { close: () => void }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** Both ends of one real socket. */
async function pair(now = () => performance.now()): Promise<{
  readonly client: WebSocket;
  readonly page: PageSocket;
  readonly refusals: Refusals;
  readonly trips: number[];
  readonly closed: Promise<unknown>;
}> {
  const http = createServer().listen(0, "127.0.0.1");
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  await once(http, "listening");
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const [[socket]] = (await Promise.all([once(server, "connection"), once(client, "open")])) as [[WebSocket], unknown];
  open.push(server, http, { close: () => client.terminate() });
  const refusals = new Refusals();
  const trips: number[] = [];
  const closed = once(socket, "close");
  const nothing = (): void => undefined;
  const events = {
    onMessage: nothing,
    onBinary: nothing,
    onClose: nothing,
    onRoundTrip: (ms: number) => void trips.push(ms),
    onBug: nothing,
  };
  return { client, page: new PageSocket(socket, events, refusals, now), refusals, trips, closed };
}

test("who does not read is let go once a quarter of a megabyte waits: nothing is buffered without a limit", async () => {
  const { client, page, refusals, closed } = await pair();
  client.pause();
  const text = "x".repeat(60_000);
  // The system's own buffers take some megabytes first; without the limit this would go on to 600.
  let sent = 0;
  while (sent < 10_000 && refusals.toRecord()["reads-too-slowly"] === undefined) {
    page.send({ type: "error", code: "test", message: text });
    sent += 1;
    if (sent % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await closed;
  expect(refusals.toRecord()).toEqual({ "reads-too-slowly": 1 });
  expect(sent).toBeLessThan(500);
});

test("the round trip is the shortest of the last ones: a page may answer late, but not before it was asked", async () => {
  let [nowMs, asked] = [0, 0];
  const { client, page, trips, refusals } = await pair(() => nowMs);
  for (const delayMs of [40, 900, 25, 300]) {
    nowMs += 3_000;
    page.tick();
    const [data] = (await once(client, "message")) as [Buffer];
    const { ping } = JSON.parse(data.toString("utf8")) as { ping: number };
    nowMs += delayMs;
    client.send(JSON.stringify({ type: "pong", ping }));
    // A second answer to the same question, and one to a question that was not asked, change nothing.
    client.send(JSON.stringify({ type: "pong", ping }));
    client.send(JSON.stringify({ type: "pong", ping: 7_777 }));
    asked += 1;
    await expect.poll(() => refusals.toRecord()).toEqual({ "pong-unasked": 2 * asked });
  }
  expect(trips).toEqual([40, 40, 25, 25]);
});
