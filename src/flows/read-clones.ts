import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readClone } from "../checks/github/read-clone.ts";

/** What is read for an input: itself, or, for a clone, the export that was made of it. */
export interface ReadAs {
  /** As it is named to people. */
  readonly input: string;
  readonly path: string;
}

/**
 * A clone's history becomes an export in `folder`, in the form that `hirewall fetch github` saves, and goes the same way. What
 * cannot be read becomes one line that says why.
 */
export async function readClones(inputs: readonly string[], folder: string): Promise<readonly ReadAs[]> {
  const read: ReadAs[] = [];
  for (const [index, input] of inputs.entries()) {
    if (!(await stat(input)).isDirectory()) {
      read.push({ input, path: input });
      continue;
    }
    const clone = await readClone(input);
    const path = join(folder, `clone-${index}.ndjson`);
    const line = clone.kind === "read" ? clone.repository : { type: "github-unread", reason: clone.reason };
    await writeFile(path, `${JSON.stringify(line)}\n`);
    read.push({ input, path });
  }
  return read;
}
