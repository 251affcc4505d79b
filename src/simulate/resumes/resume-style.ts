import type { Random } from "../random.ts";
import type { ResumeContent, ResumeLanguage, ResumeLayout } from "./resume-content.ts";
import type { Tongue } from "./tongue.ts";
import { TONGUES } from "./tongues.ts";

/** What differs between two résumés of one layout. */
export interface ResumeStyle {
  readonly dates: "short" | "long" | "slash" | "dot" | "iso" | "year-first" | "apostrophe" | "sign";
  readonly dash: string;
  readonly bullet: string;
  readonly separator: string;
  readonly headings: Tongue["headings"];
  readonly upperHeadings: boolean;
  readonly present: string;
  /** "since March 2021" instead of "March 2021 – Present". */
  readonly since: string | null;
  readonly bodySize: number;
  readonly font: "sans" | "serif" | "mono";
  readonly paper: "A4" | "LETTER";
  /** Layouts that know two orders put the title before the employer, or the other way. */
  readonly titleFirst: boolean;
  /** A further fork in some layouts. */
  readonly variant: number;
}

const SIGN_LANGUAGES: ReadonlySet<ResumeLanguage> = new Set(["zh", "ja", "ko"]);

export function varyStyle(random: Random, content: ResumeContent, layout: ResumeLayout): ResumeStyle {
  const { language } = content;
  const tongue = TONGUES[language];
  const pickOne = (items: readonly string[]): readonly string[] => [random.pick(items)];
  const { headings } = tongue;
  return {
    dates: dateSpelling(random, language, layout),
    dash: random.pick([" – ", " - ", "–", " — ", " – ", language === "en" ? " to " : " – "]),
    bullet: random.pick(["•", "-", "▪", "*", "–", "•"]),
    separator: random.pick([" | ", " · ", ", ", " — "]),
    headings: {
      contact: pickOne(headings.contact),
      summary: pickOne(headings.summary),
      experience: pickOne(headings.experience),
      education: pickOne(headings.education),
      skills: pickOne(headings.skills),
      spoken: pickOne(headings.spoken),
      projects: pickOne(headings.projects),
    },
    upperHeadings: random.chance(0.4),
    present: random.pick(tongue.present),
    since: random.chance(0.2) ? tongue.since : null,
    bodySize: random.pick([9, 9.5, 10, 10.5, 11]),
    font: random.pick(["sans", "sans", "serif", "mono"]),
    paper: random.pick(["A4", "LETTER"]),
    titleFirst: random.chance(0.5),
    variant: random.int(0, 2),
  };
}

function dateSpelling(random: Random, language: ResumeLanguage, layout: ResumeLayout): ResumeStyle["dates"] {
  if (layout === "linkedin") return "long";
  if (SIGN_LANGUAGES.has(language)) return random.pick(["sign", "year-first", "iso"]);
  if (language === "en") return random.pick(["short", "long", "slash", "iso", "short", "apostrophe"]);
  return random.pick(["short", "long", "slash", "dot"]);
}

/** "2021-03" in the style's spelling. */
function writeDate(date: string, style: ResumeStyle, tongue: Tongue): string {
  if (date === "present") return style.present;
  const [year = "", month] = date.split("-");
  if (month === undefined) return style.dates === "sign" ? `${year}${tongue.locale === "ko" ? "년" : "年"}` : year;
  const number = Number(month);
  const spellings: Readonly<Record<ResumeStyle["dates"], string>> = {
    short: `${tongue.monthsShort[number - 1]} ${year}`,
    long: `${tongue.months[number - 1]} ${year}`,
    slash: `${month}/${year}`,
    dot: `${month}.${year}`,
    iso: `${year}-${month}`,
    "year-first": `${year}.${month}`,
    apostrophe: `${tongue.monthsShort[number - 1]} ’${year.slice(2)}`,
    sign: tongue.locale === "ko" ? `${year}년 ${number}월` : `${year}年${number}月`,
  };
  return spellings[style.dates];
}

export function writeSpan(from: string, to: string, style: ResumeStyle, tongue: Tongue): string {
  if (to === "present" && style.since !== null) return `${style.since} ${writeDate(from, style, tongue)}`;
  if (from === to) return writeDate(from, style, tongue);
  // A dash without spaces would glue "2021-03-2022-01".
  const dash = style.dates === "iso" && style.dash.trim() === "-" ? " - " : style.dash;
  return `${writeDate(from, style, tongue)}${dash}${writeDate(to, style, tongue)}`;
}
