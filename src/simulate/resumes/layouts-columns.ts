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
  skillsListed,
  spanOf,
  spokenListed,
  summaryOf,
} from "./parts.ts";
import type { ContentJob } from "./resume-content.ts";
import { bold, gap, italic, line, lineWithRight, type Block, type Run, type Sheet } from "./sheet.ts";

const NOT_NUMBERED = false;

const nameOf = (draft: Draft): readonly Block[] => [
  { kind: "name", text: draft.content.name },
  ...(draft.content.headline === null ? [] : [line({ text: draft.content.headline, scale: 1.2 })]),
];

const flow = (blocks: readonly Block[]): Sheet => ({
  header: [],
  columns: [{ share: 1, blocks }],
  numbered: NOT_NUMBERED,
});

const right = (text: string | null): Run | null => (text === null ? null : { text });

/** One column: employer and place, title and dates, each pair on one line. */
export function classic(draft: Draft): Sheet {
  const { style } = draft;
  const entry = (job: ContentJob): readonly Block[] => {
    const first = style.titleFirst ? job.title : job.employer;
    const second = style.titleFirst ? job.employer : job.title;
    return style.variant === 0
      ? [
          lineWithRight(bold(first), right(spanOf(draft, job))),
          lineWithRight(italic(second), right(job.place)),
          ...bulletsOf(job),
        ]
      : [
          lineWithRight(bold(first), right(job.place)),
          lineWithRight(italic(second), right(spanOf(draft, job))),
          ...bulletsOf(job),
        ];
  };
  return flow([
    ...nameOf(draft),
    ...contactLine(draft, " | "),
    ...summaryOf(draft),
    ...history(draft, entry),
    ...educationOf(draft),
    ...skillsInline(draft),
    ...projectsOf(draft),
  ]);
}

/** A narrow column at the left with contact, skills and languages. */
export function leftSidebar(draft: Draft): Sheet {
  const { style } = draft;
  const entry = (job: ContentJob): readonly Block[] => [
    line(bold(job.title)),
    line(job.place === null ? job.employer : `${job.employer}${style.separator}${job.place}`),
    line(italic(spanOf(draft, job))),
    ...bulletsOf(job),
  ];
  return {
    header: [],
    columns: [
      {
        share: 0.32,
        blocks: [heading(draft, "contact"), ...contactLines(draft), ...skillsListed(draft), ...spokenListed(draft)],
      },
      {
        share: 0.68,
        blocks: [...nameOf(draft), ...summaryOf(draft), ...history(draft, entry), ...educationOf(draft)],
      },
    ],
    numbered: NOT_NUMBERED,
  };
}

/** The name across the page, then the history with a column at its right. */
export function rightSidebar(draft: Draft): Sheet {
  const { style, content } = draft;
  const between = style.separator === ", " ? " — " : style.separator;
  const entry = (job: ContentJob): readonly Block[] => {
    const pair = style.titleFirst ? [job.title, job.employer] : [job.employer, job.title];
    const when = spanOf(draft, job);
    return [
      line(bold(pair.join(between))),
      line(job.place === null ? when : `${when} | ${job.place}`),
      ...bulletsOf(job),
    ];
  };
  return {
    header: [...nameOf(draft), gap],
    columns: [
      { share: 0.66, blocks: [...summaryOf(draft), ...history(draft, entry), ...projectsOf(draft)] },
      {
        share: 0.34,
        blocks: [
          heading(draft, "contact"),
          ...contactLines(draft),
          ...skillsListed(draft),
          ...educationOf({ ...draft, content: { ...content, education: content.education.slice(0, 1) } }),
          ...spokenListed(draft),
        ],
      },
    ],
    numbered: NOT_NUMBERED,
  };
}

/** Word's usual table: dates in the first cell, what happened in the second. */
export function table(draft: Draft): Sheet {
  const { content, style } = draft;
  const rows = content.jobs.map((job): Block => ({
    kind: "row",
    share: 0.25,
    left: [line(spanOf(draft, job)), ...(job.place === null ? [] : [line(job.place)])],
    right: style.titleFirst
      ? [line(bold(job.title)), line(job.employer), ...bulletsOf(job)]
      : [line(bold(job.employer)), line(italic(job.title)), ...bulletsOf(job)],
  }));
  const schools = content.education.map((entry): Block => ({
    kind: "row",
    share: 0.25,
    left: [line(spanOf(draft, entry))],
    right: [line(bold(entry.school)), line(entry.degree)],
  }));
  return flow([
    ...nameOf(draft),
    ...(style.variant === 0 ? contactLines(draft) : contactLine(draft, " • ")),
    ...summaryOf(draft),
    ...section(draft, "experience", rows),
    ...section(draft, "education", schools),
    ...skillsInline(draft),
  ]);
}

/** Dates in the left margin, as in moderncv's classic style: title, employer and place on one line. */
export function european(draft: Draft): Sheet {
  const { content, style } = draft;
  const entry = (job: ContentJob): Block => ({
    kind: "row",
    share: 0.22,
    left: [line(spanOf(draft, job))],
    right:
      style.variant === 0
        ? [
            line(bold(job.title)),
            line([job.employer, job.place].filter((part) => part !== null).join(", ")),
            ...bulletsOf(job),
          ]
        : [
            line(bold(job.title), ", ", italic(job.employer), ...(job.place === null ? [] : [`, ${job.place}`])),
            ...bulletsOf(job),
          ],
  });
  const schools = content.education.map((school): Block => ({
    kind: "row",
    share: 0.22,
    left: [line(spanOf(draft, school))],
    right: [line(bold(school.degree)), line(school.school)],
  }));
  return flow([
    ...nameOf(draft),
    ...contactLines(draft),
    ...summaryOf(draft),
    ...section(
      draft,
      "experience",
      content.jobs.flatMap((job) => [entry(job), gap]),
    ),
    ...section(draft, "education", schools),
    ...section(draft, "skills", [
      { kind: "row", share: 0.22, left: [line("IT")], right: [line(content.skills.join(", "))] },
    ]),
    ...spokenListed(draft),
  ]);
}

/** What LinkedIn's "Save to PDF" gives: a sidebar, and each job as employer, title, dates with duration, place. */
export function linkedin(draft: Draft): Sheet {
  const { content } = draft;
  const entries = content.jobs.flatMap((job, index): readonly Block[] => {
    const before = content.jobs[index - 1];
    const after = content.jobs[index + 1];
    const employer = line({ text: job.employer, scale: 1.15 });
    const dates = `${spanOf(draft, job).replace(/[–—]|-(?=\D)/, "-")} (${durationOf(job)})`;
    const grouped = after?.employer === job.employer && before?.employer !== job.employer;
    return [
      ...(before?.employer === job.employer ? [] : [gap, employer]),
      ...(grouped ? [line("4 years 7 months")] : []),
      line({ text: job.title, scale: 1.1 }),
      line(dates),
      ...(job.place === null ? [] : [line(job.place)]),
      ...job.bullets.slice(0, 2).map((text): Block => ({ kind: "text", text })),
    ];
  });
  const sidebar: readonly Block[] = [
    heading(draft, "contact"),
    ...(content.phone === null ? [] : [line(`${content.phone} (Mobile)`)]),
    ...(content.email === null ? [] : [line(content.email)]),
    ...content.links.flatMap((link) => (link.includes("linkedin") ? [line(link), line("(LinkedIn)")] : [line(link)])),
    ...skillsListed({
      ...draft,
      style: { ...draft.style, headings: { ...draft.style.headings, skills: ["Top Skills"] } },
      content: { ...content, skills: content.skills.slice(0, 3) },
    }),
    ...spokenListed(draft),
  ];
  const main: readonly Block[] = [
    ...nameOf(draft),
    ...(content.place === null ? [] : [line(content.place)]),
    ...summaryOf(draft),
    gap,
    heading(draft, "experience"),
    ...entries,
    gap,
    heading(draft, "education"),
    ...content.education.flatMap((entry) => [
      line({ text: entry.school, scale: 1.15 }),
      line(`${entry.degree} · (${entry.from} - ${entry.to})`),
    ]),
  ];
  return {
    header: [],
    columns: [
      { share: 0.33, blocks: sidebar },
      { share: 0.67, blocks: main },
    ],
    numbered: true,
  };
}

function durationOf({ from, to }: { from: string; to: string }): string {
  const months = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 1);
  const all = Math.max(1, (to === "present" ? 2025 * 12 + 6 : months(to)) - months(from) + 1);
  const [years, rest] = [Math.floor(all / 12), all % 12];
  return [
    years > 0 ? `${years} year${years > 1 ? "s" : ""}` : "",
    rest > 0 ? `${rest} month${rest > 1 ? "s" : ""}` : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}
