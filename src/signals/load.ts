import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { DomainError } from "../errors.ts";
import { type Signal, signalSchema } from "./signal.ts";

/** Where our own signals are. A customer's are loaded the same way from another folder. */
export const SIGNALS_FOLDER = new URL("../../content/signals/", import.meta.url).pathname;

/** Every signal in the folders, checked. @throws DomainError `content` that names file and field */
export function loadSignals(folders: readonly string[] = [SIGNALS_FOLDER]): readonly Signal[] {
  const signals: Signal[] = [];
  const seen = new Map<string, string>();
  for (const path of folders.flatMap((folder) => yamlFiles(folder))) {
    const signal = loadSignal(path);
    const other = seen.get(signal.id);
    if (other !== undefined) throw new DomainError("content", `${path}: the id '${signal.id}' is taken by ${other}.`);
    seen.set(signal.id, path);
    signals.push(signal);
  }
  return signals.toSorted((left, right) => left.id.localeCompare(right.id));
}

/** One signal from its YAML file. */
function loadSignal(path: string): Signal {
  let content: unknown;
  try {
    content = parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new DomainError("content", `${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = signalSchema.safeParse(content);
  if (!parsed.success) throw new DomainError("content", `${path}:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function yamlFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yml"))
    .toSorted()
    .map((name) => join(folder, name));
}
