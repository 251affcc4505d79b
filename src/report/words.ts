import type { Status } from "../assess/assess.ts";
import { FAMILY_WORDS } from "../assess/weights.ts";
import type { Family, Strength } from "../signals/signal.ts";
import type { PersonResult } from "../flows/scan-result.ts";
import { NAME_CHARACTERS_MAX } from "./limits.ts";
import { shortText } from "./visible-text.ts";

/** The statuses as a reader meets them: most urgent first. The labels are the words that assessments use. */
export const STATUS_WORDS: Readonly<Record<Status, { readonly label: string; readonly meaning: string }>> = {
  urgent: { label: "Urgent", meaning: "people look at it together today" },
  review: { label: "Review", meaning: "people look at it together" },
  ask: { label: "Ask", meaning: "a question is open" },
  clear: { label: "Clear", meaning: "nothing to ask" },
};
export const STATUSES_BY_URGENCY = ["urgent", "review", "ask", "clear"] as const satisfies readonly Status[];

export const STRENGTH_WORDS: Readonly<Record<Strength, string>> = {
  strong: "strong: opens a review alone",
  medium: "medium: opens a review when another respect agrees",
  weak: "weak: context, at most a question",
};

export function familyTitle(family: Family): string {
  const words = FAMILY_WORDS[family];
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function isOpen(person: PersonResult): boolean {
  return person.assessment.status !== "clear";
}

/** Somebody who applied and does not work here. */
export function isApplicantOnly({ applicant }: PersonResult): boolean {
  return applicant !== undefined && !applicant.isWorker;
}

/** The name, or the id where no name was declared. */
export function nameOf(person: PersonResult): string {
  return shortText(person.name ?? "", NAME_CHARACTERS_MAX) || shortText(person.person, NAME_CHARACTERS_MAX);
}

/** `1 person`, `2,000 people`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MINUTE = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** `12 Mar 2026`; a text that is no time stays as it is. */
export function showDay(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? shortText(at, NAME_CHARACTERS_MAX) : DAY.format(time);
}

/** `12 Mar 2026, 10:00 UTC`; a text that is no time stays as it is. */
export function showMinute(at: string): string {
  const time = Date.parse(at);
  return Number.isNaN(time) ? shortText(at, NAME_CHARACTERS_MAX) : `${MINUTE.format(time)} UTC`;
}

/** `2 Mar 2026`, `2–12 Mar 2026` or `28 Feb – 12 Mar 2026`. Plain spaces: terminals draw thin ones badly. */
export function showSpan(from: string, to: string): string {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  if (first <= last) {
    return DAY.formatRange(first, last)
      .replace(/^(\d+)\u2009–\u2009/, "$1–")
      .replaceAll("\u2009", " ");
  }
  return `${showDay(from)} to ${showDay(to)}`;
}
