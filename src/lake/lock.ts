import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { DomainError } from "../errors.ts";

/**
 * Holds the data folder for one writing process. Two writers would take each other's staged files for leftovers.
 * @returns the function that lets go
 * @throws DomainError `input` while another living process holds it
 */
export function lockData(data: string): () => void {
  mkdirSync(data, { recursive: true });
  const path = join(data, ".lock");
  for (const isRetry of [false, true]) {
    try {
      const file = openSync(path, "wx");
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = Number.parseInt(readFileSync(path, "utf8"), 10);
      if (isRetry || isAlive(holder)) {
        throw new DomainError(
          "input",
          `'${data}' is being written by process ${holder}. Wait for it, or use another --data folder.`,
        );
      }
      // The process that held it was killed.
      rmSync(path, { force: true });
    }
  }
  throw new Error("unreachable: the second try returns or throws");
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
