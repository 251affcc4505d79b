import type { LooseLine } from "../assemble-text.ts";
import type { Contents } from "../contents.ts";
import { decodeText } from "./decode.ts";

/** Plain text: a line is a line. How far it is indented is all that is known of its place. */
export function readText(bytes: Uint8Array): Contents {
  const lines = decodeText(bytes)
    .split(/\r\n|[\n\r\v\f\u0085\u2028]/u)
    .map(plainLine);
  return { pages: 1, lines, facts: {} };
}

/** Points that one blank stands for. */
const BLANK_WIDTH = 5;

function plainLine(text: string): LooseLine {
  const indent = /^[ \t]*/.exec(text)?.[0] ?? "";
  const left = [...indent].reduce((width, blank) => width + (blank === "\t" ? 8 : 1) * BLANK_WIDTH, 0);
  // Several blanks within a line stand for a gap, as a tab does.
  return {
    page: 1,
    text: text.trim().replaceAll(/ {3,}|[ \t]*\t[ \t]*/g, "\t"),
    left,
    top: 0,
    size: 0,
    bold: false,
    heading: false,
  };
}
