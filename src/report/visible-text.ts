/**
 * Control characters and those that turn the direction of text around: in a terminal they move the cursor or change the
 * title, on a page they make a record read as what it is not. Line feed and tab stay.
 */
const HIDDEN =
  // oxlint-disable-next-line no-control-regex -- Finding control characters is what this pattern is for.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text from outside with nothing hidden in it: what cannot be seen is shown by its number, `⟨U+202E⟩`. */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replaceAll(HIDDEN, (hidden) => `⟨U+${hidden.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
}

/** The same on one line, cut to a number of characters with "…" at the end. */
export function shortText(text: string, charactersMax: number): string {
  // Cut before the work is done: the text may have megabytes.
  const line = visibleText(text.slice(0, charactersMax * 4))
    .replaceAll(/\s+/g, " ")
    .trim();
  return line.length <= charactersMax ? line : `${line.slice(0, charactersMax - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
