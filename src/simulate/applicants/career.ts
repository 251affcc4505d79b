import type { Random } from "../random.ts";
import type { ToldEducation, ToldJob } from "./applicant.ts";
import { toldWork } from "./sentences.ts";

/** Technologies that were old when the oldest job here began, and such as came later, with the year from which all used them. */
const OLD_TECHNOLOGIES = [
  "Python",
  "Java",
  "PostgreSQL",
  "MySQL",
  "Linux",
  "JavaScript",
  "Oracle Database",
  "Perl",
  "PHP",
  "Subversion",
];
const LATER_TECHNOLOGIES: readonly (readonly [name: string, usualFrom: number])[] = [
  ["Docker", 2016],
  ["Kubernetes", 2018],
  ["React", 2016],
  ["TypeScript", 2017],
  ["Terraform", 2017],
  ["GraphQL", 2018],
];
/** Technologies with the year of their first public release: for histories that cannot be. */
export const RELEASED: readonly (readonly [name: string, year: number])[] = [
  ["Kubernetes", 2014],
  ["TypeScript", 2012],
  ["Terraform", 2014],
  ["GraphQL", 2015],
  ["LangChain", 2022],
  ["Next.js", 2016],
  ["FastAPI", 2018],
  ["Docker", 2013],
];

const EMPLOYER_WORDS = [
  "Harbour",
  "Linden",
  "Quarry",
  "Meadow",
  "Copper",
  "Falcon",
  "Juniper",
  "Orchard",
  "Pepper",
  "Saffron",
  "Tundra",
  "Willow",
  "Beacon",
  "Cobalt",
  "Drift",
  "Ember",
  "Fjord",
  "Granite",
  "Heron",
  "Ivory",
  "Kelp",
  "Lantern",
  "Marble",
  "Nectar",
  "Onyx",
  "Pine",
  "Quill",
  "Raven",
  "Slate",
  "Thistle",
];
const EMPLOYER_FIELDS = [
  "Software",
  "Logistics",
  "Analytics",
  "Health",
  "Payments",
  "Media",
  "Robotics",
  "Energy",
  "Travel",
  "Learning",
];
const LEGAL_FORMS = ["Inc.", "Ltd", "GmbH", "LLC", "B.V.", "S.A.", "", ""];
const TITLES = [
  "Software Engineer",
  "Senior Software Engineer",
  "Backend Developer",
  "Frontend Developer",
  "Data Engineer",
  "QA Engineer",
  "Platform Engineer",
];
const OTHER_TITLES = ["Nurse", "Teacher", "Cook", "Bank Clerk", "Surveyor", "Journalist"];
const DEGREES = [
  "BSc Computer Science",
  "MSc Computer Science",
  "BSc Mathematics",
  "BA History",
  "BEng Electrical Engineering",
  "MSc Physics",
];
const INSTITUTIONS = ["Northfield", "Eastbridge", "Westmere", "Southgate", "Highmoor", "Lowhaven"];

export function employerName(random: Random): string {
  return `${random.pick(EMPLOYER_WORDS)} ${random.pick(EMPLOYER_FIELDS)} ${random.pick(LEGAL_FORMS)}`.trim();
}

export interface CareerWish {
  /** Year in which the first job begins. */
  readonly firstYear: number;
  readonly jobs: number;
  readonly places: readonly string[];
  /** The first job is in another trade. */
  readonly changed?: boolean;
  /** Dates in years only, as many people write them. */
  readonly yearsOnly?: boolean;
}

const LAST_YEAR = 2025;

/** Jobs one after the other, newest first, each with technologies that people used by then. */
export function career(random: Random, wish: CareerWish): readonly ToldJob[] {
  const years = LAST_YEAR - wish.firstYear + 1;
  const jobs: ToldJob[] = [];
  let year = wish.firstYear;
  let month = random.int(1, 9);
  for (let index = 0; index < wish.jobs; index += 1) {
    const isLast = index === wish.jobs - 1;
    const from = dateOf(year, month, wish.yearsOnly);
    const endYear = isLast ? LAST_YEAR : Math.min(LAST_YEAR, year + Math.max(1, Math.floor(years / wish.jobs)));
    const endMonth = random.int(1, 9);
    const isChanged = wish.changed === true && index === 0;
    const technologies = isChanged ? [] : technologiesOf(random, year);
    jobs.push({
      employer: employerName(random),
      title: isChanged ? random.pick(OTHER_TITLES) : random.pick(TITLES),
      from,
      to: isLast ? "present" : dateOf(endYear, endMonth, wish.yearsOnly),
      location: random.pick(wish.places),
      bullets: [...technologies, undefined].map((technology) => toldWork(random, technology)),
      technologies,
    });
    // A few weeks between two jobs, or a break now and then.
    month = endMonth + random.int(1, 3) + (random.chance(0.15) ? random.int(4, 10) : 0);
    year = endYear + Math.floor((month - 1) / 12);
    month = ((month - 1) % 12) + 1;
    if (wish.yearsOnly === true) year = Math.max(year, endYear);
  }
  return jobs.toReversed();
}

function dateOf(year: number, month: number, yearsOnly = false): string {
  return yearsOnly ? String(year) : `${year}-${String(month).padStart(2, "0")}`;
}

function technologiesOf(random: Random, year: number): readonly string[] {
  const known = [...OLD_TECHNOLOGIES, ...LATER_TECHNOLOGIES.filter(([, from]) => year >= from).map(([name]) => name)];
  return [...new Set([random.pick(known), random.pick(known), random.pick(known)])];
}

export function education(random: Random, firstJobYear: number): ToldEducation {
  const to = firstJobYear - random.int(0, 1);
  return {
    institution: `${random.pick(["University of", "Technical University of"])} ${random.pick(INSTITUTIONS)}`,
    degree: random.pick(DEGREES),
    from: String(to - 4),
    to: String(to),
  };
}
