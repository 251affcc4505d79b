import { expect, test } from "vitest";
import { normalise } from "../../flows/normalise.ts";

test("an Entra audit record keeps who did what to whom, and from where", async () => {
  const events: unknown[] = [];
  await normalise("src/normalise/fixtures/entra-audit.ndjson", {}, (line) => events.push(JSON.parse(line)));
  expect(events).toMatchObject([
    {
      time: 1772460202000,
      class_uid: 3004,
      activity_id: 1,
      activity_name: "User registered security info",
      status_id: 1,
      actor: { user: { email_addr: "mara.lind@example.com", full_name: "Mara Lind" } },
      src_endpoint: { ip: "203.0.113.77" },
      entity: { name: "Mara Lind", type: "User" },
    },
  ]);
});
