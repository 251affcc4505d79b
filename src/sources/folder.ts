import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "../errors.ts";
import { FOLDER_DEPTH_MAX } from "./limits.ts";

/**
 * Every file in the given files and folders, in a stable order. Hidden files and symbolic links are left out. A folder inside
 * that is a git clone stands for itself: its files are somebody's programs, and its history is what says something.
 */
export async function readFolder(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) throw new DomainError("not-found", `There is no file or folder '${path}'.`);
    if (found.isDirectory()) files.push(...(await walk(path, 0)));
    else files.push(path);
  }
  return [...new Set(files)];
}

async function walk(folder: string, depth: number): Promise<readonly string[]> {
  if (depth > FOLDER_DEPTH_MAX) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const isClone = entries.some((entry) => entry.name === ".git" && entry.isDirectory());
  if (isClone && depth > 0) return [folder];
  const files: string[] = [];
  for (const entry of entries.toSorted((left, right) => left.name.localeCompare(right.name))) {
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await walk(path, depth + 1)));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}
