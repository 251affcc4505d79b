import type { Actor, Behaviour, Program } from "./behaviour.ts";
import type { Casting } from "./cast.ts";
import { IP_KVMS } from "./hardware.ts";
import { payChange } from "./honest.ts";
import { ANYDESK, ASTRILL, REMOTE_DESKTOP_HOST, RUSTDESK, SCRIPTED_REMOTE_DESKTOP } from "./programs.ts";
import { cityNamed, HOSTING_PROVIDER, type Network, type Person, VPN_PROVIDERS } from "./world.ts";

/** A kind of false hire. Each person leaves only part of the traces that public cases report. */
export interface FalseKind {
  readonly kind: string;
  /** People who act together. */
  readonly cast: (casting: Casting) => readonly Actor[];
}

const falseHire = (kind: string, note: string) => ({ kind, isFalse: true, note });

export const FALSE_KINDS: readonly FalseKind[] = [
  { kind: "laptop-farm", cast: laptopFarm },
  { kind: "ip-kvm", cast: (casting) => [ipKvm(casting)] },
  { kind: "redirected-laptop", cast: redirectedLaptops },
  { kind: "shared-phone-and-account", cast: sharedPhoneAndAccount },
  { kind: "never-at-the-declared-place", cast: (casting) => [neverThere(casting)] },
];

/** Two laptops in one flat that is neither worker's, steered with remote tools. */
function laptopFarm(casting: Casting): readonly Actor[] {
  const random = casting.random;
  const farm = casting.network("home", cityNamed("Phoenix"));
  const address = casting.address(farm.city);
  return [0, 1].map((index): Actor => {
    const startDay = random.int(0, 6);
    const isNew = index === 0 || random.chance(0.5);
    const startDate = isNew ? casting.date(startDay) : casting.date(-random.int(60, 200));
    const person = casting.person({
      ...falseHire("laptop-farm", "laptop stands with another's in one flat and is steered from afar"),
      declaredCity: cityNamed(random.pick(["Boston", "Seattle", "Atlanta", "Chicago"])),
      startDate,
      isDeveloper: true,
      jobTitle: "Software Engineer",
      laptops: [casting.laptop(startDate, random.chance(0.5) ? "windows" : "macos")],
      home: farm,
    });
    const first: Program = { ...ANYDESK, fromDay: isNew ? startDay : 0, share: 0.5 };
    const second: Program = random.chance(0.6)
      ? { ...SCRIPTED_REMOTE_DESKTOP, fromDay: isNew ? startDay : 0, share: 0.3 }
      : { ...RUSTDESK, fromDay: isNew ? startDay + 1 : 2, share: 0.4 };
    return {
      person,
      behaviour: {
        programs: [first, second, ...(random.chance(0.5) ? [{ ...REMOTE_DESKTOP_HOST, fromDay: 8, share: 0.5 }] : [])],
        parcels: isNew ? delivered(casting, person, startDay, address, casting.fullName()) : [],
      },
    };
  });
}

/** A box on the laptop's USB and HDMI. The place agrees, and no remote tool runs. */
function ipKvm(casting: Casting): Actor {
  const random = casting.random;
  const kvm = random.pick(IP_KVMS);
  const person = casting.person({
    ...falseHire("ip-kvm", "laptop is steered through a box on its USB and screen ports"),
    declaredCity: cityNamed(random.pick(["Denver", "Chicago", "Toronto", "London"])),
    isDeveloper: true,
    jobTitle: "Software Engineer",
    laptops: [casting.laptop(casting.date(-random.int(10, 90)), random.chance(0.7) ? "windows" : "linux")],
  });
  return { person, behaviour: { usb: [kvm.usb], displays: random.chance(0.7) ? [kvm.display] : [] } };
}

/** Two laptops whose parcels were changed on the way to one place; they first come on-line in another country. */
function redirectedLaptops(casting: Casting): readonly Actor[] {
  const random = casting.random;
  const abroad = cityNamed(random.pick(["Singapore", "Bangkok", "Mexico City"]));
  const newAddress = casting.address(cityNamed("Newark"));
  const receiver = casting.fullName();
  return [0, 1].map((): Actor => {
    const startDay = random.int(8, 14);
    const startDate = casting.date(startDay);
    const person = casting.person({
      ...falseHire("redirected-laptop", "parcel changed on the way, laptop came on-line abroad"),
      declaredCity: cityNamed(random.pick(["Austin", "Denver", "Seattle"])),
      startDate,
      isDeveloper: true,
      jobTitle: "Senior Software Engineer",
      laptops: [casting.laptop(startDate)],
    });
    const real = casting.network("home", abroad);
    const exit = casting.network("vpn", person.declaredCity, random.pick(VPN_PROVIDERS));
    return {
      person: { ...person, livingZone: abroad.zone },
      behaviour: {
        // The first days show the true place; after that a VPN with an exit near the declared one.
        laptopNetwork: () => real,
        signinNetwork: (day, days) => (day < startDay + 4 || days.chance(0.1) ? real : exit),
        parcels: [
          ...delivered(casting, person, startDay, person.address, "").slice(0, 1),
          parcel(
            casting,
            person,
            startDay - 4,
            random.pick(["address_changed", "redirected"]),
            newAddress,
            "",
            "carrier web site",
          ),
          ...(random.chance(0.5) ? [parcel(casting, person, startDay - 3, "held_for_pickup", newAddress)] : []),
          parcel(casting, person, startDay - 2, "delivered", newAddress, receiver),
        ],
      },
    };
  });
}

/** One phone confirms for two people, and both pays go to one account that is neither's. */
function sharedPhoneAndAccount(casting: Casting): readonly Actor[] {
  const random = casting.random;
  const phone = `DP${random.hex(12).toUpperCase()}`;
  const token = `tok_${random.hex(12)}`;
  return [0, 1].map((): Actor => {
    const person = casting.person({
      ...falseHire("shared-phone-and-account", "one phone and one bank account for two people"),
      isDeveloper: true,
      jobTitle: "Backend Developer",
      factorDevice: phone,
    });
    const changed = random.int(6, 16);
    const own = payChange(casting, -random.int(40, 80), `tok_${random.hex(12)}`);
    const common = { ...payChange(casting, changed, token), holderMatch: random.chance(0.7) ? "no" : "unknown" };
    const again = random.chance(0.5) ? [{ ...payChange(casting, changed + 12, token), holderMatch: "no" }] : [];
    return { person, behaviour: { pay: [own, common, ...again] } };
  });
}

/** Sign-ins from hosting and VPN exits far away, at hours of another zone, partly on a computer that is nobody's. */
function neverThere(casting: Casting): Actor {
  const random = casting.random;
  const living = cityNamed(random.pick(["Singapore", "Tokyo", "Bangkok"]));
  const person = casting.person({
    ...falseHire("never-at-the-declared-place", "sign-ins never agree with the declared place"),
    declaredCity: cityNamed(random.pick(["Austin", "Atlanta", "Boston"])),
    isDeveloper: true,
    jobTitle: "Frontend Developer",
  });
  const exits: readonly Network[] = [
    casting.network("hosting", cityNamed("Los Angeles"), HOSTING_PROVIDER),
    casting.network("vpn", cityNamed("Amsterdam"), random.pick(VPN_PROVIDERS)),
    casting.network("vpn", cityNamed("Singapore"), random.pick(VPN_PROVIDERS)),
  ];
  const behaviour: Behaviour = {
    signinNetwork: (_, days) => days.pick(exits),
    ...(random.chance(0.7) ? { ownComputer: { network: exits[2] ?? person.home, share: 0.5 } } : {}),
    ...(random.chance(0.5) ? { programs: [ASTRILL] } : {}),
  };
  return { person: { ...person, livingZone: living.zone }, behaviour };
}

function delivered(casting: Casting, person: Person, startDay: number, address: string, signedBy: string) {
  return [
    parcel(casting, person, startDay - 6, "created", address),
    parcel(casting, person, startDay - 2, "delivered", address, signedBy),
  ];
}

function parcel(
  casting: Casting,
  person: Person,
  day: number,
  event: string,
  address: string,
  signedBy = "",
  changedBy = "",
) {
  const serial = person.laptops[0]?.serial ?? "";
  return { shipment: `s-${person.id}`, serial, at: casting.time(day, 14), event, address, signedBy, changedBy };
}
