import type { Laptop, Network, Person } from "./world.ts";

/** Something that happened, before any vendor wrote it down. */
export type Observation = { readonly at: Date; readonly person: Person } & (
  | {
      readonly kind: "signin";
      readonly network: Network;
      readonly laptop?: Laptop;
      /** A computer or phone of the person's own. */
      readonly ownDevice?: "computer" | "phone";
      readonly success: boolean;
      readonly app: string;
      readonly step: "session" | "sso";
    }
  | { readonly kind: "factor"; readonly network: Network; readonly factorDevice: string; readonly success: boolean }
  | {
      readonly kind: "code";
      readonly network: Network;
      readonly action: "push" | "fetch" | "clone";
      readonly repository: string;
    }
  | { readonly kind: "token"; readonly network: Network; readonly name: string }
  | { readonly kind: "meeting"; readonly network: Network }
  | { readonly kind: "heartbeat"; readonly laptop: Laptop; readonly network: Network }
  | {
      readonly kind: "process";
      readonly laptop: Laptop;
      readonly network: Network;
      readonly path: string;
      readonly commandLine: string;
      readonly company: string;
      readonly parent: string;
    }
  | { readonly kind: "logon"; readonly laptop: Laptop; readonly network: Network; readonly account: string }
  | {
      readonly kind: "connection";
      readonly laptop: Laptop;
      readonly network: Network;
      readonly domain: string;
      readonly process: string;
    }
  | { readonly kind: "usb"; readonly laptop: Laptop; readonly network: Network; readonly device: UsbDevice }
  | { readonly kind: "display"; readonly laptop: Laptop; readonly network: Network; readonly display: Display }
);

/** Observations of one kind. */
export type Of<K extends Observation["kind"]> = Extract<Observation, { kind: K }>;

/** What an agent on the laptop sees. */
export type EndpointObservation = Of<"heartbeat" | "process" | "logon" | "connection" | "usb" | "display">;

export interface UsbDevice {
  readonly vendorId: string;
  readonly productId: string;
  readonly manufacturer: string;
  readonly product: string;
  readonly serial: string;
}

export interface Display {
  readonly manufacturer: string;
  readonly productCode: string;
  readonly name: string;
  readonly serial: string;
}

/** A parcel's step and a change of pay go to company files as they are. */
export interface Parcel {
  readonly shipment: string;
  readonly person: Person;
  readonly serial: string;
  readonly at: string;
  readonly event: string;
  readonly address: string;
  readonly signedBy: string;
  readonly changedBy: string;
}

export interface PayChange {
  readonly person: Person;
  readonly at: string;
  readonly token: string;
  readonly institution: string;
  readonly institutionKind: string;
  readonly holderMatch: string;
  readonly firstPay: string;
}

export interface Travel {
  readonly person: Person;
  readonly from: string;
  readonly to: string;
  readonly country: string;
}
