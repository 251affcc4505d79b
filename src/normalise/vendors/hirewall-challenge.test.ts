import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { normalise } from "../../flows/normalise.ts";
import { resultLine } from "../../interview/result-line.ts";

const FIXTURE = "src/normalise/fixtures/hirewall-challenge.ndjson";

test("the fixture is what the interview room writes", () => {
  const lines = readFileSync(FIXTURE, "utf8").trimEnd().split("\n");
  const problems = lines.map((line) => resultLine.safeParse(JSON.parse(line)).error?.issues ?? []);
  expect(problems).toEqual(lines.map(() => []));
});

test("a session becomes an event of our extension, with what came out and the line itself", async () => {
  const events: unknown[] = [];
  await normalise(FIXTURE, { raw: true }, (line) => events.push(JSON.parse(line)));
  expect(events).toMatchObject([
    {
      time: Date.parse("2026-03-02T10:00:00Z"),
      class_uid: 99906003,
      type_uid: 9990600399,
      metadata: { extension: { name: "hirewall", uid: "999" }, product: { name: "Hirewall interview room" } },
      message: "1 of 2 gestures was seen as asked.",
      challenge: {
        session: "s-4f2a",
        subject: "app-1001",
        mode: "room",
        outcome: "did_not_pass",
        ended: "finished",
        camera: "Integrated Webcam",
        items: [
          { kind: "turn_and_cover", outcome: "passed", replaced: false, tries: [{ outcome: "passed" }] },
          { kind: "sweep", outcome: "did_not_pass", tries: [{ reason: "not_covered" }, { reason: "no_hand" }] },
        ],
        observations: [{ kind: "second_face", measured: 4, counts: true }],
      },
    },
    { challenge: { mode: "deck", observers: [{ role: "interviewer", judged: [{}, {}] }, { role: "observer" }] } },
    { challenge: { ended: "declined_camera", alternative: "taken", items: [] } },
  ]);
  const [first] = readFileSync(FIXTURE, "utf8").split("\n");
  expect(events[0]).toHaveProperty("raw_data", first);
});
