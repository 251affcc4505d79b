import type { Status } from "../assess/assess.ts";
import { type Markup, markup, trusted } from "./markup.ts";
import { STATUS_WORDS } from "./words.ts";

/** One shape a status, so that it is told without its colour: a diamond, a triangle, a ring, a dash. */
const SHAPES: Readonly<Record<Status, string>> = {
  urgent: '<path d="M8 1 15 8 8 15 1 8Z"/>',
  review: '<path d="M8 2 15 14H1Z"/>',
  ask: '<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="3"/>',
  clear: '<path d="M3 7h10v2H3Z"/>',
};

/** The status as shape and word. */
export function statusMark(status: Status): Markup {
  return markup`<span class="status ${status}"><svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">${trusted(SHAPES[status])}</svg>${STATUS_WORDS[status].label}</span>`;
}
