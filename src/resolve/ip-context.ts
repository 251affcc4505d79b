import maxmind, { type AsnResponse, type CityResponse, type AnonymousIPResponse, type Reader } from "maxmind";
import { BlockList, isIP } from "node:net";
import { DomainError } from "../errors.ts";

/** What is known of an address beyond what the vendor wrote. NULLs are left out. */
export interface IpContext {
  readonly ip: string;
  readonly country?: string;
  readonly region?: string;
  readonly city?: string;
  readonly lat?: number;
  readonly long?: number;
  readonly as_number?: number;
  readonly as_name?: string;
  readonly network?: string;
  readonly operator?: string;
}

/** A network of the company's own config: its offices and exits, or places that people share. */
export interface KnownNetwork {
  readonly cidr: string;
  readonly network: "corporate" | "shared" | "relay";
  readonly label?: string;
}

type AnyResponse = CityResponse & AsnResponse & AnonymousIPResponse;

/** Looks addresses up in the config's networks and in MaxMind databases that the user gave. Opens no connection. */
export class IpLookup {
  readonly #lists: readonly { readonly list: BlockList; readonly known: KnownNetwork }[];
  readonly #databases: readonly Reader<AnyResponse>[];

  private constructor(
    lists: readonly { list: BlockList; known: KnownNetwork }[],
    databases: readonly Reader<AnyResponse>[],
  ) {
    this.#lists = lists;
    this.#databases = databases;
  }

  /** @throws DomainError on a CIDR or a database that cannot be read */
  static async open(networks: readonly KnownNetwork[], databases: readonly string[]): Promise<IpLookup> {
    const readers: Reader<AnyResponse>[] = [];
    for (const path of databases) {
      try {
        readers.push(await maxmind.open<AnyResponse>(path));
      } catch (error) {
        throw new DomainError(
          "input",
          `'${path}' is no MaxMind database that can be read: ${(error as Error).message}`,
        );
      }
    }
    return new IpLookup(
      networks.map((known) => ({ list: toBlockList(known.cidr), known })),
      readers,
    );
  }

  get hasDatabases(): boolean {
    return this.#databases.length > 0;
  }

  /** Whether it can say anything at all: without, no address needs to be looked at. */
  get isEmpty(): boolean {
    return this.#lists.length === 0 && this.#databases.length === 0;
  }

  lookUp(ip: string): IpContext | undefined {
    const version = isIP(ip);
    if (version === 0) return undefined;
    const known = this.#lists.find(({ list }) => list.check(ip, version === 4 ? "ipv4" : "ipv6"))?.known;
    let context: IpContext = { ip, ...(known === undefined ? {} : { network: known.network }) };
    for (const database of this.#databases) context = { ...fromDatabase(database, ip), ...context };
    return Object.keys(context).length > 1 ? context : undefined;
  }
}

function toBlockList(cidr: string): BlockList {
  const [address = "", prefix] = cidr.trim().split("/");
  const version = isIP(address);
  const list = new BlockList();
  try {
    if (version === 0) throw new Error("no address");
    list.addSubnet(
      address,
      prefix === undefined ? (version === 4 ? 32 : 128) : Number(prefix),
      version === 4 ? "ipv4" : "ipv6",
    );
  } catch {
    throw new DomainError("config", `'${cidr}' is no network like 192.0.2.0/24 or 2001:db8::/32.`);
  }
  return list;
}

/** A database may be damaged in places: what it cannot give is not known. */
function fromDatabase(database: Reader<AnyResponse>, ip: string): Omit<IpContext, "ip"> {
  let found: AnyResponse | null;
  try {
    found = database.get(ip);
  } catch {
    return {};
  }
  if (found === null) return {};
  const context: Record<string, string | number> = {};
  const put = (name: keyof IpContext, value: string | number | undefined): void => {
    if (value !== undefined) context[name] = value;
  };
  put("country", found.country?.iso_code);
  put("region", found.subdivisions?.[0]?.names.en);
  put("city", found.city?.names.en);
  put("lat", found.location?.latitude);
  put("long", found.location?.longitude);
  put("as_number", found.autonomous_system_number);
  put("as_name", found.autonomous_system_organization);
  if (found.is_anonymous_vpn === true || found.is_residential_proxy === true || found.is_tor_exit_node === true)
    put("network", "vpn");
  else if (found.is_hosting_provider === true) put("network", "hosting");
  return context;
}
