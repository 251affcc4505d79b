import { describe, expect, test } from "vitest";
import { SURE_ENOUGH, type ResumeJob } from "../resume.ts";
import { sampleDocument } from "./sample-document.ts";
import { toClaims } from "./to-claims.ts";
import { understandResume } from "./understand-resume.ts";

const HEAD = ["Robin Sample", "robin@sample.example | +1 (212) 555-0134 | github.com/robin-sample", "", "# Experience"];

const jobText = ({ title, employer, from, to, location }: ResumeJob): string =>
  `${title?.value ?? "?"} at ${employer?.value ?? "?"}, ${from?.value ?? "?"} to ${to?.value ?? "?"}${location === null ? "" : `, ${location.value}`}`;

const jobsOf = (lines: readonly string[]): readonly ResumeJob[] => understandResume(sampleDocument(lines)).jobs;

describe("jobs", () => {
  test.each<{ name: string; lines: string[]; jobs: string[] }>([
    {
      name: "employer and place above title and time",
      lines: [
        "# Quill Ltd\tAustin, TX",
        "Data Analyst\tMar 2019 – Present",
        "• Reports",
        "",
        "# Orbital\tRemote",
        "Accountant\t2015 – 2018",
        "• Books",
      ],
      jobs: [
        "Data Analyst at Quill Ltd, 2019-03 to present, Austin, TX",
        "Accountant at Orbital, 2015 to 2018, Remote",
      ],
    },
    {
      name: "several titles under one employer that is named once",
      lines: [
        "# Quill Ltd",
        "Lead Engineer\t2019 – 2021",
        "• Led",
        "Engineer\t2016 – 2019",
        "• Built",
        "",
        "# Orbital Inc.",
        "Developer\t2014 – 2016",
        "• Wrote",
      ],
      jobs: [
        "Lead Engineer at Quill Ltd, 2019 to 2021",
        "Engineer at Quill Ltd, 2016 to 2019",
        "Developer at Orbital Inc., 2014 to 2016",
      ],
    },
    {
      name: "an employer with its whole time above its titles with theirs",
      lines: [
        "# Quill LLP, Dallas, TX\t2014 to Present",
        "Senior Manager, Audit (2019 to Present)",
        "• Led",
        "Associate (2014 to 2019)",
        "• Tested",
      ],
      jobs: [
        "Senior Manager, Audit at Quill LLP, 2019 to present, Dallas, TX",
        "Associate at Quill LLP, 2014 to 2019, Dallas, TX",
      ],
    },
    {
      name: "LinkedIn's: employer, title, time with duration, place",
      lines: [
        "Quill Systems",
        "Engineering Manager",
        "January 2020 - Present (5 years 2 months)",
        "Berlin, Germany",
        "",
        "Orbital GmbH",
        "Software Engineer",
        "May 2016 - December 2019 (3 years 8 months)",
        "Hamburg, Germany",
      ],
      jobs: [
        "Engineering Manager at Quill Systems, 2020-01 to present, Berlin, Germany",
        "Software Engineer at Orbital GmbH, 2016-05 to 2019-12, Hamburg, Germany",
      ],
    },
    {
      name: "one line for each job, titles and employers with commas",
      lines: [
        "Engineering Manager, Payments, Quill, Inc.\t2019 – 2021",
        "Software Engineer, Orbital Ltd, London\t2015 – 2019",
      ],
      jobs: [
        "Engineering Manager, Payments at Quill, Inc., 2019 to 2021",
        "Software Engineer at Orbital Ltd, 2015 to 2019, London",
      ],
    },
    {
      name: "each thing with its label",
      lines: ["Dates: 03/2019 – 04/2021", "Position: Technician", "Employer: Deutsche Bank AG, Frankfurt", "• Repairs"],
      jobs: ["Technician at Deutsche Bank AG, 2019-03 to 2021-04, Frankfurt"],
    },
    {
      name: "employers that sound like schools",
      lines: [
        "# University of Redmond",
        "Lecturer\t2019 – 2021",
        "• Taught",
        "",
        "# The Teaching School of Leeds",
        "Accountant\t2015 – 2019",
        "• Books",
      ],
      jobs: [
        "Lecturer at University of Redmond, 2019 to 2021",
        "Accountant at The Teaching School of Leeds, 2015 to 2019",
      ],
    },
    {
      name: "a sentence that mentions a time is no job",
      lines: [
        "# Quill Ltd",
        "Analyst\t2019 – 2021",
        "Moved the ledger from Jan 2020 to Mar 2020 with two colleagues.",
        "• Used by 120 partners since 2019",
      ],
      jobs: ["Analyst at Quill Ltd, 2019 to 2021"],
    },
  ])("$name", ({ lines, jobs }) => {
    expect(jobsOf([...HEAD, ...lines]).map(jobText)).toEqual(jobs);
  });

  test("what could be read in two ways is not sure", () => {
    const [job] = jobsOf([...HEAD, "Harper Lane", "Quimby Vale", "2019 – 2021", "• Work"]);
    expect(job?.employer?.sure ?? 0).toBeLessThan(SURE_ENOUGH);
    expect(job?.title?.sure ?? 0).toBeLessThan(SURE_ENOUGH);
    expect(job?.from?.sure).toBeGreaterThanOrEqual(SURE_ENOUGH);
  });

  test("without a heading for it, a history is read but not sure", () => {
    const [job] = jobsOf(["Robin Sample", "", "# Quill Ltd", "Software Engineer\t2019 – 2021", "• Work"]);
    expect(job?.employer?.value).toBe("Quill Ltd");
    expect(job?.employer?.sure).toBeLessThan(SURE_ENOUGH);
  });

  test.each([
    ["Software Engineer (part-time)", false],
    ["Freelance Designer", false],
    ["Werkstudent Datenanalyse", false],
    ["Stagiaire développement web", false],
    ["实习生", false],
    ["Software Engineer", null],
    ["Stage Manager", null],
  ])("%s: full time %s", (title, fullTime) => {
    expect(jobsOf([...HEAD, "# Quill Ltd", `${title}\t2019 – 2021`, "• Work"])[0]?.fullTime).toBe(fullTime);
  });
});

describe("name and contact data", () => {
  test("are read at the top, links without taking technologies for hosts", () => {
    const resume = understandResume(sampleDocument([...HEAD, "# Skills", "Node.js, ASP.NET, Vue.js"]));
    expect(resume.name?.value).toBe("Robin Sample");
    expect(resume.emails.map(({ value }) => value)).toEqual(["robin@sample.example"]);
    expect(resume.phones.map(({ value }) => value)).toEqual(["+1 (212) 555-0134"]);
    expect(resume.links.map(({ value }) => value)).toEqual(["github.com/robin-sample"]);
  });

  test("of referees are not the applicant's", () => {
    const resume = understandResume(
      sampleDocument([...HEAD, "# References", "Kim Referee, kim@quill.example, +1 (212) 555-0199"]),
    );
    expect(resume.emails.map(({ value }) => value)).toEqual(["robin@sample.example"]);
    expect(resume.phones.map(({ value }) => value)).toEqual(["+1 (212) 555-0134"]);
  });

  test("years are no phone number", () => {
    const resume = understandResume(sampleDocument(["Robin Sample", "2019 - 2021", "12345678", "# Experience"]));
    expect(resume.phones).toEqual([]);
  });

  test("a link that a narrow column broke is one", () => {
    const resume = understandResume(
      sampleDocument(["Robin Sample", "www.linkedin.com/in/robin-", "sample-1a2b", "(LinkedIn)"]),
    );
    expect(resume.links.map(({ value }) => value)).toEqual(["www.linkedin.com/in/robin-sample-1a2b"]);
  });
});

test("a word that leads to a personal page names it; pages of two people name nobody", () => {
  const one = { page: 1, url: "https://www.linkedin.com/in/robin-sample/" };
  const linksOf = (urls: readonly string[]): readonly string[] =>
    understandResume(
      sampleDocument(["Robin Sample", "LinkedIn"], { links: urls.map((url) => ({ page: 1, url })) }),
    ).links.map(({ value }) => value);
  expect(linksOf([one.url, "https://quill.example/product", "https://github.com/quill/engine"])).toEqual([one.url]);
  expect(linksOf([one.url, "https://linkedin.com/in/kim-referee"])).toEqual([]);
});

test("education has schools, degrees and years; a single year is the end", () => {
  const lines = [
    "# Education",
    "B.Sc. Computer Science, Hollins College\t2010 – 2014",
    "MBA, Lakeside State University\t2016",
  ];
  const { education } = understandResume(sampleDocument([...HEAD, ...lines]));
  expect(
    education.map(({ school, degree, from, to }) => [degree?.value, school?.value, from?.value, to?.value]),
  ).toEqual([
    ["B.Sc. Computer Science", "Hollins College", "2010", "2014"],
    ["MBA", "Lakeside State University", undefined, "2016"],
  ]);
});

test("a skill has the jobs whose lines name it; a technology that is listed nowhere is found there too", () => {
  const lines = [
    "# Quill Ltd",
    "Developer\t2019 – 2021",
    "• Wrote it in Rust",
    "",
    "# Orbital Ltd",
    "Developer\t2015 – 2019",
    "• Moved to Kubernetes and Go",
    "# Skills",
    "Rust, Perl",
  ];
  const { skills } = understandResume(sampleDocument([...HEAD, ...lines]), {
    technologies: ["Kubernetes", "Go", "Java"],
  });
  expect(skills.map(({ skill, jobs }) => [skill.value, jobs])).toEqual([
    ["Rust", [0]],
    ["Perl", []],
    ["Kubernetes", [1]],
    ["Go", [1]],
  ]);
});

test("what a program recognised in a picture is never sure", () => {
  const lines = [...HEAD, "# Quill Ltd", "Developer\t2019 – 2021", "• Wrote it"];
  const { name, emails, jobs } = understandResume(sampleDocument(lines, { recognisedPages: [1] }));
  const readings = [name, ...emails, ...jobs.flatMap(({ employer, title, from, to }) => [employer, title, from, to])];
  expect(readings.length).toBeGreaterThan(5);
  expect(readings.filter((reading) => (reading?.sure ?? 0) >= SURE_ENOUGH)).toEqual([]);
});

test("JSON Resume says each thing by name", () => {
  const structure = {
    basics: {
      name: "Robin Sample",
      email: "robin@sample.example",
      profiles: [{ network: "GitHub", url: "https://github.com/robin-sample" }],
    },
    work: [
      { name: "Quill", position: "Engineer", startDate: "2019-03-01", highlights: ["Built it in Rust"] },
      { name: 7 },
    ],
    education: [{ institution: "Hollins College", studyType: "B.Sc.", area: "Physics", endDate: "2014" }],
    skills: [{ name: "Languages", keywords: ["Rust", "Perl"] }],
  };
  const document = sampleDocument([JSON.stringify(structure)], { kind: "json-resume", structure });
  const resume = understandResume(document);
  expect(resume.jobs.map(jobText)).toEqual(["Engineer at Quill, 2019-03 to present", "? at ?, ? to ?"]);
  expect(resume.jobs[0]?.employer?.sure).toBe(1);
  expect(document.text.slice(resume.name?.place.start, resume.name?.place.end)).toBe("Robin Sample");
  expect(resume.skills.map(({ skill, jobs }) => [skill.value, jobs])).toEqual([
    ["Rust", [0]],
    ["Perl", []],
  ]);
});

test("claims name the document, the place and the least sure part", () => {
  const document = sampleDocument([...HEAD, "# Quill Ltd", "Intern\t2019 – 2021", "• Wrote Rust", "# Skills", "Rust"], {
    isProfile: false,
  });
  const resume = understandResume(document);
  const claims = toClaims(resume, document);
  expect(new Set(claims.map(({ person }) => person))).toEqual(new Set([`document:${"ab".repeat(8)}`]));
  expect(claims.map(({ kind, value }) => `${kind}: ${value}`)).toEqual([
    "resume_name: Robin Sample",
    "resume_contact: robin@sample.example",
    "resume_contact: +1 (212) 555-0134",
    "resume_contact: github.com/robin-sample",
    "resume_job: Quill Ltd",
    "resume_skill: Rust",
  ]);
  const [job] = resume.jobs;
  const sure = Math.min(...[job?.employer, job?.title, job?.from, job?.to].map((reading) => reading?.sure ?? 1));
  expect(claims[4]?.attributes).toMatchObject({
    document: document.facts.sha256,
    page: 1,
    title: "Intern",
    from: "2019",
    to: "2021",
    full_time: false,
    index: 0,
    sure,
  });
  expect(claims[5]?.attributes).toMatchObject({ jobs: [0] });
});
