import { allFakers, type Faker } from "@faker-js/faker";
import type { Random } from "../random.ts";
import type { ContentEducation, ContentJob, ResumeContent, ResumeLanguage } from "./resume-content.ts";
import type { Tongue } from "./tongue.ts";
import { TONGUES } from "./tongues.ts";

const SKILLS = [
  "TypeScript",
  "Node.js",
  "Kubernetes",
  "Python",
  "PostgreSQL",
  "Apache Kafka",
  "Go",
  "Terraform",
  "React",
  "C#",
  "Java 17",
  "Docker",
  "AWS Lambda",
  "Rust",
  "GraphQL",
  "Redis",
  "C++",
  "Power BI",
  "Spring Boot",
  "CI/CD",
];

/** The last month that an invented history knows. */
const THIS_MONTH = 2025 * 12 + 5;

/** One invented history: the same seed gives the same person. Some fields are missing, as they are in life. */
export function inventResume(random: Random, language: ResumeLanguage): ResumeContent {
  const tongue = TONGUES[language];
  const faker = allFakers[tongue.locale as keyof typeof allFakers];
  faker.seed(random.int(1, 1e9));
  const name = inventName(faker, language);
  const handle = `${random.pick(["k", "mo", "li", "ana", "jo", "sam", "dee"])}.${random.pick(["reed", "lindt", "okafor", "varga", "silva", "noor", "berg"])}${random.int(2, 98)}`;
  const skills = shuffled(random, SKILLS).slice(0, random.int(5, 9));
  const jobs = inventJobs(random, tongue, skills, random.chance(0.15));
  return {
    language,
    name,
    headline: random.chance(0.5) ? (jobs[0]?.title ?? null) : null,
    email: random.chance(0.96)
      ? `${handle}@${random.pick(["mail.example", "post.example", "inbox.test", "web-mail.example"])}`
      : null,
    phone: random.chance(0.92) ? inventPhone(random, language) : null,
    links: inventLinks(random, handle),
    place: random.chance(0.8) ? random.pick(tongue.cities.filter((city) => city !== "Remote")) : null,
    summary: random.chance(0.7) ? random.pick(tongue.summaries) : null,
    jobs,
    education: inventEducation(random, tongue, jobs),
    skills,
    spoken: tongue.spoken,
    projects: random.chance(0.3) ? [random.pick(tongue.bullets).replace("{skill}", random.pick(skills))] : [],
  };
}

function inventName(faker: Faker, language: ResumeLanguage): string {
  const first = faker.person.firstName();
  const last = faker.person.lastName();
  if (language === "zh" || language === "ko") return last + first;
  if (language === "ja") return `${last} ${first}`;
  return `${first} ${last}`;
}

/** Numbers that regulators keep for fiction (555-01xx, Ofcom's and BNetzA's ranges, Arcep's). */
function inventPhone(random: Random, language: ResumeLanguage): string {
  const two = (): string => String(random.int(10, 99));
  if (language === "de")
    return random.pick([`+49 30 23125 ${two()}1`, `030 / 23125${two()}2`, `+49 (0)30 23125-${two()}3`]);
  if (language === "fr") return random.pick([`+33 1 99 00 ${two()} ${two()}`, `01 99 00 ${two()} ${two()}`]);
  return random.pick([
    `+1 (212) 555-01${two()}`,
    `(415) 555-01${two()}`,
    `646-555-01${two()}`,
    `+1 503 555 01${two()}`,
    `+44 20 7946 0${two()}7`,
    `+1.312.555.01${two()}`,
    `+44 7700 9000${two()}`,
  ]);
}

function inventLinks(random: Random, handle: string): readonly string[] {
  const slug = handle.replace(".", "-");
  const links = [
    random.pick([
      `linkedin.com/in/${slug}`,
      `www.linkedin.com/in/${slug}`,
      `https://www.linkedin.com/in/${slug}-1a2b3c4d/`,
    ]),
    random.pick([`github.com/${slug}`, `https://github.com/${slug}`]),
    random.pick([`https://${slug}.example`, `${slug}.example/about`, `https://gitlab.com/${slug}`]),
  ];
  return links.filter(() => random.chance(0.6));
}

function inventJobs(
  random: Random,
  tongue: Tongue,
  skills: readonly string[],
  yearsOnly: boolean,
): readonly ContentJob[] {
  const count = random.int(2, 6);
  const written = (month: number): string =>
    yearsOnly
      ? String(Math.floor(month / 12))
      : `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  const jobs: ContentJob[] = [];
  const employers = shuffled(random, tongue.employers);
  let end = THIS_MONTH;
  for (let index = 0; index < count; index += 1) {
    const goesOn = index === 0 && random.chance(0.65);
    const last = goesOn ? end : end - random.int(0, 5);
    const first = last - random.int(yearsOnly ? 13 : 3, 50);
    // Several titles under one employer: a promotion.
    const promoted = index > 0 && random.chance(0.2);
    const before = jobs[index - 1];
    const employer = promoted && before !== undefined ? before.employer : (employers[index] ?? "");
    const place =
      promoted && before !== undefined ? before.place : random.chance(0.75) ? random.pick(tongue.cities) : null;
    jobs.push({
      employer,
      title: random.pick(tongue.titles.filter((title) => title !== before?.title)),
      from: written(first),
      to: goesOn ? "present" : written(last),
      place,
      bullets: inventBullets(random, tongue, skills),
      skills: random.chance(0.3) ? shuffled(random, skills).slice(0, 3) : [],
    });
    end = first - random.int(0, 3);
  }
  return jobs;
}

function inventBullets(random: Random, tongue: Tongue, skills: readonly string[]): readonly string[] {
  return shuffled(random, tongue.bullets)
    .slice(0, random.int(1, Math.min(5, tongue.bullets.length)))
    .map((bullet) => bullet.replace("{skill}", random.pick(skills)));
}

function inventEducation(random: Random, tongue: Tongue, jobs: readonly ContentJob[]): readonly ContentEducation[] {
  const before = Number((jobs.at(-1)?.from ?? "2015").slice(0, 4));
  const schools = shuffled(random, tongue.schools);
  return schools.slice(0, random.int(1, 2)).map((school, index) => {
    const end = before - index * 4;
    return { school, degree: random.pick(tongue.degrees), from: String(end - random.int(2, 4)), to: String(end) };
  });
}

function shuffled<T>(random: Random, items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, order: random.real() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
