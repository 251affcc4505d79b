import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { loadSignals, SIGNALS_FOLDER } from "./load.ts";

const signals = loadSignals();

/** What a person is, not what they did, and the usual stand-ins for it. Looked for as whole words of a query or a fact. */
const FORBIDDEN_INPUTS =
  "nationality citizenship ethnicity ethnic race origin religion belief immigration visa age birth birthday " +
  "birth_date gender sex pronouns marital pregnancy disability health accent language languages locale keyboard_layout " +
  "input_method holiday appearance photo face zip zip_code zipcode postcode postal_code school university emotion " +
  "stress voice";
const FORBIDDEN: readonly string[] = FORBIDDEN_INPUTS.split(" ");

/** Ideas that circulate as advice and that no signal may be built on, named as a file would be. */
const NEVER_SIGNALS =
  /accent|language|locale|keyboard|holiday|nationality|ethnic|appearance|looks|political|leader|insult|emotion|stress|lie-|face-search|zip|postal|school|university|western|name-origin|handle-pattern|benefits|tracking-pixel/;

/** Country codes and offsets in a query would judge a place by itself. Time zones and places come from declarations only. */
const PLACE_LITERALS = /'[A-Z]{2}'|'(?:Asia|Europe|Africa|America|Pacific)\/|'[+-]\d{2}:?\d{2}'/;

/** A list of evidence grows with days, not with raw events. */
const RAW_EVENT_SCANS = /array_agg\((?:distinct )?(?:signin|process|device|activity|code|network)\.event\)/;

describe.each(signals)("$id", (signal) => {
  const read = [signal.query, ...signal.facts.map(({ column }) => column), ...Object.keys(signal.settings)].join("\n");

  test("takes in no protected attribute and no stand-in for one", () => {
    const words = new Set(
      read
        .replaceAll(/--[^\n]*/g, "")
        .toLowerCase()
        .match(/[a-z_]+/g),
    );
    expect(FORBIDDEN.filter((word) => words.has(word))).toEqual([]);
  });

  test("names no country and no time zone", () => {
    expect(signal.query.replaceAll(/--[^\n]*/g, "")).not.toMatch(PLACE_LITERALS);
    const settings = Object.values(signal.settings).map(String);
    expect(settings.filter((value) => /^[A-Z]{2}$|^(?:Asia|Europe|Africa|America|Pacific)\//.test(value))).toEqual([]);
  });

  test("is kept in the folder of its family, under its id", () => {
    expect(paths()).toContain(join(signal.family, `${signal.id}.yml`));
  });

  test("offers innocent explanations, silence and a question", () => {
    expect(signal.innocent.length).toBeGreaterThanOrEqual(2);
    expect(signal.tests.filter(({ finds }) => finds.length === 0).length).toBeGreaterThanOrEqual(2);
    expect(signal.ask.match(/\?/g)).toHaveLength(1);
  });

  test("points at a bounded list of evidence", () => {
    expect(signal.query).not.toMatch(RAW_EVENT_SCANS);
  });

  test("names the people that a link touches", () => {
    const isLink = signal.family === "link" || signal.id === "bank-shared-across-workers";
    expect(/ as peers\b/.test(signal.query) || !isLink).toBe(true);
  });

  test("shows the declared side when it compares with a declaration", () => {
    const compares = signal.needs.some((need) => need.startsWith("declared-"));
    expect(!compares || signal.facts.some(({ side }) => side === "declared")).toBe(true);
  });
});

test("nothing that must never be a signal is one", () => {
  expect(paths().filter((path) => NEVER_SIGNALS.test(path))).toEqual([]);
});

test("the words that are looked for are found where they stand", () => {
  const words = new Set("select person.zip_code, max(age) as age from person".match(/[a-z_]+/g));
  expect(FORBIDDEN.filter((word) => words.has(word))).toEqual(["age", "zip_code"]);
  expect("where country = 'XX'").toMatch(PLACE_LITERALS);
  expect("keyboard-locale-change").toMatch(NEVER_SIGNALS);
  expect("array_agg(signin.event) as events").toMatch(RAW_EVENT_SCANS);
});

function paths(): readonly string[] {
  return readdirSync(SIGNALS_FOLDER, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yml"))
    .map((name) => relative(".", name));
}
