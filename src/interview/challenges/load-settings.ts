import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { DomainError } from "../../errors.ts";
import { type Settings, settingsSchema } from "./settings.ts";

const FILE = new URL("../../../content/interview/settings.yml", import.meta.url);

/** The lines that judges hold gestures against. @throws DomainError `content` that names file and field */
export function loadSettings(file: URL = FILE): Settings {
  const parsed = settingsSchema.safeParse(parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new DomainError("content", `${file.pathname}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
