import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { companyKey } from "./company-key.ts";
import { emailKey } from "./email-key.ts";
import { nameKey } from "./name-key.ts";
import { partialDate } from "./partial-date.ts";
import { phoneKey } from "./phone-key.ts";
import { profileKey } from "./profile-key.ts";

describe("nameKey", () => {
  test.each([
    ["Doe, Jane", "Jane Doe"],
    ["DR. JANE DOE, PH.D.", "jane doe"],
    ["José  Núñez", "Jose Nunez"],
    ["Søren Łukasz", "Soren Lukasz"],
    ["Anne-Marie O'Brien", "obrien anne marie"],
    ["田中 太郎", "太郎 田中"],
  ])("%s and %s are the same", (left, right) => {
    expect(nameKey(left)).toBe(nameKey(right));
  });

  test.each([
    ["Jane Doe", "Jane Roe"],
    ["Jane Doe", "Jane Q Doe"],
    // Vowels and voicing are letters' parts in these scripts, no accents.
    ["राम", "रोम"],
    ["かき", "がき"],
  ])("%s and %s are not", (left, right) => {
    expect(nameKey(left)).not.toBe(nameKey(right));
  });

  test.each(["", "  ", "—", "12 34"])("'%s' is no name", (text) => expect(nameKey(text)).toBeUndefined());

  test("somebody may be called what is elsewhere a title", () => expect(nameKey("Sr")).toBe("sr"));

  test("any text is read, and its normal form is its own normal form", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const key = nameKey(text);
        // What is behind the limit is not looked at: a normal form may be a little longer than its name.
        expect(key === undefined || key.length > 150 || nameKey(key) === key).toBe(true);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe("emailKey", () => {
  test.each([
    ["Jane.Doe+jobs@Example.TEST", "jane.doe@example.test", "example.test"],
    ["Jane Doe <jane@example.test>", "jane@example.test", "example.test"],
    ["mailto:jane@example.test", "jane@example.test", "example.test"],
    ["j.a.n.e+x@googlemail.com", "jane@gmail.com", "gmail.com"],
    ["jane@bücher.example", "jane@xn--bcher-kva.example", "xn--bcher-kva.example"],
    ["+46701@example.test", "+46701@example.test", "example.test"],
  ])("%s reaches %s", (stated, value, domain) => expect(emailKey(stated)).toEqual({ value, domain }));

  test.each([
    "",
    "jane",
    "jane@",
    "@example.test",
    "jane@localhost",
    "a b@example.test",
    "jane@exa..mple",
    `${"x".repeat(400)}@a.test`,
  ])("'%s' is no address", (text) => expect(emailKey(text)).toBeUndefined());

  test("a normal form is its own normal form", () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string()), (text) => {
        const key = emailKey(text);
        expect(key === undefined || emailKey(key.value)?.value === key.value).toBe(true);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe("phoneKey", () => {
  test.each([
    ["(415) 555-0123", "US", "+14155550123", "US", "fixed-or-mobile"],
    ["+1 415 555 0123 ext. 7", undefined, "+14155550123", "US", "fixed-or-mobile"],
    // Not given out to anybody, and four territories share the code: nothing is told.
    ["tel:+44 7700 900123", undefined, "+447700900123", undefined, undefined],
    ["07700 900123", "gb", "+447700900123", "GB", undefined],
    ["0044 7700 900123", "PT", "+447700900123", undefined, undefined],
    // The library's own example of a mobile number.
    ["07400 123456", "GB", "+447400123456", "GB", "mobile"],
    ["020 7946 0123", "GB", "+442079460123", "GB", "fixed"],
    ["056 0000 0000", "GB", "+445600000000", "GB", "voip"],
    ["+1 800 555 0123", undefined, "+18005550123", "US", "toll-free"],
  ])("%s of %s is %s", (stated, country, value, of, type) => {
    expect(phoneKey(stated, country)).toEqual({ value, country: of, type });
  });

  test.each([
    ["415 555 0123", undefined],
    ["415 555 0123", "ZZ"],
    ["12", "US"],
    ["call me", "US"],
    ["", "US"],
    ["1".repeat(200), "US"],
  ])("%s of %s is no number that can be told", (stated, country) => expect(phoneKey(stated, country)).toBeUndefined());

  test("a normal form is its own normal form, wherever it is read", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+0-9 ()-]{3,20}$/), fc.constantFrom("US", "GB", "PT", "IN"), (text, country) => {
        const key = phoneKey(text, country);
        expect(key === undefined || phoneKey(key.value, "BR")?.value === key.value).toBe(true);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe("profileKey", () => {
  test.each([
    ["https://www.linkedin.com/in/Jane-Doe/", "linkedin.com/in/jane-doe", "linkedin"],
    ["de.linkedin.com/in/jane-doe/details/experience?trk=x", "linkedin.com/in/jane-doe", "linkedin"],
    ["https://linkedin.com/in/jos%C3%A9-n", "linkedin.com/in/josé-n", "linkedin"],
    ["https://github.com/Jane-Doe/some-repository", "github.com/jane-doe", "github"],
    ["http://jane.example.test/about#me", "jane.example.test/about", "other"],
  ])("%s is %s", (stated, value, site) => expect(profileKey(stated)).toMatchObject({ value, site }));

  test("a handle is one of the site whose column it stands in", () => {
    expect(profileKey("@jane-doe", "github")?.value).toBe("github.com/jane-doe");
    expect(profileKey("jane-doe", "linkedin")?.value).toBe("linkedin.com/in/jane-doe");
    expect(profileKey("jane-doe")).toBeUndefined();
  });

  test.each([
    "https://linkedin.com",
    "https://www.linkedin.com/feed/",
    "https://github.com/features",
    "https://example.test/",
    "n/a",
    "javascript:alert(1)",
  ])("%s is nobody's page", (text) => expect(profileKey(text)).toBeUndefined());

  test("any text is read, and its normal form is its own normal form", () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (text) => {
        const key = profileKey(text);
        expect(key === undefined || key.value.includes("%") || profileKey(key.value)?.value === key.value).toBe(true);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe("companyKey", () => {
  test.each([
    ["Example Systems, Inc.", "example systems"],
    ["The Example Company", "example"],
    ["Müller & Söhne GmbH & Co. KG", "muller and sohne"],
    ["Smith & Co.", "smith"],
    ["Przykład Sp. z o.o.", "przyklad"],
    ["Příklad s.r.o.", "priklad"],
    ["Ejemplo S.A. de C.V.", "ejemplo"],
    ["Exemple S.à r.l.", "exemple"],
    ["Eksempel A/S", "eksempel"],
    ["Contoh Pte. Ltd.", "contoh"],
    ["PT Contoh Tbk", "contoh"],
    ["株式会社サンプル", "サンプル"],
    ["Limited", "limited"],
    ["Delta Air", "delta air"],
  ])("%s is looked up as '%s'", (name, key) => expect(companyKey(name)).toBe(key));

  test("the order of words counts", () => expect(companyKey("Air Delta")).not.toBe(companyKey("Delta Air")));

  test.each(["", " ", "—"])("'%s' is no company", (text) => expect(companyKey(text)).toBeUndefined());
});

describe("partialDate", () => {
  test.each([
    ["2021", "2021-01-01", "year"],
    ["2021-03", "2021-03-01", "month"],
    ["2021-03-15", "2021-03-15", "day"],
    ["2021-03-15T09:00:00Z", "2021-03-15", "day"],
    ["03/2021", "2021-03-01", "month"],
    ["Mar 2021", "2021-03-01", "month"],
    ["Sept. 2021", "2021-09-01", "month"],
    ["15 March 2021", "2021-03-15", "day"],
    ["March 15, 2021", "2021-03-15", "day"],
  ])("%s begins on %s (%s)", (text, day, precision) =>
    expect(partialDate(text)).toEqual({ kind: "date", day, precision }),
  );

  test.each(["present", "Current", "ongoing"])("%s goes on", (text) =>
    expect(partialDate(text)).toEqual({ kind: "open" }),
  );

  test.each(["03/04/2021", "2021-13", "2021-02-30", "soon", "1021", "", "Foo 2021"])("'%s' is not read", (text) =>
    expect(partialDate(text)).toBeUndefined(),
  );
});
