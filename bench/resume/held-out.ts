import { allFakers, type Faker } from "@faker-js/faker";
import type { Random } from "../../src/simulate/random.ts";
import {
  type Draft,
  bulletsOf,
  contactLine,
  contactLines,
  educationOf,
  heading,
  section,
  skillsInline,
  skillsListed,
  spanOf,
  summaryOf,
} from "../../src/simulate/resumes/parts.ts";
import type { ContentJob, ResumeContent } from "../../src/simulate/resumes/resume-content.ts";
import type { ResumeStyle } from "../../src/simulate/resumes/resume-style.ts";
import { bold, gap, italic, line, lineWithRight, type Block, type Sheet } from "../../src/simulate/resumes/sheet.ts";

/**
 * What the parser was not written against: words, names and places of another source, spellings and layouts of their own. Figures on
 * these are reported, never tuned to.
 */
export function strangeStyle(style: ResumeStyle, random: Random): ResumeStyle {
  return {
    ...style,
    bodySize: random.pick([8, 8.5, 11.5, 12]),
    bullet: random.pick(["►", "◦", "→", "o", "■"]),
    separator: random.pick([" / ", " ● ", " – ", " ∙ ", " @ "]),
    dash: random.pick([" / ", "–", " ~ ", " -- ", " until ", "-"]),
    upperHeadings: random.chance(0.5),
  };
}

/** Employers, titles and cities out of faker, which knows nothing of the parser's lists. */
export function strangeContent(content: ResumeContent, random: Random): ResumeContent {
  const faker = allFakers.en;
  faker.seed(random.int(1, 1e9));
  const employers = new Map<string, string>();
  return {
    ...content,
    headline: null,
    jobs: content.jobs.map((job): ContentJob => {
      const employer = employers.get(job.employer) ?? strangeEmployer(faker, random);
      employers.set(job.employer, employer);
      return {
        ...job,
        employer,
        title: random.chance(0.7) ? faker.person.jobTitle() : job.title,
        place: job.place === null ? null : strangePlace(faker, random, job.place),
        bullets: job.bullets.map((bullet) => (random.chance(0.5) ? faker.company.catchPhrase() : bullet)),
      };
    }),
  };
}

const strangeEmployer = (faker: Faker, random: Random): string =>
  random.pick([
    faker.company.name(),
    faker.person.lastName(),
    `${faker.word.adjective()} ${faker.word.noun()}`.replaceAll(/\b\p{L}/gu, (letter) => letter.toUpperCase()),
    faker.word.noun().replace(/^\p{L}/u, (letter) => letter.toUpperCase()),
  ]);

const strangePlace = (faker: Faker, random: Random, place: string): string =>
  random.pick([
    place,
    faker.location.city(),
    `${faker.location.city()}, ${faker.location.state({ abbreviated: true })}`,
  ]);

const flow = (blocks: readonly Block[]): Sheet => ({ header: [], columns: [{ share: 1, blocks }], numbered: false });

/** "Employer, Place — Title", the time below it in capitals: a template of Google Docs. */
function documentsTemplate(draft: Draft): Sheet {
  const { content } = draft;
  const entries = content.jobs.flatMap((job) => [
    gap,
    line(bold([job.employer, job.place].filter((part) => part !== null).join(", ")), " — ", italic(job.title)),
    line(spanOf(draft, job).toLocaleUpperCase(content.language)),
    ...job.bullets.map((text): Block => ({ kind: "text", text })),
  ]);
  return flow([
    { kind: "name", text: content.name },
    ...contactLines(draft),
    ...section(draft, "experience", entries),
    ...educationOf(draft),
    ...skillsListed(draft),
  ]);
}

/** Forms name each thing: "Employer: …", "Position: …", "Dates: …". */
function labels(draft: Draft): Sheet {
  const { content } = draft;
  const entries = content.jobs.flatMap((job) => [
    gap,
    line(`Dates: ${spanOf(draft, job)}`),
    line(`Position: ${job.title}`),
    line(`Employer: ${job.employer}`),
    ...(job.place === null ? [] : [line(`Location: ${job.place}`)]),
    ...bulletsOf(job),
  ]);
  return flow([
    line(`Name: ${content.name}`),
    ...contactLines(draft),
    ...section(draft, "experience", entries),
    ...educationOf(draft),
  ]);
}

/** A paragraph for each job, which begins with the time. */
function paragraphs(draft: Draft): Sheet {
  const { content } = draft;
  const entries = content.jobs.flatMap((job) => [
    gap,
    line(bold(`${spanOf(draft, job)}  ${job.title}`)),
    line(italic([job.employer, job.place].filter((part) => part !== null).join(" · "))),
    { kind: "text", text: `${job.bullets.join(". ")}.` } as const,
  ]);
  return flow([
    { kind: "name", text: content.name },
    ...contactLine(draft, " ∙ "),
    ...summaryOf(draft),
    ...skillsInline(draft),
    ...section(draft, "experience", entries),
    ...educationOf(draft),
  ]);
}

/** Nothing but lines: place and time at the right edge, no bullets, nothing bold. */
function bare(draft: Draft): Sheet {
  const { content } = draft;
  const entries = content.jobs.flatMap((job) => [
    lineWithRight({ text: job.employer }, job.place === null ? null : { text: job.place }),
    lineWithRight({ text: job.title }, { text: spanOf(draft, job) }),
  ]);
  return flow([
    line(content.name),
    ...contactLine(draft, ", "),
    heading(draft, "experience"),
    ...entries,
    heading(draft, "education"),
    ...content.education.map((entry) =>
      lineWithRight({ text: `${entry.school}, ${entry.degree}` }, { text: entry.to }),
    ),
  ]);
}

export const STRANGE_LAYOUTS: Readonly<Record<string, (draft: Draft) => Sheet>> = {
  "documents-template": documentsTemplate,
  labels,
  paragraphs,
  bare,
};
