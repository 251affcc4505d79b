import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { DomainError } from "../../errors.ts";
import type { Notice } from "../wire.ts";
import type { Sentences } from "./without-judge.ts";

const NOTICE = join(import.meta.dirname, "../../../content/interview/notice.yml");

const text = z.string().min(1).max(2_000);
const noticeFile = z.strictObject({
  version: z.literal(1),
  title: text,
  paragraphs: z.array(z.strictObject({ heading: text, text })).min(1),
  thumbnails: text,
  alternative: text,
  sentences: z.strictObject({
    finished: text,
    stopped: text,
    left: text,
    "declined-camera": text,
    "no-camera": text,
    expired: text,
  }),
});

/**
 * The words that people agree to, with the server's days in them. The version is a hash of all of them: who changes a word
 * cannot forget to ask anew. @throws DomainError `content`
 */
export function loadNotice(
  keepDays: number,
  path = NOTICE,
): { readonly notice: Notice; readonly sentences: Sentences } {
  const parsed = noticeFile.safeParse(parse(readFileSync(path, "utf8")));
  if (!parsed.success) throw new DomainError("content", `${path}: ${z.prettifyError(parsed.error)}`);
  const { title, paragraphs, thumbnails, alternative, sentences } = parsed.data;
  const fill = (words: string): string => words.replaceAll("{keepDays}", String(keepDays));
  const words = {
    title,
    paragraphs: paragraphs.map((paragraph) => ({ heading: paragraph.heading, text: fill(paragraph.text) })),
    thumbnails: fill(thumbnails),
    alternative: fill(alternative),
  };
  const version = createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 12);
  return { notice: { version, ...words }, sentences };
}
