import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { ObserverView } from "../deck/observer-view.ts";
import { resultLine } from "../result-line.ts";
import { closeTestAnalysers, startTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
afterEach(() => server.close());
afterAll(closeTestAnalysers);

interface Answer {
  readonly status: number;
  readonly body: ObserverView & { readonly error?: { readonly code: string; readonly message: string } };
}

async function ask(link: string, path: string, act?: unknown): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${server.port}/observe${path}`, {
    ...(act === undefined ? {} : { method: "POST", body: typeof act === "string" ? act : JSON.stringify(act) }),
    headers: { Authorization: `Bearer ${link.split("/").at(-1)}` },
  });
  expect(response.headers.get("Cache-Control")).toBe("no-store");
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}
const view = (link: string): Promise<Answer> => ask(link, "/view");
const act = (link: string, doing: unknown): Promise<Answer> => ask(link, "/act", doing);

async function twoObservers(
  subject?: string,
): Promise<{ readonly id: string; readonly one: string; readonly other: string }> {
  const made = server.makeLinks({ kind: "deck", ...(subject === undefined ? {} : { subject }) });
  const [one = "", other = ""] = made.links.observers ?? [];
  await act(one, { kind: "join", name: "Robin Kestrel" });
  await act(other, { kind: "join", name: "" });
  return { id: made.id, one, other };
}

describe("a deck from links to result", () => {
  test("two observers, five cards, one line that the host can read", async () => {
    server = await startTestServer();
    const { id, one, other } = await twoObservers("app-17");
    await act(one, { kind: "consent", agreed: true });
    for (let reading = 0; reading < 5; reading += 1) {
      await act(one, { kind: "start" });
      const note = "the ear came into the picture";
      await act(other, { kind: "judge", reading, judgement: "as-asked", note });
      expect(JSON.stringify((await view(one)).body)).not.toContain(note);
      const judged = await act(one, { kind: "judge", reading, judgement: "as-asked", note: "" });
      expect(judged.body.card?.both?.other.note).toBe(note);
      await act(one, { kind: "next" });
    }
    // A page that was away, and loads again by its link, sees the end too.
    expect((await view(other)).body).toMatchObject({
      phase: "ended",
      result: { outcome: "passed", ended: "finished" },
    });
    expect(server.lines).toHaveLength(1);
    const line = resultLine.parse(server.lines[0]);
    expect(line).toMatchObject({ session: id, subject: "app-17", mode: "deck", outcome: "passed" });
    expect(line.observers.map(({ judged }) => judged.length)).toEqual([5, 5]);
    const detail: unknown = await (await server.api(`/sessions/${id}`)).json();
    expect(detail).toMatchObject({
      kind: "deck",
      state: "ended",
      outcome: "passed",
      deck: { agreement: { alike: 5 } },
    });
  });

  test("no camera wanted: what became of the other way can be noted later, and is a line again", async () => {
    server = await startTestServer();
    const { id, one } = await twoObservers("app-18");
    await act(one, { kind: "consent", agreed: false });
    await act(one, { kind: "alternative", was: "offered" });
    const noted = await server.api(`/sessions/${id}/alternative`, {
      method: "PUT",
      body: JSON.stringify({ alternative: "taken" }),
      headers: { "Content-Type": "application/json" },
    });
    expect(noted.status).toBe(200);
    expect(server.lines).toMatchObject([
      { ended: "declined_camera", alternative: "offered" },
      { ended: "declined_camera", alternative: "taken" },
    ]);
  });

  test("links that run out end what was begun, and leave nothing of what was not", async () => {
    let wallMs = Date.parse("2026-03-02T10:00:00Z");
    server = await startTestServer({ wallMs: () => wallMs });
    const begun = await twoObservers();
    const unopened = server.makeLinks({ kind: "deck" });
    await view(unopened.links.observers?.[0] ?? "");
    wallMs += 25 * 3_600_000;
    expect((await view(begun.one)).status).toBe(404);
    expect(server.lines).toMatchObject([{ session: begun.id, ended: "expired", outcome: "inconclusive" }]);
  });

  test("after a restart a deck that ended is over, and one that was going on begins anew", async () => {
    server = await startTestServer();
    const ended = await twoObservers("app-1");
    await act(ended.one, { kind: "consent", agreed: true });
    await act(ended.one, { kind: "stop" });
    const begun = await twoObservers("app-2");
    await act(begun.one, { kind: "consent", agreed: true });
    const again = await startTestServer({ dataFolder: server.dataFolder });
    try {
      const status = async (link: string): Promise<readonly [number, unknown]> => {
        const response = await fetch(`http://127.0.0.1:${again.port}/observe/view`, {
          headers: { Authorization: `Bearer ${link.split("/").at(-1)}` },
        });
        return [response.status, ((await response.json()) as { phase?: string }).phase];
      };
      expect(await status(ended.one)).toEqual([404, undefined]);
      expect(await status(begun.one)).toEqual([200, "before"]);
      expect(again.lines).toEqual([]);
    } finally {
      await again.close();
    }
  });

  test("deleting a deck while it runs leaves no line, and its links open nothing", async () => {
    server = await startTestServer();
    const { id, one } = await twoObservers();
    await act(one, { kind: "consent", agreed: true });
    expect((await server.api(`/sessions/${id}`, { method: "DELETE" })).status).toBe(200);
    expect((await act(one, { kind: "stop" })).status).toBe(404);
    expect(server.lines).toEqual([]);
  });
});

test("a body in pieces, which says no length, is refused", async () => {
  server = await startTestServer();
  const inPieces = () => ({ method: "POST", body: new Blob(["{}"]).stream(), duplex: "half" }) as RequestInit;
  expect((await fetch(`http://127.0.0.1:${server.port}/observe/act`, inPieces())).status).toBe(411);
  expect((await server.api("/links", inPieces())).status).toBe(411);
  expect(server.bugs).toEqual([]);
});

describe("what is refused, with a sentence", () => {
  test("a token of nobody, of another kind of page, and none", async () => {
    server = await startTestServer();
    const { candidate = "" } = server.makeLinks({ kind: "self-check" }).links;
    for (const link of ["x".repeat(32), "short", candidate]) {
      expect(await view(link)).toMatchObject({ status: 404, body: { error: { code: "not-found" } } });
      // Neither does a wrong request learn what a right one would be.
      expect((await act(link, "{")).status).toBe(404);
    }
    const none = await fetch(`http://127.0.0.1:${server.port}/observe/view`);
    expect(none.status).toBe(404);
  });

  test("acts that are none, not now, not yours, and too large", async () => {
    server = await startTestServer();
    const { one, other } = await twoObservers();
    const cases: readonly (readonly [string, unknown, number, string])[] = [
      [one, "{", 400, "input"],
      [one, { kind: "pass" }, 400, "input"],
      [one, { kind: "join", name: "a\u0000b" }, 400, "input"],
      [one, { kind: "join", name: "x".repeat(81) }, 400, "input"],
      [one, { kind: "judge", reading: 0, judgement: "as-asked", note: "", outcome: "passed" }, 400, "input"],
      [one, { kind: "start" }, 409, "not-now"],
      [other, { kind: "consent", agreed: true }, 409, "not-yours"],
      [one, { kind: "judge", reading: 3, judgement: "as-asked", note: "" }, 409, "too-late"],
      [one, { kind: "join", name: "x".repeat(5_000) }, 413, "limit"],
    ];
    for (const [link, doing, status, code] of cases) {
      const answer = await act(link, doing);
      expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
      expect(answer.body.error?.message).toMatch(/^(The request|\w+: |[A-Z]).{10,}/);
    }
    expect(server.bugs).toEqual([]);
  });
});
