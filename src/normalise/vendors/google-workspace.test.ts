import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { normalise } from "../../flows/normalise.ts";

const SAMPLE = join(process.env["HIREWALL_SAMPLES"] ?? "../shared/data", "raw-events/google-workspace-activity.ndjson");

interface Printed {
  readonly activity_name?: string;
  readonly metadata: { readonly uid: string };
  readonly [name: string]: unknown;
}

async function eventsOf(path: string): Promise<readonly Printed[]> {
  const events: Printed[] = [];
  await normalise(path, {}, (line) => events.push(JSON.parse(line) as Printed));
  return events;
}
const events = await eventsOf("src/normalise/fixtures/google-workspace.ndjson");
const named = (name: string): Printed | undefined => events.find(({ activity_name: activity }) => activity === name);

describe("Google Workspace", () => {
  test("each event of one activity is an event, with an id of its own", () => {
    expect(events).toHaveLength(9);
    expect(new Set(events.map(({ metadata }) => metadata.uid)).size).toBe(9);
    expect(named("login_success")).toMatchInlineSnapshot(`
      {
        "activity_id": 1,
        "activity_name": "login_success",
        "actor": {
          "user": {
            "email_addr": "mara.lind@example.com",
            "name": "mara.lind@example.com",
            "uid": "110000000000000000001",
          },
        },
        "category_uid": 3,
        "class_uid": 3002,
        "is_mfa": false,
        "logon_type": "google_password",
        "metadata": {
          "event_code": "login_success",
          "log_name": "login",
          "original_time": "2026-03-02T14:03:22.401Z",
          "product": {
            "name": "Google Workspace",
            "vendor_name": "Google",
          },
          "profiles": [
            "host",
          ],
          "tenant_uid": "C03az79cb",
          "uid": "login/2026-03-02T14:03:22.401Z/358068855354/login_success/1/4a6ca5ada7f6",
          "version": "1.8.0",
        },
        "service": {
          "name": "Google Workspace",
        },
        "severity_id": 1,
        "src_endpoint": {
          "autonomous_system": {
            "number": 64500,
          },
          "ip": "203.0.113.77",
          "location": {
            "country": "US",
            "region": "US-TX",
          },
        },
        "status_id": 1,
        "time": 1772460202401,
        "type_uid": 300201,
        "unmapped": {
          "parameters": "{"login_type":"google_password","login_challenge_method":"password","is_suspicious":"false"}",
        },
        "user": {
          "email_addr": "mara.lind@example.com",
          "name": "mara.lind@example.com",
          "uid": "110000000000000000001",
        },
      }
    `);
  });

  test.each([
    ["login_verification", { class_uid: 3002, auth_factors: [{ factor_type_id: 5, factor_type: "google_prompt" }] }],
    ["login_failure", { class_uid: 3002, status_id: 2, src_endpoint: { ip: "2001:db8::99" } }],
    ["download", { class_uid: 6006, activity_id: 2, file: { name: "Prices", uid: "1AbC" } }],
    ["authorize", { class_uid: 3004, unmapped: { credential_kind: "oauth_grant", credential_name: "Sync Tool" } }],
    ["call_ended", { class_uid: 3004, src_endpoint: { ip: "198.51.100.20", location: { country: "NL" } } }],
    ["CREATE_ROLE", { class_uid: 3004, activity_id: 1, time: 1772539200693, src_endpoint: { ip: "192.0.2.10" } }],
    ["suspicious_login", { class_uid: 3004, entity: { name: "jonas.weber@example.com" } }],
    ["2sv_enroll", { class_uid: 3001, activity_id: 10, user: { email_addr: "jonas.weber@example.com" } }],
  ])("%s", (name, facts) => {
    expect(named(name)).toMatchObject(facts);
  });

  test("an actor that the record does not name is not made up", () => {
    expect(named("suspicious_login")).not.toHaveProperty("actor");
    expect(named("suspicious_login")).not.toHaveProperty("status_id");
    expect(named("call_ended")).toHaveProperty(
      "unmapped.parameters",
      expect.stringContaining('"duration_seconds":"1800"'),
    );
  });

  test.skipIf(!existsSync(SAMPLE))(`all 71 public samples are read (skipped without ${SAMPLE})`, async () => {
    expect(await eventsOf(SAMPLE)).toHaveLength(71);
  });
});
