import type { ResumeLanguage } from "./resume-content.ts";
import type { Tongue } from "./tongue.ts";
import { ARABIC, CHINESE, HEBREW, JAPANESE, KOREAN } from "./tongues-east.ts";
import { DUTCH, ITALIAN, POLISH, RUSSIAN, TURKISH } from "./tongues-middle.ts";
import { ENGLISH, FRENCH, GERMAN, PORTUGUESE, SPANISH } from "./tongues-west.ts";

export const TONGUES: Readonly<Record<ResumeLanguage, Tongue>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  pt: PORTUGUESE,
  it: ITALIAN,
  nl: DUTCH,
  pl: POLISH,
  tr: TURKISH,
  ru: RUSSIAN,
  zh: CHINESE,
  ja: JAPANESE,
  ko: KOREAN,
  ar: ARABIC,
  he: HEBREW,
};

/** Scripts that need fonts which no package of this project brings: they are written as DOCX, which names its fonts only. */
export const WITHOUT_FONT: ReadonlySet<ResumeLanguage> = new Set(["zh", "ja", "ko", "ar", "he"]);

export const RIGHT_TO_LEFT: ReadonlySet<ResumeLanguage> = new Set(["ar", "he"]);
