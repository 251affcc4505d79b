import type { Actor } from "./behaviour.ts";
import type { Casting } from "./cast.ts";
import { monitor, RECEIVER } from "./hardware.ts";
import { ANYDESK, CODE_TUNNEL, QUICK_ASSIST, TAILSCALE, TEAMVIEWER } from "./programs.ts";
import { CITIES, cityNamed, ELSEWHERE, MOBILE_PROVIDER, type Network, RELAY_PROVIDER, VPN_PROVIDERS } from "./world.ts";

/** A habit of honest people that looks like something else to a rule that is too simple. */
export interface Habit {
  readonly kind: string;
  /** Share of people who have it. */
  readonly share: number;
  /** One or several people who belong together. */
  readonly cast: (casting: Casting, shared: SharedNetworks) => readonly Actor[];
}

interface SharedNetworks {
  readonly office: Network;
  readonly coworking: Network;
}

const honest = (kind: string, note: string) => ({ kind, isFalse: false, note });

export const HABITS: readonly Habit[] = [
  {
    kind: "plain",
    share: 0.44,
    cast: (casting) => [{ person: casting.person(honest("plain", "works from home")), behaviour: {} }],
  },
  {
    kind: "traveller",
    share: 0.08,
    cast: (casting) => {
      const person = casting.person(honest("traveller", "a declared trip of two weeks"));
      const away = casting.network("hotel", casting.random.pick(ELSEWHERE));
      const from = casting.random.int(5, Math.max(6, casting.days - 20));
      return [
        {
          person,
          behaviour: {
            laptopNetwork: (day) => (day >= from && day < from + 12 ? away : person.home),
            travel: [{ from: casting.date(from), to: casting.date(from + 12), country: away.city.country }],
          },
        },
      ];
    },
  },
  {
    kind: "short-trip",
    share: 0.06,
    cast: (casting) => {
      const person = casting.person(honest("short-trip", "four days abroad that were not declared"));
      const away = casting.network("hotel", casting.random.pick(ELSEWHERE));
      const from = casting.random.int(3, Math.max(4, casting.days - 8));
      return [{ person, behaviour: { laptopNetwork: (day) => (day >= from && day < from + 4 ? away : person.home) } }];
    },
  },
  {
    kind: "vpn-user",
    share: 0.07,
    cast: (casting) => {
      const person = casting.person(honest("vpn-user", "a commercial VPN on some days, exits near and far"));
      const near = casting.network("vpn", person.declaredCity, casting.random.pick(VPN_PROVIDERS));
      const far = casting.network("vpn", casting.random.pick(ELSEWHERE), casting.random.pick(VPN_PROVIDERS));
      const share = 0.2 + casting.random.real() * 0.2;
      return [
        {
          person,
          behaviour: {
            signinNetwork: (_, random) => (random.chance(share) ? (random.chance(0.75) ? near : far) : undefined),
          },
        },
      ];
    },
  },
  {
    kind: "relay-user",
    share: 0.04,
    cast: (casting) => {
      const person = casting.person(honest("relay-user", "a browser vendor's privacy relay, always on"));
      const relay = casting.network("relay", casting.random.pick(ELSEWHERE), RELAY_PROVIDER);
      return [{ person, behaviour: { signinNetwork: (_, random) => (random.chance(0.8) ? relay : undefined) } }];
    },
  },
  {
    kind: "night-owl",
    share: 0.06,
    cast: (casting) => {
      const person = casting.person(honest("night-owl", "works from noon into the night"));
      return [{ person, behaviour: { shiftMinutes: (_, random) => 180 + random.int(-40, 60) } }];
    },
  },
  {
    kind: "split-shift",
    share: 0.04,
    cast: (casting) => {
      const person = casting.person(
        honest("split-shift", "cares for children in the afternoon, works again in the evening"),
      );
      return [{ person, behaviour: { shiftMinutes: (day) => (day % 2 === 0 ? -60 : 150) } }];
    },
  },
  {
    kind: "couple",
    share: 0.02,
    cast: (casting) => {
      const householdId = `h${casting.random.hex(4)}`;
      const first = casting.person({ ...honest("couple", "one household, one bank account, declared"), householdId });
      const second = casting.person({
        ...honest("couple", "one household, one bank account, declared"),
        householdId,
        declaredCity: first.declaredCity,
        livingZone: first.livingZone,
        address: first.address,
        home: first.home,
      });
      const pay = [payChange(casting, -400, "tok_joint_" + casting.random.hex(10))];
      return [first, second].map((person) => ({ person, behaviour: { pay } }));
    },
  },
  {
    kind: "flatmates",
    share: 0.02,
    cast: (casting) => {
      const householdId = `h${casting.random.hex(4)}`;
      const first = casting.person({ ...honest("flatmates", "colleagues who share a flat, declared"), householdId });
      const second = casting.person({
        ...honest("flatmates", "colleagues who share a flat, declared"),
        householdId,
        declaredCity: first.declaredCity,
        livingZone: first.livingZone,
        address: first.address,
        home: first.home,
      });
      return [first, second].map((person) => ({ person, behaviour: {} }));
    },
  },
  {
    kind: "co-working",
    share: 0.03,
    cast: (casting, { coworking }) => {
      const person = casting.person({
        ...honest("co-working", "in a known co-working space several days a week"),
        declaredCity: coworking.city,
        livingZone: coworking.city.zone,
      });
      return [{ person, behaviour: { laptopNetwork: (day) => (day % 5 < 3 ? coworking : person.home) } }];
    },
  },
  {
    kind: "office",
    share: 0.06,
    cast: (casting, { office }) => {
      const person = casting.person({
        ...honest("office", "in the office twice a week"),
        declaredCity: office.city,
        livingZone: office.city.zone,
      });
      return [{ person, behaviour: { laptopNetwork: (day) => (day % 5 < 2 ? office : person.home) } }];
    },
  },
  {
    kind: "mover",
    share: 0.02,
    cast: (casting) => {
      const person = casting.person(honest("mover", "moved within the country; HR knows"));
      const sameCountry = CITIES.filter(({ country }) => country === person.declaredCity.country);
      const before = casting.network("home", casting.random.pick(sameCountry));
      const moved = casting.random.int(3, 9);
      return [{ person, behaviour: { laptopNetwork: (day) => (day < moved ? before : person.home) } }];
    },
  },
  {
    kind: "new-phone",
    share: 0.03,
    cast: (casting) => {
      const person = casting.person(honest("new-phone", "a new phone and a new bank account"));
      const next = `DP${casting.random.hex(12).toUpperCase()}`;
      const day = casting.random.int(10, Math.max(11, casting.days - 5));
      return [
        {
          person,
          behaviour: {
            factorDevice: (today) => (today < day ? person.factorDevice : next),
            pay: [
              payChange(casting, -500, `tok_${casting.random.hex(12)}`),
              payChange(casting, day, `tok_${casting.random.hex(12)}`),
            ],
          },
        },
      ];
    },
  },
  {
    kind: "phone-worker",
    share: 0.04,
    cast: (casting) => {
      const person = casting.person(
        honest("phone-worker", "reads mail on the phone; mobile addresses lie 100 to 400 km off"),
      );
      const gateway = {
        ...person.declaredCity,
        lat: person.declaredCity.lat + 2.2,
        long: person.declaredCity.long + 1.4,
        name: "gateway",
      };
      const mobile = { ...casting.network("mobile", gateway, MOBILE_PROVIDER) };
      return [{ person, behaviour: { phone: { network: mobile, share: 0.7 } } }];
    },
  },
  {
    kind: "developer-tools",
    share: 0.03,
    cast: (casting) => {
      const person = casting.person({
        ...honest("developer-tools", "code tunnels and a mesh VPN"),
        isDeveloper: true,
        jobTitle: "Software Engineer",
      });
      return [{ person, behaviour: { programs: [TAILSCALE, CODE_TUNNEL] } }];
    },
  },
  {
    kind: "it-staff",
    share: 0.02,
    cast: (casting) => {
      const person = casting.person({
        ...honest("it-staff", "supports colleagues with remote tools"),
        jobTitle: "IT Support Specialist",
        team: "IT",
        isDeveloper: false,
        approvedTools: ["anydesk", "teamviewer"],
      });
      return [{ person, behaviour: { programs: [ANYDESK, TEAMVIEWER] } }];
    },
  },
  {
    kind: "supported",
    share: 0.02,
    cast: (casting) => {
      const person = casting.person(honest("supported", "IT helped once with Quick Assist"));
      return [{ person, behaviour: { programs: [QUICK_ASSIST] } }];
    },
  },
  {
    kind: "contractor-abroad",
    share: 0.02,
    cast: (casting) => {
      const person = casting.person({
        ...honest("contractor-abroad", "paid through a payment platform"),
        employmentType: "contractor",
        declaredCity: cityNamed(casting.random.pick(["Nairobi", "Recife", "Pune"])),
      });
      const change = {
        ...payChange(casting, -300, `tok_${casting.random.hex(12)}`),
        institution: "Wise",
        institutionKind: "payment_platform",
      };
      return [{ person: { ...person, livingZone: person.declaredCity.zone }, behaviour: { pay: [change] } }];
    },
  },
  {
    kind: "new-hire",
    share: 0.05,
    cast: (casting) => {
      const startDay = casting.random.int(2, Math.max(3, Math.floor(casting.days / 2)));
      const person = casting.person({
        ...honest("new-hire", "started within the period"),
        startDate: casting.date(startDay),
      });
      const laptop = person.laptops[0];
      const parcel = (day: number, event: string, signedBy = "") => ({
        shipment: `s-${person.id}`,
        serial: laptop?.serial ?? "",
        at: casting.time(day, 15),
        event,
        address: person.address,
        signedBy,
        changedBy: "",
      });
      // A spouse or a reception signs now and then.
      const signer = casting.random.chance(0.85) ? `${person.first} ${person.last}` : casting.fullName();
      return [
        {
          person,
          behaviour: {
            parcels: [parcel(startDay - 6, "created"), parcel(startDay - 2, "delivered", signer)],
            pay: [payChange(casting, startDay - 5, `tok_${casting.random.hex(12)}`, casting.date(startDay + 28))],
            usb: [RECEIVER],
            displays: [monitor(casting.random.hex(8).toUpperCase())],
          },
        },
      ];
    },
  },
];

export function payChange(casting: Casting, day: number, token: string, firstPay = casting.date(day + 25)) {
  return {
    at: casting.time(day, 11),
    token,
    institution: casting.random.pick(["First Example Bank", "Example Savings", "Example Credit Union"]),
    institutionKind: "bank",
    holderMatch: "yes",
    firstPay,
  };
}
