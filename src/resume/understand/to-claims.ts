import type { ReadDocument } from "../document.ts";
import type { Place, Reading, Resume } from "../resume.ts";

/** A declared fact out of a résumé. Attributes are JSON values. */
export interface ResumeClaim {
  readonly person: string;
  readonly kind: "resume_name" | "resume_contact" | "resume_job" | "resume_education" | "resume_skill" | "profile";
  readonly value: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What was understood, as claims of the document's person; each says where it stands and how sure its reading is. */
export function toClaims(resume: Resume, document: ReadDocument): readonly ResumeClaim[] {
  const { sha256 } = document.facts;
  const person = `document:${sha256.slice(0, 16)}`;
  const claim = (
    kind: ResumeClaim["kind"],
    value: string,
    place: Place,
    sure: number,
    more: Readonly<Record<string, unknown>> = {},
  ): ResumeClaim => ({ person, kind, value, attributes: { document: sha256, ...place, sure, ...more } });
  const contacts = (kind: string, readings: readonly Reading<string>[]): readonly ResumeClaim[] =>
    readings.map(({ value, place, sure }) => claim("resume_contact", value, place, sure, { kind }));
  const { name } = resume;
  return [
    ...(name === null ? [] : [claim("resume_name", name.value, name.place, name.sure)]),
    ...contacts("email", resume.emails),
    ...contacts("phone", resume.phones),
    ...contacts("profile", resume.links),
    ...resume.jobs.flatMap((job, index) =>
      // A job of which not even the employer was read says nothing that could be compared.
      job.employer === null
        ? []
        : [
            claim("resume_job", job.employer.value, job.entry, sureOf(job.employer, job.title, job.from, job.to), {
              title: job.title?.value ?? null,
              from: job.from?.value ?? null,
              to: job.to?.value ?? null,
              location: job.location?.value ?? null,
              full_time: job.fullTime,
              index,
            }),
          ],
    ),
    ...resume.education
      .filter(({ school }) => school !== null)
      .map((entry) =>
        claim(
          "resume_education",
          entry.school?.value ?? "",
          entry.entry,
          sureOf(entry.school, entry.degree, entry.from, entry.to),
          {
            degree: entry.degree?.value ?? null,
            from: entry.from?.value ?? null,
            to: entry.to?.value ?? null,
          },
        ),
      ),
    ...resume.skills.map(({ skill, jobs }) => claim("resume_skill", skill.value, skill.place, skill.sure, { jobs })),
    ...profileOf(resume, document, person),
  ];
}

/** One claim has one sureness: that of its least sure part. */
const sureOf = (...readings: readonly (Reading<string> | null)[]): number =>
  Math.min(...readings.map((reading) => reading?.sure ?? 1));

/** A profile that was saved as a document names itself. */
function profileOf(resume: Resume, document: ReadDocument, person: string): readonly ResumeClaim[] {
  const link = resume.links.find(({ value }) => value.toLowerCase().includes("linkedin.com/in/"));
  if (!document.isProfile || link === undefined) return [];
  const attributes = { site: "linkedin", full_name: resume.name?.value ?? null, document: document.facts.sha256 };
  return [{ person, kind: "profile", value: link.value, attributes }];
}
