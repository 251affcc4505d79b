import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Debian's Chromium: `scripts/chromium.sh` installs it where that is possible. */
const CHROMIUM = "/usr/bin/chromium";

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Why browser tests cannot run here, as a sentence; undefined when they can. For `describe.skipIf(…)`. */
export const browserMissing: string | undefined = existsSync(CHROMIUM)
  ? undefined
  : `There is no ${CHROMIUM} here: browser tests are skipped. (Debian: apt-get install chromium)`;

if (browserMissing !== undefined) process.stderr.write(`${browserMissing}\n`);

/** The machine's Chromium, with further arguments such as those of a fake camera. Whoever starts it closes it. */
export function startBrowser(further: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS, ...further] });
}
