import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { loadJudge } from "../../src/interview/server/start-judging.ts";
import type { InterviewServerOptions } from "../../src/interview/server/server-options.ts";
import { HOST_KEY, startTestServer, type TestServer } from "../../src/interview/server/test-server.ts";
import { buildPages } from "../../src/web/build-pages.ts";

/** A camera of the browser's own: a green field with a clock, and no face. The permission is given without a question. */
export const FAKE_CAMERA = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"];

export const DESK = { width: 1280, height: 900 };
export const PHONE = { width: 375, height: 740 };

/** The real server with the real pages, analysers and judge. */
export async function startServer(options: Partial<InterviewServerOptions> = {}): Promise<TestServer> {
  const pagesFolder = await buildPages({ onProgress: () => undefined });
  return startTestServer({ pagesFolder, startJudging: loadJudge(), ...options });
}

export function hostUrl(server: TestServer): string {
  return `${server.url}/#${HOST_KEY}`;
}

export interface OpenPage {
  readonly page: Page;
  /** What the browser or the page's policy complained of. */
  readonly complaints: string[];
}

interface OpenOptions extends BrowserContextOptions {
  /** A file of this folder that runs before the page's own scripts. */
  readonly script?: string;
}

/** A page of a browser of its own: its own storage, as another person's would be. */
export async function openPage(browser: Browser, url: string, options: OpenOptions = {}): Promise<OpenPage> {
  const { script, ...contextOptions } = options;
  const context = await browser.newContext({ viewport: DESK, reducedMotion: "reduce", ...contextOptions });
  if (script !== undefined) await context.addInitScript({ path: new URL(script, import.meta.url).pathname });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, complaints };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds against WCAG 2.2 A and AA, as "rule: element". */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(`axe
    .run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ": " + node.html.slice(0, 160))))`);
}

/** By how many pixels the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate("document.documentElement.scrollWidth - innerWidth");
}

/** Whether an element's name or text is said to screen readers at once. */
export function liveText(page: Page, urgency: "polite" | "assertive"): Promise<string> {
  return page.evaluate(`document.querySelector('[aria-live="${urgency}"]')?.textContent ?? ""`);
}
