import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeTestAnalysers, testAnalysers, type TestServer } from "../../src/interview/server/test-server.ts";
import { browserMissing, startBrowser } from "../browser.ts";
import { startLine } from "./line.ts";
import { accessibilityProblems, FAKE_CAMERA, liveText, openPage, overflow, PHONE, startServer } from "./open-pages.ts";

const AGREE = { name: "I agree: start the camera" };
const WITHOUT = { name: "Go on without a camera" };

describe.skipIf(browserMissing !== undefined)("a self-check in a browser, with a camera that shows no face", () => {
  let browser: Browser;
  let server: TestServer;
  beforeAll(async () => {
    browser = await startBrowser(FAKE_CAMERA);
  });
  beforeEach(async () => {
    server = await startServer();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await server.close();
    if (server.bugs.length > 0) throw new Error("The server met what nobody expected.", { cause: server.bugs[0] });
  });
  afterAll(async () => {
    await browser.close();
    await closeTestAnalysers();
  });

  const link = (): string => server.makeLinks({ kind: "self-check", subject: "A-17" }).links.candidate ?? "";
  const lastLine = (): unknown => server.lines.at(-1);

  test("nothing is filmed before the agreement, and the agreement to pictures is not ticked", async () => {
    const { page, complaints } = await openPage(browser, link());
    await page.getByRole("button", AGREE).waitFor();
    expect(await page.locator("video").count()).toBe(0);
    expect(await page.getByRole("checkbox").isChecked()).toBe(false);
    const [agree, without] = await Promise.all([
      page.getByRole("button", AGREE).boundingBox(),
      page.getByRole("button", WITHOUT).boundingBox(),
    ]);
    expect([agree?.width, agree?.height]).toEqual([without?.width, without?.height]);
    await page.getByRole("button", AGREE).click();
    await page.getByRole("button", { name: "Begin" }).waitFor();
    expect(await page.locator("video").count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test("without a camera: declined at the notice, noted as that, and told in calm words", async () => {
    const { page, complaints } = await openPage(browser, link());
    await page.getByRole("button", WITHOUT).click();
    await page.getByRole("heading", { name: "Without a camera: that is fine" }).waitFor();
    expect(await page.locator("video").count()).toBe(0);
    expect(lastLine()).toMatchObject({ subject: "A-17", ended: "declined_camera", outcome: "inconclusive" });
    expect(complaints).toEqual([]);
  });

  test("a picture without a face is told so, and nothing is asked of it", async () => {
    const { page, complaints } = await openPage(browser, link());
    await page.getByRole("button", AGREE).click();
    // Already while the picture is set up.
    await page.locator(".camera-hint").waitFor();
    expect(await liveText(page, "polite")).toMatch(/^No face is in the picture/);
    await page.getByRole("button", { name: "Begin" }).click();
    await page.getByText("Follow what the page asks").waitFor();
    await page.locator(".camera-hint").waitFor();
    expect(await page.locator("[data-challenge]").count()).toBe(0);
    await page.getByRole("button", { name: "Stop the check" }).click();
    await page.getByRole("heading", { name: "The check was stopped" }).waitFor();
    expect(lastLine()).toMatchObject({ ended: "stopped", outcome: "inconclusive" });
    expect(complaints).toEqual([]);
  });

  test("the preview is mirrored, and what is sent is not, and is 640 by 480", async () => {
    const sent: Uint8Array[] = [];
    const analysers = await testAnalysers();
    const keeping = await startServer({
      analysers: {
        analyse: (session, jpeg, ...rest) => {
          sent.push(Uint8Array.from(jpeg));
          return analysers.analyse(session, jpeg, ...rest);
        },
        forget: (session) => analysers.forget(session),
      },
    });
    try {
      const { page } = await openPage(browser, keeping.makeLinks({ kind: "self-check" }).links.candidate ?? "", {
        script: "two-colours-camera.js",
      });
      await page.getByRole("button", AGREE).click();
      await page.locator(".camera-hint").waitFor();
      const transform = await page.evaluate("getComputedStyle(document.querySelector('video')).transform");
      expect(transform).toBe("matrix(-1, 0, 0, 1, 0, 0)");
      await page.getByRole("button", { name: "Begin" }).click();
      await page.getByRole("button", { name: "Stop the check" }).click();
      await page.locator("[data-outcome]").waitFor();
    } finally {
      await keeping.close();
    }
    const { data, info } = await sharp(sent.at(-1)).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([640, 480]);
    const colourAt = (x: number): readonly number[] => [...data.subarray((240 * 640 + x) * 3, (240 * 640 + x) * 3 + 3)];
    const [left, right] = [colourAt(40), colourAt(600)];
    expect(left[0]).toBeGreaterThan(150);
    expect(left[2]).toBeLessThan(80);
    expect(right[0]).toBeLessThan(80);
    expect(right[2]).toBeGreaterThan(150);
  });

  test("a refused camera says where to allow it, can be tried again, and has a way on", async () => {
    const refusing = await startBrowser(["--deny-permission-prompts", "--use-fake-device-for-media-stream"]);
    try {
      const { page } = await openPage(refusing, link());
      await page.getByRole("button", AGREE).click();
      await page.getByRole("heading", { name: "The browser does not let this page use the camera" }).waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.getByRole("button", { name: "Try the camera again" }).click();
      await page.getByRole("button", WITHOUT).click();
      await page.getByRole("heading", { name: "Without a camera: that is fine" }).waitFor();
      expect(lastLine()).toMatchObject({ ended: "no_camera", outcome: "inconclusive" });
    } finally {
      await refusing.close();
    }
  });

  test("a camera that is pulled out is noticed, and the check goes on when it is back", async () => {
    const { page } = await openPage(browser, link());
    await page.getByRole("button", AGREE).click();
    await page.getByRole("button", { name: "Begin" }).click();
    // What a browser does when the device goes: the track ends, and says so.
    await page.evaluate(`{
      const [track] = document.querySelector("video").srcObject.getVideoTracks();
      track.stop();
      track.dispatchEvent(new Event("ended"));
    }`);
    await page.getByRole("heading", { name: "The camera's picture is gone" }).waitFor();
    await page.getByRole("button", { name: "Try the camera again" }).click();
    await page.getByRole("button", { name: "Stop the check" }).waitFor();
    expect(await page.locator(".camera-hint").textContent()).toMatch(/^No face is in the picture/);
  });

  test("a reload comes back to where it was; the same link somewhere else does not open", async () => {
    const url = link();
    const { page } = await openPage(browser, url);
    await page.getByRole("button", AGREE).click();
    await page.getByRole("button", { name: "Begin" }).click();
    await page.getByRole("button", { name: "Stop the check" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Stop the check" }).waitFor();
    const other = await openPage(browser, url);
    await other.page.getByRole("heading", { name: "This link does not work any more" }).waitFor();
    expect(await accessibilityProblems(other.page)).toEqual([]);
    expect(await page.getByRole("button", { name: "Stop the check" }).isVisible()).toBe(true);
  });

  test("a line that is lost is tried again by itself", async () => {
    const line = await startLine();
    const behind = await startServer({ publicUrl: line.url });
    line.leadTo(behind.port);
    try {
      const { page } = await openPage(browser, behind.makeLinks({ kind: "self-check" }).links.candidate ?? "");
      await page.getByRole("button", AGREE).click();
      await page.getByRole("button", { name: "Begin" }).click();
      await page.locator(".camera-hint").waitFor();
      line.cut();
      await page.getByText("The connection is lost").waitFor();
      expect(await accessibilityProblems(page)).toEqual([]);
      line.mend();
      await page.getByText("The connection is lost").waitFor({ state: "detached" });
      await page.locator(".camera-hint").waitFor();
    } finally {
      await behind.close();
      line.close();
    }
  });

  test("broken and unknown links say what to do", async () => {
    for (const path of ["/check/abc", `/check/${"x".repeat(32)}`]) {
      const { page } = await openPage(browser, `${server.url}${path}`);
      const heading = page.getByRole("heading", { name: "This link does not work any more" });
      await heading.waitFor();
      expect(await heading.evaluate("document.activeElement.tagName")).toBe("H1");
    }
  });

  test("on a phone: nothing is wider than the screen, in light and in dark, and every step is accessible", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, complaints } = await openPage(browser, link(), {
        viewport: PHONE,
        colorScheme,
        hasTouch: true,
        isMobile: true,
      });
      const look = async (): Promise<void> => {
        expect(await overflow(page)).toBeLessThanOrEqual(0);
        expect(await accessibilityProblems(page)).toEqual([]);
      };
      await page.getByRole("button", AGREE).waitFor();
      await look();
      await page.getByRole("button", AGREE).click();
      await page.getByRole("button", { name: "Begin" }).waitFor();
      expect(await page.getByText("Hold the phone upright").count()).toBe(1);
      await look();
      await page.getByRole("button", { name: "Begin" }).click();
      await page.locator(".camera-hint").waitFor();
      await look();
      await page.getByRole("button", { name: "Stop the check" }).click();
      await page.locator("[data-outcome]").waitFor();
      await look();
      expect(complaints).toEqual([]);
    }
  });

  test("by keyboard alone: every control is reached in the order in which it is read", async () => {
    const { page } = await openPage(browser, link());
    await page.getByRole("button", AGREE).waitFor();
    await page.keyboard.press("Tab");
    expect(await focused(page)).toMatch(/^INPUT/);
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("BUTTON I agree: start the camera");
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("BUTTON Go on without a camera");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Begin" }).waitFor();
    expect(await focused(page)).toBe("H1 Your picture");
  });
});

function focused(page: Page): Promise<string> {
  return page.evaluate("`${document.activeElement.tagName} ${document.activeElement.textContent}`.trim()");
}
