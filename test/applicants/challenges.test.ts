import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scan } from "../../src/flows/scan.ts";
import type { DeckResult } from "../../src/interview/deck/deck-result.ts";
import type { SessionResult } from "../../src/interview/result.ts";
import { toResultLine } from "../../src/interview/result-line.ts";
import { sampleDeck, sampleSession } from "../../src/interview/sample-results.ts";
import { TestLake } from "./lake.ts";

const PEOPLE = `person_id,work_email,legal_name,personal_email
w1,mara@corp.test,Mara Lindgren,mara@home.test
w2,leo@corp.test,Leo Park,
7001,ida@corp.test,Ida Moor,
`;
const APPLICATIONS = `application_id,person_id,applied_at,full_name,email
app-1001,,2026-02-01T10:00:00Z,Jane Doe,jane@doe.test
app-1002,,2026-02-02T10:00:00Z,Robin Kestrel,robin@kestrel.test
app-1003,w2,2025-01-02T10:00:00Z,Leo Park,leo@home.test
7001,,2026-02-03T10:00:00Z,Sam Poe,sam@poe.test
`;

type Challenges = SessionResult["challenges"];

const [passed] = sampleSession().challenges;
const [, failed] = sampleSession().challenges;
if (passed === undefined || failed === undefined) throw new Error("the sample has two challenges");

let made = 0;
/** A session of two challenges that passed and two that did not, if nothing else is said. */
const session = (change: Partial<SessionResult>): SessionResult => ({
  ...sampleSession(),
  session: `s-${(made += 1)}`,
  challenges: [passed, failed, passed, failed],
  observations: [],
  ...change,
});
/** A deck in which the observers judge every card as they are told. */
const deck = (judgements: readonly (readonly ("as-asked" | "not-as-asked" | "could-not-tell")[])[]): DeckResult => ({
  ...sampleDeck(),
  session: `d-${(made += 1)}`,
  // What the line says came out: only the observers' own judgements are counted.
  cards: judgements.map((judged, card) => ({
    card: `card-${card}`,
    kind: `kind-${card}`,
    outcome: "did not pass",
    replaced: false,
    tries: [
      {
        promptedMs: 0,
        endedMs: 1,
        outcome: "did not pass",
        judged: judged.map((judgement, observer) => ({ observer, judgement, note: "" })),
      },
    ],
  })),
});
const lines = (results: readonly (SessionResult | DeckResult)[]): string =>
  results.map((result) => `${JSON.stringify(toResultLine(result))}\n`).join("");

describe("sessions tied to people", () => {
  const lake = new TestLake();
  let rows: readonly Record<string, unknown>[];

  const withTries = (...outcomes: readonly Challenges[number]["outcome"][]): Challenges[number] => ({
    ...failed,
    outcome: outcomes.at(-1) ?? "inconclusive",
    tries: outcomes.map((outcome) => ({ ...failed.tries[0], outcome }) as (typeof failed.tries)[number]),
  });

  beforeAll(async () => {
    await lake.read("people.csv", PEOPLE);
    await lake.read("applications.csv", APPLICATIONS);
    const declined = { ended: "declined-camera", challenges: [], session: "declined" } as const;
    await lake.read(
      "results.ndjson",
      lines([
        session({ session: "by application", subject: "app-1001" }),
        session({ session: "by the application of a worker", subject: "APP-1003" }),
        session({ session: "by person", subject: "w1" }),
        session({ session: "by work mail", subject: "Mara@corp.test" }),
        session({ session: "by an applicant's mail", subject: "jane@doe.test" }),
        session({ session: "two people's id", subject: "7001" }),
        session({ session: "nobody known", subject: "app-9999" }),
        session({ session: "made for nobody", subject: null }),
        session({
          session: "every end",
          subject: "w1",
          challenges: [
            passed,
            withTries("try again", "did not pass"),
            withTries("did not pass"),
            withTries("try again", "inconclusive"),
            { ...failed, replaced: true },
          ],
          observations: [
            { kind: "second-person", fromMs: 0, toMs: 1, measured: 0.4, threshold: 0.55, counts: true },
            { kind: "jump", fromMs: 0, toMs: 1, measured: 1, threshold: 2, counts: false },
          ],
        }),
        {
          ...deck([["not-as-asked", "not-as-asked"], ["not-as-asked"], ["not-as-asked", "could-not-tell"]]),
          session: "deck",
          subject: "w1",
        },
        session({ ...declined, subject: "w2" }),
      ]),
    );
    await lake.read("later.ndjson", lines([session({ ...declined, subject: "w2", alternative: "taken" })]));
    rows = await (await lake.views()).rows("select * from challenge");
  });
  afterAll(() => lake.close());

  const one = (id: string) => rows.find((row) => row["session"] === id);

  test.each([
    ["by application", "app-1001", "app-1001"],
    ["by the application of a worker", "w2", "app-1003"],
    ["by person", "w1", null],
    ["by work mail", "w1", null],
    ["by an applicant's mail", "app-1001", null],
  ])("%s: %s", (id, person, application) => {
    expect(one(id)).toMatchObject({ person, application, asked: 4, passed: 2, failed: 2 });
  });

  test.each(["two people's id", "nobody known", "made for nobody"])("%s: nobody's", (id) => {
    expect(one(id)).toBeUndefined();
  });

  test("only a try and its retry fail, and what was replaced does not count", () => {
    expect(one("every end")).toMatchObject({
      asked: 4,
      passed: 1,
      failed: 1,
      inconclusive: 2,
      replaced: 1,
      kinds_failed: ["sweep"],
      observations: ["second_person"],
    });
  });

  test("a card fails by two observers only, whatever the line says", () => {
    expect(one("deck")).toMatchObject({ asked: 3, failed: 1, inconclusive: 2, kinds_failed: ["kind_0"], observers: 2 });
  });

  test("what was noted of the alternative later stands, once", () => {
    expect(rows.filter((row) => row["session"] === "declined")).toMatchObject([{ alternative: "taken" }]);
  });
});

test("the line itself is the evidence of a finding", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hirewall-challenges-"));
  try {
    const line = lines([session({ subject: "w1" })]);
    writeFileSync(join(folder, "results.ndjson"), line);
    writeFileSync(join(folder, "people.csv"), PEOPLE);
    const { people } = await scan({ paths: [folder], now: "2026-04-01T12:00:00.000Z", withEvidence: true });
    expect(people.find(({ person }) => person === "w1")?.evidence).toMatchObject([
      {
        at: "2026-03-02T10:00:00.000Z",
        product: "Hirewall interview room",
        what: "challenge_result",
        raw: line.trim(),
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe("hirewall scan results.ndjson applications.csv people.csv", () => {
  const folder = mkdtempSync(join(tmpdir(), "hirewall-challenges-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(
    name: string,
    files: Readonly<Record<string, string>>,
  ): Promise<readonly Record<string, unknown>[]> {
    const inputs = join(folder, name);
    mkdirSync(inputs);
    for (const [file, text] of Object.entries(files)) writeFileSync(join(inputs, file), text);
    const paths = Object.keys(files).map((file) => join(inputs, file));
    // Findings are told by the exit code 1, which is an error to whoever runs a program.
    const { stdout } = await promisify(execFile)("./hirewall", ["scan", ...paths, "--json"]).catch(
      (error: { readonly stdout: string }) => error,
    );
    return stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }
  const isAbout =
    (type: string, person: string) =>
    (line: Record<string, unknown>): boolean =>
      line["type"] === type && line["person"] === person;

  test("an applicant's and a worker's sessions, with evidence, and what was left out", async () => {
    const printed = await run("both", {
      "results.ndjson": lines([
        session({ subject: "app-1001", camera: "OBS Virtual Camera" }),
        session({ subject: "leo@corp.test", challenges: [passed, passed, passed, passed], outcome: "passed" }),
        { ...deck(Array.from({ length: 4 }, () => ["not-as-asked", "not-as-asked"] as const)), subject: "w1" },
        session({ subject: "app-9999" }),
      ]),
      "applications.csv": APPLICATIONS,
      "people.csv": PEOPLE,
    });
    expect(printed.filter(isAbout("finding", "app-1001"))).toMatchObject([
      { signal: "deepfake-artifact-challenge" },
      { signal: "virtual-camera" },
    ]);
    expect(printed.filter(isAbout("finding", "w1"))).toMatchObject([
      { sentence: "Of 4 gestures asked for in an interview, 4 were not seen as asked (by two observers, each alone)." },
    ]);
    expect(printed.filter(isAbout("finding", "w2"))).toEqual([]);
    expect(printed.find(isAbout("assessment", "app-1001"))).toMatchObject({ status: "ask", score: null });
    expect(printed.find(isAbout("assessment", "w2"))).toMatchObject({
      status: "clear",
      challenges: [{ asked: 4, passed: 4, failed: 0 }],
    });
    expect(printed.at(-1)?.["limits"]).toContainEqual(expect.stringMatching(/^1 interview session was not looked at/));
  });

  test("without results, the notes say which signals are silent and why", async () => {
    const printed = await run("none", { "people.csv": PEOPLE, "applications.csv": APPLICATIONS });
    const signals = printed.at(-1)?.["signals"] as readonly { signal: string; silent: string | null }[];
    expect(signals.find(({ signal }) => signal === "looped-video")?.silent).toBe(
      "no challenges of interviews (results of the interview room or of card decks) of known people were read",
    );
  });
});
