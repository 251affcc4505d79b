/** What an invented résumé says, before it has a layout. */
export interface ResumeContent {
  readonly language: ResumeLanguage;
  readonly name: string;
  readonly headline: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** As written: "linkedin.com/in/…", "https://github.com/…". */
  readonly links: readonly string[];
  readonly place: string | null;
  readonly summary: string | null;
  /** Newest first. */
  readonly jobs: readonly ContentJob[];
  readonly education: readonly ContentEducation[];
  readonly skills: readonly string[];
  readonly spoken: readonly string[];
  readonly projects: readonly string[];
}

export interface ContentJob {
  readonly employer: string;
  readonly title: string;
  /** "2021-03", or "2021" where only the year is written. */
  readonly from: string;
  /** The same, or "present". */
  readonly to: string;
  readonly place: string | null;
  readonly bullets: readonly string[];
  readonly skills: readonly string[];
}

export interface ContentEducation {
  readonly school: string;
  readonly degree: string;
  readonly from: string;
  readonly to: string;
}

export const RESUME_LANGUAGES = [
  "en",
  "de",
  "fr",
  "es",
  "pt",
  "it",
  "nl",
  "pl",
  "tr",
  "ru",
  "zh",
  "ja",
  "ko",
  "ar",
  "he",
] as const;

export type ResumeLanguage = (typeof RESUME_LANGUAGES)[number];

export const RESUME_LAYOUTS = [
  "classic",
  "left-sidebar",
  "right-sidebar",
  "table",
  "linkedin",
  "european",
  "academic",
  "modern",
  "functional",
  "plain",
] as const;

export type ResumeLayout = (typeof RESUME_LAYOUTS)[number];
