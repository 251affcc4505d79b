import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { PROTOCOL } from "../wire.ts";
import { closeTestAnalysers, startTestServer, TestPage, type TestServer } from "./test-server.ts";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
if (!hasOpenssl) process.stderr.write("There is no openssl here, which makes the certificate: TLS is not tested.\n");

const folder = mkdtempSync(join(tmpdir(), "hirewall-tls-"));
let server: TestServer;
afterEach(() => server.close());
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await closeTestAnalysers();
});

/** A certificate for localhost, signed by itself, for an hour's tests. */
function certificate(): { readonly cert: string; readonly key: string } {
  const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const made = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost".split(
    " ",
  );
  const names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  spawnSync("openssl", [...made, ...names, "-keyout", key, "-out", cert]);
  return { cert: readFileSync(cert, "utf8"), key: readFileSync(key, "utf8") };
}

describe.skipIf(!hasOpenssl)("with a certificate of its own", () => {
  test("pages and their sockets come over TLS, plain ones and silent ones do not", async () => {
    const tls = certificate();
    server = await startTestServer({ tls });
    const { links } = server.makeLinks({ kind: "self-check" });
    expect(links.candidate).toMatch(/^https:\/\/localhost:\d+\/check\//);
    expect(server.status().secureContext).toBe(true);
    const socket = new WebSocket(
      `wss://localhost:${server.port}/ws`,
      [PROTOCOL, (links.candidate ?? "").split("/").at(-1) ?? ""],
      { origin: `https://localhost:${server.port}`, ca: tls.cert },
    );
    const page = new TestPage(socket);
    await page.consent();

    const plain = connect(server.port, "127.0.0.1");
    plain.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      plain.on("data", (data) => (text += data.toString("latin1")));
      plain.on("error", () => undefined);
      plain.once("close", () => resolve(text));
    });
    expect(answer).not.toContain("HTTP/1.1 200");
    page.say({ type: "stop" });
    await page.next("ended");
  });
});
