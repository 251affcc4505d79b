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
import type { Draft } from "../../src/simulate/resumes/parts.ts";
import type { Sheet } from "../../src/simulate/resumes/sheet.ts";
import { RIGHT_TO_LEFT, TONGUES, WITHOUT_FONT } from "../../src/simulate/resumes/tongues.ts";
import { writeDocx } from "../../src/simulate/resumes/write-docx.ts";
import { writePdf } from "../../src/simulate/resumes/write-pdf.ts";
import { formatOf, type ResumeFormat, writeResume } from "../../src/simulate/resumes/write-resume.ts";

/** One generated résumé: what it says, how it was set, and what was understood of the file. */
export interface Sample {
  readonly seed: number;
  readonly layout: ResumeLayout;
  readonly format: string;
  readonly content: ResumeContent;
  readonly document: ReadDocument;
  readonly resume: Resume;
}

/** What is changed between inventing a résumé and writing it. */
export interface Changes {
  readonly style?: (style: ResumeStyle, random: Random) => ResumeStyle;
  readonly content?: (content: ResumeContent, random: Random) => ResumeContent;
  /** Another layout than the generator's ten. */
  readonly sheet?: (draft: Draft) => Sheet;
}

/** Half of them English, the rest over the other languages; two in three as PDF where the layout has a choice. */
async function sampleOf(seed: number, layout: ResumeLayout, changes: Changes = {}): Promise<Sample> {
  const random = new Random(seed);
  const invented = inventResume(random, languageFor(random, layout));
  const varied = varyStyle(random, invented, layout);
  const format = formatOf(invented, layout, random.chance(0.65) ? "pdf" : "docx");
  const content = changes.content?.(invented, random) ?? invented;
  const style = changes.style?.(varied, random) ?? varied;
  const bytes = await writeSample(content, layout, style, format, changes.sheet);
  const document = await readDocument(bytes);
  return { seed, layout, format, content, document, resume: understandResume(document) };
}

async function writeSample(
  content: ResumeContent,
  layout: ResumeLayout,
  style: ResumeStyle,
  format: ResumeFormat,
  sheet: Changes["sheet"],
): Promise<Buffer> {
  if (sheet === undefined) return await writeResume(content, layout, style, format);
  const set = sheet({ content, style, tongue: TONGUES[content.language] });
  return format === "pdf"
    ? await writePdf(set, style, content.name, {})
    : await writeDocx(set, style, content.name, RIGHT_TO_LEFT.has(content.language), {});
}

export async function corpus(
  firstSeed: number,
  perLayout: number,
  changes: Changes = {},
  layouts: readonly ResumeLayout[] = RESUME_LAYOUTS,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const [index, layout] of layouts.entries()) {
    for (let count = 0; count < perLayout; count += 1) {
      samples.push(await sampleOf(firstSeed + index * 1000 + count, layout, changes));
    }
  }
  return samples;
}

function languageFor(random: Random, layout: ResumeLayout): ResumeLanguage {
  if (random.chance(0.5)) return "en";
  const language = random.pick(RESUME_LANGUAGES);
  return layout === "linkedin" && WITHOUT_FONT.has(language) ? "en" : language;
}
