/** A place where people of the simulated company live or travel to. Coordinates are the cities' own. */
export interface City {
  readonly name: string;
  readonly region: string;
  readonly country: string;
  /** As identity providers write it. */
  readonly countryName: string;
  readonly lat: number;
  readonly long: number;
  readonly zone: string;
}

/** A network as the company's systems see it. All addresses are from ranges that no one has (RFC 2544, RFC 3849, TEST-NET). */
export interface Network {
  readonly ip: string;
  readonly city: City;
  readonly asNumber: number;
  readonly asOrg: string;
  readonly gatewayMac: string;
  readonly kind: "home" | "office" | "coworking" | "hotel" | "mobile" | "vpn" | "hosting" | "relay";
}

export interface Laptop {
  readonly serial: string;
  readonly hostname: string;
  /** Id in the endpoint agent. */
  readonly agentId: string;
  /** Id in the identity provider. */
  readonly identityId: string;
  readonly platform: "windows" | "macos" | "linux";
  readonly model: string;
  readonly issuedAt: string;
  readonly returnedAt?: string;
}

/** A worker of the simulated company: what is declared, and what is so. */
export interface Person {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  readonly email: string;
  readonly login: string;
  readonly jobTitle: string;
  readonly team: string;
  readonly employmentType: "employee" | "contractor";
  readonly isDeveloper: boolean;
  readonly declaredCity: City;
  readonly address: string;
  readonly startDate: string;
  readonly endDate?: string;
  /** Local minutes after midnight at which work usually starts and ends. */
  readonly workFrom: number;
  readonly workTo: number;
  /** The zone in which the person really keeps those hours. */
  readonly livingZone: string;
  readonly householdId?: string;
  readonly approvedTools: readonly string[];
  readonly laptops: readonly Laptop[];
  readonly phone: string;
  readonly factorDevice: string;
  readonly home: Network;
  /** Honest habit or kind of false hire, by name. */
  readonly kind: string;
  readonly isFalse: boolean;
  readonly note: string;
}

const city = (
  name: string,
  region: string,
  country: string,
  countryName: string,
  lat: number,
  long: number,
  zone: string,
): City => ({ name, region, country, countryName, lat, long, zone });

export const CITIES: readonly City[] = [
  city("Austin", "Texas", "US", "United States", 30.27, -97.74, "America/Chicago"),
  city("Denver", "Colorado", "US", "United States", 39.74, -104.99, "America/Denver"),
  city("Seattle", "Washington", "US", "United States", 47.61, -122.33, "America/Los_Angeles"),
  city("Boston", "Massachusetts", "US", "United States", 42.36, -71.06, "America/New_York"),
  city("Atlanta", "Georgia", "US", "United States", 33.75, -84.39, "America/New_York"),
  city("Phoenix", "Arizona", "US", "United States", 33.45, -112.07, "America/Phoenix"),
  city("Chicago", "Illinois", "US", "United States", 41.88, -87.63, "America/Chicago"),
  city("Toronto", "Ontario", "CA", "Canada", 43.65, -79.38, "America/Toronto"),
  city("London", "England", "GB", "United Kingdom", 51.51, -0.13, "Europe/London"),
  city("Manchester", "England", "GB", "United Kingdom", 53.48, -2.24, "Europe/London"),
  city("Berlin", "Berlin", "DE", "Germany", 52.52, 13.4, "Europe/Berlin"),
  city("Lisbon", "Lisbon", "PT", "Portugal", 38.72, -9.14, "Europe/Lisbon"),
  city("Warsaw", "Masovia", "PL", "Poland", 52.23, 21.01, "Europe/Warsaw"),
  city("Nairobi", "Nairobi", "KE", "Kenya", -1.29, 36.82, "Africa/Nairobi"),
  city("Pune", "Maharashtra", "IN", "India", 18.52, 73.86, "Asia/Kolkata"),
  city("Tokyo", "Tokyo", "JP", "Japan", 35.68, 139.69, "Asia/Tokyo"),
  city("Melbourne", "Victoria", "AU", "Australia", -37.81, 144.96, "Australia/Melbourne"),
  city("Recife", "Pernambuco", "BR", "Brazil", -8.05, -34.88, "America/Recife"),
];

/** Where people travel to, or where exits stand: nobody of the company lives there. */
export const ELSEWHERE: readonly City[] = [
  city("Madrid", "Madrid", "ES", "Spain", 40.42, -3.7, "Europe/Madrid"),
  city("Mexico City", "Mexico City", "MX", "Mexico", 19.43, -99.13, "America/Mexico_City"),
  city("Bangkok", "Bangkok", "TH", "Thailand", 13.76, 100.5, "Asia/Bangkok"),
  city("Newark", "New Jersey", "US", "United States", 40.74, -74.17, "America/New_York"),
  city("Los Angeles", "California", "US", "United States", 34.05, -118.24, "America/Los_Angeles"),
  city("Amsterdam", "North Holland", "NL", "Netherlands", 52.37, 4.9, "Europe/Amsterdam"),
  city("Vancouver", "British Columbia", "CA", "Canada", 49.28, -123.12, "America/Vancouver"),
  city("Singapore", "Singapore", "SG", "Singapore", 1.35, 103.82, "Asia/Singapore"),
];

export function cityNamed(name: string): City {
  const found = [...CITIES, ...ELSEWHERE].find((item) => item.name === name);
  if (found === undefined) throw new Error(`no city ${name}`);
  return found;
}

/** Hands out addresses that are nobody's: 198.18.0.0/15 is reserved for benchmarks (RFC 2544). */
export class Addresses {
  #next = 0;

  take(): string {
    const index = this.#next;
    this.#next += 1;
    if (index >= 2 * 254 * 254) throw new Error("no more addresses");
    return `198.${18 + Math.floor(index / (254 * 254))}.${(Math.floor(index / 254) % 254) + 1}.${(index % 254) + 1}`;
  }
}

/** Access providers of homes, by continent's habit: names are invented, numbers are for documentation (RFC 5398). */
export const HOME_PROVIDERS: readonly { readonly asNumber: number; readonly asOrg: string }[] = [
  { asNumber: 64496, asOrg: "example cable" },
  { asNumber: 64497, asOrg: "example fibre" },
  { asNumber: 64498, asOrg: "example telecom" },
];
export const MOBILE_PROVIDER = { asNumber: 64499, asOrg: "example mobile" } as const;
/** Real holders: sign-ins are told apart by whose network they come from, and the reference table knows these. */
export const VPN_PROVIDERS = [
  { asNumber: 9009, asOrg: "m247 europe srl" },
  { asNumber: 212238, asOrg: "datacamp limited" },
] as const;
export const HOSTING_PROVIDER = { asNumber: 14061, asOrg: "digitalocean llc" } as const;
export const RELAY_PROVIDER = { asNumber: 36183, asOrg: "akamai technologies" } as const;
export const OFFICE_CIDR = "203.0.113.0/28";
export const COWORKING_CIDR = "192.0.2.64/28";
