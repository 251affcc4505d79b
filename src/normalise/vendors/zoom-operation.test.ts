import { expect, test } from "vitest";
import { normalise } from "../../flows/normalise.ts";

test("a Zoom operation keeps who changed what", async () => {
  const events: unknown[] = [];
  await normalise("src/normalise/fixtures/zoom-operation.ndjson", {}, (line) => events.push(JSON.parse(line)));
  expect(events).toMatchObject([
    {
      time: 1772460202000,
      class_uid: 3004,
      activity_id: 3,
      actor: { user: { email_addr: "it.admin@example.com" } },
      entity: { name: "Security", type: "Account" },
    },
  ]);
});
