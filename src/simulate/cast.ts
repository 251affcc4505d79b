import { Faker, base, en } from "@faker-js/faker";
import type { Random } from "./random.ts";
import { Addresses, CITIES, type City, HOME_PROVIDERS, type Laptop, type Network, type Person } from "./world.ts";

/** Makes people with homes, laptops and phones. What is unusual about one is laid over by `with*` of the kinds. */
export class Casting {
  readonly #random: Random;
  readonly #faker: Faker;
  readonly #addresses = new Addresses();
  readonly #start: Date;
  readonly #days: number;
  #count = 0;

  constructor(random: Random, seed: number, start: Date, days: number) {
    this.#random = random;
    this.#faker = new Faker({ locale: [en, base], seed });
    this.#start = start;
    this.#days = days;
  }

  get random(): Random {
    return this.#random;
  }

  get days(): number {
    return this.#days;
  }

  /** The date of a day of the calendar, ISO; may lie before its start. */
  date(day: number): string {
    return new Date(this.#start.valueOf() + day * DAY_MS).toISOString().slice(0, 10);
  }

  /** RFC 3339 time on a day, UTC. */
  time(day: number, hour: number): string {
    return `${this.date(day)}T${String(hour).padStart(2, "0")}:00:00Z`;
  }

  /** An ordinary worker. `overrides` wins. */
  person(overrides: Partial<Person> & Pick<Person, "kind" | "isFalse" | "note">): Person {
    this.#count += 1;
    const random = this.#random;
    const declaredCity = overrides.declaredCity ?? random.pick(CITIES);
    const id = `p${String(this.#count).padStart(4, "0")}`;
    const first = this.#faker.person.firstName();
    const last = this.#faker.person.lastName();
    const login = `${first}.${last}`.toLowerCase().replaceAll(/[^a-z.]/g, "") + this.#count;
    const isDeveloper = random.chance(0.6);
    const startDate = this.date(-random.int(200, 1400));
    const workFrom = 60 * 9 + random.int(-60, 60);
    return {
      id,
      first,
      last,
      email: `${login}@example.com`,
      login,
      jobTitle: isDeveloper ? random.pick(DEVELOPER_TITLES) : random.pick(OTHER_TITLES),
      team: isDeveloper
        ? random.pick(["Platform", "Payments", "Mobile", "Data"])
        : random.pick(["Sales", "Finance", "Marketing", "Support"]),
      employmentType: random.chance(0.85) ? "employee" : "contractor",
      isDeveloper,
      declaredCity,
      address: this.address(declaredCity),
      startDate,
      workFrom,
      workTo: workFrom + 8 * 60 + random.int(0, 45),
      livingZone: declaredCity.zone,
      approvedTools: [],
      laptops: [this.laptop(overrides.startDate ?? startDate)],
      phone: `+1555${String(this.#count).padStart(7, "0")}`,
      factorDevice: `DP${random.hex(12).toUpperCase()}`,
      home: this.network("home", declaredCity),
      ...overrides,
    };
  }

  address(place: City): string {
    return `${this.#random.int(1, 999)} ${this.#faker.location.street()}, ${place.name}, ${place.country}`;
  }

  fullName(): string {
    return `${this.#faker.person.firstName()} ${this.#faker.person.lastName()}`;
  }

  network(kind: Network["kind"], place: City, provider = this.#random.pick(HOME_PROVIDERS)): Network {
    const mac = this.#random.hex(6);
    return {
      ip: this.#addresses.take(),
      city: place,
      ...provider,
      gatewayMac: `02:00:5e:${mac.slice(0, 2)}:${mac.slice(2, 4)}:${mac.slice(4)}`,
      kind,
    };
  }

  laptop(issuedOn: string, platform?: Laptop["platform"]): Laptop {
    const random = this.#random;
    const system = platform ?? (random.chance(0.5) ? "windows" : random.chance(0.85) ? "macos" : "linux");
    const serial = `${system === "macos" ? "C02" : "SN"}${random.hex(8).toUpperCase()}`;
    return {
      serial,
      hostname: `lt-${serial.toLowerCase()}`,
      agentId: random.hex(32),
      identityId: `guo${random.hex(17)}`,
      platform: system,
      model: system === "macos" ? "MacBook Pro 14" : "Latitude 7450",
      issuedAt: `${issuedOn}T09:00:00Z`,
    };
  }
}

const DAY_MS = 86_400_000;
const DEVELOPER_TITLES = [
  "Software Engineer",
  "Senior Software Engineer",
  "Backend Developer",
  "Frontend Developer",
  "Data Engineer",
];
const OTHER_TITLES = [
  "Account Manager",
  "Financial Analyst",
  "Product Designer",
  "Customer Success Manager",
  "Content Writer",
];
