import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeTestAnalysers, type TestServer } from "../../src/interview/server/test-server.ts";
import { browserMissing, startBrowser } from "../browser.ts";
import { accessibilityProblems, FAKE_CAMERA, hostUrl, openPage, overflow, PHONE, startServer } from "./open-pages.ts";

describe.skipIf(browserMissing !== undefined)("the host's page in a browser", () => {
  let browser: Browser;
  let server: TestServer;
  let wallMs = Date.now();
  beforeAll(async () => {
    browser = await startBrowser(FAKE_CAMERA);
    server = await startServer({ sessionsMax: 1, wallMs: () => wallMs });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await closeTestAnalysers();
  });

  test("without the key, or with a wrong one, it says where the key is", async () => {
    const { page } = await openPage(browser, server.url);
    await page.getByRole("heading", { name: "This page needs the host's key" }).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel("Key", { exact: true }).fill("not-the-key-of-this-server-at-all");
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByText("The server does not know this key").waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test("a link is made, opened, declined and noted; the key leaves the address", async () => {
    const { page, complaints } = await openPage(browser, hostUrl(server));
    await page.getByRole("heading", { name: "No sessions yet" }).waitFor();
    expect(page.url()).toBe(`${server.url}/`);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByLabel("For", { exact: true }).fill("A-17");
    await page.getByRole("button", { name: "Make the link" }).click();
    const link = await page.getByLabel("Link for the candidate", { exact: true }).inputValue();
    await row(page, "A-17", "The link was not opened yet").waitFor();
    const candidate = await openPage(browser, link);
    await candidate.page.getByRole("button", { name: "Go on without a camera" }).waitFor();
    await row(page, "A-17", "The candidate reads the notice").waitFor();
    await candidate.page.getByRole("button", { name: "Go on without a camera" }).click();
    await row(page, "A-17", "The way without a camera was chosen").click();
    await page.getByRole("button", { name: "It was taken" }).click();
    await page.getByText("It was taken: nothing is left to ask.").waitFor();
    expect(server.lines.at(-1)).toMatchObject({ subject: "A-17", alternative: "taken" });
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("a room's links are one for each, in dark and on a phone too", async () => {
    const { page } = await openPage(browser, hostUrl(server), { viewport: PHONE, colorScheme: "dark", isMobile: true });
    await page.getByText("Room", { exact: true }).click();
    await page.getByLabel("Interviewers").fill("2");
    await page.getByRole("button", { name: "Make the links" }).click();
    const fields = page.getByRole("textbox", { name: /^Link for/ });
    await fields.nth(2).waitFor();
    const links = await Promise.all((await fields.all()).map((field) => field.inputValue()));
    expect(new Set(links).size).toBe(3);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test("with all places taken a candidate waits, and comes in when one is free", async () => {
    const first = await openPage(browser, linkFor("first"));
    await first.page.getByRole("button", { name: "Go on without a camera" }).waitFor();
    const second = await openPage(browser, linkFor("second"));
    await second.page.getByRole("heading", { name: "All places are taken right now" }).waitFor();
    expect(await accessibilityProblems(second.page)).toEqual([]);
    await first.page.getByRole("button", { name: "Go on without a camera" }).click();
    await first.page.locator("[data-outcome]").waitFor();
    await second.page.getByRole("button", { name: "Try again now" }).click();
    await second.page.getByRole("button", { name: "Go on without a camera" }).click();
    await second.page.locator("[data-outcome]").waitFor();
  });

  test("a link that is out of date says so", async () => {
    const link = linkFor("late");
    wallMs += 25 * 3_600_000;
    const { page } = await openPage(browser, link);
    await page.getByRole("heading", { name: "This link does not work any more" }).waitFor();
    expect(await page.getByText("This link is out of date").count()).toBe(1);
  });

  function linkFor(subject: string): string {
    return server.makeLinks({ kind: "self-check", subject }).links.candidate ?? "";
  }
});

function row(page: Page, subject: string, state: string): ReturnType<Page["locator"]> {
  return page.locator(".session-row").filter({ hasText: subject }).filter({ hasText: state });
}
