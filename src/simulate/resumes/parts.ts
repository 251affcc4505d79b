import type { ContentJob, ResumeContent } from "./resume-content.ts";
import { writeSpan, type ResumeStyle } from "./resume-style.ts";
import { bold, gap, line, type Block } from "./sheet.ts";
import type { Tongue } from "./tongue.ts";

/** What all layouts share: a content with the words and spellings it is written in. */
export interface Draft {
  readonly content: ResumeContent;
  readonly style: ResumeStyle;
  readonly tongue: Tongue;
}

export function heading(draft: Draft, kind: keyof Tongue["headings"]): Block {
  const text = draft.style.headings[kind][0] ?? "";
  return { kind: "heading", text: draft.style.upperHeadings ? text.toLocaleUpperCase(draft.content.language) : text };
}

export const spanOf = (draft: Draft, { from, to }: { from: string; to: string }): string =>
  writeSpan(from, to, draft.style, draft.tongue);

export const bulletsOf = (job: ContentJob): readonly Block[] => [
  ...job.bullets.map((text): Block => ({ kind: "bullet", text })),
  ...(job.skills.length === 0 ? [] : [line(`Tech: ${job.skills.join(", ")}`)]),
];

const contactParts = ({ content }: Draft): readonly string[] =>
  [content.place, content.phone, content.email, ...content.links].filter((part) => part !== null);

export const contactLine = (draft: Draft, separator: string): readonly Block[] =>
  contactParts(draft).length === 0 ? [] : [line(contactParts(draft).join(separator))];

export const contactLines = (draft: Draft): readonly Block[] => contactParts(draft).map((part) => line(part));

export function section(draft: Draft, kind: keyof Tongue["headings"], blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [gap, heading(draft, kind), ...blocks];
}

export const summaryOf = (draft: Draft): readonly Block[] =>
  section(draft, "summary", draft.content.summary === null ? [] : [{ kind: "text", text: draft.content.summary }]);

export const skillsInline = (draft: Draft): readonly Block[] =>
  section(draft, "skills", [line(draft.content.skills.join(draft.style.variant === 0 ? " · " : ", "))]);

export const skillsListed = (draft: Draft): readonly Block[] =>
  section(
    draft,
    "skills",
    draft.content.skills.map((skill) => line(skill)),
  );

export const spokenListed = (draft: Draft): readonly Block[] =>
  section(
    draft,
    "spoken",
    draft.content.spoken.map((words) => line(words)),
  );

export const projectsOf = (draft: Draft): readonly Block[] =>
  section(
    draft,
    "projects",
    draft.content.projects.map((text): Block => ({ kind: "bullet", text })),
  );

export const educationOf = (draft: Draft): readonly Block[] =>
  section(
    draft,
    "education",
    draft.content.education.flatMap((entry) => [
      line(bold(entry.degree)),
      line(`${entry.school}${draft.style.separator}${spanOf(draft, entry)}`),
    ]),
  );

/** The history as one block list, with a gap between entries. */
export const history = (draft: Draft, entry: (job: ContentJob) => readonly Block[]): readonly Block[] =>
  section(
    draft,
    "experience",
    draft.content.jobs.flatMap((job, index) => [...(index === 0 ? [] : [gap]), ...entry(job)]),
  );
