import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPages } from "./build-pages.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-pages-"));
const said: string[] = [];
let built = "";
beforeAll(async () => {
  built = await buildPages({ folder, onProgress: (sentence) => said.push(sentence) });
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the first build says that it builds; the second is there already and says nothing", async () => {
  expect(said.map((sentence) => sentence.replace(/[\d.]+ s\./, "N s."))).toEqual([
    "Building the interview's pages (once for this version, some seconds)…",
    "Built the interview's pages in N s.",
  ]);
  const again: string[] = [];
  expect(await buildPages({ folder, onProgress: (sentence) => again.push(sentence) })).toBe(built);
  expect(again).toEqual([]);
  expect(readdirSync(folder)).toEqual([built.slice(folder.length + 1)]);
});

test("two builds at once end in one folder", async () => {
  const other = mkdtempSync(join(tmpdir(), "hirewall-pages-"));
  try {
    const both = await Promise.all([1, 2].map(() => buildPages({ folder: other, onProgress: () => undefined })));
    expect(new Set(both).size).toBe(1);
    expect(readdirSync(other)).toHaveLength(1);
  } finally {
    rmSync(other, { recursive: true });
  }
});

test("nothing stands in the page that a strict policy would forbid, and nothing comes from elsewhere", () => {
  const page = readFileSync(join(built, "index.html"), "utf8");
  expect(page).not.toMatch(/<style|style=|onload=|javascript:/);
  expect(page.match(/<script[^>]*>[^<]*/g)).toEqual([
    expect.stringMatching(/^<script type="module"[^>]* src="\/assets\/[^"]+">$/),
  ]);
  for (const [, address] of page.matchAll(/(?:src|href)="([^"]*)"/g)) expect(address).toMatch(/^\/assets\//);
});

test("a candidate's page loads neither the charts nor the parsers of the server", () => {
  const assets = join(built, "assets");
  const withCharts = readdirSync(assets).filter(
    (name) => name.endsWith(".js") && readFileSync(join(assets, name), "utf8").includes("markLine"),
  );
  expect(withCharts).toEqual([expect.stringMatching(/^HostPage-/)]);
  const withParsers = readdirSync(assets).filter(
    (name) => name.endsWith(".js") && readFileSync(join(assets, name), "utf8").includes("ZodError"),
  );
  expect(withParsers).toEqual([]);
});
