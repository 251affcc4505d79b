import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";
import { parse } from "yaml";

const PROJECT = resolve(import.meta.dirname, "../..");
/** What people read about challenges: the server's sentences and the pages' are made of the same words. */
const WORDS = join(PROJECT, "content/interview/words.yml");
/** How many builds are kept: the newest are used again when a branch is changed back. */
const BUILDS_KEPT_MAX = 3;

interface BuildOptions {
  /** Gets one sentence when a build starts and one when it ends; none when the pages are built already. */
  readonly onProgress: (sentence: string) => void;
  /** Where builds are kept; `out/web` of the project if not given. */
  readonly folder?: string;
}

/**
 * The folder with `index.html` and `assets/` of the browser's side, built by Vite once for each content of `src/web`, of the words and
 * of the lock file, so that a second start waits for nothing. Two may build at once: each builds beside, and
 * the first to finish moves its folder into place.
 */
export async function buildPages({ onProgress, folder = join(PROJECT, "out/web") }: BuildOptions): Promise<string> {
  const built = join(folder, hashOfSources());
  if (existsSync(join(built, "index.html"))) return built;
  onProgress("Building the interview's pages (once for this version, some seconds)…");
  const startedMs = performance.now();
  const beside = `${built}.${randomUUID()}.tmp`;
  mkdirSync(folder, { recursive: true });
  try {
    await buildInto(beside);
    putInPlace(beside, built);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
  removeOldBuilds(folder, built);
  onProgress(`Built the interview's pages in ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`);
  return built;
}

async function buildInto(folder: string): Promise<void> {
  // Loaded here only: a start with built pages should not wait for a bundler to load.
  const [{ build }, { default: react }] = await Promise.all([import("vite"), import("@vitejs/plugin-react")]);
  await build({
    configFile: false,
    root: join(PROJECT, "src/web"),
    base: "/",
    logLevel: "warn",
    plugins: [react(), words()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: ["chrome109", "firefox115", "safari16.4"],
      // The pages' policy allows no `data:` scripts or styles, and no inline script.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Charts are one large chunk on the host's page only.
      chunkSizeWarningLimit: 1_200,
    },
  });
}

/** Gives pages the content's words as a module. Their form is checked where the server loads them, and by their tests. */
function words(): Plugin {
  const id = "virtual:words";
  return {
    name: "words",
    resolveId: (wanted) => (wanted === id ? `\0${id}` : null),
    load: (wanted) =>
      wanted === `\0${id}` ? `export const words = ${JSON.stringify(parse(readFileSync(WORDS, "utf8")))};` : null,
  };
}

function putInPlace(beside: string, built: string): void {
  try {
    renameSync(beside, built);
  } catch (error) {
    // Another process was faster: its folder has the same content.
    if (!existsSync(join(built, "index.html"))) throw error;
  }
}

/** Everything that a build is made of. Types of `src/interview` leave no trace in it. */
function hashOfSources(): string {
  const sources = join(PROJECT, "src/web");
  const names = readdirSync(sources, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(tsx?|css|html|svg)$/.test(name) && !name.includes(".test."))
    .toSorted();
  const hash = createHash("sha256");
  for (const path of [...names.map((name) => join(sources, name)), WORDS, join(PROJECT, "package-lock.json")]) {
    const content = readFileSync(path);
    hash.update(`${path.slice(PROJECT.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex").slice(0, 16);
}

function removeOldBuilds(folder: string, built: string): void {
  const builds = readdirSync(folder)
    .filter((name) => /^[0-9a-f]{16}$/.test(name))
    .map((name) => join(folder, name))
    .filter((path) => path !== built)
    .map((path) => ({ path, changedMs: statSync(path).mtimeMs }))
    .toSorted((a, b) => b.changedMs - a.changedMs);
  for (const { path } of builds.slice(BUILDS_KEPT_MAX - 1)) rmSync(path, { recursive: true, force: true });
}
