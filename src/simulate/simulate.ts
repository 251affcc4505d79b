import { createWriteStream, mkdirSync, writeFileSync, type WriteStream } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { createGzip } from "node:zlib";
import type { Actor } from "./behaviour.ts";
import { Casting } from "./cast.ts";
import { observe } from "./days.ts";
import { FALSE_KINDS } from "./false-hires.ts";
import { HABITS } from "./honest.ts";
import type { EndpointObservation, Observation } from "./observation.ts";
import { Random } from "./random.ts";
import { cityNamed, COWORKING_CIDR, HOME_PROVIDERS, OFFICE_CIDR } from "./world.ts";
import { toCsv, toDeviceRow, toPayrollRow, toPeopleRow, toShipmentRow, toTruthRow } from "./writers/company.ts";
import { toCrowdstrike } from "./writers/crowdstrike.ts";
import { toDefender } from "./writers/defender.ts";
import { toOkta } from "./writers/okta.ts";
import { toOsquery } from "./writers/osquery.ts";
import { toDuo, toGithub, toMeet } from "./writers/services.ts";

export interface SimulationOptions {
  /** Workers, at least 20. */
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  readonly out: string;
  /** First day, ISO date. Fixed by default, so that a seed gives the same files for ever. */
  readonly start?: string;
}

export interface SimulationSummary {
  readonly people: number;
  readonly falseHires: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly records: number;
}

/** Fixed, so that a seed gives the same files for ever. */
export const DEFAULT_START = "2026-01-05";
/** Every kind of false hire once, and once more for each so many people. */
const PEOPLE_PER_ROUND = 200;

/** Writes a company's exports, in the shapes in which its systems would, and the truth about it into a folder. */
export async function simulate(options: SimulationOptions): Promise<SimulationSummary> {
  const random = new Random(options.seed);
  const start = new Date(`${options.start ?? DEFAULT_START}T00:00:00Z`);
  const casting = new Casting(random, options.seed, start, options.days);
  const actors = castCompany(casting, options.people);
  const dates = Array.from({ length: options.days }, (_, day) => casting.date(day));
  mkdirSync(options.out, { recursive: true });
  writeCompanyFiles(options.out, actors);
  const records = await writeExports(options.out, actors, dates, random);
  const kinds: Record<string, number> = {};
  for (const { person } of actors) kinds[person.kind] = (kinds[person.kind] ?? 0) + 1;
  return { people: actors.length, falseHires: actors.filter(({ person }) => person.isFalse).length, kinds, records };
}

/** False hires first, so that their number does not depend on chance; then honest people by the shares of their habits. */
function castCompany(casting: Casting, people: number): readonly Actor[] {
  const actors: Actor[] = [];
  for (let round = 0; round < Math.max(1, Math.round(people / PEOPLE_PER_ROUND)); round += 1) {
    for (const { cast } of FALSE_KINDS) actors.push(...cast(casting));
  }
  const shared = {
    office: { ...casting.network("office", cityNamed("Austin"), HOME_PROVIDERS[1]), ip: "203.0.113.5" },
    coworking: { ...casting.network("coworking", cityNamed("London"), HOME_PROVIDERS[2]), ip: "192.0.2.70" },
  };
  const whole = HABITS.reduce((sum, { share }) => sum + share, 0);
  while (actors.length < people) {
    let rest = casting.random.real() * whole;
    const habit = HABITS.find(({ share }) => (rest -= share) < 0) ?? HABITS[0];
    actors.push(...(habit?.cast(casting, shared) ?? []));
  }
  return actors;
}

function writeCompanyFiles(out: string, actors: readonly Actor[]): void {
  const travelOf = ({ person, behaviour }: Actor) => (behaviour.travel ?? []).map((travel) => ({ ...travel, person }));
  const write = (name: string, text: string): void => writeFileSync(join(out, name), text);
  write("people.csv", toCsv(actors.map((actor) => toPeopleRow(actor.person, travelOf(actor)))));
  write(
    "devices.csv",
    toCsv(actors.flatMap(({ person }) => person.laptops.map((laptop) => toDeviceRow(person, laptop)))),
  );
  write(
    "shipments.csv",
    toCsv(
      actors.flatMap(({ person, behaviour }) =>
        (behaviour.parcels ?? []).map((parcel) => toShipmentRow({ ...parcel, person })),
      ),
    ),
  );
  write(
    "payroll.csv",
    toCsv(
      actors.flatMap(({ person, behaviour }) =>
        (behaviour.pay ?? []).map((change) => toPayrollRow({ ...change, person })),
      ),
    ),
  );
  write("truth.csv", toCsv(actors.map(({ person }) => toTruthRow(person))));
  write("hirewall.yml", CONFIG);
}

const CONFIG = `# What the simulated company tells Hirewall about itself.
corporate_networks:
  - { cidr: ${OFFICE_CIDR}, label: office in Austin }
shared_networks:
  - { cidr: ${COWORKING_CIDR}, label: co-working space in London }
approved_remote_tools: [quick assist]
`;

/** Where an observation is written. Windows laptops have one agent, Macs another, Linux laptops a third. */
function targetsOf(event: Observation, random: Random): readonly (readonly [file: string, record: object])[] {
  switch (event.kind) {
    case "signin":
      return [[`okta/system-log-${event.at.toISOString().slice(0, 7)}.ndjson`, toOkta(event, random)]];
    case "factor":
      return [["duo/authentication.ndjson", toDuo(event, random)]];
    case "code":
    case "token":
      return [["github/audit-log.ndjson.gz", toGithub(event, random)]];
    case "meeting":
      return [["google/meet.json", toMeet(event, random)]];
    case "heartbeat":
    case "process":
    case "logon":
    case "connection":
    case "usb":
    case "display":
      return endpointTargets(event, random);
  }
}

function endpointTargets(
  event: EndpointObservation,
  random: Random,
): readonly (readonly [file: string, record: object])[] {
  if (event.laptop.platform === "windows") return [["defender/advanced-hunting.json.gz", toDefender(event, random)]];
  if (event.laptop.platform === "linux")
    return toOsquery(event).map((row) => ["osquery/osqueryd.results.log", row] as const);
  const record = toCrowdstrike(event, random);
  return record === undefined ? [] : [["crowdstrike/data.gz", record]];
}

/** Products that put their records into an envelope. */
const ENVELOPES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  "google/meet.json": ['{"kind":"admin#reports#activities","items":[', "]}"],
  "defender/advanced-hunting.json.gz": ['{"records":[', "]}"],
};

async function writeExports(
  out: string,
  actors: readonly Actor[],
  dates: readonly string[],
  random: Random,
): Promise<number> {
  const files = new Map<string, ExportFile>();
  let records = 0;
  for (const actor of actors) {
    for (const event of observe(actor, dates, random)) {
      for (const [name, record] of targetsOf(event, random)) {
        let file = files.get(name);
        if (file === undefined) files.set(name, (file = new ExportFile(out, name)));
        await file.write(record);
        records += 1;
      }
    }
  }
  for (const file of files.values()) await file.close();
  return records;
}

class ExportFile {
  readonly #stream: NodeJS.WritableStream;
  readonly #file: WriteStream;
  readonly #envelope: readonly [before: string, after: string] | undefined;
  #isFirst = true;

  constructor(out: string, name: string) {
    const path = join(out, name);
    mkdirSync(join(path, ".."), { recursive: true });
    this.#file = createWriteStream(path);
    // Level and header without time: the same bytes from the same seed.
    const gzip = name.endsWith(".gz") ? createGzip({ level: 6 }) : undefined;
    if (gzip !== undefined) gzip.pipe(this.#file);
    this.#stream = gzip ?? this.#file;
    this.#envelope = ENVELOPES[name];
  }

  async write(record: object): Promise<void> {
    const before = this.#envelope === undefined ? "" : this.#isFirst ? this.#envelope[0] : ",";
    const after = this.#envelope === undefined ? "\n" : "";
    this.#isFirst = false;
    if (!this.#stream.write(`${before}${JSON.stringify(record)}${after}`)) await once(this.#stream, "drain");
  }

  async close(): Promise<void> {
    this.#stream.end(this.#envelope?.[1] ?? "");
    await once(this.#file, "finish");
  }
}
