import type { Applicant, Cells, ToldJob, ToldResume } from "./applicant.ts";
import type { ApplicantCasting } from "./applicant-cast.ts";
import { career, employerName, RELEASED } from "./career.ts";
import { reworded, toldWork } from "./sentences.ts";

/** A kind of false applicant. Each leaves only part of the traces that public cases report. */
export interface FalseApplicantKind {
  readonly kind: string;
  readonly cast: (casting: ApplicantCasting, frontEmployers: readonly string[]) => readonly Applicant[];
}

const falseApplicant = (kind: string, note: string) => ({ kind, isFalse: true, note });

export const FALSE_APPLICANT_KINDS: readonly FalseApplicantKind[] = [
  { kind: "rotating identities", cast: rotatingIdentities },
  { kind: "cloned résumé", cast: clonedResume },
  { kind: "impossible history", cast: impossibleHistory },
  { kind: "front employer", cast: frontEmployer },
  { kind: "cross-vouching", cast: crossVouching },
  { kind: "borrowed identity", cast: borrowedIdentity },
];

/** One team behind four names: each name has something of another's, none has everything. */
function rotatingIdentities(casting: ApplicantCasting): readonly Applicant[] {
  const random = casting.random;
  const shared = { phone: casting.phone(), address: casting.address(casting.home()) };
  const device = `hd-${random.hex(16)}`;
  return [0, 1, 2, 3].map((index) => {
    const contact = index < 2 ? { phone: shared.phone } : { address: shared.address };
    const applicant = casting.applicant(
      falseApplicant("rotating identities", "one team applies under several names"),
      contact,
    );
    const meets = index === 1 || index === 2 || random.chance(0.5);
    return meets
      ? { ...applicant, interviews: [casting.interview(applicant, 1, 55, { device_id: device })] }
      : applicant;
  });
}

const DOCUMENT_LAYOUTS = [0, 1, 2, 3, 5, 6, 7, 8, 9];

/** One résumé under two names, one word in ten exchanged, out of one file. */
function clonedResume(casting: ApplicantCasting): readonly Applicant[] {
  const random = casting.random;
  const truth = falseApplicant("cloned résumé", "another's résumé under a new name");
  const documentId = `uuid:${random.uuid()}`;
  // Mostly the same layout again, and never a profile's, which leaves out what people did.
  const [first, second] = [random.pick(DOCUMENT_LAYOUTS), random.pick(DOCUMENT_LAYOUTS)];
  const file = (name: string) => ({
    layout: random.chance(0.7) ? first : second,
    author: name,
    createdAt: casting.time(random.int(0, 20), 3),
    documentId,
  });
  const original = casting.applicant(truth, { resume: { file: file("office") } });
  const copied: Partial<ToldResume> = {
    ...original.resume,
    summary: reworded(original.resume.summary, random, 0.08),
    jobs: original.resume.jobs.map((job) => ({
      ...job,
      employer: random.chance(0.3) ? employerName(random) : job.employer,
      bullets: job.bullets.map((bullet) => reworded(bullet, random, 0.08)),
    })),
    file: random.chance(0.6) ? file("office") : { ...file(""), documentId: `uuid:${random.uuid()}` },
  };
  return [original, casting.applicant(truth, { resume: copied })];
}

/** Years of experience with what did not exist yet, and two full-time jobs at once. */
function impossibleHistory(casting: ApplicantCasting): readonly Applicant[] {
  const random = casting.random;
  const [technology, released] = random.pick(RELEASED);
  // The oldest of three jobs is over more than a year before the release: under one that reaches it, the claim may be true.
  const firstYear = Math.floor((3 * (released - 2) - 2026) / 2) - random.int(0, 2);
  const jobs = career(random, { firstYear, jobs: 3, places: ["Chicago", "Boston"] });
  const told = jobs.map((job, index) =>
    index === jobs.length - 1
      ? {
          ...job,
          bullets: [toldWork(random, technology), ...job.bullets],
          technologies: [technology, ...job.technologies],
        }
      : job,
  );
  const doubled = random.chance(0.5) ? overlapping(told) : told;
  return [
    casting.applicant(falseApplicant("impossible history", "years with a technology before its first release"), {
      resume: { jobs: doubled, skills: [technology, "Python"] },
    }),
  ];
}

/** The second newest job goes on into the newest one. */
function overlapping(jobs: readonly ToldJob[]): readonly ToldJob[] {
  return jobs.map((job, index) => (index === 1 ? { ...job, to: "present" } : job));
}

/** A history at a company that public reports name as a front, and referees of it. */
function frontEmployer(casting: ApplicantCasting, frontEmployers: readonly string[]): readonly Applicant[] {
  const random = casting.random;
  const front = random.pick(frontEmployers);
  const jobs = career(random, { firstYear: random.int(2014, 2019), jobs: 3, places: ["Austin", "Seattle"] });
  const told = jobs.map((job, index) => (index === 0 ? { ...job, employer: front } : job));
  const applicant = casting.applicant(
    falseApplicant("front employer", "worked for a company that reports name as a front"),
    {
      resume: { jobs: told },
    },
  );
  const referees = [0, 1].map((index): Cells => {
    const name = casting.name();
    return {
      name,
      email: casting.mail(name, `${applicant.application}f${index}`, "gmail.com"),
      phone: casting.phone(),
      company: front,
      relation: "manager",
    };
  });
  return [{ ...applicant, referees }];
}

/** Three applicants who are each other's referees. */
function crossVouching(casting: ApplicantCasting): readonly Applicant[] {
  const truth = falseApplicant("cross-vouching", "applicants speak for each other as former managers");
  const circle = [0, 1, 2].map(() => casting.applicant(truth));
  return circle.map((applicant, index) => {
    const other = circle[(index + 1) % circle.length] ?? applicant;
    const company = applicant.resume.jobs[0]?.employer ?? "";
    const voucher: Cells = { name: other.name, email: other.email, phone: other.phone, company, relation: "manager" };
    return { ...applicant, referees: [voucher, ...applicant.referees.slice(1)] };
  });
}

/** A real person's name and history; contacts and address become the operator's after the checks. */
function borrowedIdentity(casting: ApplicantCasting): readonly Applicant[] {
  const random = casting.random;
  const applicant = casting.applicant(
    falseApplicant("borrowed identity", "a real person's identity, another's contacts"),
  );
  const drop = `PMB ${random.int(100, 999)}, iPostal1, ${random.int(1, 999)} Example Avenue, ${applicant.city}, ${applicant.country}`;
  const phoned: Cells = { status: "interview", phone: casting.phone(applicant.country) };
  const offered: Cells = {
    status: "offer",
    phone: casting.phone(applicant.country),
    ...(random.chance(0.7) ? { address: drop } : {}),
  };
  const checks = random.chance(0.6)
    ? [
        casting.check("identity", 40, "failed", "document not accepted"),
        casting.check("identity", 41, "failed", "document not accepted"),
        casting.check("identity", 43, "failed", "another document"),
        casting.check("identity", 50, "abandoned"),
      ]
    : [casting.check("identity", 40, "clear")];
  const camera = random.chance(0.5) ? { camera: "OBS Virtual Camera" } : {};
  return [
    { ...applicant, later: [phoned, offered], checks, interviews: [casting.interview(applicant, 1, 45, camera)] },
  ];
}
