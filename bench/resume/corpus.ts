import { readDocument } from "../../src/resume/read/read-document.ts";
import type { Resume } from "../../src/resume/resume.ts";
import type { ReadDocument } from "../../src/resume/document.ts";
import { understandResume } from "../../src/resume/understand/understand-resume.ts";
import { Random } from "../../src/simulate/random.ts";
import { inventResume } from "../../src/simulate/resumes/invent-resume.ts";
import {
  RESUME_LANGUAGES,
  RESUME_LAYOUTS,
  type ResumeContent,
  type ResumeLanguage,
  type ResumeLayout,
} from "../../src/simulate/resumes/resume-content.ts";
import { varyStyle, type ResumeStyle } from "../../src/simulate/resumes/resume-style.ts";
import { WITHOUT_FONT } from "../../src/simulate/resumes/tongues.ts";
import { formatOf, writeResume } from "../../src/simulate/resumes/write-resume.ts";

/** One generated résumé: what it says, how it was set, and what was understood of the file. */
export interface Sample {
  readonly seed: number;
  readonly layout: ResumeLayout;
  readonly format: string;
  readonly content: ResumeContent;
  readonly document: ReadDocument;
  readonly resume: Resume;
}

/** Half of them English, the rest over the other languages; two in three as PDF where the layout has a choice. */
export async function sampleOf(
  seed: number,
  layout: ResumeLayout,
  change: (style: ResumeStyle, random: Random) => ResumeStyle = (style) => style,
): Promise<Sample> {
  const random = new Random(seed);
  const content = inventResume(random, languageFor(random, layout));
  const style = change(varyStyle(random, content, layout), random);
  const format = formatOf(content, layout, random.chance(0.65) ? "pdf" : "docx");
  const document = await readDocument(await writeResume(content, layout, style, format));
  return { seed, layout, format, content, document, resume: understandResume(document) };
}

export async function corpus(
  firstSeed: number,
  perLayout: number,
  change?: (style: ResumeStyle, random: Random) => ResumeStyle,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const [index, layout] of RESUME_LAYOUTS.entries()) {
    for (let count = 0; count < perLayout; count += 1) {
      samples.push(await sampleOf(firstSeed + index * 1000 + count, layout, change));
    }
  }
  return samples;
}

function languageFor(random: Random, layout: ResumeLayout): ResumeLanguage {
  if (random.chance(0.5)) return "en";
  const language = random.pick(RESUME_LANGUAGES);
  return layout === "linkedin" && WITHOUT_FONT.has(language) ? "en" : language;
}
