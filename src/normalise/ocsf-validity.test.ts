import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { normalise } from "../flows/normalise.ts";
import { readOcsfSchema, schemaViolations } from "./test-ocsf-schema.ts";

const SAMPLES = process.env["HIREWALL_SAMPLES"] ?? "../shared/data";
const SCHEMA = join(SAMPLES, "ocsf/schema-1.8.0");
const FOLDERS = ["src/normalise/fixtures", join(SAMPLES, "raw-events")];
const EXTENSION_CLASSES_FROM = 100_000;

const files = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(nd)?json$/.test(name))
    .map((name) => ({ name, path: join(folder, name) })),
);

describe.skipIf(!existsSync(SCHEMA))(`events against OCSF's own schema (skipped without ${SCHEMA})`, () => {
  const schema = existsSync(SCHEMA) ? readOcsfSchema(SCHEMA) : undefined;

  test.each(files)("$name", async ({ path }) => {
    if (schema === undefined) throw new Error("there is no schema");
    const found = new Map<string, number>();
    let checked = 0;
    let ofExtension = 0;
    await normalise(path, { raw: true }, (line) => {
      const event = JSON.parse(line) as Record<string, unknown>;
      if (event["type"] === "claim") return;
      if (Number(event["class_uid"]) >= EXTENSION_CLASSES_FROM) {
        // OCSF's schema does not know them.
        ofExtension += 1;
        return;
      }
      checked += 1;
      for (const violation of schemaViolations(event, schema)) {
        const raw = JSON.parse(String(event["raw_data"])) as unknown;
        if (NOT_GIVEN.some((gap) => gap.violation === violation && !hasKey(raw, gap.key, gap.isValue))) continue;
        const key = `${String(event["class_uid"])} ${violation}`;
        found.set(key, (found.get(key) ?? 0) + 1);
      }
    });
    expect(Object.fromEntries(found)).toEqual({});
    // A sample may be of a product that is not read yet; a fixture is there to be read.
    expect(checked + ofExtension > 0 || path.startsWith(SAMPLES)).toBe(true);
  });

  test.each([
    { name: "a missing required attribute", change: { severity_id: undefined }, violation: "severity_id: required" },
    {
      name: "a missing attribute of a nested object",
      change: { device: { hostname: "laptop-1" } },
      violation: "device.type_id: required",
    },
    {
      name: "an object without any of its identifiers",
      change: { actor: {} },
      violation: "actor.: at least one of process, user, invoked_by, session, app_name, app_uid",
    },
    {
      name: "an attribute of another class",
      change: { file: {} },
      violation: "file: unknown attribute of process_activity",
    },
    {
      name: "a value outside an enum",
      change: { severity_id: 42 },
      violation: "severity_id: 42 is none of 0, 1, 2, 3, 4, 5, 6, 99",
    },
    { name: "a number as a text", change: { message: 7 }, violation: "message: 7 is no string_t" },
    {
      name: "an attribute of a profile that is not named",
      change: { policy: {} },
      violation: "policy: only with the profile security_control",
    },
    {
      name: "a type that does not follow from class and activity",
      change: { type_uid: 100702 },
      violation: "type_uid: 100702 is not 100701",
    },
  ])("finds $name", ({ change, violation }) => {
    if (schema === undefined) throw new Error("there is no schema");
    expect(schemaViolations(PROCESS, schema)).toEqual([]);
    const event = JSON.parse(JSON.stringify({ ...PROCESS, ...change })) as Record<string, unknown>;
    expect(schemaViolations(event, schema)).toEqual([violation]);
  });
});

const PROCESS = {
  time: 1764000000000,
  class_uid: 1007,
  category_uid: 1,
  type_uid: 100701,
  activity_id: 1,
  severity_id: 1,
  metadata: { version: "1.8.0", product: { name: "Example", vendor_name: "Example" } },
  actor: { user: { name: "mara" } },
  device: { hostname: "laptop-1", type_id: 0 },
  process: { pid: 7, name: "sh" },
};

const EARLIEST_MS = Date.UTC(2000, 0);
const LATEST_MS = Date.UTC(2100, 0);

/**
 * What the schema demands and a vendor may leave out. Such a record is kept all the same, without the attribute; it is
 * a violation only if the raw record has a value that could have been used.
 */
const NOT_GIVEN: readonly { violation: string; key: RegExp; isValue: (value: unknown) => boolean }[] = [
  { violation: "time: required", key: /time|date|published|^ts$|created|_at$/i, isValue: isTime },
  {
    violation: "process.: at least one of pid, uid, cpid",
    key: /^(pid|processid|rawprocessid|targetprocessid)$/i,
    isValue: (value) => value !== null && value !== "",
  },
];

function isTime(value: unknown): boolean {
  const text = String(value);
  const times = /^\d+(\.\d+)?$/.test(text) ? [Number(text) * 1000, Number(text)] : [Date.parse(text)];
  return times.some((time) => time > EARLIEST_MS && time < LATEST_MS);
}

function hasKey(value: unknown, key: RegExp, isValue: (value: unknown) => boolean, name = ""): boolean {
  if (typeof value === "object" && value !== null)
    return Object.entries(value).some(([child, item]) => hasKey(item, key, isValue, child));
  return key.test(name) && isValue(value);
}
