import type { Reading, ResumeJob } from "../../src/resume/resume.ts";
import type { ContentJob } from "../../src/simulate/resumes/resume-content.ts";
import type { Sample } from "./corpus.ts";

/** One field of one résumé, or one reading of it. */
export interface Judged {
  readonly field: string;
  readonly right: boolean;
  readonly expected: string;
  readonly read: string;
}

export interface Score {
  /** What stands in the résumé: was it read right? A job is right when employer, title, from and to are. */
  readonly fields: readonly Judged[];
  /** What was read with sureness of at least 0.8: is it so? */
  readonly sure: readonly Judged[];
  /** Readings by sureness, for calibration. */
  readonly readings: readonly {
    readonly sure: number;
    readonly right: boolean;
    readonly field: string;
    readonly read: string;
  }[];
}

const SURE_ENOUGH = 0.8;

export function scoreOf({ content, resume }: Sample): Score {
  const fields: Judged[] = [];
  const readings: { sure: number; right: boolean; field: string; read: string }[] = [];
  const used = new Map<ResumeJob, ContentJob>();
  for (const job of content.jobs) {
    const found =
      resume.jobs.find((read) => !used.has(read) && isSameJob(read, job)) ??
      resume.jobs.find((read) => !used.has(read) && isSameTime(read, job));
    if (found !== undefined) used.set(found, job);
    fields.push({
      field: "job",
      right: found !== undefined && isSameJob(found, job),
      expected: jobText(job),
      read: readText(found),
    });
  }
  for (const read of resume.jobs) {
    const job = used.get(read);
    const judge = (field: string, reading: Reading<string> | null, value: string | null | undefined): void => {
      if (reading === null) return;
      const right = job !== undefined && value !== null && value !== undefined && same(reading.value, value);
      readings.push({ sure: reading.sure, right, field, read: `${reading.value} ≠ ${value ?? "nothing"}` });
    };
    judge("employer", read.employer, job?.employer);
    judge("title", read.title, job?.title);
    judge("from", read.from, job?.from);
    judge("to", read.to, job?.to);
    judge("place", read.location, job?.place);
  }
  const contact = (field: string, values: readonly string[], read: readonly Reading<string>[]): void => {
    for (const value of values) {
      const hit = read.find((reading) => same(reading.value, value));
      fields.push({
        field,
        right: hit !== undefined,
        expected: value,
        read: read.map((reading) => reading.value).join(" ; "),
      });
    }
    for (const reading of read) {
      const right = values.some((value) => same(reading.value, value));
      readings.push({ sure: reading.sure, right, field, read: reading.value });
    }
  };
  contact("name", [content.name], resume.name === null ? [] : [resume.name]);
  contact("email", content.email === null ? [] : [content.email], resume.emails);
  contact("phone", content.phone === null ? [] : [content.phone], resume.phones);
  contact("link", content.links, resume.links);
  for (const entry of resume.education) {
    const school = content.education.find((truth) => same(entry.school?.value ?? "", truth.school));
    if (entry.school !== null) {
      readings.push({
        sure: entry.school.sure,
        right: school !== undefined,
        field: "school",
        read: entry.school.value,
      });
    }
    if (entry.degree !== null) {
      const right = content.education.some((truth) => same(entry.degree?.value ?? "", truth.degree));
      readings.push({ sure: entry.degree.sure, right, field: "degree", read: entry.degree.value });
    }
  }
  const sure = readings
    .filter((reading) => reading.sure >= SURE_ENOUGH)
    .map(({ field, right, read }) => ({ field, right, expected: "", read }));
  return { fields, sure, readings };
}

const clean = (text: string): string => text.normalize("NFC").replaceAll(/\s+/g, " ").replaceAll("’", "'").trim();
const same = (a: string, b: string): boolean => clean(a) === clean(b);

const isSameTime = (read: ResumeJob, job: ContentJob): boolean =>
  read.from?.value === job.from && read.to?.value === job.to;

const isSameJob = (read: ResumeJob, job: ContentJob): boolean =>
  isSameTime(read, job) && same(read.employer?.value ?? "", job.employer) && same(read.title?.value ?? "", job.title);

const jobText = (job: ContentJob): string =>
  `${job.title} @ ${job.employer} ${job.from}..${job.to} (${job.place ?? "-"})`;

const readText = (job: ResumeJob | undefined): string =>
  job === undefined
    ? "nothing"
    : `${job.title?.value ?? "?"} [${job.title?.sure ?? ""}] @ ${job.employer?.value ?? "?"} [${job.employer?.sure ?? ""}] ${job.from?.value ?? "?"}..${job.to?.value ?? "?"} (${job.location?.value ?? "-"})`;
