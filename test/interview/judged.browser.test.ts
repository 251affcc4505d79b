import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clipPath, whyNoClips } from "../../bench/interview/clips.ts";
import { closeTestAnalysers, testAnalysers, type TestServer } from "../../src/interview/server/test-server.ts";
import { browserMissing, startBrowser } from "../browser.ts";
import { giveActor } from "./canvas-camera.ts";
import { startFrameClock } from "./frame-clock.ts";
import { accessibilityProblems, DESK, FAKE_CAMERA, hostUrl, openPage, startServer } from "./open-pages.ts";

const clipsMissing = whyNoClips();
if (clipsMissing !== null) process.stderr.write(`${clipsMissing} Browser tests with a face are skipped.\n`);

/** Four challenges with their retries, on a machine that draws the actor and judges it at once, and may have other work. */
const SESSION_MS = 300_000;

describe.skipIf(browserMissing !== undefined || clipsMissing !== null)("a self-check in a browser, judged", () => {
  const folder = mkdtempSync(join(tmpdir(), "hirewall-replay-"));
  const clock = startFrameClock();
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ now: clock.now, analysers: clock.watch(await testAnalysers()) });
  });
  afterAll(async () => {
    await server.close();
    await closeTestAnalysers();
    rmSync(folder, { recursive: true });
  });

  test("a replayed video of a real person does not pass", { timeout: SESSION_MS }, async () => {
    const video = join(folder, "replay.y4m");
    toY4m("still", video);
    const browser = await startBrowser([...FAKE_CAMERA, `--use-file-for-fake-video-capture=${video}`]);
    try {
      const { page, complaints } = await openPage(browser, linkFor(server, "replay"));
      await goThrough(page);
      expect(await page.locator("[data-outcome]").getAttribute("data-outcome")).not.toBe("passed");
      await page.getByRole("heading", { name: "Finished, with open questions" }).waitFor();
      expect(complaints).toEqual([]);
      const line = server.lines.at(-1) as Line;
      expect(line).toMatchObject({ subject: "replay", ended: "finished" });
      expect(line.outcome).not.toBe("passed");
      expect(line.challenges.length).toBeGreaterThan(0);
      await readAsHost(browser);
    } finally {
      await browser.close();
    }
  });

  /** The host finds the session, reads each curve as a plot and as numbers, and deletes it with a receipt. */
  async function readAsHost(browser: Browser): Promise<void> {
    const { page, complaints } = await openPage(browser, hostUrl(server));
    await page.getByRole("button", { name: /^replay/ }).click();
    await page.getByRole("heading", { name: "replay" }).waitFor();
    expect(await page.locator(".curve-plot canvas").count()).toBeGreaterThan(0);
    const numbers = page.locator(".curve-table").first();
    await numbers.locator("summary").click();
    expect(await numbers.locator("tbody tr").count()).toBeGreaterThan(3);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole("button", { name: "Delete this session" }).click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByRole("heading", { name: "Deleted" }).waitFor();
    expect(await page.getByRole("dialog").textContent()).toContain("its record");
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("heading", { name: "No sessions yet" }).waitFor();
    expect(server.lines).toEqual([]);
    expect(complaints).toEqual([]);
  }

  // What is asked is drawn, and a genuine person may fail one in some sessions too: how often is measured by the bench.
  test("somebody who does what the page asks passes", { timeout: SESSION_MS, retry: 1 }, async () => {
    const browser = await startBrowser(FAKE_CAMERA);
    try {
      await goAsActor(browser);
    } finally {
      await browser.close();
    }
    const line = server.lines.at(-1) as Line;
    expect(line, summary(line)).toMatchObject({ subject: "genuine", outcome: "passed" });
    expect(line.challenges.filter(({ outcome }) => outcome === "passed").length).toBeGreaterThanOrEqual(3);
  });

  async function goAsActor(browser: Browser): Promise<void> {
    const context = await browser.newContext({ viewport: DESK, reducedMotion: "reduce" });
    const camera = await giveActor(context, 7, clock.now);
    try {
      const page = await context.newPage();
      await page.goto(linkFor(server, "genuine"));
      await goThrough(page);
    } finally {
      await camera.close();
    }
  }
});

interface Line {
  readonly outcome: string;
  readonly challenges: readonly {
    readonly kind: string;
    readonly outcome: string;
    readonly tries: readonly { readonly reason: string | null }[];
  }[];
}

/** "turn passed (null); cover did_not_pass (not_covered, not_held)" */
function summary({ challenges }: Line): string {
  return challenges
    .map(({ kind, outcome, tries }) => `${kind} ${outcome} (${tries.map(({ reason }) => reason).join(", ")})`)
    .join("; ");
}

function linkFor(server: TestServer, subject: string): string {
  return server.makeLinks({ kind: "self-check", subject }).links.candidate ?? "";
}

/** From the notice to the outcome. */
async function goThrough(page: Page): Promise<void> {
  await page.getByRole("button", { name: "I agree: start the camera" }).click();
  await page.getByRole("button", { name: "Begin" }).click();
  // A page that breaks ends the wait too: its session would not.
  const broken = page.getByRole("heading", { name: "This page stopped working" });
  await page.locator("[data-outcome]").or(broken).waitFor({ timeout: SESSION_MS });
  expect(await broken.count()).toBe(0);
}

/** As Chromium's fake camera wants it: plays at its own rate, and again and again. */
function toY4m(clip: Parameters<typeof clipPath>[0], path: string): void {
  const { status, stderr } = spawnSync("ffmpeg", ["-v", "error", "-i", clipPath(clip), "-pix_fmt", "yuv420p", path]);
  if (status !== 0) throw new Error(`ffmpeg could not write ${path}: ${stderr.toString().slice(0, 500)}`);
}
