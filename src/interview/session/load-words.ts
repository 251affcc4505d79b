import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { DomainError } from "../../errors.ts";
import { type Words, wordsSchema } from "./words.ts";

const FILE = new URL("../../../content/interview/words.yml", import.meta.url);

/** What people read and hear. @throws DomainError `content` that names file and field */
export function loadWords(file: URL = FILE): Words {
  const parsed = wordsSchema.safeParse(parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new DomainError("content", `${file.pathname}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
