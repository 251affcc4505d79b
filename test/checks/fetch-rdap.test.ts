import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseBootstrap } from "../../src/checks/registries/fetch-rdap.ts";
import { fetchRdapAnswers } from "../../src/flows/fetch-rdap.ts";

/** A registry of domains on this machine. */
let server: Server;
let base: string;
let folder: string;
let asked: string[];

beforeEach(async () => {
  asked = [];
  folder = mkdtempSync(join(tmpdir(), "hirewall-rdap-"));
  server = createServer((request, response) => {
    const domain = (request.url ?? "").replace("/rdap/domain/", "");
    asked.push(domain);
    const send = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { "content-type": "application/rdap+json", ...headers });
      response.end(JSON.stringify(body));
    };
    if (domain === "kites.example") {
      return send(200, {
        objectClassName: "domain",
        ldhName: "kites.example",
        events: [{ eventAction: "registration", eventDate: "2021-02-03T00:00:00Z" }],
      });
    }
    if (domain === "busy.example")
      return asked.filter((one) => one === domain).length < 2
        ? send(429, {}, { "retry-after": "1" })
        : send(404, { errorCode: 404 });
    if (domain === "moved.example") return send(302, {}, { location: "http://192.0.2.1/domain/moved.example" });
    if (domain === "huge.example") return send(200, { objectClassName: "domain", filler: "x".repeat(2_000_000) });
    send(404, { errorCode: 404 });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rdap`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

async function run(...domains: readonly string[]) {
  const bootstrap = join(folder, "dns.json");
  writeFileSync(bootstrap, JSON.stringify({ version: "1.0", services: [[["example"], [base]]] }));
  const out = join(folder, "rdap.ndjson");
  const fetched = await fetchRdapAnswers({
    domains,
    bootstrap,
    out,
    now: () => new Date("2026-11-25T10:00:00Z"),
    pauseMs: 0,
    onProgress: () => undefined,
  });
  const lines = readFileSync(out, "utf8")
    .trim()
    .split("\n")
    .filter((line) => line !== "");
  return { fetched, saved: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test("registered, not registered, and one of which no server is known", async () => {
  const { fetched, saved } = await run("hr@mail.kites.example,gone.example", "other.test");
  expect(fetched).toEqual({ registered: 1, missing: 1, unanswered: ["other.test"] });
  expect(saved).toMatchObject([
    {
      rdap_domain: "kites.example",
      status: 200,
      fetched_at: "2026-11-25T10:00:00.000Z",
      response: { ldhName: "kites.example" },
    },
    { rdap_domain: "gone.example", status: 404 },
  ]);
});

test("domains out of a file's columns", async () => {
  const file = join(folder, "employment.csv");
  writeFileSync(
    file,
    "application_id,employer,title,contact_email\nA-1,Kites,Pilot,hr@kites.example\nA-2,Kites,Pilot,jobs@www.kites.example\n",
  );
  expect((await run(file)).fetched).toEqual({ registered: 1, missing: 0, unanswered: [] });
  expect(asked).toEqual(["kites.example"]);
});

test("a busy server is asked again after the time that it names", async () => {
  expect((await run("busy.example")).fetched).toEqual({ registered: 0, missing: 1, unanswered: [] });
  expect(asked).toEqual(["busy.example", "busy.example"]);
});

test("an answer is not followed into an address of another network, nor read without end", async () => {
  const { fetched, saved } = await run("moved.example", "huge.example");
  expect(fetched.unanswered).toEqual(["moved.example"]);
  expect(saved.map(({ response }) => response)).toEqual([null, null]);
});

test("https goes before http; another file is refused", () => {
  const text = JSON.stringify({
    services: [
      [
        ["example", "test"],
        ["http://a.example/", "https://b.example/rdap"],
      ],
    ],
  });
  expect(parseBootstrap(text, "dns.json").get("test")).toBe("https://b.example/rdap/");
  expect(() => parseBootstrap("{}", "dns.json")).toThrow("dns.json: is not IANA's bootstrap file");
});
