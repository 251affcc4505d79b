import { existsSync, readFileSync } from "node:fs";
import type { ResultSink } from "./deletion.ts";
import { appendDurably, writeDurably } from "./write-durably.ts";

/** A file to which each ended session adds one line; the line is on the disk before the session is told as over. */
export function fileSink(path: string): ResultSink {
  return {
    write: (line) => appendDurably(path, `${JSON.stringify(line)}\n`),
    erase: (session) => {
      if (!existsSync(path)) return 0;
      const lines = readFileSync(path, "utf8").split("\n");
      const kept = lines.filter((line) => sessionOf(line) !== session);
      if (kept.length < lines.length) writeDurably(path, kept.join("\n"));
      return lines.length - kept.length;
    },
    elsewhere: ["Copies of the result's line that were made from the file, such as in a lake that it was read into."],
  };
}

export function streamSink(write: (text: string) => void): ResultSink {
  return {
    write: (line) => write(`${JSON.stringify(line)}\n`),
    erase: () => 0,
    elsewhere: ["The result's line, which went to the program that reads this server's output."],
  };
}

/** For a server that is watched by its host's page only. */
export const noSink: ResultSink = { write: () => undefined, erase: () => 0, elsewhere: [] };

function sessionOf(line: string): unknown {
  try {
    return (JSON.parse(line) as { session?: unknown } | null)?.session;
  } catch {
    return undefined;
  }
}
