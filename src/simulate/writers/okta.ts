import type { Of } from "../observation.ts";
import type { Random } from "../random.ts";
import type { Network } from "../world.ts";

const AGENTS = {
  windows: {
    os: "Windows 11",
    raw: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36",
  },
  macos: {
    os: "Mac OS X",
    raw: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36",
  },
  linux: {
    os: "Linux",
    raw: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 Safari/537.36",
  },
  phone: {
    os: "iOS",
    raw: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1",
  },
} as const;

/** One sign-in as Okta's System Log has it. */
export function toOkta(signin: Of<"signin">, random: Random): object {
  const { person, network, laptop } = signin;
  const agent = signin.ownDevice === "phone" ? AGENTS.phone : AGENTS[laptop?.platform ?? "windows"];
  const fingerprint = deviceFingerprint(signin);
  return {
    actor: {
      id: `00u${person.id}`,
      type: "User",
      alternateId: person.email,
      displayName: `${person.first} ${person.last}`,
      detailEntry: null,
    },
    client: {
      userAgent: { rawUserAgent: agent.raw, os: agent.os, browser: "CHROME" },
      zone: "null",
      device: signin.ownDevice === "phone" ? "Mobile" : "Computer",
      id: null,
      ipAddress: network.ip,
      geographicalContext: toPlace(network),
    },
    device:
      laptop === undefined
        ? null
        : { id: laptop.identityId, name: laptop.hostname, os_platform: agent.os, managed: true, registered: true },
    authenticationContext: { authenticationStep: 0, externalSessionId: `idx${fingerprint.slice(0, 16)}` },
    displayMessage: signin.step === "session" ? "User login to Okta" : "User single sign on to app",
    eventType: signin.step === "session" ? "user.session.start" : "user.authentication.sso",
    outcome: signin.success
      ? { result: "SUCCESS", reason: null }
      : { result: "FAILURE", reason: "INVALID_CREDENTIALS" },
    published: signin.at.toISOString(),
    securityContext: {
      asNumber: network.asNumber,
      asOrg: network.asOrg,
      isp: network.asOrg,
      domain: `${network.asOrg.replaceAll(/[^a-z]+/g, "-")}.example`,
      isProxy: network.kind === "vpn" || network.kind === "hosting",
    },
    severity: signin.success ? "INFO" : "WARN",
    debugContext: { debugData: { requestId: random.hex(24), dtHash: fingerprint, requestUri: "/idp/idx/identify" } },
    legacyEventType: signin.step === "session" ? "core.user_auth.login_success" : "app.auth.sso",
    transaction: { type: "WEB", id: random.hex(24), detail: {} },
    uuid: random.uuid(),
    version: "0",
    request: { ipChain: [{ ip: network.ip, geographicalContext: toPlace(network), version: "V4", source: null }] },
    target:
      signin.step === "session"
        ? null
        : [
            {
              id: `0oa${signin.app.toLowerCase()}`,
              type: "AppInstance",
              alternateId: signin.app,
              displayName: signin.app,
              detailEntry: { signOnModeType: "SAML_2_0" },
            },
          ],
  };
}

function toPlace({ city }: Network): object {
  return {
    city: city.name === "gateway" ? null : city.name,
    state: city.region,
    country: city.countryName,
    postalCode: null,
    geolocation: { lat: round(city.lat), lon: round(city.long) },
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}

/** A browser keeps its device token: the same for one person on one device. */
function deviceFingerprint({ person, laptop, ownDevice }: Of<"signin">): string {
  const seed = `${person.id}-${laptop?.serial ?? ownDevice ?? "none"}`;
  let state = 0x811c9dc5;
  let text = "";
  while (text.length < 64) {
    for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    text += state.toString(16).padStart(8, "0");
  }
  return text;
}
