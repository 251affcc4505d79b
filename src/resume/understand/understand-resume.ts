import type { ReadDocument } from "../document.ts";
import type { Resume } from "../resume.ts";
import { readContacts } from "./contacts.ts";
import { readEducation } from "./education.ts";
import { readJobs, type JobEntry } from "./jobs.ts";
import { fromJsonResume } from "./json-resume.ts";
import { toLines, type Line } from "./lines.ts";
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
  const contacts = readContacts(toSections(lines));
  const resume: Resume = {
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
  };
  return resume;
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
