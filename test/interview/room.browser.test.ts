import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { whyNoClips } from "../../bench/interview/clips.ts";
import { closeTestAnalysers, testAnalysers, type TestServer } from "../../src/interview/server/test-server.ts";
import { browserMissing, startBrowser } from "../browser.ts";
import { type ActorCamera, giveActor } from "./canvas-camera.ts";
import { startFrameClock } from "./frame-clock.ts";
import { accessibilityProblems, DESK, FAKE_CAMERA, openPage, overflow, PHONE, startServer } from "./open-pages.ts";

/** Most of it is for making the actor ready, on a machine that may have other work. */
const ROOM_MS = 300_000;
const JOIN = { name: "Join", exact: true };
const AGREE = { name: "I agree: start the camera" };

describe.skipIf(browserMissing !== undefined)("an interview room in two browsers", () => {
  const clock = startFrameClock();
  let browser: Browser;
  let server: TestServer;
  beforeAll(async () => {
    browser = await startBrowser(FAKE_CAMERA);
    server = await startServer({ now: clock.now, analysers: clock.watch(await testAnalysers()) });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await closeTestAnalysers();
  });

  function linksOf(interviewers: number): { readonly candidate: string; readonly interviewers: readonly string[] } {
    const { links } = server.makeLinks({ kind: "room", subject: "room", interviewers });
    return { candidate: links.candidate ?? "", interviewers: links.interviewers ?? [] };
  }

  async function interviewer(link: string): Promise<Page> {
    const { page } = await openPage(browser, link);
    await page.getByRole("button", JOIN).click();
    return page;
  }

  test("everybody sees everybody, and leaving is seen", { timeout: ROOM_MS }, async () => {
    const links = linksOf(2);
    const { page: candidate, complaints } = await openPage(browser, links.candidate, {
      viewport: PHONE,
      isMobile: true,
    });
    const [first, second] = [
      await interviewer(links.interviewers[0] ?? ""),
      await interviewer(links.interviewers[1] ?? ""),
    ];
    expect(await candidate.locator("video").count()).toBe(0);
    await candidate.getByRole("button", AGREE).click();
    await candidate.getByRole("button", JOIN).click();
    for (const page of [candidate, first, second]) await seesOthers(page, 2);
    expect(await overflow(candidate)).toBeLessThanOrEqual(0);
    expect(await accessibilityProblems(candidate)).toEqual([]);
    expect(await accessibilityProblems(first)).toEqual([]);
    await second.getByRole("button", { name: "Leave" }).click();
    await second.getByRole("heading", { name: "You left the interview" }).waitFor();
    await first.locator(".tile").nth(1).waitFor({ state: "detached" });
    await seesOthers(candidate, 1);
    expect(complaints).toEqual([]);
  });

  test.skipIf(whyNoClips() !== null)(
    "a gesture is asked for by a key, made, and judged",
    { timeout: ROOM_MS },
    async () => {
      const links = linksOf(1);
      const context = await browser.newContext({ viewport: DESK, reducedMotion: "reduce" });
      const camera: ActorCamera = await giveActor(context, 11, clock.now);
      try {
        const candidate = await context.newPage();
        await candidate.goto(links.candidate);
        await candidate.getByRole("button", AGREE).click();
        const page = await interviewer(links.interviewers[0] ?? "");
        await candidate.getByRole("button", JOIN).click();
        await seesOthers(page, 1);
        await page.keyboard.press("Alt+g");
        await candidate.locator("[data-challenge]").waitFor({ timeout: ROOM_MS });
        const asked = await candidate.locator(".prompt-text").textContent();
        await page.getByText(`Asked: ${asked}`).waitFor();
        await page.locator(".result-list .outcome").first().waitFor({ timeout: ROOM_MS });
        expect(await page.locator(".sketch svg").count()).toBeGreaterThan(0);
        expect(await accessibilityProblems(page)).toEqual([]);
        // What was measured is for the interviewers; the candidate is told in a sentence.
        expect(await candidate.locator(".sketch").count()).toBe(0);
        page.on("dialog", (dialog) => void dialog.accept());
        await page.getByRole("button", { name: "End for everybody" }).click();
        await page.getByRole("heading", { name: "The interview has ended" }).waitFor();
        await candidate.locator("[data-outcome]").waitFor();
      } finally {
        await camera.close();
        await context.close();
      }
      const line = server.lines.at(-1) as {
        mode: string;
        challenges: readonly unknown[];
        observations: readonly { kind: string }[];
      };
      expect(line).toMatchObject({ subject: "room", mode: "room" });
      expect(line.challenges.length).toBe(1);
      // The call showed what was judged: small pictures of it were compared.
      expect(line.observations.map(({ kind }) => kind).filter((kind) => kind.startsWith("other_"))).toEqual([]);
    },
  );
});

/** Their pictures move: frames arrive, and not only a connection. */
async function seesOthers(page: Page, count: number): Promise<void> {
  await page
    .locator('[data-peer-state="connected"]')
    .nth(count - 1)
    .waitFor({ timeout: ROOM_MS });
  const moving = `[...document.querySelectorAll(".tile video")]
    .filter((video) => video.videoWidth > 0 && video.currentTime > 0.3).length`;
  while ((await page.evaluate(moving)) !== count) await page.waitForTimeout(200);
}
