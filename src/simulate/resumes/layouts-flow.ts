import {
  bulletsOf,
  contactLine,
  contactLines,
  type Draft,
  educationOf,
  heading,
  history,
  projectsOf,
  section,
  skillsInline,
  spanOf,
  spokenListed,
  summaryOf,
} from "./parts.ts";
import type { ContentJob } from "./resume-content.ts";
import { bold, gap, italic, line, lineWithRight, type Block, type Sheet } from "./sheet.ts";

const flow = (blocks: readonly Block[], numbered = false): Sheet => ({
  header: [],
  columns: [{ share: 1, blocks }],
  numbered,
});

/** Everything on one line, dates at the right edge. */
export function academic(draft: Draft): Sheet {
  const { content, style } = draft;
  const entry = (job: ContentJob): readonly Block[] => {
    const parts = style.titleFirst ? [job.title, job.employer, job.place] : [job.employer, job.place, job.title];
    const text = parts.filter((part) => part !== null).join(style.variant === 2 ? style.separator : ", ");
    return [lineWithRight({ text }, { text: spanOf(draft, job) }), ...bulletsOf(job).slice(0, 3)];
  };
  const schools = content.education.map((school) =>
    lineWithRight({ text: `${school.degree}, ${school.school}` }, { text: spanOf(draft, school) }),
  );
  return flow(
    [
      { kind: "name", text: content.name },
      ...contactLine(draft, "   "),
      ...section(draft, "education", schools),
      ...history(draft, entry),
      ...skillsInline(draft),
      ...spokenListed(draft),
    ],
    true,
  );
}

/** Titles before employers; an employer with several titles is named once. */
export function modern(draft: Draft): Sheet {
  const { content, style } = draft;
  const between = style.separator === ", " ? " · " : style.separator;
  const entries = content.jobs.flatMap((job, index): readonly Block[] => {
    const sameBefore = content.jobs[index - 1]?.employer === job.employer;
    const sameAfter = content.jobs[index + 1]?.employer === job.employer;
    if (!sameBefore && !sameAfter) {
      const below = [job.employer, job.place, spanOf(draft, job)].filter((part) => part !== null).join(between);
      return [gap, line({ text: job.title, bold: true, scale: 1.15 }), line(below), ...bulletsOf(job)];
    }
    const title = lineWithRight({ text: job.title, bold: true }, { text: spanOf(draft, job) });
    if (sameBefore) return [title, ...bulletsOf(job)];
    const employer = [job.employer, job.place].filter((part) => part !== null).join(between);
    return [gap, line({ text: employer, bold: true, scale: 1.15 }), title, ...bulletsOf(job)];
  });
  return flow([
    { kind: "name", text: content.name },
    ...(content.headline === null ? [] : [line(italic(content.headline))]),
    ...contactLine(draft, " · "),
    ...summaryOf(draft),
    gap,
    heading(draft, "experience"),
    ...entries,
    ...projectsOf(draft),
    ...educationOf(draft),
    ...skillsInline(draft),
  ]);
}

/** Skills first, each with a sentence; then one line for each job. */
export function functional(draft: Draft): Sheet {
  const { content, style } = draft;
  const entry = (job: ContentJob): Block => {
    const when = spanOf(draft, job);
    const where = job.place === null ? job.employer : `${job.employer}, ${job.place}`;
    if (style.variant === 0) return line(`${when}: ${job.title}, ${where}`);
    if (style.variant === 1) return line(bold(job.title), ` | ${where} | ${when}`);
    return line(bold(job.title), `, ${where} (${when})`);
  };
  const strengths = content.jobs.slice(0, 2).flatMap((job) => job.bullets.slice(0, 2));
  return flow([
    { kind: "name", text: content.name },
    ...contactLine(draft, " / "),
    ...summaryOf(draft),
    ...section(draft, "skills", [
      line(content.skills.join(", ")),
      ...strengths.map((text): Block => ({ kind: "bullet", text })),
    ]),
    ...section(draft, "experience", content.jobs.map(entry)),
    ...educationOf(draft),
  ]);
}

/** As typed into an editor: Markdown's marks, or capitals and rules. */
export function plain(draft: Draft): Sheet {
  const { content, style } = draft;
  const markdown = style.variant === 0;
  const at = content.language === "en" ? " at " : " - ";
  const head = (kind: Parameters<typeof heading>[1]): readonly Block[] => {
    const block = heading(draft, kind);
    const text = block.kind === "heading" ? block.text : "";
    return markdown ? [gap, line(`## ${text}`)] : [gap, line(text.toLocaleUpperCase(content.language))];
  };
  const entry = (job: ContentJob): readonly Block[] => {
    const pair = `${job.title}${at}${job.employer}`;
    const when = [spanOf(draft, job), job.place].filter((part) => part !== null).join(" | ");
    return [gap, line(markdown ? `### ${pair}` : pair), line(when), ...bulletsOf(job)];
  };
  return flow([
    line(markdown ? `# ${content.name}` : content.name),
    ...contactLines(draft),
    ...(content.summary === null ? [] : [...head("summary"), { kind: "text", text: content.summary } as const]),
    ...head("experience"),
    ...content.jobs.flatMap(entry),
    ...head("education"),
    ...content.education.map((school) => line(`${school.degree} - ${school.school} (${spanOf(draft, school)})`)),
    ...head("skills"),
    line(content.skills.join(", ")),
  ]);
}
