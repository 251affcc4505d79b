import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  closeTestAnalysers,
  HOST_KEY,
  startTestServer,
  type TestServer,
} from "../../src/interview/server/test-server.ts";
import { resultLine } from "../../src/interview/result-line.ts";
import { buildPages } from "../../src/web/build-pages.ts";
import { browserMissing, startBrowser } from "../browser.ts";

/** Where pictures of the pages go, for a person who wants to look at them; none are made where it is not set. */
const PICTURES = process.env["HIREWALL_PICTURES"];
const PHONE = { width: 390, height: 780 };

describe.skipIf(browserMissing !== undefined)("two observers with a deck", () => {
  let browser: Browser;
  let server: TestServer;
  const problems: string[] = [];

  beforeAll(async () => {
    const pagesFolder = await buildPages({ onProgress: () => undefined });
    [browser, server] = await Promise.all([startBrowser(), startTestServer({ pagesFolder })]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    await closeTestAnalysers();
  });

  async function open(link: string, viewport = { width: 1_280, height: 900 }): Promise<Page> {
    const context = await browser.newContext({
      viewport,
      ...(viewport === PHONE ? { colorScheme: "dark", hasTouch: true, isMobile: true } : {}),
    });
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(error.message));
    const { pathname, search, hash } = new URL(link);
    await page.goto(`http://localhost:${server.port}${pathname}${search}${hash}`);
    return page;
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `deck-${name}.png`), fullPage: true });
  }

  /** What WCAG 2.2 AA has against the page, by rule and place. */
  async function barriers(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe.source);
    const found = await page.evaluate<axe.AxeResults>(
      'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })',
    );
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
  }

  const card = (page: Page, reading: number) => page.locator(`[data-reading="${reading}"]`);

  /** The card comes up on both pages, and its time begins. */
  async function begin(reader: Page, looker: Page, reading: number): Promise<void> {
    await Promise.all([card(reader, reading).waitFor(), card(looker, reading).waitFor()]);
    expect(await looker.getByRole("button", { name: /Seen as asked/ }).isDisabled()).toBe(true);
    await reader.getByRole("button", { name: "I have read it aloud: begin the time" }).click();
    await looker.getByText(/The person has \d+ seconds/).waitFor();
  }

  /** The reader answers by key: in a note a figure is a figure. */
  async function answer(reader: Page, looker: Page, key: string): Promise<void> {
    await reader.getByLabel("Note").press("End");
    await reader.getByLabel("Note").blur();
    await reader.keyboard.press(key);
    await reader.getByText("Your answer is noted.").waitFor();
    expect(await looker.getByText("Your answer is noted.").count()).toBe(0);
  }

  function openAsHost(session: string): Promise<Page> {
    return open(`http://localhost/?session=${session}#${HOST_KEY}`);
  }

  /** The host sees both observers' answers and notes. */
  async function lookAsHost(session: string): Promise<void> {
    const page = await openAsHost(session);
    await page.getByRole("heading", { name: "What the observers saw" }).waitFor();
    expect(
      await page.getByText("First reading, Robin Kestrel: not as asked (the ear went 1 moment into the wall)").count(),
    ).toBe(1);
    expect(await page.getByText("6 of 6 readings were judged alike.").count()).toBe(1);
    expect(await barriers(page)).toEqual([]);
    await picture(page, "host");
  }

  test("from the two links to one line: read aloud, answered alone, shown when both have answered", async () => {
    const made = server.makeLinks({ kind: "deck", subject: "app-17" });
    const [one = "", other = ""] = made.links.observers ?? [];
    const reader = await open(one);
    await reader.getByLabel("Your name or role").fill("Robin Kestrel");
    await picture(reader, "join");
    await reader.getByRole("button", { name: "Take part" }).click();
    await reader.getByRole("heading", { name: "Read this aloud first" }).waitFor();
    // Cards need two who look.
    expect(await reader.getByRole("button", { name: "The person agrees: first card" }).isDisabled()).toBe(true);

    const looker = await open(other, PHONE);
    await looker.getByRole("button", { name: "Take part" }).click();
    await looker.getByRole("heading", { name: "It begins soon" }).waitFor();
    await picture(looker, "phone-wait");
    await picture(reader, "consent");
    expect(await barriers(reader)).toEqual([]);
    await reader.getByRole("button", { name: "The person agrees: first card" }).click();

    // The first card is seen not as asked by both, so it is read again; from then on all is well.
    const note = "the ear went 1 moment into the wall";
    await begin(reader, looker, 0);
    await reader.getByLabel("Note").fill(note);
    await answer(reader, looker, "2");
    // What the reader answered and wrote is nowhere on the other's page, however often that asks.
    await looker.waitForTimeout(1_200);
    expect(await looker.content()).not.toContain(note);
    expect(await looker.locator('[aria-pressed="true"]').count()).toBe(0);
    expect(await barriers(reader)).toEqual([]);
    expect(await barriers(looker)).toEqual([]);
    await picture(reader, "answered");
    await picture(looker, "phone-card");
    await looker.getByRole("button", { name: /Not as asked/ }).click();
    await looker.getByRole("status").filter({ hasText: note }).waitFor();
    await picture(looker, "phone-both");
    await reader.getByRole("button", { name: "Read it once more, newly drawn" }).waitFor();
    await picture(reader, "both");
    await reader.getByRole("button", { name: "Read it once more, newly drawn" }).click();
    for (let reading = 1; reading <= 5; reading += 1) {
      await begin(reader, looker, reading);
      await answer(reader, looker, "1");
      await looker.getByRole("button", { name: /Seen as asked/ }).click();
      await reader.getByRole("button", { name: "Go on" }).click();
    }

    await Promise.all([
      reader.getByRole("heading", { name: "All cards are read" }).waitFor(),
      looker.getByRole("heading", { name: "All cards are read" }).waitFor(),
    ]);
    expect(await barriers(reader)).toEqual([]);
    await picture(reader, "end");
    await picture(looker, "phone-end");
    expect(await looker.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    const line = resultLine.parse(server.lines[0]);
    expect(line).toMatchObject({
      session: made.id,
      outcome: "passed",
      sentence: "5 of 5 gestures were seen as asked by both observers.",
      observers: [{ name: "Robin Kestrel" }, { name: "Second observer" }],
      agreement: { judged_by_both: 6, alike: 6 },
    });
    await lookAsHost(made.id);
    expect(line.challenges[0]?.tries.map(({ outcome }) => outcome)).toEqual(["try_again", "passed"]);
    expect(problems).toEqual([]);
  }, 90_000);

  test("no camera wanted is noted with what became of the other way", async () => {
    const made = server.makeLinks({ kind: "deck" });
    const reader = await open(made.links.observers?.[0] ?? "");
    await reader.getByRole("button", { name: "Take part" }).click();
    await reader.getByRole("button", { name: "The person wants no camera" }).click();
    await picture(reader, "declined");
    await reader.getByRole("button", { name: "It was offered, nothing is settled yet" }).click();
    await reader.getByRole("heading", { name: "Without a camera" }).waitFor();
    expect(server.lines.at(-1)).toMatchObject({ ended: "declined_camera", alternative: "offered" });
    // Days later, by the host.
    const host = await openAsHost(made.id);
    await host.getByRole("button", { name: "It was taken" }).click();
    await host.getByText("It was taken: nothing is left to ask.").waitFor();
    expect(server.lines.at(-1)).toMatchObject({ session: made.id, alternative: "taken" });
    await picture(host, "host-declined");
  }, 30_000);

  test("a link of nobody says so", async () => {
    const page = await open(`http://localhost/deck/${"x".repeat(32)}`);
    const heading = page.getByRole("heading", { name: "This link is over" });
    await heading.waitFor();
    expect(await heading.isVisible()).toBe(true);
  }, 30_000);
});
