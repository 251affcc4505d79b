import { base, de, en, en_GB, es, Faker, fr, it, nl, pt_BR, sv } from "@faker-js/faker";
import type { Random } from "../random.ts";
import { Addresses, CITIES, type City } from "../world.ts";
import type { Applicant, Cells, ToldResume } from "./applicant.ts";
import { career, education, employerName } from "./career.ts";
import { toldSummary } from "./sentences.ts";

/** Numbers that are nobody's: 555-0100 to 555-0199 of an area (NANP), 07700 900000 to 900999 (Ofcom). */
const AREAS = [
  201, 202, 206, 212, 213, 214, 215, 216, 303, 305, 312, 313, 314, 402, 404, 410, 412, 415, 503, 504, 505, 512, 513,
  602, 612, 614, 615, 617, 702, 713, 716, 717, 801, 804, 808, 816, 901, 904, 907, 919,
];
/** Where applicants of this company live: its adverts name these. */
const HOMES = CITIES.filter(({ country }) => country === "US" || country === "GB");
const ABROAD = ["Warsaw", "Lisbon", "Pune", "Nairobi", "Recife", "Tokyo", "Berlin"];
const REQUISITIONS = [
  "REQ-101 Backend Developer",
  "REQ-102 Frontend Developer",
  "REQ-103 Data Engineer",
  "REQ-104 Platform Engineer",
];

export type Overrides = Partial<Omit<Applicant, "resume">> & { readonly resume?: Partial<ToldResume> };

/** Makes applicants with a home, a history and a résumé. What is unusual about one is laid over by the kinds. */
export class ApplicantCasting {
  readonly random: Random;
  readonly start: Date;
  readonly #fakers: readonly Faker[];
  readonly #addresses = new Addresses();
  readonly #phones = new Map<string, number>();
  #count = 0;

  constructor(random: Random, seed: number, start: Date) {
    this.random = random;
    this.start = start;
    this.#fakers = [en, en_GB, de, fr, es, it, nl, pt_BR, sv].map(
      (locale, index) => new Faker({ locale: [locale, en, base], seed: seed + index }),
    );
  }

  /** An ordinary applicant with a true history. `overrides` wins. */
  applicant(truth: Pick<Applicant, "kind" | "isFalse" | "note">, overrides: Overrides = {}): Applicant {
    this.#count += 1;
    const random = this.random;
    const id = `a${String(this.#count).padStart(4, "0")}`;
    const name = overrides.name ?? this.name();
    const home = random.pick(HOMES);
    const appliedAt = this.time(random.int(0, 50), random.int(7, 21), random.int(0, 59));
    const phone = overrides.phone ?? this.phone(home.country);
    return {
      application: id,
      person: id,
      requisition: random.pick(REQUISITIONS),
      name,
      email: this.mail(name, id),
      phone,
      address: this.address(home),
      country: home.country,
      city: home.name,
      timezone: home.zone,
      appliedAt,
      submittedIp: this.ip(),
      referredBy: "",
      referees: this.referees(id),
      interviews: [],
      checks: [],
      later: [],
      ...truth,
      ...overrides,
      resume: this.resume({
        home,
        name,
        appliedAt,
        ...(overrides.resume === undefined ? {} : { overrides: overrides.resume }),
      }),
    };
  }

  resume(of: { home: City; name: string; appliedAt: string; overrides?: Partial<ToldResume> }): ToldResume {
    const random = this.random;
    const firstYear = random.int(2008, 2021);
    const jobs =
      of.overrides?.jobs ??
      career(random, {
        firstYear,
        jobs: Math.min(4, 1 + Math.floor((2025 - firstYear) / 4)),
        places: HOMES.filter(({ country }) => country === of.home.country).map((place) => place.name),
        yearsOnly: random.chance(0.15),
      });
    const newest = jobs[0];
    return {
      summary: toldSummary(random, newest?.title ?? "Software Engineer", 2026 - firstYear),
      education: [education(random, firstYear)],
      skills: [...new Set(jobs.flatMap((job) => job.technologies))],
      links: [],
      ...of.overrides,
      jobs,
      file: {
        layout: random.int(0, 9),
        author: random.chance(0.7) ? of.name : "",
        createdAt: new Date(Date.parse(of.appliedAt) - random.int(1, 400) * 3_600_000).toISOString(),
        ...of.overrides?.file,
      },
    };
  }

  name(): string {
    const faker = this.random.pick(this.#fakers);
    return `${faker.person.firstName()} ${faker.person.lastName()}`.replaceAll(/[^\p{L} -]/gu, "");
  }

  surname(): string {
    return this.random
      .pick(this.#fakers)
      .person.lastName()
      .replaceAll(/[^\p{L} -]/gu, "");
  }

  /** A mailbox of the person's own provider, or of a given one; none of them can exist. */
  mail(name: string, id: string, domain = this.random.pick(["post.example", "mailbox.example"])): string {
    const local = name
      .normalize("NFD")
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, ".");
    // No mailbox of that provider has more than thirty letters: this is nobody's.
    const tail = domain === "gmail.com" ? `.simulated.person.of.hirewall.${id}` : id;
    return `${local}${tail}@${domain}`;
  }

  phone(country = "US"): string {
    const number = (this.#phones.get(country) ?? 0) + 1;
    this.#phones.set(country, number);
    if (number > (country === "GB" ? 1000 : AREAS.length * 100)) throw new Error("no more telephone numbers");
    if (country === "GB") return `+44 7700 900${String(number % 1000).padStart(3, "0")}`;
    const area = AREAS[Math.floor(number / 100) % AREAS.length] ?? 202;
    return `+1 ${area} 555 01${String(number % 100).padStart(2, "0")}`;
  }

  address(place: City): string {
    const street = this.#fakers[0]?.location.street() ?? "Main Street";
    return `${this.random.int(1, 9999)} ${street}, ${place.name}, ${place.country}`;
  }

  ip(): string {
    return this.#addresses.take();
  }

  home(): City {
    return this.random.pick(HOMES);
  }

  abroad(): string {
    return this.random.pick(ABROAD);
  }

  time(day: number, hour = 12, minute = 0): string {
    return new Date(this.start.valueOf() + ((day * 24 + hour) * 60 + minute) * 60_000).toISOString();
  }

  /** Two people of companies of the history, one of whom may have left and writes from a private mailbox. */
  referees(id: string): readonly Cells[] {
    return [0, 1].map((index) => {
      const name = this.name();
      const company = employerName(this.random);
      const domain = `${company
        .toLowerCase()
        .replaceAll(/[^a-z]+/g, "-")
        .replaceAll(/-$/g, "")}.example`;
      return {
        name,
        email:
          index === 1 && this.random.chance(0.3) ? this.mail(name, `${id}r`, "gmail.com") : this.mail(name, "", domain),
        phone: this.phone(),
        company,
        relation: this.random.pick(["manager", "colleague", "team lead"]),
      };
    });
  }

  interview(applicant: Pick<Applicant, "submittedIp">, round: number, day: number, device: Partial<Cells> = {}): Cells {
    return {
      round: String(round),
      scheduled_at: this.time(day, 15),
      joined_at: this.time(day, 15, this.random.int(0, 4)),
      platform: this.random.pick(["Zoom", "Teams", "Meet"]),
      ip: applicant.submittedIp,
      camera: this.random.pick(["Integrated Webcam", "FaceTime HD Camera", "HD Pro Webcam"]),
      pc_name: `DESKTOP-${this.random.hex(7).toUpperCase()}`,
      device_id: `hd-${this.random.hex(16)}`,
      result: "",
      notes: "",
      ...device,
    };
  }

  check(kind: string, day: number, result: string, detail = ""): Cells {
    return {
      check: kind,
      vendor: "Example Screening",
      requested_at: this.time(day, 9),
      completed_at: result === "abandoned" ? "" : this.time(day + 1, 16),
      result,
      detail,
    };
  }
}
