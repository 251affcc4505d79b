import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isOfApplicants } from "../lake/applicant-vocabulary.ts";
import { Engine } from "../lake/engine.ts";
import { readSignalPrelude } from "../lake/signal-prelude.ts";
import { loadSignals } from "./load.ts";
import { loadReferenceTables, readReferenceTables } from "./reference.ts";
import type { Signal } from "./signal.ts";
import { testSignal } from "./test-signal.ts";

/**
 * Advice that circulates in public and that no signal may follow: the sound or origin of a name, looks, accent, lists of
 * institutions, keyboards, postal codes, feelings, tests of belief, pretexts, search for faces. The words are looked for in
 * `meta.test.ts`; here the signals that read of applicants are shown not to depend on such things.
 */
const preHire = loadSignals().filter(({ reads }) => reads.some(isOfApplicants));

/** Columns that hold a person's name; what a file says of its writer may hold one too. */
const NAMES: ReadonlySet<string> = new Set(["name", "full_name", "name_key", "peer_name_key", "listed_name"]);
const MAY_NAME: ReadonlySet<string> = new Set(["author", "last_modified_by"]);
const INSTITUTIONS: ReadonlySet<string> = new Set(["institution", "institution_key"]);
const COUNTRIES: ReadonlySet<string> = new Set(["country", "declared_country", "phone_country"]);
const PLACES: ReadonlySet<string> = new Set(["location", "city", "declared_city", "region"]);

/** Another name for every name, with each likeness kept: same, initial, short form, slip. Only Latin letters move. */
const turned = (text: string): string =>
  text.replaceAll(/[a-z]/gi, (letter) => {
    const turn = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - turn + 11) % 26) + turn);
  });
/** One country for another, in codes and in names. */
const SWAPS: readonly (readonly [string, string])[] = [
  ["US", "NG"],
  ["GB", "PK"],
  ["DE", "CN"],
  ["AA", "CC"],
  ["BB", "DD"],
  ["United States", "Nigeria"],
  ["United Kingdom", "Pakistan"],
  ["Germany", "China"],
];
const OTHER_COUNTRY = new Map(SWAPS.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));
const SWAPPED = new RegExp(`\\b(?:${[...OTHER_COUNTRY.keys()].join("|")})\\b`, "g");
const swapped = (text: string): string => text.replaceAll(SWAPPED, (found) => OTHER_COUNTRY.get(found) ?? found);

type Given = Signal["tests"][number]["given"];

function changeCells(given: Given, change: (column: string, text: string) => string): Given {
  return Object.fromEntries(
    Object.entries(given).map(([view, rows]) => [
      view,
      rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([column, value]) => [
            column,
            typeof value === "string" ? change(column, value) : value,
          ]),
        ),
      ),
    ]),
  );
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];

const CHANGES: readonly { readonly name: string; readonly change: (given: Given) => Given }[] = [
  {
    name: "other people's names",
    change: (given) => {
      const rows = Object.values(given).flat();
      const known = new Set(
        rows.flatMap((row) =>
          Object.entries(row).flatMap(([column, value]) => (NAMES.has(column) ? wordsOf(String(value)) : [])),
        ),
      );
      // A program's or a service's name in a file is nobody's.
      const inFile = (text: string): string =>
        text.replaceAll(/\p{L}+/gu, (word) => (known.has(word.toLowerCase()) ? turned(word) : word));
      return changeCells(given, (column, text) =>
        NAMES.has(column) ? turned(text) : MAY_NAME.has(column) ? inFile(text) : text,
      );
    },
  },
  {
    name: "other institutions",
    change: (given) => changeCells(given, (column, text) => (INSTITUTIONS.has(column) ? turned(text) : text)),
  },
  {
    name: "other countries",
    change: (given) =>
      changeCells(given, (column, text) => (COUNTRIES.has(column) || PLACES.has(column) ? swapped(text) : text)),
  },
];

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open(":memory:", tmpdir());
  await engine.run(readSignalPrelude());
  await loadReferenceTables(engine, readReferenceTables());
});
afterAll(() => engine.close());

test("there are such signals, and the changes change something", () => {
  expect(preHire.length).toBeGreaterThan(30);
  const given: Given = {
    applicant: [{ person: "p1", full_name: "Pat Example", declared_country: "US", declared_city: "Springfield" }],
    education: [{ institution: "Northfield Institute" }],
  };
  for (const { change } of CHANGES) expect(change(given)).not.toEqual(given);
});

describe.each(preHire)("$id", (signal) => {
  test(`finds the same people under ${CHANGES.map(({ name }) => name).join(", ")}`, async () => {
    const tests = signal.tests.map(({ name, given, settings, finds }) => ({
      name,
      // All changes at once: each touches other columns.
      given: CHANGES.reduce((changed, { change }) => change(changed), given),
      settings,
      finds: finds.map(({ person }) => ({ person })),
    }));
    const results = await testSignal(engine, { ...signal, tests });
    expect(results.filter(({ problems }) => problems.length > 0)).toEqual([]);
  });

  test("compares names with names, institutions and countries with nothing it brings along", () => {
    const query = signal.query.replaceAll(/--[^\n]*/g, "");
    // `name = 'x'`, `country in (…)`, `regexp_like(institution, …)`; that a name has two words, and a program's name, may be asked.
    const literal = "(?:=|<>|like|in)\\s*\\(?\\s*'";
    const columns = `(?:\\w+\\.)?(?:${[...NAMES, ...INSTITUTIONS, ...COUNTRIES, "phone_country"].join("|")})`;
    expect(query).not.toMatch(new RegExp(`\\b${columns}\\s+${literal}`));
    const looked = query.matchAll(
      new RegExp(`\\b(regexp_like|strpos|starts_with|length|substr)\\((?:lower\\()?${columns}\\b[^\\n]*`, "g"),
    );
    const allowed = /^strpos\((?:\w+\.)?name_key, ' '|^regexp_like\(name_key, '\(\^\| \)\(bot\|/;
    expect([...looked].map(([text]) => text).filter((text) => !allowed.test(text))).toEqual([]);
    expect(query).not.toMatch(/\\d\{5\}|\[0-9\]\{5\}/);
  });

  test("asks for no pretext and no test of belief", () => {
    expect(`${signal.title} ${signal.ask} ${signal.sentence}`.toLowerCase()).not.toMatch(
      /\b(accent|native|english|foreign|nationality|origin|leader|regime|insult|looks|appearance|face|voice|smile|nervous|click|link below|open the attachment)\b/,
    );
  });
});
