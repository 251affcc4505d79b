import type { ReadDocument } from "../document.ts";
import type { Reading, Resume } from "../resume.ts";
import { readContacts } from "./contacts.ts";
import { readEducation } from "./education.ts";
import { readJobs, type JobEntry } from "./jobs.ts";
import { fromJsonResume } from "./json-resume.ts";
import { toLines, type Line } from "./lines.ts";
import { withLinkTargets } from "./link-targets.ts";
import { readName } from "./name.ts";
import { joinWrapped } from "./paragraphs.ts";
import { joinSplitDates } from "./split-dates.ts";
import { toSections, type Section } from "./sections.ts";
import { readSkills } from "./skills.ts";

export interface UnderstandOptions {
  /** Names of technologies to look for in jobs, beside the skills that the résumé lists. */
  readonly technologies?: readonly string[];
}

/** What a read document says of its author. Pure. Every value has its place and how sure its reading is. */
export function understandResume(document: ReadDocument, { technologies = [] }: UnderstandOptions = {}): Resume {
  if (document.kind === "json-resume") return fromJsonResume(document);
  const lines = toLines(document);
  const sections = toSections(lines).map((section) => ({
    ...section,
    lines: joinWrapped(joinSplitDates(section.lines), document.text),
  }));
  const jobs = jobsOf(sections);
  const of = (kind: Section["kind"]): readonly Line[] =>
    sections.filter((section) => section.kind === kind).flatMap((section) => section.lines);
  const contacts = withLinkTargets(readContacts(toSections(lines)), document);
  return doubtRecognised(document, {
    name: readName(lines),
    ...contacts,
    sections: sections.flatMap(({ kind, heading, lines: inside }) =>
      kind === "head" || heading === null
        ? []
        : [
            {
              kind,
              title: heading.text,
              place: { page: heading.page, start: heading.start, end: inside.at(-1)?.end ?? heading.end },
            },
          ],
    ),
    jobs: jobs.map(({ job }) => job),
    education: readEducation(of("education")),
    skills: readSkills(sections, jobs, technologies),
  });
}

/** Letters that a program saw in a picture may be others: what was read there is below what a finding may rest on. */
const RECOGNISED_SURE_MAX = 0.5;

function doubtRecognised(document: ReadDocument, resume: Resume): Resume {
  const pages = new Set(document.recognisedPages);
  if (pages.size === 0) return resume;
  const doubt = <Found extends Reading<string> | null>(reading: Found): Found =>
    reading !== null && pages.has(reading.place.page)
      ? { ...reading, sure: Math.min(reading.sure, RECOGNISED_SURE_MAX) }
      : reading;
  return {
    ...resume,
    name: doubt(resume.name),
    emails: resume.emails.map(doubt),
    phones: resume.phones.map(doubt),
    links: resume.links.map(doubt),
    jobs: resume.jobs.map((job) => ({
      ...job,
      employer: doubt(job.employer),
      title: doubt(job.title),
      from: doubt(job.from),
      to: doubt(job.to),
      location: doubt(job.location),
    })),
    education: resume.education.map((entry) => ({
      ...entry,
      school: doubt(entry.school),
      degree: doubt(entry.degree),
      from: doubt(entry.from),
      to: doubt(entry.to),
    })),
    skills: resume.skills.map(({ skill, jobs }) => ({ skill: doubt(skill), jobs })),
  };
}

/** Without a heading for it, a history may stand anywhere; what is found then is not sure. */
function jobsOf(sections: readonly Section[]): readonly JobEntry[] {
  const own = sections.filter(({ kind }) => kind === "experience");
  if (own.length > 0) return own.flatMap(({ lines }) => readJobs(lines));
  return sections
    .filter(({ kind }) => kind === "head" || kind === "summary" || kind === "other")
    .flatMap(({ lines }) => readJobs(lines, 0.7))
    .filter(({ job }) => job.employer !== null && job.title !== null);
}
