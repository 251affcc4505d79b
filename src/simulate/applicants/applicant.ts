/** One job of a history, as its owner tells it. */
export interface ToldJob {
  readonly employer: string;
  readonly title: string;
  /** `2021-03` or `2021`. */
  readonly from: string;
  /** Likewise, or `present`. */
  readonly to: string;
  readonly location: string;
  readonly bullets: readonly string[];
  /** Technologies that stand in the bullets. */
  readonly technologies: readonly string[];
}

export interface ToldEducation {
  readonly institution: string;
  readonly degree: string;
  readonly from: string;
  readonly to: string;
}

/** What a résumé says and what its file says about itself. */
export interface ToldResume {
  readonly summary: string;
  readonly jobs: readonly ToldJob[];
  readonly education: readonly ToldEducation[];
  readonly skills: readonly string[];
  readonly links: readonly string[];
  readonly file: {
    readonly layout: number;
    readonly author: string;
    readonly createdAt: string;
    /** Copies of one original share it; undefined: a new one for each file. */
    readonly documentId?: string;
  };
}

/** Cells of one row of a company file. */
export type Cells = Readonly<Record<string, string>>;

/** One application, in the rows that a company would have of it, and what is so. */
export interface Applicant {
  readonly application: string;
  /** The candidate's id in the company's system; a second application of the same person has it too. */
  readonly person: string;
  readonly requisition: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly country: string;
  readonly city: string;
  readonly timezone: string;
  readonly appliedAt: string;
  readonly submittedIp: string;
  readonly referredBy: string;
  readonly resume: ToldResume;
  /** The name that the résumé carries, when it is another than the form's. */
  readonly resumeName?: string;
  /** The e-mail address on the résumé, when it is another than the form's. */
  readonly resumeEmail?: string;
  /** Later states of the same application, as a later export shows them: what changed. */
  readonly later: readonly Cells[];
  readonly referees: readonly Cells[];
  readonly interviews: readonly Cells[];
  readonly checks: readonly Cells[];
  /** Honest situation or kind of false applicant, by name. */
  readonly kind: string;
  readonly isFalse: boolean;
  readonly note: string;
}
