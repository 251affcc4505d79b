import { expect, test } from "vitest";
import { normalise } from "../../flows/normalise.ts";

const events: Record<string, unknown>[] = [];
await normalise("src/normalise/fixtures/entra-signin.ndjson", {}, (line) => {
  events.push(JSON.parse(line) as Record<string, unknown>);
});

test("Graph's sign-in keeps the person, the place and the managed computer", () => {
  expect(events[0]).toMatchInlineSnapshot(`
    {
      "activity_id": 1,
      "activity_name": "signIn",
      "category_uid": 3,
      "class_uid": 3002,
      "device": {
        "is_compliant": true,
        "is_managed": true,
        "name": "LT-MARA-01",
        "type_id": 0,
        "uid": "dev-1",
      },
      "metadata": {
        "correlation_uid": "d79f5bee-5860-4832-928f-3133e22ae912",
        "event_code": "signIn",
        "original_time": "2026-03-02T14:03:22Z",
        "product": {
          "name": "Microsoft Entra ID",
          "vendor_name": "Microsoft",
        },
        "profiles": [
          "host",
        ],
        "uid": "66ea54eb-6301-4ee5-be62-ff5a759b0100",
        "version": "1.8.0",
      },
      "service": {
        "name": "Graph explorer",
        "uid": "de8bc8b5-d9f9-48b1-a8ad-b748da725064",
      },
      "severity_id": 1,
      "src_endpoint": {
        "ip": "203.0.113.77",
        "location": {
          "city": "Austin",
          "country": "US",
          "lat": 30.26,
          "long": -97.74,
          "region": "Texas",
        },
        "os": {
          "name": "Windows 11",
          "type_id": 100,
        },
      },
      "status_code": "0",
      "status_id": 1,
      "time": 1772460202000,
      "type_uid": 300201,
      "unmapped": {
        "is_interactive": true,
      },
      "user": {
        "email_addr": "mara.lind@example.com",
        "full_name": "Mara Lind",
        "name": "mara.lind@example.com",
        "uid": "26be570a-ae82-4189-b4e2-a37c6808512d",
      },
    }
  `);
});

test("a failed background sign-in from diagnostic settings says so, and from where", () => {
  expect(events[1]).toMatchObject({
    time: 1772492998000,
    status_id: 2,
    status_code: "50126",
    status_detail: "Invalid username or password.",
    user: { email_addr: "mara.lind@example.com" },
    src_endpoint: { ip: "198.51.100.20", location: { country: "NL" }, autonomous_system: { number: 64500 } },
    auth_factors: [{ factor_type_id: 11, factor_type: "Password" }],
    unmapped: { is_interactive: false },
  });
  expect(events[1]).not.toHaveProperty("device");
});
