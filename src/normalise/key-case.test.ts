import { expect, test } from "vitest";
import { tmpdir } from "node:os";
import { Engine } from "../lake/engine.ts";
import { compileRecords } from "./compile.ts";
import { keyCaseOf } from "./mapping.ts";
import type { KeyCase } from "./paths.ts";
import type { Vendor } from "./vendor.ts";
import { okta } from "./vendors/okta.ts";

const VENDOR: Vendor = {
  id: "example",
  title: "Example",
  product: { name: "Example", vendorName: "Example" },
  shapes: [{ has: ["eventType"] }],
  yields: "events",
};
const MAPPING =
  "select $.eventType as kind, $.actor.userName as account, $.TenantId as a, $.tenantId as b from records";

test.each<{ name: string; keyCase: KeyCase; record: object; row: object }>([
  {
    name: "the vendor's own spelling",
    keyCase: "exact",
    record: { eventType: "start", actor: { userName: "mara" }, TenantId: "1", tenantId: "2" },
    row: { kind: "start", account: "mara", a: "1", b: "2" },
  },
  {
    name: "the top level lower-cased",
    keyCase: "folded",
    record: { eventtype: "start", actor: { userName: "mara" } },
    row: { kind: "start", account: "mara", a: null, b: null },
  },
  {
    name: "every level lower-cased",
    keyCase: "folded",
    record: { eventtype: "start", actor: { username: "mara" }, tenantid: "3" },
    row: { kind: "start", account: "mara", a: "3", b: "3" },
  },
])("$name is read", async ({ keyCase, record, row }) => {
  const engine = await Engine.open(":memory:", tmpdir());
  const source = `(select '${JSON.stringify(record)}' as raw, 1 as line)`;
  const rows = await engine.rows(`${compileRecords(VENDOR, MAPPING, source, keyCase)} select * from mapped`);
  engine.close();
  expect(rows).toEqual([row]);
});

test.each([
  { record: { eventType: "x", outcome: {} }, keyCase: "exact" },
  { record: { eventtype: "x", outcome: {} }, keyCase: "folded" },
  { record: { unknownKey: 1 }, keyCase: "exact" },
])("$record is $keyCase", ({ record, keyCase }) => {
  expect(keyCaseOf(okta, record)).toBe(keyCase);
});
