/** Where in the document something was read: offsets into `ReadDocument.text`, end excluded. */
export interface Place {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** A value with its place and how sure the reading is, from 0 to 1. Below SURE_ENOUGH no finding may rest on it. */
export interface Reading<Value> {
  readonly value: Value;
  readonly place: Place;
  readonly sure: number;
}

export const SURE_ENOUGH = 0.8;

/** Year or year and month: "2021" or "2021-03". Ends of jobs that go on are "present". */
export type PartialDate = string;

export const PRESENT: PartialDate = "present";

export interface ResumeJob {
  readonly employer: Reading<string> | null;
  readonly title: Reading<string> | null;
  readonly from: Reading<PartialDate> | null;
  readonly to: Reading<PartialDate> | null;
  readonly location: Reading<string> | null;
  /** False where it says part time, freelance, contract, intern or volunteer; null when nothing is said. */
  readonly fullTime: false | null;
  /** The whole entry, its description included. */
  readonly entry: Place;
}

export interface ResumeEducation {
  readonly school: Reading<string> | null;
  readonly degree: Reading<string> | null;
  readonly from: Reading<PartialDate> | null;
  readonly to: Reading<PartialDate> | null;
  readonly entry: Place;
}

export interface Resume {
  readonly name: Reading<string> | null;
  readonly emails: readonly Reading<string>[];
  /** As written; normal forms are made where they are compared. */
  readonly phones: readonly Reading<string>[];
  readonly links: readonly Reading<string>[];
  readonly sections: readonly { readonly kind: SectionKind; readonly title: string; readonly place: Place }[];
  readonly jobs: readonly ResumeJob[];
  readonly education: readonly ResumeEducation[];
  /** A technology or skill, and the jobs (by index) under which it stands; none when it only stands in a list of skills. */
  readonly skills: readonly { readonly skill: Reading<string>; readonly jobs: readonly number[] }[];
}

export type SectionKind =
  | "contact"
  | "summary"
  | "experience"
  | "education"
  | "skills"
  | "projects"
  | "certificates"
  | "languages"
  | "references"
  | "other";
