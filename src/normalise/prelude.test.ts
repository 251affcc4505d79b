import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Engine } from "../lake/engine.ts";
import { sqlText } from "../lake/sql.ts";
import { Normaliser } from "./normaliser.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open(":memory:", tmpdir());
  await Normaliser.create(engine);
});
afterAll(() => engine.close());

test.each([
  ["to_time", "2026-03-02T08:00:00.123Z", "2026-03-02 08:00:00.123"],
  ["to_time", "2026-03-02T08:00:00+02:00", "2026-03-02 06:00:00"],
  ["to_time", "2026-03-02 08:00:00", "2026-03-02 08:00:00"],
  ["to_time", "2026-03-02T08:00:00123Z", "2026-03-02 08:00:00"],
  ["to_time", "1772438400", "2026-03-02 08:00:00"],
  ["to_time", "1772438400123", "2026-03-02 08:00:00.123"],
  ["to_time", "1e300", null],
  ["to_time", "2026-02-30T00:00:00Z", null],
  ["to_time", "Z", null],
  ["to_text", "Mac OS X", "Mac OS X"],
  ["to_text", " Unknown ", null],
  ["to_text", "N/A", null],
  ["to_text", "-", null],
  ["to_text", "", null],
  ["to_text", "nullable", "nullable"],
  ["to_ip", "192.0.2.1", "192.0.2.1"],
  ["to_ip", " 192.0.2.1 ", "192.0.2.1"],
  ["to_ip", "192.0.2.1:443", "192.0.2.1"],
  ["to_ip", "[2001:DB8::1]:443", "2001:db8::1"],
  ["to_ip", "2001:DB8::1%eth0", "2001:db8::1"],
  ["to_ip", "999.0.2.1", null],
  ["country_code", "United States", "US"],
  ["country_code", " united states ", "US"],
  ["country_code", "USA", "US"],
  ["country_code", "de", "DE"],
  ["country_code", "Atlantis", null],
  ["os_type", "Mac OS X", "300"],
  ["os_type", "Mac OS 14.5 (Sonoma)", "300"],
  ["os_type", "Windows 10", "100"],
  ["os_type", "WINDOWS Server 2022", "100"],
  ["os_type", "iPadOS 17", "302"],
  ["os_type", "iOS 17", "301"],
  ["os_type", "Android 14 (Linux)", "201"],
  ["os_type", "Ubuntu", "200"],
  ["os_type", "ChromeOS", "99"],
])("%s(%j) is %j", async (macro, text, expected) => {
  const [row] = await engine.rows<{ value: string | null }>(`select ${macro}(${sqlText(text)})::varchar as value`);
  expect(row?.value).toBe(expected);
});

test("a text that is missing stays missing", async () => {
  const names = ["to_time", "to_text", "to_ip", "country_code", "os_type"];
  const [row] = await engine.rows(`select ${names.map((name) => `${name}(null::varchar) as ${name}`).join(", ")}`);
  expect(Object.values(row ?? {})).toEqual(names.map(() => null));
});
