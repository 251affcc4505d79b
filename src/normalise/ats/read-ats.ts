import { type Ats, type AtsReading, type Json, PROTECTED_ANSWERS } from "./ats.ts";
import { ashby } from "./ashby.ts";
import { greenhouse } from "./greenhouse.ts";
import { lever } from "./lever.ts";
import { workday } from "./workday.ts";

/** Every applicant tracking system whose JSON is read; the first that knows a record has it. */
const SYSTEMS: readonly Ats[] = [greenhouse, lever, ashby, workday];

export interface AtsRecord {
  readonly system: Pick<Ats, "id" | "title">;
  readonly reading: AtsReading;
}

/** Whose record it is and what it says; undefined when no system's. */
export function readAts(record: object): AtsRecord | undefined {
  // Before any system: what is never read is not looked at by a mapping either.
  if (isProtectedAnswers(record))
    return { system: { id: "ats", title: "Applicant tracking system" }, reading: PROTECTED_ANSWERS };
  for (const system of SYSTEMS) {
    const reading = system.read(record as Json);
    if (reading !== undefined) return { system, reading };
  }
  return undefined;
}

export function isAtsRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && readAts(value) !== undefined;
}

/** Greenhouse's `eeoc`, Lever's `eeo/responses`: who answered, and what they answered about themselves. */
function isProtectedAnswers(record: object): boolean {
  const names = Object.keys(record).map((name) => name.toLowerCase());
  const answers = names.filter((name) => /^(race|gender|ethnicity|veteran\w*|disability\w*)$/.test(name));
  return answers.length >= 2 && names.some((name) => /(application|candidate|opportunity|submitted|id$)/.test(name));
}
