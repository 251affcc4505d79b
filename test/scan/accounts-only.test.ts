import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scan } from "../../src/flows/scan.ts";
import type { ScanResult } from "../../src/flows/scan-result.ts";

/** Exports alone, as somebody has them at hand in the first minutes: no file says who is who. */
const folder = mkdtempSync(join(tmpdir(), "hirewall-accounts-only-"));
const NOW = "2026-04-01T00:00:00.000Z";

const confirmed = (email: string, day: number, phone: string): object => ({
  event_type: "authentication",
  factor: "duo_push",
  result: "success",
  reason: "user_approved",
  isotimestamp: `2026-03-${String(day).padStart(2, "0")}T10:00:00.000000+00:00`,
  timestamp: Date.UTC(2026, 2, day, 10) / 1000,
  txid: `${email}-${day}`,
  email,
  user: { key: `key-${email}`, name: email, groups: [] },
  auth_device: { key: phone, name: phone, ip: "192.0.2.10" },
  access_device: { ip: "192.0.2.10" },
  application: { key: "DIEXAMPLE", name: "Okta" },
});

const EVENTS = [3, 4, 5].flatMap((day) => [
  confirmed("pat@example.com", day, "DPHX1ZQ9WERTY0012345"),
  confirmed("robin@example.com", day, "DPHX1ZQ9WERTY0012345"),
  confirmed("lee@example.com", day, "DPAB7CD8EFGHI0067890"),
  confirmed("svc-backup@example.com", day, "DPHX1ZQ9WERTY0012345"),
]);

async function scanned(name: string, people?: string): Promise<ScanResult> {
  const exported = join(folder, `${name}.ndjson`);
  writeFileSync(exported, EVENTS.map((event) => `${JSON.stringify(event)}\n`).join(""));
  const declared = join(folder, `${name}.csv`);
  if (people !== undefined) writeFileSync(declared, people);
  const paths = people === undefined ? [exported] : [exported, declared];
  return await scan({ paths, now: NOW, withEvidence: false });
}

let alone: ScanResult;
beforeAll(async () => {
  alone = await scanned("alone");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("each account stands for a person, and people are compared with each other", () => {
  const found = alone.people.filter(({ findings }) => findings.length > 0);
  expect(found.map(({ person, findings }) => [person, findings.map(({ signal }) => signal)])).toEqual([
    ["pat@example.com", ["shared-mfa-device"]],
    ["robin@example.com", ["shared-mfa-device"]],
  ]);
  expect(alone.people.map(({ person }) => person).toSorted()).toEqual([
    "lee@example.com",
    "pat@example.com",
    "robin@example.com",
  ]);
});

test("the notes say that nobody's declarations are known", () => {
  expect(alone.notes.limits[0]).toMatchInlineSnapshot(
    `"No people file was read: each of the 3 accounts with an e-mail address stands for a person of its own. Nobody's declarations are known, so only what needs none was asked. Give people.csv with --claims."`,
  );
});

test("with a people file only its people are looked at", async () => {
  const known = await scanned(
    "known",
    "person_id,work_email,household_id\np1,pat@example.com,h1\np2,robin@example.com,h1\n",
  );
  expect(known.people.map(({ person, findings }) => [person, findings.length])).toEqual([
    ["p1", 0],
    ["p2", 0],
  ]);
  expect(known.notes.limits.join(" ")).not.toContain("No people file");
});
