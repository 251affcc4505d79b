import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Random } from "../random.ts";
import { RESUME_LAYOUTS, type ResumeContent } from "../resumes/resume-content.ts";
import { varyStyle } from "../resumes/resume-style.ts";
import { writeResume as writeLaidOut } from "../resumes/write-resume.ts";
import type { Applicant } from "./applicant.ts";

/** Where an applicant's résumé stands below the folder of the applications file. Word's table is the one layout in Word. */
export function resumePath({ application, resume }: Pick<Applicant, "application" | "resume">): string {
  return `resumes/${application}.${layoutOf(resume.file.layout) === "table" ? "docx" : "pdf"}`;
}

/** Writes the résumé as a file whose own facts (author, time, id) are the applicant's. */
export async function writeResume(out: string, applicant: Applicant, seed: number): Promise<void> {
  const random = new Random(seed);
  const layout = layoutOf(applicant.resume.file.layout);
  const content = toContent(applicant);
  const format = layout === "table" ? "docx" : "pdf";
  const { author, createdAt, documentId } = applicant.resume.file;
  const file = { author, createdAt, documentId: documentId ?? `uuid:${random.uuid()}` };
  const bytes = await writeLaidOut(content, layout, varyStyle(random, content, layout), format, file);
  writeFileSync(join(out, resumePath(applicant)), bytes);
}

function layoutOf(index: number): (typeof RESUME_LAYOUTS)[number] {
  return RESUME_LAYOUTS[index % RESUME_LAYOUTS.length] ?? "classic";
}

function toContent({ name, email, phone, city, resume, resumeName, resumeEmail }: Applicant): ResumeContent {
  return {
    language: "en",
    name: resumeName ?? name,
    headline: resume.jobs[0]?.title ?? null,
    email: resumeEmail ?? email,
    phone,
    links: resume.links,
    place: city,
    summary: resume.summary,
    jobs: resume.jobs.map((job) => ({
      employer: job.employer,
      title: job.title,
      from: job.from,
      to: job.to,
      place: job.location,
      bullets: job.bullets,
      skills: job.technologies,
    })),
    education: resume.education.map(({ institution, degree, from, to }) => ({ school: institution, degree, from, to })),
    skills: resume.skills,
    spoken: [],
    projects: [],
  };
}
