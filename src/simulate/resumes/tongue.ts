/** The words of one language that an invented résumé is made of. Lists of headings hold spellings that mean the same. */
export interface Tongue {
  /** Which of faker's locales names its people and places. */
  readonly locale: string;
  readonly headings: {
    readonly contact: readonly string[];
    readonly summary: readonly string[];
    readonly experience: readonly string[];
    readonly education: readonly string[];
    readonly skills: readonly string[];
    readonly spoken: readonly string[];
    readonly projects: readonly string[];
  };
  /** Twelve months, in full and short. */
  readonly months: readonly string[];
  readonly monthsShort: readonly string[];
  readonly present: readonly string[];
  readonly since: string | null;
  readonly titles: readonly string[];
  readonly employers: readonly string[];
  readonly cities: readonly string[];
  readonly schools: readonly string[];
  readonly degrees: readonly string[];
  readonly spoken: readonly string[];
  readonly summaries: readonly string[];
  /** Sentences about work; `{skill}` is replaced. */
  readonly bullets: readonly string[];
}

const words = (text: string): readonly string[] => text.split("|").map((word) => word.trim());

/** A language as it is written down below: lists as text with "|" between. */
type Written = { readonly [Key in keyof Omit<Tongue, "headings" | "since" | "locale">]: string } & {
  readonly locale: string;
  readonly since: string | null;
  readonly headings: { readonly [Key in keyof Tongue["headings"]]: string };
};

export function tongue(written: Written): Tongue {
  return {
    locale: written.locale,
    since: written.since,
    headings: {
      contact: words(written.headings.contact),
      summary: words(written.headings.summary),
      experience: words(written.headings.experience),
      education: words(written.headings.education),
      skills: words(written.headings.skills),
      spoken: words(written.headings.spoken),
      projects: words(written.headings.projects),
    },
    months: words(written.months),
    monthsShort: words(written.monthsShort),
    present: words(written.present),
    titles: words(written.titles),
    employers: words(written.employers),
    cities: words(written.cities),
    schools: words(written.schools),
    degrees: words(written.degrees),
    spoken: words(written.spoken),
    summaries: words(written.summaries),
    bullets: words(written.bullets),
  };
}
