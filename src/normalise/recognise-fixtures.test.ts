import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recogniseRecord } from "./recognise.ts";
import { VENDORS } from "./vendors.ts";

const FOLDER = "src/normalise/fixtures";
const names = readdirSync(FOLDER).filter((name) => name.endsWith(".ndjson"));

describe("every fixture is its own product's, and no other's", () => {
  test.each(names)("%s", (name) => {
    const records = readFileSync(join(FOLDER, name), "utf8").trimEnd().split("\n");
    const vendors = records.map((record) => recogniseRecord(JSON.parse(record), VENDORS)?.id);
    // A vendor may have further fixtures: "okta.folded.ndjson" is Okta's.
    expect(new Set(vendors)).toEqual(new Set([name.split(".")[0]]));
  });
});
