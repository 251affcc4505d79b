import { beforeAll, describe, expect, test } from "vitest";
import { corpus, type Sample } from "../../bench/resume/corpus.ts";
import { scoreOf, type Judged } from "../../bench/resume/score.ts";
import { RESUME_LAYOUTS } from "../../src/simulate/resumes/resume-content.ts";

/** A hundred PDF and Word files of ten layouts in fifteen languages, written and read by the real parts. */
const SEED = 1;
const PER_LAYOUT = 10;

let samples: readonly Sample[] = [];
beforeAll(async () => {
  samples = await corpus(SEED, PER_LAYOUT);
});

const judged = (isWanted: (field: string) => boolean): readonly Judged[] =>
  samples.flatMap((sample) => scoreOf(sample).fields).filter(({ field }) => isWanted(field));

const wrong = (all: readonly Judged[]): readonly Judged[] => all.filter(({ right }) => !right);

describe("of a hundred generated résumés", () => {
  test("all layouts and both formats are there", () => {
    expect(new Set(samples.map(({ layout }) => layout)).size).toBe(RESUME_LAYOUTS.length);
    expect(samples).toHaveLength(100);
    expect(new Set(samples.map(({ format }) => format))).toEqual(new Set(["pdf", "docx"]));
    expect(new Set(samples.map(({ content }) => content.language)).size).toBeGreaterThan(10);
  });

  test("at least 98 % of jobs are read right: employer, title, from and to", () => {
    const jobs = judged((field) => field === "job");
    expect(jobs.length).toBeGreaterThan(300);
    expect(wrong(jobs).length / jobs.length, JSON.stringify(wrong(jobs), null, 1)).toBeLessThanOrEqual(0.02);
  });

  test("at least 98 % of names, e-mail addresses, phones and links are read right", () => {
    const contacts = judged((field) => field !== "job");
    expect(contacts.length).toBeGreaterThan(400);
    expect(wrong(contacts).length / contacts.length, JSON.stringify(wrong(contacts), null, 1)).toBeLessThanOrEqual(
      0.02,
    );
  });

  test("of readings that are stated as sure, at least 99 % are right", () => {
    const sure = samples.flatMap((sample) => scoreOf(sample).sure);
    expect(sure.length).toBeGreaterThan(2000);
    expect(wrong(sure).length / sure.length, JSON.stringify(wrong(sure), null, 1)).toBeLessThanOrEqual(0.01);
  });

  test("offsets point at the text that was read", () => {
    for (const { resume, document } of samples) {
      for (const { value, place } of [
        ...resume.emails,
        ...resume.phones,
        ...(resume.name === null ? [] : [resume.name]),
      ]) {
        expect(document.text.slice(place.start, place.end).replaceAll("\n", "")).toBe(value);
      }
      const told = resume.jobs.flatMap(({ employer }) =>
        employer === null
          ? []
          : [
              [
                employer.value,
                document.text.slice(employer.place.start, employer.place.end).replaceAll("\n", " "),
              ] as const,
            ],
      );
      // Where a time at the right edge parts a name in two, the place spans both.
      for (const [value, text] of told.filter(([, there]) => !there.includes("\t"))) expect(text).toBe(value);
    }
  });

  test("a skill stands under the jobs whose lines name it, and under no other", () => {
    // These layouts set everything that a job says.
    const whole = samples.filter(({ layout }) =>
      ["classic", "left-sidebar", "table", "european", "modern", "plain"].includes(layout),
    );
    const ties = whole.flatMap(({ content, resume }) =>
      content.jobs.flatMap((job) => {
        const index = resume.jobs.findIndex((one) => one.from?.value === job.from && one.to?.value === job.to);
        if (index < 0) return [];
        return resume.skills
          .filter(({ skill }) => content.skills.includes(skill.value))
          .map(({ skill, jobs }) => ({
            isTold: job.skills.includes(skill.value) || job.bullets.some((bullet) => bullet.includes(skill.value)),
            isTied: jobs.includes(index),
          }));
      }),
    );
    const told = ties.filter(({ isTold }) => isTold);
    const tied = ties.filter(({ isTied }) => isTied);
    expect(told.length).toBeGreaterThan(200);
    expect(told.filter(({ isTied }) => isTied).length / told.length).toBeGreaterThan(0.95);
    expect(tied.filter(({ isTold }) => isTold).length / tied.length).toBeGreaterThan(0.99);
  });
});
