import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scan, type ScanOptions } from "../../src/flows/scan.ts";

const folder = mkdtempSync(join(tmpdir(), "hirewall-places-"));
const databases = join(process.env["HIREWALL_SAMPLES"] ?? resolve(import.meta.dirname, "../../../shared/data"), "mmdb");
const GEO = "signin-geo-vs-claim";

/** Twelve working days of sign-ins from one address, without a place of their own. */
function signIns(email: string, ip: string, more: object = {}): string {
  return Array.from({ length: 12 }, (_, day) =>
    JSON.stringify({
      uuid: `${ip}-${day}`,
      published: new Date(Date.UTC(2026, 2, 2 + day, 9)).toISOString(),
      eventType: "user.session.start",
      severity: "INFO",
      displayMessage: "User login to Okta",
      actor: { id: `id-${email}`, type: "User", alternateId: email, displayName: "Example" },
      client: { ipAddress: ip, ...more },
      outcome: { result: "SUCCESS" },
    }),
  ).join("\n");
}

beforeAll(() => {
  mkdirSync(join(folder, "in"));
  writeFileSync(
    join(folder, "in", "people.csv"),
    "person_id,work_email,declared_country,declared_city\np1,ada@example.com,US,Austin\np2,ben@example.com,GB,London\n",
  );
  // The test database has London for 81.2.69.142.
  writeFileSync(
    join(folder, "in", "okta.ndjson"),
    `${signIns("ada@example.com", "81.2.69.142")}\n${signIns("ben@example.com", "81.2.69.144")}\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (options: Partial<ScanOptions>) =>
  scan({ paths: [join(folder, "in")], now: "2026-04-01T00:00:00.000Z", withEvidence: false, ...options });

test("without places the signal says why it is silent, and the notes say what to give", async () => {
  const { notes } = await run({});
  expect(notes.signals.find(({ signal }) => signal === GEO)?.silent).toBe(
    "no sign-in carries a place: give address databases with --mmdb city.mmdb",
  );
  expect(notes.limits.join(" ")).toContain("24 of 24 sign-ins carry no place");
});

test.skipIf(!existsSync(databases))(`a database gives places (skipped without ${databases})`, async () => {
  const { people } = await run({ mmdb: [join(databases, "GeoLite2-City-Test.mmdb")] });
  const fired = people
    .filter(({ findings }) => findings.some(({ signal }) => signal === GEO))
    .map(({ person }) => person);
  expect(fired).toEqual(["p1"]);
});

test.skipIf(!existsSync(databases))("a corporate exit says nothing of a place", async () => {
  const config = join(folder, "config.yml");
  writeFileSync(config, "corporate_networks: [81.2.69.0/24]\n");
  const { people } = await run({ config, mmdb: [join(databases, "GeoLite2-City-Test.mmdb")] });
  expect(people.flatMap(({ findings }) => findings)).toEqual([]);
});

test.skipIf(!existsSync(databases))("a broken database is named", async () => {
  const broken = join(databases, "GeoIP2-City-Test-Broken-Double-Format.mmdb");
  const result = run({ mmdb: [broken, join(folder, "in", "people.csv")] });
  await expect(result).rejects.toThrow(/people\.csv' is no MaxMind database/);
});
