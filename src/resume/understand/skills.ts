import type { Reading, Resume } from "../resume.ts";
import type { JobEntry } from "./jobs.ts";
import type { Line } from "./lines.ts";
import type { Section } from "./sections.ts";

type Skill = Resume["skills"][number];

const SKILL_CHARACTERS_MAX = 50;
const SKILL_WORDS_MAX = 5;
const SKILLS_MAX = 300;
const LIST_SEPARATOR = /\s*[,;|·•▪/、،\t]\s+|\s*[,;|·•▪、،\t]\s*|\s{3,}/u;
const LABEL = /^[\p{L}\p{M}\p{N}&/ -]{2,40}[:：]\s*/u;
/** "(expert)", "– 5 years", "●●●○○" */
const LEVEL = /\s*(?:[(（][^()（）]*[)）]|[–—-]\s+\p{L}[\p{L}\s]{2,20}|[●○★☆■□▪▫]{2,})\s*$/u;

/**
 * Skills of the résumé's lists, and where each stands in a job's entry. `technologies` are further names to look for there,
 * for what is told of in a job and listed nowhere.
 */
export function readSkills(
  sections: readonly Section[],
  jobs: readonly JobEntry[],
  technologies: readonly string[],
): readonly Skill[] {
  const listed = sections.filter(({ kind }) => kind === "skills").flatMap(({ lines }) => lines.flatMap(listItems));
  const inJobs = sections
    .filter(({ kind }) => kind === "experience")
    .flatMap(({ lines }) => lines.filter(({ text: line }) => STACK.test(line)).flatMap(listItems));
  const names = new Map<string, Reading<string>>();
  for (const reading of [...listed, ...inJobs]) {
    const key = reading.value.toLowerCase();
    if (!names.has(key)) names.set(key, reading);
  }
  const known = new Set(names.keys());
  const skills = [...names.values()].map((skill): Skill => ({ skill, jobs: jobsWith(skill.value, jobs) }));
  const more = technologies
    .filter((name) => !known.has(name.toLowerCase()))
    .flatMap((name): readonly Skill[] => mentioned(name, jobs));
  return [...skills, ...more].slice(0, SKILLS_MAX);
}

const STACK =
  /^(?:tech\p{L}*|stack|tools?|environment|umgebung|umfeld|environnement|tecnolog\p{L}*|entorno|стек|технологии|技术栈|技術|使用技術|환경|기술|التقنيات|טכנולוגיות)(?:\s+\p{L}+)?\s*[:：]/iu;

function listItems(line: Line): readonly Reading<string>[] {
  const label = LABEL.exec(line.text)?.[0] ?? "";
  const items: Reading<string>[] = [];
  let from = label.length;
  const add = (end: number): void => {
    const raw = line.text.slice(from, end);
    const value = raw
      .replace(LEVEL, "")
      .replace(/[.,;]+$/, "")
      .trim();
    const start = line.start + from + (raw.length - raw.trimStart().length);
    if (isSkill(value)) items.push({ value, place: { page: line.page, start, end: start + value.length }, sure: 0.9 });
  };
  for (const match of line.text.slice(label.length).matchAll(new RegExp(LIST_SEPARATOR.source, "gu"))) {
    add(label.length + match.index);
    from = label.length + match.index + match[0].length;
  }
  add(line.text.length);
  return items;
}

/** A list's item is short; a sentence about a skill is not one. */
function isSkill(value: string): boolean {
  if (value.length < 1 || value.length > SKILL_CHARACTERS_MAX || !/[\p{L}]/u.test(value)) return false;
  return value.split(/\s+/).length <= SKILL_WORDS_MAX && !/[.!?。]$/.test(value);
}

const wordPattern = (name: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{Script=Latin}\p{N}+#.])${name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}(?![\p{Script=Latin}\p{N}+#])`,
    // "Go" and "R" are words when small.
    name.length <= 3 ? "gu" : "giu",
  );

function jobsWith(name: string, jobs: readonly JobEntry[]): readonly number[] {
  const pattern = wordPattern(name);
  return jobs.flatMap(({ lines }, index) => (lines.some(({ text }) => text.search(pattern) >= 0) ? [index] : []));
}

function mentioned(name: string, jobs: readonly JobEntry[]): readonly Skill[] {
  const indexes = jobsWith(name, jobs);
  for (const line of jobs[indexes[0] ?? -1]?.lines ?? []) {
    const match = wordPattern(name).exec(line.text);
    if (match === null) continue;
    const start = line.start + match.index;
    const place = { page: line.page, start, end: start + match[0].length };
    return [{ skill: { value: match[0], place, sure: 0.9 }, jobs: indexes }];
  }
  return [];
}
