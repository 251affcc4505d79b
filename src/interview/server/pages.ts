import { Hono } from "hono";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { DomainError } from "../../errors.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".map": "application/json",
};
const FILE_BYTES_MAX = 8 * 1024 * 1024;
const FILES_MAX = 500;

/**
 * The built pages. All files are read at the start: no request ever reaches the file system, so none can climb out of a
 * folder. Every path that is a page gets the same document; loading it uses no link up.
 *
 * @throws DomainError `not-found` where the folder has no `index.html`
 */
export function pageRoutes(folder: string): Hono {
  const files = readFiles(folder);
  const index = files.get("/index.html");
  if (index === undefined) throw new DomainError("not-found", `${folder} has no index.html: build the pages first.`);
  const pages = new Hono();
  for (const path of ["/", "/check/:token", "/room/:token", "/deck/:token"]) {
    pages.get(path, (context) => context.body(index.bytes, 200, { "Content-Type": index.type }));
  }
  pages.get("*", (context) => {
    const file = files.get(context.req.path);
    if (file === undefined) return context.notFound();
    // Names of assets hold a hash of their content.
    const kept = context.req.path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-store";
    const headers = { "Content-Type": file.type, "Cache-Control": kept, Vary: "Accept-Encoding" };
    const isPacked = (context.req.header("Accept-Encoding") ?? "").includes("gzip");
    return isPacked
      ? context.body(file.packed, 200, { ...headers, "Content-Encoding": "gzip" })
      : context.body(file.bytes, 200, headers);
  });
  return pages;
}

interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same by gzip: a candidate on a phone waits for a third of half a megabyte. */
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

function readFiles(folder: string): ReadonlyMap<string, PageFile> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => TYPES[extname(name)] !== undefined && statSync(join(folder, name)).size <= FILE_BYTES_MAX)
    .slice(0, FILES_MAX);
  return new Map(
    names.map((name) => {
      const bytes = Uint8Array.from(readFileSync(join(folder, name)));
      const packed = Uint8Array.from(gzipSync(bytes));
      return [`/${name.replaceAll("\\", "/")}`, { bytes, packed, type: TYPES[extname(name)] ?? "" }];
    }),
  );
}
