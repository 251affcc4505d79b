import type { Of } from "../observation.ts";
import type { Random } from "../random.ts";

/** One confirmation as Duo's authentication log (v2) has it. */
export function toDuo(factor: Of<"factor">, random: Random): object {
  const { person, network, at } = factor;
  const location = { city: network.city.name, state: network.city.region, country: network.city.countryName };
  return {
    access_device: { ip: network.ip, location, hostname: null, browser: "Chrome", os: "Windows" },
    alias: "unknown",
    application: { key: "DIEXAMPLE", name: "Okta" },
    auth_device: { ip: network.ip, location, name: person.phone, key: factor.factorDevice },
    email: person.email,
    event_type: "authentication",
    factor: "duo_push",
    isotimestamp: at.toISOString().replace(/\.\d{3}Z$/, ".000000+00:00"),
    ood_software: null,
    reason: factor.success ? "user_approved" : "no_response",
    result: factor.success ? "success" : "denied",
    timestamp: Math.floor(at.valueOf() / 1000),
    trusted_endpoint_status: "not trusted",
    txid: random.uuid(),
    user: { groups: [], key: `DU${person.id.toUpperCase()}`, name: person.email },
  };
}

/** One Git event or token as GitHub's audit log has it. */
export function toGithub(event: Of<"code"> | Of<"token">, random: Random): object {
  const { person, network, at } = event;
  const common = {
    "@timestamp": at.valueOf(),
    _document_id: random.hex(22),
    actor: person.login,
    actor_id: Number.parseInt(person.id.slice(1), 10) + 1000,
    actor_ip: network.ip,
    actor_location: { country_code: network.city.country },
    org: "example",
    user: person.login,
  };
  return event.kind === "code"
    ? {
        ...common,
        action: `git.${event.action}`,
        repo: event.repository,
        repository: event.repository,
        transport_protocol: 2,
        transport_protocol_name: "ssh",
      }
    : {
        ...common,
        action: "personal_access_token.create",
        created_at: at.valueOf(),
        operation_type: "create",
        name: event.name,
      };
}

/** One call as the Meet log of Google Workspace's Reports API has it. */
export function toMeet(meeting: Of<"meeting">, random: Random): object {
  const { person, network, at } = meeting;
  return {
    kind: "admin#reports#activity",
    id: {
      time: at.toISOString(),
      uniqueQualifier: String(random.int(1, 2_000_000_000)),
      applicationName: "meet",
      customerId: "C00example",
    },
    etag: random.hex(12),
    actor: { callerType: "USER", email: person.email, profileId: `1000${person.id.slice(1)}` },
    ipAddress: network.ip,
    events: [
      {
        type: "call",
        name: "call_ended",
        parameters: [
          { name: "ip_address", value: network.ip },
          { name: "location_country", value: network.city.country },
          { name: "device_type", value: "web" },
          { name: "identifier", value: person.email },
          { name: "identifier_type", value: "email_address" },
          { name: "duration_seconds", intValue: "1800" },
        ],
      },
    ],
  };
}
