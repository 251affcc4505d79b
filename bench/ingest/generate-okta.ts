import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** People in the generated export; each has one laptop and one home address. */
const PEOPLE = 20_000;
const BEHAVIOURS = ["New Geo-Location", "New Device", "New IP", "New State", "New Country", "Velocity", "New City"];

/**
 * Writes an Okta System Log export of `records` records of about 3 KB each: ids, hashes and times differ from record to
 * record as in real logs, so that it compresses as they do.
 */
export async function generateOkta(path: string, records: number, seed = 7): Promise<void> {
  const random = xoroshiro128plus(seed);
  const hex = (length: number): string => {
    let text = "";
    while (text.length < length) text += uniformInt(random, 0, 0xfffffff).toString(16).padStart(7, "0");
    return text.slice(0, length);
  };
  const stream = createWriteStream(path, { highWaterMark: 1 << 22 });
  let page: string[] = [];
  for (let index = 0; index < records; index += 1) {
    page.push(JSON.stringify(toRecord(index, uniformInt(random, 0, PEOPLE - 1), hex)));
    if (page.length === 2000 || index === records - 1) {
      if (!stream.write(`${page.join("\n")}\n`)) await once(stream, "drain");
      page = [];
    }
  }
  stream.end();
  await once(stream, "finish");
}

function toRecord(index: number, person: number, hex: (length: number) => string): object {
  const id = String(person).padStart(8, "0");
  const place = {
    city: "Austin",
    state: "Texas",
    country: "United States",
    geolocation: { lat: 30.26, lon: -97.74 },
  };
  const ip = `198.18.${person % 250}.${Math.floor(person / 250) % 250}`;
  const uuid = hex(32);
  return {
    actor: {
      id: `00u${id}`,
      type: "User",
      alternateId: `person${person}@example.com`,
      displayName: `Person ${person}`,
      detailEntry: null,
    },
    client: {
      userAgent: {
        rawUserAgent:
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
        os: "Mac OS X",
        browser: "CHROME",
      },
      zone: "null",
      device: "Computer",
      id: null,
      ipAddress: ip,
      geographicalContext: place,
    },
    device: {
      id: `guo${id}`,
      name: `LAPTOP-${person}`,
      os_platform: "OSX",
      os_version: "14.5",
      managed: true,
      registered: true,
      device_integrator: null,
      disk_encryption_type: "ALL_INTERNAL_VOLUMES",
      screen_lock_type: "BIOMETRIC",
      jailbreak: null,
      secure_hardware_present: true,
    },
    authenticationContext: {
      authenticationProvider: null,
      credentialProvider: null,
      credentialType: null,
      issuer: null,
      interface: null,
      authenticationStep: 0,
      rootSessionId: `idx${hex(20)}`,
      externalSessionId: `idx${hex(20)}`,
    },
    displayMessage: "User login to Okta",
    eventType: ["user.session.start", "user.authentication.sso", "user.authentication.auth_via_mfa"][index % 3],
    outcome: { result: "SUCCESS", reason: null },
    published: new Date(Date.UTC(2026, 0, 5) + index * 4000).toISOString(),
    securityContext: {
      asNumber: 64500,
      asOrg: "example access",
      isp: "example access",
      domain: "access.example",
      isProxy: false,
    },
    severity: "INFO",
    debugContext: {
      debugData: {
        requestId: hex(32),
        dtHash: hex(64),
        requestUri: "/idp/idx/identify",
        threatSuspected: "false",
        url: "/idp/idx/identify?",
        behaviors: `{${BEHAVIOURS.map((name) => `${name}=NEGATIVE`).join(", ")}}`,
        logOnlySecurityData: JSON.stringify({
          risk: { level: "LOW" },
          behaviors: Object.fromEntries(BEHAVIOURS.map((name) => [name, "NEGATIVE"])),
        }),
        policies: Array.from({ length: 10 }, (_, rule) => `rule${rule}=ALLOW:${hex(8)}`).join("; "),
      },
    },
    legacyEventType: "core.user_auth.login_success",
    transaction: { type: "WEB", id: hex(24), detail: {} },
    uuid: `${uuid.slice(0, 8)}-${uuid.slice(8, 12)}-${uuid.slice(12, 16)}-${uuid.slice(16, 20)}-${uuid.slice(20)}`,
    version: "0",
    request: { ipChain: [{ ip, geographicalContext: place, version: "V4", source: null }] },
    target: [
      {
        id: `pfd${hex(14)}`,
        type: "AuthenticatorEnrollment",
        alternateId: "unknown",
        displayName: "Okta Verify",
        detailEntry: null,
      },
      {
        id: "0oa1example",
        type: "AppInstance",
        alternateId: "Code",
        displayName: "Code",
        detailEntry: { signOnModeType: "SAML_2_0" },
      },
    ],
  };
}
