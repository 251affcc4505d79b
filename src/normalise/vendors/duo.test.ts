import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { normalise } from "../../flows/normalise.ts";

const FIXTURE = "src/normalise/fixtures/duo.ndjson";

async function eventsOf(path: string): Promise<readonly Record<string, unknown>[]> {
  const events: Record<string, unknown>[] = [];
  await normalise(path, {}, (line) => events.push(JSON.parse(line) as Record<string, unknown>));
  return events;
}
const events = await eventsOf(FIXTURE);

describe("Duo", () => {
  test("a sign-in keeps the person, the computer, the place and the phone that answered", () => {
    expect(events[0]).toMatchInlineSnapshot(`
      {
        "activity_id": 1,
        "activity_name": "authentication",
        "auth_factors": [
          {
            "device": {
              "name": "+1 512 555 0101",
              "type_id": 0,
              "uid": "DP5BFPA1DJ6AKPM9XB62",
            },
            "factor_type": "duo_push",
            "factor_type_id": 5,
            "phone_number": "+1 512 555 0101",
            "provider": "Duo",
          },
        ],
        "category_uid": 3,
        "class_uid": 3002,
        "device": {
          "hostname": "LT-MARA-01",
          "type_id": 0,
          "uid": "EP18JX1A10AB102M2T2X",
        },
        "is_mfa": true,
        "metadata": {
          "event_code": "authentication",
          "original_time": "2026-03-02T14:03:22.201532+00:00",
          "product": {
            "name": "Duo",
            "vendor_name": "Cisco",
          },
          "profiles": [
            "host",
          ],
          "uid": "340a23e3-23f3-23c1-87dc-1491a23dfdbb",
          "version": "1.8.0",
        },
        "service": {
          "name": "Okta",
          "uid": "DIY231J8BR23QK4UKBY8",
        },
        "severity_id": 1,
        "src_endpoint": {
          "hostname": "LT-MARA-01",
          "ip": "203.0.113.77",
          "location": {
            "city": "Austin",
            "country": "US",
            "region": "Texas",
          },
          "os": {
            "name": "Windows",
            "type_id": 100,
            "version": "11",
          },
        },
        "status": "success",
        "status_detail": "user_approved",
        "status_id": 1,
        "time": 1772460202201,
        "type_uid": 300201,
        "user": {
          "email_addr": "mara.lind@example.com",
          "name": "mara.lind",
          "uid": "DU3KC77WJ06Y5HIV7XKQ",
        },
      }
    `);
  });

  test("a request that the person marks as fraud is a failure, not a second factor passed", () => {
    expect(events[1]).toMatchObject({
      status_id: 2,
      status: "fraud",
      severity_id: 4,
      src_endpoint: { ip: "198.51.100.20", location: { country: "NL" } },
      auth_factors: [{ factor_type_id: 5, device: { uid: "DP0000000000000000B2", name: "Pixel of Mara" } }],
    });
    expect(events[1]).not.toHaveProperty("is_mfa");
    expect(events[1]).not.toHaveProperty("auth_factors.0.phone_number");
  });

  test("what Duo does not know stays out: no factor, no address", () => {
    expect(events[2]).toMatchObject({
      time: 1772460300000,
      status_id: 2,
      status_detail: "user_not_in_permitted_group",
    });
    for (const path of ["src_endpoint", "auth_factors", "device"]) expect(events[2]).not.toHaveProperty(path);
  });

  test("an enrolment is a change to the account", () => {
    expect(events[3]).toMatchObject({ class_uid: 3001, activity_id: 10, user: { name: "jonas.weber" }, status_id: 1 });
  });

  test("a bypass is no second factor", () => {
    expect(events[4]).toMatchObject({ status_id: 1, status_detail: "bypass_user", is_mfa: false });
  });

  test("the API's own answer gives the same events", async () => {
    const path = join(await mkdtemp(join(tmpdir(), "hirewall-duo-")), "answer.json");
    const authlogs = readFileSync(FIXTURE, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as unknown);
    writeFileSync(path, JSON.stringify({ response: { authlogs, metadata: { total_objects: 5 } }, stat: "OK" }));
    expect(await eventsOf(path)).toEqual(events);
  });
});
