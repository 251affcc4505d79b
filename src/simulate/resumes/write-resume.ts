import type { FileFacts } from "./file-facts.ts";
import { LAYOUTS } from "./layouts.ts";
import type { ResumeContent, ResumeLayout } from "./resume-content.ts";
import type { ResumeStyle } from "./resume-style.ts";
import { RIGHT_TO_LEFT, TONGUES, WITHOUT_FONT } from "./tongues.ts";
import { writeDocx } from "./write-docx.ts";
import { writePdf } from "./write-pdf.ts";

export type ResumeFormat = "pdf" | "docx";

/** In which format a layout can be written: Word's tables and LinkedIn's PDF have one each; scripts without a font are DOCX. */
export function formatOf(content: ResumeContent, layout: ResumeLayout, wanted: ResumeFormat): ResumeFormat {
  if (layout === "table" || WITHOUT_FONT.has(content.language)) return "docx";
  return layout === "linkedin" ? "pdf" : wanted;
}

/** The bytes of a résumé file. The same content and style give the same text; Word files carry the time of writing. */
export async function writeResume(
  content: ResumeContent,
  layout: ResumeLayout,
  style: ResumeStyle,
  format: ResumeFormat,
  file: FileFacts = {},
): Promise<Buffer> {
  const tongue = TONGUES[content.language];
  const sheet = LAYOUTS[layout]({ content, style, tongue });
  return format === "pdf"
    ? await writePdf(sheet, style, content.name, file)
    : await writeDocx(sheet, style, content.name, RIGHT_TO_LEFT.has(content.language), file);
}
