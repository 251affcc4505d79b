import { expect, test } from "vitest";
import { type Entity, samePersons } from "./same-person.ts";

const application = (
  entity: string,
  nameKey: string | null,
  emails: readonly string[],
  more: Partial<Entity> = {},
): Entity => ({
  entity,
  person: entity,
  rank: 2,
  nameKey,
  emails,
  ...more,
});

test.each([
  {
    name: "one name and one mailbox are one person",
    entities: [application("a1", "doe jane", ["j@x.test"]), application("a2", "doe jane", ["j@x.test"])],
    persons: { a1: "a1", a2: "a1" },
  },
  {
    name: "one mailbox under two names is a question, not one person",
    entities: [application("a1", "doe jane", ["j@x.test"]), application("a2", "john roe", ["j@x.test"])],
    persons: { a1: "a1", a2: "a2" },
  },
  {
    name: "one name with two mailboxes is two people",
    entities: [application("a1", "doe jane", ["j@x.test"]), application("a2", "doe jane", ["k@x.test"])],
    persons: { a1: "a1", a2: "a2" },
  },
  {
    name: "a mailbox without a name ties nobody",
    entities: [application("a1", null, ["j@x.test"]), application("a2", null, ["j@x.test"])],
    persons: { a1: "a1", a2: "a2" },
  },
  {
    name: "a document leads from one mailbox to another",
    entities: [
      application("a1", "doe jane", ["j@x.test"]),
      application("d1", "doe jane", ["j@x.test", "k@x.test"], { rank: 3 }),
      application("a2", "doe jane", ["k@x.test"]),
    ],
    persons: { a1: "a1", d1: "a1", a2: "a1" },
  },
  {
    name: "the worker's id wins over the candidate's, and that over the application's",
    entities: [
      application("a1", "doe jane", ["j@x.test"]),
      application("a2", "doe jane", ["j@x.test"], { person: "c7", rank: 1 }),
      application("w", "doe jane", ["j@x.test"], { person: "w9", rank: 0 }),
    ],
    persons: { a1: "w9", a2: "w9", w: "w9" },
  },
])("$name", ({ entities, persons }) => {
  expect(Object.fromEntries(samePersons(entities))).toEqual(persons);
  expect(Object.fromEntries(samePersons(entities.toReversed()))).toEqual(persons);
});
