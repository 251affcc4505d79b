import { z } from "zod";
import type { ReadDocument } from "../document.ts";
import { PRESENT, type PartialDate, type Place, type Reading, type Resume } from "../resume.ts";
import { fullTimeOf } from "./full-time.ts";

const text = z.string().trim().min(1).max(2000).optional().catch(undefined);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(500).optional().catch(undefined);

/** The parts of JSON Resume 1.0 (jsonresume.org/schema) that are read; what has another type is left out. */
const JSON_RESUME = z.object({
  basics: z
    .object({ name: text, email: text, phone: text, url: text, profiles: list(z.object({ url: text })) })
    .optional()
    .catch(undefined),
  work: list(
    z.object({
      name: text,
      company: text,
      position: text,
      location: text,
      startDate: text,
      endDate: text,
      summary: text,
      highlights: list(z.string()),
    }),
  ),
  education: list(z.object({ institution: text, area: text, studyType: text, startDate: text, endDate: text })),
  skills: list(z.object({ name: text, keywords: list(z.string()) })),
});

/** A JSON Resume says each thing by name: nothing is guessed. */
export function fromJsonResume(document: ReadDocument): Resume {
  const parsed = JSON_RESUME.safeParse(document.structure);
  const { basics, work = [], education = [], skills = [] } = parsed.success ? parsed.data : {};
  const places = new Places(document.text);
  const reading = (value: string | undefined): Reading<string> | null =>
    value === undefined ? null : { value, place: places.of(value), sure: 1 };
  const some = (...values: readonly (string | undefined)[]): readonly Reading<string>[] =>
    values.flatMap((value) => reading(value) ?? []);
  const name = reading(basics?.name);
  const emails = some(basics?.email);
  const phones = some(basics?.phone);
  const links = some(basics?.url, ...(basics?.profiles ?? []).map(({ url }) => url));
  const jobs = work.map((job) => ({
    employer: reading(job.name ?? job.company),
    title: reading(job.position),
    from: dateReading(job.startDate, places),
    // The schema: without an end the work goes on.
    to: dateReading(job.endDate ?? (job.startDate === undefined ? undefined : PRESENT), places),
    location: reading(job.location),
    fullTime: fullTimeOf([job.position, job.name].join("\n")),
    entry: places.of(job.name ?? job.company ?? job.position ?? ""),
  }));
  const told = work.map((job) => [job.summary, job.position, ...(job.highlights ?? [])].join("\n").toLowerCase());
  return {
    name,
    emails,
    phones,
    links,
    sections: [],
    jobs,
    education: education.map((entry) => ({
      school: reading(entry.institution),
      degree: reading([entry.studyType, entry.area].filter((part) => part !== undefined).join(", ") || undefined),
      from: dateReading(entry.startDate, places),
      to: dateReading(entry.endDate, places),
      entry: places.of(entry.institution ?? ""),
    })),
    skills: some(
      ...skills.flatMap((skill) => ((skill.keywords ?? []).length > 0 ? (skill.keywords ?? []) : [skill.name])),
    ).map((skill) => ({
      skill,
      jobs: told.flatMap((words, index) => (words.includes(skill.value.toLowerCase()) ? [index] : [])),
    })),
  };
}

/** ISO 8601 in parts: "2021", "2021-03", "2021-03-15". */
function dateReading(value: string | undefined, places: Places): Reading<PartialDate> | null {
  if (value === undefined) return null;
  if (/^(?:present|now|current)$/i.test(value)) return { value: PRESENT, place: places.of(value), sure: 1 };
  const date = /^(?<date>(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)(?:$|-|T)/.exec(value)?.groups?.["date"];
  return date === undefined ? null : { value: date, place: places.of(value), sure: 1 };
}

/** Where values stand in the text, in the order in which they are asked for; a value that stands nowhere is placed at 0. */
class Places {
  readonly #text: string;

  constructor(whole: string) {
    this.#text = whole;
  }

  of(value: string): Place {
    const start = value === "" ? -1 : this.#text.indexOf(value);
    return start < 0 ? { page: 1, start: 0, end: 0 } : { page: 1, start, end: start + value.length };
  }
}
