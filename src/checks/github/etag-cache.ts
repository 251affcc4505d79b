import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const cached = z.object({ url: z.string(), etag: z.string(), link: z.string().nullable(), data: z.unknown() });
export type CachedAnswer = z.infer<typeof cached>;

/** Answers by their address, with the tag by which the server says whether they still hold. No token is kept. */
export class EtagCache {
  readonly #folder: string | undefined;

  constructor(folder: string | undefined) {
    this.#folder = folder;
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
  }

  get(url: string): CachedAnswer | undefined {
    if (this.#folder === undefined) return undefined;
    try {
      const answer = cached.parse(JSON.parse(readFileSync(this.#path(url), "utf8")));
      return answer.url === url ? answer : undefined;
    } catch {
      // Not there, or cut off by a killed run: asked again.
      return undefined;
    }
  }

  put(answer: CachedAnswer): void {
    if (this.#folder === undefined) return;
    const path = this.#path(answer.url);
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(answer));
    renameSync(`${path}.${process.pid}`, path);
  }

  #path(url: string): string {
    return join(this.#folder ?? "", `${createHash("sha256").update(url).digest("hex").slice(0, 32)}.json`);
  }
}
