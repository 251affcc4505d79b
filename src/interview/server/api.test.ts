import { request } from "node:http";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import type { LinksMade, SessionsPage } from "./api-schema.ts";
import { closeTestAnalysers, startTestServer, type TestServer } from "./test-server.ts";

let server: TestServer;
afterEach(() => server.close());
afterAll(closeTestAnalysers);

function post(body: unknown): Promise<Response> {
  return server.api("/links", { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) });
}

describe("the host's API", () => {
  test.each(["", "Bearer", "Bearer wrong-key-0123456789abcdefgh", "Basic aG9zdDprZXk="])(
    "opens to the host's key alone, not to '%s'",
    async (authorization) => {
      server = await startTestServer();
      for (const path of ["/status", "/links", "/sessions", "/sessions/x", "/anything"]) {
        const answer = await server.api(path, { headers: { Authorization: authorization } });
        expect(answer.status).toBe(401);
        expect(await answer.json()).toMatchObject({ error: { code: "host-key" } });
      }
    },
  );

  test("makes links of each kind, each with its own page and its own secret", async () => {
    server = await startTestServer({ publicUrl: "https://interview.example.com" });
    const check = (await (await post({ kind: "self-check", subject: " app-17 " })).json()) as LinksMade;
    expect(check.links.candidate).toMatch(/^https:\/\/interview\.example\.com\/check\/[\w-]{32}$/);
    const room = (await (await post({ kind: "room", interviewers: 3 })).json()) as LinksMade;
    expect(room.links.interviewers).toHaveLength(3);
    const deck = (await (await post({ kind: "deck" })).json()) as LinksMade;
    expect(deck.links.candidate).toBeUndefined();
    const all = [check, room, deck].flatMap(({ links }) => [
      links.candidate ?? [],
      links.interviewers ?? [],
      links.observers ?? [],
    ]);
    expect(new Set(all.flat()).size).toBe(1 + 4 + 2);
    const page = (await (await server.api("/sessions?limit=2")).json()) as SessionsPage;
    expect(page.sessions.map(({ kind, state }) => [kind, state])).toEqual([
      ["deck", "waiting"],
      ["room", "waiting"],
    ]);
    const rest = (await (await server.api(`/sessions?limit=2&before=${page.before}`)).json()) as SessionsPage;
    expect(rest).toMatchObject({ sessions: [{ kind: "self-check", subject: "app-17" }], before: null });
  });

  test.each([
    { name: "no JSON", body: "{" },
    { name: "another kind", body: { kind: "host" } },
    { name: "a word too much", body: { kind: "room", role: "host" } },
    { name: "five interviewers", body: { kind: "room", interviewers: 5 } },
    { name: "a subject of two lines", body: { kind: "self-check", subject: "app-17\n{}" } },
    { name: "a subject that is too long", body: { kind: "self-check", subject: "x".repeat(201) } },
    { name: "a link for ever", body: { kind: "self-check", expiresInHours: 100_000 } },
  ])("$name: 400 that says what is wrong", async ({ body }) => {
    server = await startTestServer();
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: "input" } });
  });

  test("a body that is too large is refused before it is read", async () => {
    server = await startTestServer();
    expect((await post("x".repeat(100_000))).status).toBe(413);
  });

  test("ids of nobody, paths of nothing and ways up are 404", async () => {
    server = await startTestServer();
    for (const path of ["/sessions/nobody", "/sessions/..%2f..%2fkeys", "/sessions/nobody/thumbnails/0", "/nothing"]) {
      expect((await server.api(path)).status).toBe(404);
    }
    expect((await server.api("/sessions/nobody", { method: "DELETE" })).status).toBe(404);
  });

  test("says what the server is like", async () => {
    server = await startTestServer();
    expect(await (await server.api("/status")).json()).toMatchObject({
      secureContext: true,
      capacity: { sessions: 0, sessionsMax: 8, freeInMs: null },
      keepDays: 30,
      thumbnailsOffered: true,
      relay: { stun: false, turn: false },
      refused: {},
    });
  });
});

describe("pages", () => {
  test("have a strict policy, are kept by nobody, and loading one uses no link up", async () => {
    server = await startTestServer();
    const { links } = server.makeLinks({ kind: "self-check" });
    const url = (links.candidate ?? "").replace("localhost", "127.0.0.1");
    for (let time = 0; time < 3; time += 1) {
      const answer = await fetch(url);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      const policy = answer.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(answer.headers.get("permissions-policy")).toContain("camera=(self), microphone=(self)");
      expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    }
    await (await server.join(links.candidate ?? "")).consent();
  });

  test("assets come packed to whom that helps, and are the same", async () => {
    server = await startTestServer();
    const url = `http://127.0.0.1:${server.port}/assets/main-0123.js`;
    const [packed, plain] = await Promise.all(
      ["gzip", "identity"].map((encoding) => fetch(url, { headers: { "Accept-Encoding": encoding } })),
    );
    expect(packed?.headers.get("content-encoding")).toBe("gzip");
    expect(plain?.headers.get("content-encoding")).toBeNull();
    expect(await packed?.text()).toBe(await plain?.text());
  });

  test("no way leads out of their folder", async () => {
    server = await startTestServer();
    for (const path of [
      "/../data/keys/thumbnails.key",
      "/assets/..%2f..%2fdata%2fkeys%2fthumbnails.key",
      "/.env",
      "//etc/passwd",
    ]) {
      expect(await rawStatus(server.port, path)).toBe(404);
    }
    expect(await rawStatus(server.port, "/assets/main-0123.js")).toBe(200);
  });
});

/** `fetch` tidies paths up; an attacker does not. */
function rawStatus(port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}
