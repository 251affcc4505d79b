import { afterEach, expect, test } from "vitest";
import { TestLake } from "../test-lake.ts";
import { normalForm } from "./entry.ts";
import { keyedHash } from "./keyed-hash.ts";
import { matchWatchlists } from "./match-watchlists.ts";
import { readWatchlist } from "./read-watchlist.ts";
import { patternMeanings } from "./read-stix.ts";

let lake: TestLake;
afterEach(() => lake?.close());

const contact = (kind: string, value: string, more: object = {}): object => ({
  person: "p1",
  application: "A-1",
  event: `${kind} ${value}`,
  seen_at: "2026-10-01T00:00:00",
  role: "applicant",
  kind,
  value,
  stated: value,
  ...more,
});
const CONTACTS = [
  contact("email", "sam@kites.example", { domain: "mail.kites.example", is_free_mail: false }),
  contact("email", "lee@free.example", { domain: "free.example", is_free_mail: true }),
  contact("phone", "+14155550123"),
  contact("profile", "github.com/sam-example", { domain: "github.com" }),
  contact("ip", "192.0.2.44"),
  contact("email", "ref@kites.example", { role: "referee" }),
];
const KEY = Buffer.from("an exchanged key of some length");
const TODAY = "2026-11-25";

async function matchesOf(name: string, content: string, key?: Buffer) {
  lake = await TestLake.open({ contact: CONTACTS });
  const list = await readWatchlist(lake.write(name, content), "shared", key);
  const [used] = await matchWatchlists(lake.engine, [list], TODAY);
  const rows = await lake.engine.rows(
    "select list, kind, value, listed_at::varchar as listed_at, valid_until::varchar as valid_until, confidence, is_current from watch_match order by kind, value",
  );
  return { rows, used };
}

const match = (kind: string, value: string, more: object = {}): object => ({
  list: "shared",
  kind,
  value,
  listed_at: "2026-01-31",
  valid_until: "2027-07-31",
  confidence: "medium",
  is_current: true,
  ...more,
});

test("CSV: entries of every kind, with their validity; a referee's contact is somebody else's", async () => {
  const { rows, used } = await matchesOf(
    "list-2026-01-31.csv",
    `﻿kind,value,listed_at,valid_until,confidence,note
email,Sam+jobs@Kites.example,2026-02-01,2026-12-31,high,case 7
email,ref@kites.example,2026-02-01,,high,
phone,+1 (415) 555-0123,,,,
profile,@Sam-Example,,,low,
ip,192.0.2.0/24,,,,
domain,kites.example,2024-01-01,,,
domain,free.example,,,,
email,not an address,,,,
card,4111,,,,
phone,555-0123,,,,
email,x@y.example,soon,,,
`,
  );
  expect(rows).toEqual([
    match("domain", "kites.example", { listed_at: "2024-01-01", valid_until: "2025-07-01", is_current: false }),
    match("email", "sa…@kites.example", { listed_at: "2026-02-01", valid_until: "2026-12-31", confidence: "high" }),
    match("ip", "192.0.2.44"),
    match("phone", "…123"),
    match("profile", "github.com/sam-example", { confidence: "low" }),
  ]);
  expect(used).toMatchObject({ date: "2026-01-31", skipped: 4 });
  expect(used?.problems).toEqual([
    "line 9: 'value' is no email",
    "line 10: 'kind' is none of email, phone, profile, address, ip, domain",
    "line 11: 'value' is no phone",
  ]);
});

const hashed = `kind,value,listed_at
email,hmac-sha256:${keyedHash(KEY, "email", "sam@kites.example")},2026-01-31
phone,hmac-sha256:${keyedHash(KEY, "email", "+14155550123")},2026-01-31
`;

test("hashed entries are compared under the list's key, kind by kind", async () => {
  expect((await matchesOf("hashed.csv", hashed, KEY)).rows).toEqual([match("email", "sa…@kites.example")]);
});

test("hashed entries without a key are not compared, and the notes say so", async () => {
  const { rows, used } = await matchesOf("hashed.csv", hashed);
  expect(rows).toEqual([]);
  expect(used?.problems).toEqual(["2 hashed entries, for which no key was given"]);
});

test("hashed entries under another key do not match", async () => {
  expect((await matchesOf("hashed.csv", hashed, Buffer.from("another key of good length"))).rows).toEqual([]);
});

test("the hash that the documentation gives as an example", () => {
  expect(keyedHash(Buffer.from("correct horse battery staple"), "email", "jane.doe@example.com")).toMatchInlineSnapshot(
    `"e1ba606a25634c7f48adfbaf6efc1f8d7000cf3dfb51ae17fac2e270b1f083d5"`,
  );
});

const stix = (...objects: object[]): string => JSON.stringify({ type: "bundle", id: "bundle--1", objects });
const indicator = (pattern: string, more: object = {}): object => ({
  type: "indicator",
  spec_version: "2.1",
  id: "indicator--1",
  pattern,
  pattern_type: "stix",
  valid_from: "2026-01-31T00:00:00Z",
  ...more,
});

test.each([
  {
    name: "an indicator",
    objects: [indicator("[email-addr:value = 'sam@kites.example']", { confidence: 85 })],
    rows: [match("email", "sa…@kites.example", { confidence: "high" })],
  },
  {
    name: "a list of values",
    objects: [indicator("[email-addr:value = 'x@y.example' OR ipv4-addr:value = '192.0.2.44']")],
    rows: [match("ip", "192.0.2.44")],
  },
  {
    name: "one that has ended",
    objects: [indicator("[ipv4-addr:value = '192.0.2.44']", { valid_until: "2026-03-01T00:00:00Z" })],
    rows: [match("ip", "192.0.2.44", { valid_until: "2026-03-01", is_current: false })],
  },
  {
    name: "a revoked one",
    objects: [indicator("[ipv4-addr:value = '192.0.2.44']", { revoked: true })],
    rows: [],
    skipped: 1,
  },
  {
    name: "a pattern that means more than its values",
    objects: [indicator("[ipv4-addr:value = '192.0.2.44' AND domain-name:value = 'kites.example']")],
    rows: [],
    skipped: 1,
  },
  { name: "a negated pattern", objects: [indicator("[NOT ipv4-addr:value = '192.0.2.44']")], rows: [], skipped: 1 },
  {
    name: "an account of a site",
    objects: [indicator("[user-account:account_type = 'github' AND user-account:account_login = 'sam-example']")],
    rows: [match("profile", "github.com/sam-example")],
  },
  {
    name: "an account of a site that is not known",
    objects: [indicator("[user-account:account_login = 'sam-example']")],
    rows: [],
    skipped: 1,
  },
  {
    name: "an observable with its observation",
    objects: [
      { type: "email-addr", id: "email-addr--1", value: "sam@kites.example" },
      {
        type: "observed-data",
        id: "observed-data--1",
        last_observed: "2026-01-31T10:00:00Z",
        object_refs: ["email-addr--1"],
      },
    ],
    rows: [match("email", "sa…@kites.example")],
  },
  {
    name: "a page that is a profile",
    objects: [
      { type: "url", id: "url--1", value: "https://github.com/sam-example/repo" },
      { type: "observed-data", id: "o", last_observed: "2026-01-31T10:00:00Z", object_refs: ["url--1"] },
    ],
    rows: [match("profile", "github.com/sam-example")],
  },
  {
    name: "objects that list nothing",
    objects: [{ type: "identity", id: "identity--1", name: "x" }],
    rows: [],
    skipped: 0,
  },
])("STIX: $name", async ({ objects, rows, skipped = 0 }) => {
  const found = await matchesOf("bundle.json", stix(...objects));
  expect(found.rows).toEqual(rows);
  expect(found.used?.skipped).toBe(skipped);
});

test.each([
  {
    pattern: "[email-addr:value = 'o\\'brien@kites.example']",
    meanings: [{ kind: "email", value: "o'brien@kites.example" }],
  },
  {
    pattern: "[domain-name:value = 'a.example'] OR [domain-name:value = 'b.example']",
    meanings: [
      { kind: "domain", value: "a.example" },
      { kind: "domain", value: "b.example" },
    ],
  },
  { pattern: "[domain-name:value = 'a.example'] FOLLOWEDBY [domain-name:value = 'b.example']", meanings: "pattern" },
  { pattern: "[domain-name:value LIKE '%.example']", meanings: "pattern" },
  { pattern: "[file:hashes.MD5 = 'd41d8cd98f00b204e9800998ecf8427e']", meanings: "pattern" },
  { pattern: "[file:name = 'a.exe']", meanings: [] },
  { pattern: "no pattern", meanings: "pattern" },
])("pattern $pattern", ({ pattern, meanings }) => {
  expect(patternMeanings(pattern)).toEqual(meanings);
});

const misp = (attributes: readonly object[], tags: readonly string[] = []): object => ({
  Event: { info: "invented", date: "2026-01-31", Tag: tags.map((name) => ({ name })), Attribute: attributes },
});

test.each([
  {
    name: "an attribute for detection",
    document: misp([{ type: "email-src", value: "sam@kites.example", to_ids: true }]),
    rows: [match("email", "sa…@kites.example")],
  },
  {
    name: "context only",
    document: misp([{ type: "email-src", value: "sam@kites.example", to_ids: false }]),
    rows: [],
    skipped: 1,
  },
  {
    name: "when it was last seen",
    document: misp([
      {
        type: "github-username",
        value: "sam-example",
        to_ids: true,
        timestamp: "1700000000",
        last_seen: "2026-06-01T00:00:00Z",
      },
    ]),
    rows: [match("profile", "github.com/sam-example", { listed_at: "2026-06-01", valid_until: "2027-12-01" })],
  },
  {
    name: "an old one has expired",
    document: misp([{ type: "ip-dst|port", value: "192.0.2.44|443", to_ids: true, timestamp: "1700000000" }]),
    rows: [match("ip", "192.0.2.44", { listed_at: "2023-11-14", valid_until: "2025-05-14", is_current: false })],
  },
  {
    name: "confidence of the event",
    document: misp(
      [{ type: "phone-number", value: "+1 415 555 0123", to_ids: true }],
      ['misp:confidence-level="completely-confident"'],
    ),
    rows: [match("phone", "…123", { confidence: "high" })],
  },
  {
    name: "an object's attributes, in an API's answer",
    document: {
      response: [
        {
          Event: {
            date: "2026-01-31",
            Object: [{ Attribute: [{ type: "domain", value: "kites.example", to_ids: true }] }],
          },
        },
      ],
    },
    rows: [match("domain", "kites.example")],
  },
  {
    name: "deleted ones and hashes",
    document: misp([
      { type: "ip-src", value: "192.0.2.44", to_ids: true, deleted: true },
      { type: "md5", value: "x", to_ids: true },
    ]),
    rows: [],
    skipped: 2,
  },
])("MISP: $name", async ({ document, rows, skipped = 0 }) => {
  const found = await matchesOf("event.json", JSON.stringify(document));
  expect(found.rows).toEqual(rows);
  expect(found.used?.skipped).toBe(skipped);
});

test.each([
  {
    name: "list.csv",
    content: "colour,size\nred,1\n",
    says: "is no watchlist: neither a CSV with the columns kind and value",
  },
  { name: "list.json", content: '{"type":"bundle","objects":[', says: "is no JSON" },
  {
    name: "deep.json",
    content: `{"type":"bundle","objects":${"[".repeat(500)}`,
    says: "is nested deeper than 200 levels",
  },
  { name: "list.zip", content: "PK\u0003\u0004rest", says: "a ZIP archive. Unpack it" },
])("$name: $says", async ({ name, content, says }) => {
  lake = await TestLake.open();
  await expect(readWatchlist(lake.write(name, content), "shared", undefined)).rejects.toThrow(says);
});

/** What docs/lists-and-registries.md gives as examples of normal forms, for those who make hashed lists. */
test.each([
  { kind: "email", stated: "Jane.Doe+jobs@Example.com", normal: "jane.doe@example.com" },
  { kind: "email", stated: "J.D@googlemail.com", normal: "jd@gmail.com" },
  { kind: "phone", stated: "+1 (415) 555-0123", normal: "+14155550123" },
  { kind: "profile", stated: "https://www.GitHub.com/Octocat/repo", normal: "github.com/octocat" },
  { kind: "address", stated: "12 Main Street, Springfield", normal: "12 main springfield st" },
  { kind: "ip", stated: "2001:DB8::0:1", normal: "2001:db8::1" },
  { kind: "ip", stated: "192.0.2.0/33", normal: undefined },
  { kind: "domain", stated: "Example.com.", normal: "example.com" },
  { kind: "domain", stated: "192.0.2.1", normal: undefined },
] as const)("the normal form of $kind $stated", ({ kind, stated, normal }) => {
  expect(normalForm(kind, stated)).toBe(normal);
});
