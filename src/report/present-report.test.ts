import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { presentReport } from "./present-report.ts";
import { samplePerson, switchFinding } from "./sample-findings.ts";
import { HOSTILE, hostileResult } from "./sample-hostile.ts";
import { sampleScreening } from "./sample-applicants.ts";
import { manyPeople, sampleResult } from "./sample-result.ts";

const report = presentReport(sampleResult());
/** The page's words as they are read, without markup, style and script. */
const words = (html: string): string =>
  html
    .replaceAll(/<(style|script|pre)>[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");

const OPEN_ELEMENTS = new Set(["meta", "link", "img", "br", "input", "!doctype", "line", "rect", "circle", "path"]);

/** Tags that are not closed in the order in which they were opened. */
function badlyNested(html: string): readonly string[] {
  const bare = html.replaceAll(/<(style|script)>[\s\S]*?<\/\1>/g, "");
  const open: string[] = [];
  const problems: string[] = [];
  for (const [, slash, name] of bare.matchAll(/<(\/?)([a-zA-Z!][a-zA-Z0-9]*)(?:\s[^<>]*)?>/g)) {
    const tag = (name ?? "").toLowerCase();
    if (OPEN_ELEMENTS.has(tag)) continue;
    if (slash === "") open.push(tag);
    else if (open.at(-1) === tag) open.pop();
    else problems.push(`</${tag}> closes <${open.at(-1)}>`);
  }
  return [...problems, ...open.map((tag) => `<${tag}> is never closed`)];
}

describe("one file that needs nothing else", () => {
  test.each([
    { name: "the sample", html: report },
    { name: "hostile texts", html: presentReport(hostileResult()) },
    { name: "nobody", html: presentReport({ ...sampleResult(), people: [], period: undefined }) },
  ])("$name: well formed, every id once, every link inside leads somewhere", ({ html }) => {
    expect(badlyNested(html)).toEqual([]);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/href="#([^"]*)"/g)].map(([, target]) => target);
    expect(targets.length).toBeGreaterThan(3);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  test("refers to nothing outside, and its policy allows only its own style and script", () => {
    expect(report.match(/\b(?:https?:)?\/\/[a-z]/gi)).toBeNull();
    expect(report.match(/\s(?:src|srcset|action|style|on[a-z]+)=/gi)).toBeNull();
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(report)?.[1]?.replaceAll("&#39;", "'") ?? "";
    for (const tag of ["style", "script"]) {
      const content = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(report)?.[1] ?? "";
      const hash = createHash("sha256").update(content).digest("base64");
      expect(policy).toContain(`${tag}-src 'sha256-${hash}'`);
    }
    expect(policy).toMatch(/^default-src 'none';/);
    expect(policy).not.toContain("unsafe");
  });

  test("is the same file for the same scan", () => {
    expect(presentReport(sampleResult())).toBe(report);
  });
});

describe("what it says", () => {
  test("speaks of facts and questions, not of guilt", () => {
    const spoken = words(report).toLowerCase();
    expect(spoken).toContain("declared");
    for (const word of [
      "fraud",
      "fake",
      "suspicious",
      "suspect",
      "malicious",
      "attacker",
      "impostor",
      "criminal",
      "guilty",
      "liar",
      "offender",
      "culprit",
      "risk score",
    ]) {
      expect(spoken).not.toContain(word);
    }
  });

  test("the summary has a sentence, the respects and the first question of everyone who is open", () => {
    const rows = [...report.matchAll(/<tr role="row" class="(?:urgent|review|ask)">[\s\S]*?<\/tr>/g)].map(([row]) =>
      words(row).trim(),
    );
    expect(rows).toMatchInlineSnapshot(`
      [
        "Urgent Alex Morgan p-0417 Laptop LT-0417 signed in as Alex Morgan and as Sam Rivera on 6 days. Ties between people strong Remote control of the laptop strong Where sign-ins come from medium Where pay goes medium Ask first: Which device do you use, and does anyone else sign in on it?",
        "Review Sam Rivera p-0533 Laptop LT-0417 signed in as Alex Morgan and as Sam Rivera on 6 days. Ties between people strong Ask first: Which device do you use, and does anyone else sign in on it?",
        "Review Jordan Okafor p-0288 On 14 of 15 working days the sign-ins came from Lisbon, PT, about 7,900 km from the declared Seattle, US. Where sign-ins come from medium Working hours medium Ask first: From where have you worked in these weeks, and is the place in your HR record still right?",
        "Ask Petra Novak p-0119 On 10 days the working hours lay between 00:00 and 06:00 in the declared time zone. Working hours medium Ask first: At which hours do you usually work, and has that been agreed with your team?",
      ]
    `);
  });

  test("a finding has the two sides, the question, the explanations and the people whom it concerns", () => {
    const finding = /<article class="finding" aria-labelledby="person-1-finding-1">[\s\S]*?<\/article>/.exec(report);
    expect(words(finding?.[0] ?? "").trim()).toMatchInlineSnapshot(
      `"One laptop signs in as two people Last seen 19 Mar 2026 · strong: opens a review alone Laptop LT-0417 signed in as Alex Morgan and as Sam Rivera on 6 days. Declared Issued to Alex Morgan Observed Signed in as Alex Morgan and Sam Rivera On days 6 Ask Which device do you use, and does anyone else sign in on it? Answer, who asked, date Why it matters Two workers’ accounts used from one device means that one of them is not the one who works. It may simply be a loaner or kiosk laptop pair programming on one machine an administrator’s test Also concerns Sam Rivera p-0533 Thomas Berg p-0702 (nothing open) Evidence: 6 records, 4 shown here Okta System Log: user.session.start 6 Mar 2026, 14:05 UTC Okta System Log: user.session.start 7 Mar 2026, 14:05 UTC Okta System Log: user.session.start 8 Mar 2026, 14:05 UTC Okta System Log: user.session.start 10 Mar 2026, 14:05 UTC 1 record is shown under another finding of this person. 1 record is named, but not at hand in this run. Signal device-shared-by-two-people, version 1"`,
    );
  });

  test("the waterfall says in words what each respect weighs and where the weight comes from", () => {
    const table = /<table class="waterfall">[\s\S]*?<\/table>/.exec(report);
    expect(words(table?.[0] ?? "").trim()).toMatchInlineSnapshot(
      `"How the respects add up Respect Part of the sum Weight Ties between people about 60 to 1, measured on simulated companies +4.1 Remote control of the laptop about 30 to 1, the default of a strong finding +3.4 Where sign-ins come from about 8 to 1, the default of a medium finding; 2 signals +2.1 Where pay goes about 7 to 1, the default of a medium finding +2.0 Together +11.6"`,
    );
  });

  test("the bars of the waterfall follow one another and end where the sum ends", () => {
    const table = /<table class="waterfall">[\s\S]*?<\/table>/.exec(report)?.[0] ?? "";
    const bars = [...table.matchAll(/<rect[^>]*x="([\d.]+)%"[^>]*width="([\d.]+)%"/g)].map(([, x, width]) => ({
      from: Number(x),
      to: Number(x) + Number(width),
    }));
    expect(bars).toHaveLength(5);
    const [total, ...steps] = bars.toReversed();
    expect(total).toEqual({ from: 0, to: 100 });
    for (const [index, step] of steps.toReversed().entries()) {
      expect(step.from).toBeCloseTo(bars[index - 1]?.to ?? 0, 1);
    }
    expect(steps[0]?.to).toBeCloseTo(100, 1);
  });

  test("the timeline says in words when each respect was observed", () => {
    const timeline = /<figure class="timeline">[\s\S]*?<\/figure>/.exec(report);
    expect(words(timeline?.[0].replaceAll(/<title>[\s\S]*?<\/title>/g, "") ?? "").trim()).toMatchInlineSnapshot(
      `"When it was observed Ties between people 5 records, 6–10 Mar 2026; 1 more of unknown time Remote control of the laptop 4 records, 5–14 Mar 2026 Where sign-ins come from 19 records, 2–20 Mar 2026 Where pay goes 1 record, 20 Mar 2026 1 Mar 8 Mar 15 Mar 22 Mar 29 Mar"`,
    );
  });

  test("the run notes name what was read, what could not be read and what could not be looked at", () => {
    const notes = /<section id="notes"[\s\S]*?<\/section>/.exec(report);
    expect(words(notes?.[0] ?? "").trim()).toMatchInlineSnapshot(
      `"Run notes 170,561 events and 94 declared facts from 4 files, in 6.4 seconds. What limits this run Places come from the vendors only: no address database was given. 4 records could not be read What cannot be read is put aside byte for byte and takes no part in the findings. First at Reason Records exports/okta-2026-03.ndjson:1044 not JSON 3 exports/defender.ndjson.gz:77 nested deeper than 200 levels 1 3 signals could not say anything No shipments were given. The laptop’s parcel went to another address Somebody else signed for the laptop No interviews were given. Joined the interview from another country Files File Records Notes exports/okta-2026-03.ndjson Okta System Log: 48,210 exports/defender.ndjson.gz Defender for Endpoint: 120,344 Entra ID sign-ins: 2,007 The last line ends in the middle of a record. people.csv people: 10 Unknown columns: shirt_size. notes.docx not read Not an export that Hirewall knows. 2 signals ran on data Signal Findings Seconds Signs in from a place that is never the declared one signin-geo-vs-claim 2 0.21 One laptop signs in as two people device-shared-by-two-people 2 0.10"`,
    );
  });

  test("people with nothing open are a count and names, without a section", () => {
    expect(words(report)).toContain("6 people with nothing open");
    expect(report).not.toMatch(/<h2[^>]*><bdi>Rana Haddad/);
    expect(words(report)).toContain("Rana Haddad p-0701 context: 1 observation");
  });

  test("a person's interview sessions are listed, also those that went well", () => {
    expect(words(presentReport(sampleScreening()))).toContain(
      "Interview challenges When How What came out " +
        "18 Mar 2026, 15:00 UTC interview room 3 of 4 gestures seen as asked; about 1 nothing can be said; 1 gesture replaced on request " +
        "19 Mar 2026, 15:00 UTC cards, 2 observers no camera wanted; another way was taken",
    );
  });

  test("an applicant with nothing open whose résumé could not be read is not said to be fine", () => {
    expect(words(presentReport(sampleScreening()))).toContain(
      "Sam Poe a-2050 poe.pdf could not be read: it is encrypted.",
    );
  });

  test("nobody open is not the same as nothing to see", () => {
    const clear = sampleResult().people.filter(({ assessment }) => assessment.status === "clear");
    const said = words(presentReport({ ...sampleResult(), people: clear }));
    expect(said).toContain("No question is open");
    expect(said).toContain("The run notes say what it could not see.");
  });
});

describe("whatever a record holds is shown as text", () => {
  const html = presentReport(hostileResult());

  test("no tag, attribute or script of a record survives", () => {
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html.match(/<style/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|<svg onload/);
    expect(html.replaceAll(/="[^"<>]*"/g, "")).not.toMatch(/<[a-z][^<>]*\son[a-z]+=/i);
    expect(html).toContain("&lt;/script&gt;");
  });

  test("hidden characters are shown by their numbers, right-to-left text stays", () => {
    // oxlint-disable-next-line no-control-regex -- That there are none is what this asserts.
    expect(html).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(html).toContain("⟨U+202E⟩txt.exe");
    expect(html).toContain("مريم");
    expect(html.isWellFormed()).toBe(true);
  });

  test("long and deeply nested records are cut, and it says by how much", () => {
    expect(html.length).toBeLessThan(150_000);
    expect(words(html)).toContain("The first 4,000 of 1,000,000 characters are shown.");
    expect(words(html)).toMatch(/The first [\d,]+ of 800,001 characters are shown\./);
    expect(html).not.toContain("x".repeat(4_001));
  });

  test("a record is shown even when its markup would not fit a name", () => {
    const person = samplePerson({
      person: "p-1",
      name: undefined,
      evidence: [{ id: "e", at: undefined, product: "File", what: "row", raw: HOSTILE.markup }],
      findings: [
        switchFinding({ person: "p-1", at: "2026-03-05T10:00:00Z", sentence: "s", facts: [], evidence: ["e"] }),
      ],
    });
    const page = presentReport({ ...sampleResult(), people: [person] });
    expect(page).toContain("<bdi>p-1</bdi></h2>");
    expect(page).toContain("<pre>&lt;/script&gt;");
  });
});

describe("it stays small, and says what it cut", () => {
  test.each([
    { name: "2,000 people, 200 of them open", people: 2_000, open: 200, cut: "left out to keep this report small" },
    {
      name: "20,000 people, 3,000 of them open",
      people: 20_000,
      open: 3_000,
      cut: "1,500 more people have open questions",
    },
  ])("$name: below 10 MB", ({ people, open, cut }) => {
    const started = performance.now();
    const html = presentReport(manyPeople(people, open));
    expect(Buffer.byteLength(html)).toBeLessThan(10_000_000);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(words(html)).toContain(cut);
    expect(badlyNested(html)).toEqual([]);
    expect([...html.matchAll(/<section class="person"/g)]).toHaveLength(Math.min(open, 500));
  });

  test("a full report still names everyone who has a section", () => {
    const html = words(presentReport(manyPeople(3_000, 3_000)));
    expect(html).toContain("This report is full: 5 findings about this person left out.");
    expect(html).toContain("The first 500 people have a section below");
  });
});
