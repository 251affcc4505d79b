import type { Display, Parcel, PayChange, Travel, UsbDevice } from "./observation.ts";
import type { Random } from "./random.ts";
import type { Laptop, Network, Person } from "./world.ts";

/** What shapes one person's days. Habits and kinds of false hire are made of these; each is optional. */
export interface Behaviour {
  /** Where the laptop is on a day; default: at home. */
  readonly laptopNetwork?: (day: number, random: Random) => Network;
  /** Where sign-ins come from on a day; default: where the laptop is. */
  readonly signinNetwork?: (day: number, random: Random) => Network | undefined;
  /** Sign-ins made on a device of the person's own while the laptop is on elsewhere. */
  readonly ownComputer?: { readonly network: Network; readonly share: number };
  /** Share of phone sign-ins in the evening, from the mobile network. */
  readonly phone?: { readonly network: Network; readonly share: number };
  /** Programs that run on the laptop beside ordinary ones. */
  readonly programs?: readonly Program[];
  readonly usb?: readonly UsbDevice[];
  readonly displays?: readonly Display[];
  /** The phone that confirms second factors from a day on. */
  readonly factorDevice?: (day: number) => string;
  /** Nights on which a day's work starts this many minutes later than usual. */
  readonly shiftMinutes?: (day: number, random: Random) => number;
  readonly parcels?: readonly Omit<Parcel, "person">[];
  readonly pay?: readonly Omit<PayChange, "person">[];
  readonly travel?: readonly Omit<Travel, "person">[];
}

export interface Program {
  readonly path: Readonly<Record<Laptop["platform"], string>>;
  readonly commandLine?: string;
  readonly company: string;
  readonly parent?: string;
  readonly domain?: string;
  /** From which day on, and on which share of days. */
  readonly fromDay: number;
  readonly share: number;
}

/** A person with the behaviour that makes their days. */
export interface Actor {
  readonly person: Person;
  readonly behaviour: Behaviour;
}
