import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { Random } from "../random.ts";
import { toCsv } from "../writers/company.ts";
import type { Applicant, Cells } from "./applicant.ts";
import { ApplicantCasting } from "./applicant-cast.ts";
import { challengeLines } from "./challenge-lines.ts";
import { FALSE_APPLICANT_KINDS } from "./false-applicants.ts";
import { SITUATIONS } from "./honest-applicants.ts";
import { resumePath, writeResume } from "./write-resume.ts";

export interface ApplicantOptions {
  /** Applications, at least 40. */
  readonly applications: number;
  readonly seed: number;
  readonly out: string;
  /** First day of the recruiting, ISO date. */
  readonly start: string;
}

/** Every kind of false applicant once, and once more for each so many applications. */
const APPLICATIONS_PER_ROUND = 150;
const FRONT_EMPLOYERS = new URL("../../../content/reference/front-employers.csv", import.meta.url);

/** Makes applicants and writes what a company has of them into a folder. */
export async function simulateApplicants(options: ApplicantOptions): Promise<readonly Applicant[]> {
  const applicants = castApplicants(options);
  await writeApplicants(options.out, applicants, options.seed);
  return applicants;
}

/** False ones first, so that their number does not depend on chance; the order of the files tells nothing. */
export function castApplicants({ applications, seed, start }: Omit<ApplicantOptions, "out">): readonly Applicant[] {
  const casting = new ApplicantCasting(new Random(seed), seed, new Date(`${start}T00:00:00Z`));
  const fronts = readFrontEmployers();
  const applicants: Applicant[] = [];
  for (let round = 0; round < Math.max(1, Math.round(applications / APPLICATIONS_PER_ROUND)); round += 1) {
    for (const { cast } of FALSE_APPLICANT_KINDS) applicants.push(...cast(casting, fronts));
  }
  const whole = SITUATIONS.reduce((sum, { share }) => sum + share, 0);
  while (applicants.length < applications) {
    let rest = casting.random.real() * whole;
    const situation = SITUATIONS.find(({ share }) => (rest -= share) < 0) ?? SITUATIONS[0];
    applicants.push(...(situation?.cast(casting) ?? []));
  }
  return applicants.toSorted((left, right) => left.appliedAt.localeCompare(right.appliedAt));
}

/** Names that public reports give as fronts, from the reference table. */
function readFrontEmployers(): readonly string[] {
  const rows: Record<string, string>[] = parse(readFileSync(FRONT_EMPLOYERS, "utf8"), { columns: true });
  return rows.map((row) => row["name"] ?? "").filter((name) => name !== "");
}

/** Writes rows, résumé files, and the truth about everybody. */
export async function writeApplicants(out: string, applicants: readonly Applicant[], seed: number): Promise<void> {
  const random = new Random(seed);
  mkdirSync(join(out, "resumes"), { recursive: true });
  for (const applicant of applicants) await writeResume(out, applicant, random.int(0, 2 ** 31 - 1));
  writeRows(out, applicants);
  // Chance of its own, so that who applies does not depend on how interviews go.
  const lines = challengeLines(applicants, new Random(seed + CHALLENGE_SEED));
  writeFileSync(join(out, "interview-results.ndjson"), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

const CHALLENGE_SEED = 7_919;

function writeRows(out: string, applicants: readonly Applicant[]): void {
  const write = (name: string, rows: readonly Cells[]): void => writeFileSync(join(out, name), toCsv(rows));
  const of = (rows: (applicant: Applicant) => readonly Cells[]): readonly Cells[] =>
    applicants.flatMap((applicant) =>
      rows(applicant).map((row) => ({ application_id: applicant.application, ...row })),
    );
  write(
    "applications.csv",
    applicants.map((applicant) => toApplicationRow(applicant)),
  );
  const later = applicants.flatMap((applicant) =>
    applicant.later.map((change) => ({ ...toApplicationRow(applicant), ...change })),
  );
  if (later.length > 0) write("applications-later.csv", later);
  write(
    "referees.csv",
    of(({ referees }) => referees),
  );
  write(
    "employment.csv",
    of(({ resume }) =>
      resume.jobs.map(({ employer, title, from, to, location }) => ({
        employer,
        title,
        from,
        to: to === "present" ? "" : to,
        location,
      })),
    ),
  );
  write(
    "interviews.csv",
    of(({ interviews }) => interviews),
  );
  write(
    "background_checks.csv",
    of(({ checks }) => checks),
  );
  write(
    "applicants-truth.csv",
    applicants.map(({ person, isFalse, kind, note }) => ({
      person_id: person,
      false_hire: isFalse ? "yes" : "no",
      kind,
      note,
    })),
  );
}

function toApplicationRow(applicant: Applicant): Cells {
  return {
    application_id: applicant.application,
    requisition: applicant.requisition,
    applied_at: applicant.appliedAt,
    full_name: applicant.name,
    email: applicant.email,
    phone: applicant.phone,
    address: applicant.address,
    declared_country: applicant.country,
    declared_city: applicant.city,
    declared_timezone: applicant.timezone,
    linkedin: "",
    github: "",
    resume: resumePath(applicant),
    referred_by: applicant.referredBy,
    submitted_ip: applicant.submittedIp,
    user_agent: "Mozilla/5.0",
    status: "in review",
  };
}
