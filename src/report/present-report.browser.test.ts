import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browserMissing, startBrowser } from "../../test/browser.ts";
import type { ScanResult } from "../flows/scan-result.ts";
import { presentReport } from "./present-report.ts";
import { sampleScreening } from "./sample-applicants.ts";
import { hostileResult } from "./sample-hostile.ts";
import { manyPeople, sampleResult } from "./sample-result.ts";

const CHECKS = readFileSync(new URL("./page-checks.js", import.meta.url), "utf8");
/** What an expression gives inside the page, where `page-checks.js` is at hand. */
const check = (page: Page, expression: string): Promise<unknown> => page.evaluate(`{ ${CHECKS}; ${expression} }`);

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

describe.skipIf(browserMissing !== undefined)("the report in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "hirewall-report-"));
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a report as a file; whatever the browser asks for or complains about is in `said`. */
  async function open(result: ScanResult, options: BrowserContextOptions): Promise<{ page: Page; said: string[] }> {
    const path = join(folder, "report.html");
    writeFileSync(path, presentReport(result));
    const page = await browser.newPage(options);
    const said: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    page.on("dialog", (dialog) => said.push(`dialog: ${dialog.message()}`));
    page.on("request", (request) => said.push(`request: ${request.url()}`));
    await page.goto(pathToFileURL(path).href);
    expect(said.shift()).toBe(`request: ${pathToFileURL(path).href}`);
    return { page, said };
  }

  test.each([
    { name: "sample", result: sampleResult(), title: "Hirewall report, 1–31 Mar 2026" },
    { name: "a screening", result: sampleScreening(), title: "Hirewall report, 14–20 Mar 2026" },
    { name: "hostile texts", result: hostileResult(), title: "Hirewall report" },
  ])("$name: loads nothing, runs nothing of a record, complains of nothing", async ({ result, title }) => {
    const { page, said } = await open(result, { viewport: DESK });
    for (const summary of await page.locator("details > summary").all()) await summary.click();
    expect(said).toEqual([]);
    expect(await page.title()).toBe(title);
    expect(await page.locator("script, style, img, iframe, object, form").count()).toBe(2);
    await page.close();
  });

  test("headings descend step by step, and every section, table, link and field has a name", async () => {
    const screening = await open(sampleScreening(), { viewport: DESK });
    expect(await check(screening.page, "structureProblems()")).toEqual([]);
    await screening.page.close();
    const { page } = await open(manyPeople(14, 12), { viewport: DESK });
    expect(await check(page, "structureProblems()")).toEqual([]);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    for (const landmark of ["header.head", "nav", "main", "footer"])
      expect(await page.locator(landmark).count()).toBe(1);
    await page.close();
  });

  test.each([
    { name: "desk", viewport: DESK },
    { name: "phone", viewport: PHONE },
  ])("nothing is wider than a $name, whatever the texts", async ({ viewport }) => {
    for (const result of [sampleResult(), sampleScreening(), hostileResult()]) {
      const { page } = await open(result, { viewport });
      for (const details of await page.locator("details > summary").all()) await details.click();
      expect(await check(page, "document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
      await page.close();
    }
  });

  test.each(["light", "dark"] as const)("text stands out from its ground in %s", async (colorScheme) => {
    const { page } = await open(sampleResult(), { viewport: DESK, colorScheme });
    for (const details of await page.locator("details > summary").all()) await details.click();
    expect(await check(page, "lowContrast()")).toEqual([]);
    const ground = await check(page, "getComputedStyle(document.body).backgroundColor");
    expect(ground).toBe(colorScheme === "light" ? "rgb(251, 250, 247)" : "rgb(20, 23, 26)");
    await page.close();
  });

  test("two passages stand side by side on a desk and below each other on a phone; a peer's name leads to its section", async () => {
    for (const { viewport, isBeside } of [
      { viewport: DESK, isBeside: true },
      { viewport: PHONE, isBeside: false },
    ]) {
      const { page } = await open(sampleScreening(), { viewport });
      const [own, other] = await page.locator("#person-1 .passages .side").all();
      const [left, right] = [await own?.boundingBox(), await other?.boundingBox()];
      expect((right?.x ?? 0) > (left?.x ?? 0)).toBe(isBeside);
      await page.locator("#person-1 .passages a").first().click();
      await expect.poll(() => new URL(page.url()).hash).toBe("#person-2");
      await page.close();
    }
  });

  test.each(["light", "dark"] as const)("a screening's text stands out from its ground in %s", async (colorScheme) => {
    const { page } = await open(sampleScreening(), { viewport: DESK, colorScheme });
    expect(await check(page, "lowContrast()")).toEqual([]);
    await page.close();
  });

  test("the checks themselves find what is wrong", async () => {
    const { page } = await open(sampleResult(), { viewport: DESK });
    await check(page, "document.querySelector('.lead').style.color = '#bbb'");
    expect(await check(page, "lowContrast()")).toEqual(["P.lead 1.8"]);
    await check(page, "document.querySelector('h2').outerHTML = '<h4></h4><section><a></a></section>'");
    expect(await check(page, "structureProblems()")).toEqual([
      "h4 after h1: ",
      "empty h4",
      'no name: <section id="summary" aria-labelledby="summary-title" tabindex="-1">',
      "no name: <section><a></a></section>",
      "a link without words",
    ]);
    await page.close();
  });

  test("the keyboard reaches the summary first, then each person, with a visible focus", async () => {
    const { page } = await open(sampleResult(), { viewport: DESK });
    // The browser follows a key when it gets to it: each step waits for the one before.
    const focused = () => check(page, "document.activeElement.textContent");
    const hash = () => new URL(page.url()).hash;
    await page.keyboard.press("Tab");
    await expect.poll(focused).toBe("Skip to the summary");
    await page.keyboard.press("Enter");
    await expect.poll(hash).not.toBe("");
    await page.keyboard.press("Tab");
    await expect.poll(focused).toBe("Alex Morgan");
    expect(await check(page, "getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
    expect(await check(page, "getComputedStyle(document.activeElement).outlineWidth")).toBe("3px");
    await page.keyboard.press("Enter");
    await expect.poll(hash).toBe("#person-1");
    await page.close();
  });

  test("the filter keeps the rows that have all its words; without scripts the table is complete", async () => {
    const result = manyPeople(14, 12);
    const { page } = await open(result, { viewport: DESK });
    await page.getByLabel("Show people whose row has").fill("person 12 urgent");
    expect(await page.locator(".summary tbody tr:visible").count()).toBe(1);
    expect(await page.locator(".filter output").textContent()).toBe("1 of 12");
    await page.close();
    const plain = await open(result, { viewport: DESK, javaScriptEnabled: false });
    expect(await plain.page.locator(".summary tbody tr:visible").count()).toBe(12);
    expect(await plain.page.locator("#filter").isVisible()).toBe(false);
    await plain.page.close();
  });

  test.each([true, false])(
    "print shows what is folded and room for the answer (scripts: %s)",
    async (javaScriptEnabled) => {
      const { page } = await open(sampleResult(), { viewport: DESK, javaScriptEnabled });
      expect(await page.locator(".evidence pre").first().isVisible()).toBe(false);
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".evidence pre").first().isVisible()).toBe(true);
      expect(await page.locator(".answer").first().isVisible()).toBe(true);
      expect(await page.locator("nav").isVisible()).toBe(false);
      await page.close();
    },
  );

  test("200 people with open findings of 2,000 open within seconds", async () => {
    const started = performance.now();
    const { page, said } = await open(manyPeople(2_000, 200), { viewport: DESK });
    await page.locator("#person-200").scrollIntoViewIfNeeded();
    expect(said).toEqual([]);
    expect(performance.now() - started).toBeLessThan(20_000);
    await page.close();
  });
});
