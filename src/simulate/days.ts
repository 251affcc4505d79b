import type { Actor, Program } from "./behaviour.ts";
import { KEYBOARD, monitor, MOUSE } from "./hardware.ts";
import { localMoment } from "./local-time.ts";
import type { Observation } from "./observation.ts";
import { ORDINARY } from "./programs.ts";
import type { Random } from "./random.ts";
import type { Laptop, Network, Person } from "./world.ts";

const APPS = ["Mail", "Code", "Chat", "Documents", "Tickets", "Payroll"];
const REPOSITORIES = ["example/api", "example/web", "example/mobile", "example/data", "example/infra", "example/docs"];
/** Once in so many days a person works for an hour on a weekend. */
const WEEKEND_WORK = 0.08;
const SICK_OR_OFF = 0.05;

/** Everything that is observed of one person in the calendar's days. */
export function* observe(actor: Actor, dates: readonly string[], random: Random): Generator<Observation> {
  for (const [day, date] of dates.entries()) {
    if (date < actor.person.startDate || (actor.person.endDate !== undefined && date > actor.person.endDate)) continue;
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    const isWeekend = weekday === 0 || weekday === 6;
    if (isWeekend ? !random.chance(WEEKEND_WORK) : random.chance(SICK_OR_OFF)) continue;
    yield* observeDay(actor, day, date, isWeekend, random);
  }
}

function* observeDay(
  actor: Actor,
  day: number,
  date: string,
  isWeekend: boolean,
  random: Random,
): Generator<Observation> {
  const { person, behaviour } = actor;
  const laptop =
    person.laptops.find(
      ({ issuedAt, returnedAt }) =>
        issuedAt.slice(0, 10) <= date && !(returnedAt !== undefined && returnedAt.slice(0, 10) < date),
    ) ?? person.laptops[0];
  if (laptop === undefined) return;
  const shift = behaviour.shiftMinutes?.(day, random) ?? 0;
  const from = person.workFrom + shift + Math.round(random.around(0, 40));
  const to = isWeekend ? from + 70 : person.workTo + shift + Math.round(random.around(0, 50));
  const at = (minute: number): Date =>
    new Date(localMoment(date, Math.round(minute), person.livingZone).valueOf() + random.int(0, 59_999));
  const laptopNetwork = behaviour.laptopNetwork?.(day, random) ?? person.home;
  const signinNetwork = behaviour.signinNetwork?.(day, random) ?? laptopNetwork;
  yield* officeHours({ actor, day, laptop, from, to, at, laptopNetwork, signinNetwork, random });
  yield* endpoint({ actor, day, laptop, from, to, at, laptopNetwork, signinNetwork, random });
}

interface Day {
  readonly actor: Actor;
  readonly day: number;
  readonly laptop: Laptop;
  readonly from: number;
  readonly to: number;
  readonly at: (minute: number) => Date;
  readonly laptopNetwork: Network;
  readonly signinNetwork: Network;
  readonly random: Random;
}

/** What services see: sign-ins, second factors, code, meetings. */
function* officeHours({ actor, day, laptop, from, to, at, signinNetwork, random }: Day): Generator<Observation> {
  const { person, behaviour } = actor;
  const factorDevice = behaviour.factorDevice?.(day) ?? person.factorDevice;
  if (random.chance(0.06)) {
    yield {
      kind: "signin",
      person,
      at: at(from - 1),
      network: signinNetwork,
      laptop,
      success: false,
      app: "Okta",
      step: "session",
    };
  }
  yield {
    kind: "signin",
    person,
    at: at(from),
    network: signinNetwork,
    laptop,
    success: true,
    app: "Okta",
    step: "session",
  };
  if (random.chance(0.8))
    yield { kind: "factor", person, at: at(from + 1), network: signinNetwork, factorDevice, success: true };
  for (let count = random.int(3, 6); count > 0; count -= 1) {
    const own = behaviour.ownComputer;
    const isOwn = own !== undefined && random.chance(own.share);
    yield {
      kind: "signin",
      person,
      at: at(random.int(from + 2, to)),
      network: isOwn ? own.network : signinNetwork,
      ...(isOwn ? { ownDevice: "computer" as const } : { laptop }),
      success: true,
      app: random.pick(APPS),
      step: isOwn && random.chance(0.5) ? "session" : "sso",
    };
  }
  if (behaviour.phone !== undefined && random.chance(behaviour.phone.share)) {
    const minute = random.int(to, Math.min(to + 120, 23 * 60 + 30));
    yield {
      kind: "signin",
      person,
      at: at(minute),
      network: behaviour.phone.network,
      ownDevice: "phone",
      success: true,
      app: "Mail",
      step: "sso",
    };
  }
  for (let count = random.int(0, 2); count > 0; count -= 1) {
    yield { kind: "meeting", person, at: at(random.int(from + 30, to - 10)), network: signinNetwork };
  }
  if (person.isDeveloper) yield* coding({ person, from, to, at, network: signinNetwork, random });
}

function* coding(given: {
  person: Person;
  from: number;
  to: number;
  at: (minute: number) => Date;
  network: Network;
  random: Random;
}): Generator<Observation> {
  const { person, from, to, at, network, random } = given;
  for (let count = random.int(1, 5); count > 0; count -= 1) {
    const action = random.chance(0.55) ? "push" : random.chance(0.9) ? "fetch" : "clone";
    yield {
      kind: "code",
      person,
      at: at(random.int(from + 10, to)),
      network,
      action,
      repository: random.pick(REPOSITORIES),
    };
  }
  if (random.chance(0.02)) yield { kind: "token", person, at: at(from + 60), network, name: `cli-${random.hex(4)}` };
}

/** What the laptop's agent sees. */
function* endpoint({ actor, day, laptop, from, to, at, laptopNetwork, random }: Day): Generator<Observation> {
  const { person, behaviour } = actor;
  yield { kind: "logon", person, at: at(from - 3), laptop, network: laptopNetwork, account: person.login };
  for (let minute = from; minute < to; minute += 150)
    yield { kind: "heartbeat", person, at: at(minute), laptop, network: laptopNetwork };
  for (const program of ORDINARY) if (random.chance(0.7)) yield* run(program, random.int(from, to));
  for (const program of behaviour.programs ?? []) {
    if (day >= program.fromDay && random.chance(program.share)) yield* run(program, random.int(from, to));
  }
  if (random.chance(0.25)) {
    for (const device of [MOUSE, KEYBOARD, ...(behaviour.usb ?? [])]) {
      yield { kind: "usb", person, at: at(from + 1), laptop, network: laptopNetwork, device };
    }
    const screens = behaviour.displays ?? [monitor(`CN${laptop.serial.slice(-6)}`)];
    for (const display of screens)
      yield { kind: "display", person, at: at(from + 1), laptop, network: laptopNetwork, display };
  }

  function* run(program: Program, minute: number): Generator<Observation> {
    const path = program.path[laptop.platform];
    const moment = at(minute);
    yield {
      kind: "process",
      person,
      at: moment,
      laptop,
      network: laptopNetwork,
      path,
      commandLine: program.commandLine ?? (path.includes(" ") ? `"${path}"` : path),
      company: program.company,
      parent: program.parent ?? (laptop.platform === "windows" ? "explorer.exe" : "launchd"),
    };
    if (program.domain !== undefined) {
      const name = path.split(/[\\/]/).at(-1) ?? path;
      yield {
        kind: "connection",
        person,
        at: new Date(moment.valueOf() + 2000),
        laptop,
        network: laptopNetwork,
        domain: program.domain,
        process: name,
      };
    }
  }
}
