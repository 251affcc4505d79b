import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { presentTerminal } from "./present-terminal.ts";
import { hostileResult } from "./sample-hostile.ts";
import { manyPeople, sampleResult } from "./sample-result.ts";

test("people with open findings first, then the counts, then the notes", () => {
  expect(presentTerminal(sampleResult(), { color: false, width: 80 })).toMatchInlineSnapshot(`
    "◆ URGENT  Alex Morgan  p-0417
      A contradiction that few honest explanations fit, and another respect that
      supports it: ties between people, remote control of the laptop, where sign-ins
      come from and where pay goes.
      Ties between people, strong
        Laptop LT-0417 signed in as Alex Morgan and as Sam Rivera on 6 days.
        also concerns: Sam Rivera (p-0533), Thomas Berg (p-0702)
        ask: Which device do you use, and does anyone else sign in on it?
      Remote control of the laptop, strong
        A switch that can be operated from afar was connected to laptop LT-0417 on 4
        days.
        ask: What is connected to your laptop, and what do you use it for?
      Where sign-ins come from, medium
        On 19 of 19 working days the sign-ins came from Newark, US, about 2,400 km
        from the declared Austin, US.
        ask: From where have you worked in these weeks, and is the place in your HR
        record still right?
      Where sign-ins come from, weak
        19 sign-ins came through addresses of a commercial VPN.
        ask: Do you use a VPN of your own, and may we ask you to leave it off for
        company sign-ins?
      Where pay goes, medium
        Since 20 March the pay goes to a prepaid account whose holder is not Alex
        Morgan.
        ask: Whose account is it that your pay goes to, and did you ask for the
        change yourself?

    ▲ REVIEW  Sam Rivera  p-0533
      A contradiction that few honest explanations fit: ties between people.
      Ties between people, strong
        Laptop LT-0417 signed in as Alex Morgan and as Sam Rivera on 6 days.
        also concerns: Alex Morgan (p-0417)
        ask: Which device do you use, and does anyone else sign in on it?

    ▲ REVIEW  Jordan Okafor  p-0288
      Two or more independent respects contradict what was declared: where sign-ins
      come from and working hours.
      Where sign-ins come from, medium
        On 14 of 15 working days the sign-ins came from Lisbon, PT, about 7,900 km
        from the declared Seattle, US.
        ask: From where have you worked in these weeks, and is the place in your HR
        record still right?
      Working hours, medium
        On 14 days the working hours lay between 01:00 and 09:00 in the declared
        time zone.
        ask: At which hours do you usually work, and has that been agreed with your
        team?

    ○ ASK     Petra Novak  p-0119
      One respect contradicts what was declared: working hours. A question settles
      it.
      Working hours, medium
        On 10 days the working hours lay between 00:00 and 06:00 in the declared
        time zone.
        ask: At which hours do you usually work, and has that been agreed with your
        team?

    10 people, 1–31 Mar 2026
          1  ◆ Urgent  people look at it together today
          2  ▲ Review  people look at it together
          1  ○ Ask     a question is open
          6  – Clear   nothing to ask

    Read 170,561 events and 94 declared facts from 4 files in 6.4 seconds.
    Places come from the vendors only: no address database was given.
    4 records could not be read and are put aside:
      exports/okta-2026-03.ndjson:1044: not JSON (and 2 more)
      exports/defender.ndjson.gz:77: nested deeper than 200 levels
    What could not be looked at:
      No shipments were given. (2 signals)
      No interviews were given. (1 signal)
    "
  `);
});

test("colour adds nothing but colour", () => {
  const plain = presentTerminal(sampleResult(), { color: false, width: 80 });
  const coloured = presentTerminal(sampleResult(), { color: true, width: 80 });
  expect(coloured).not.toBe(plain);
  expect(stripVTControlCharacters(coloured)).toBe(plain);
});

test.each([40, 72, 100])("no line is wider than %i characters", (width) => {
  const lines = presentTerminal(manyPeople(40, 40), { color: false, width }).split("\n");
  expect(lines.filter((line) => [...line].length > width)).toEqual([]);
});

test("text from outside moves no cursor and changes no colour", () => {
  const text = presentTerminal(hostileResult(), { color: false, width: 80 });
  // oxlint-disable-next-line no-control-regex -- That there are none is what this asserts.
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(text).toContain("⟨U+001B⟩[2J");
  expect(text.length).toBeLessThan(10_000);
});

test("many people are cut, and it says so", () => {
  const text = presentTerminal(manyPeople(2_000, 200), { color: false, width: 80 });
  expect(text.match(/^◆ URGENT/gm)).toHaveLength(25);
  expect(text).toContain("…and 175 more people with open questions: the report has them.");
});

test("nothing open is said with the counts", () => {
  const text = presentTerminal(
    { ...manyPeople(3, 0), notes: { ...sampleResult().notes, quarantined: [] } },
    { color: false, width: 80 },
  );
  expect(text).toMatch(/^3 people, 1–31 Mar 2026\n/);
  expect(text).not.toContain("could not be read");
});
