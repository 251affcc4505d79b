import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Engine } from "./engine.ts";
import { readSignalPrelude } from "./signal-prelude.ts";
import { sqlText } from "./sql.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open(":memory:", tmpdir());
  await engine.run(readSignalPrelude());
});
afterAll(() => engine.close());

/** Names in their normal form: lower case, words in alphabetical order. */
test.each([
  { one: "example pat", other: "example pat", part: 1, why: "the same" },
  { one: "example pat", other: "example p", part: 1, why: "an initial" },
  { one: "alex example", other: "alexander example", part: 1, why: "a short form" },
  { one: "example pat", other: "example lee pat", part: 1, why: "a middle name" },
  { one: "ali mohamed", other: "ali muhammed", part: 1, why: "another spelling" },
  { one: "jon smyth", other: "john smith", part: 1, why: "two slips" },
  { one: "kestrel pat", other: "example pat", part: 0.5, why: "a marriage" },
  { one: "example sam", other: "example pat", part: 0.5, why: "a sibling" },
  { one: "example pat", other: "kestrel robin", part: 0, why: "two people" },
  { one: "li na", other: "bo yu", part: 0, why: "two people with short names" },
  { one: "li na", other: "li wu", part: 0.5, why: "a sibling with a short name" },
  { one: "иван петров", other: "анна смирнова", part: 0, why: "two people in one script" },
  { one: "ivan petrov", other: "иван петров", part: null, why: "another script is left alone" },
  { one: "王伟", other: "wei wang", part: null, why: "another script is left alone" },
  { one: "王伟", other: "王芳", part: 1, why: "one family in a script of signs" },
  { one: "王伟", other: "李娜", part: 0, why: "two people in a script of signs" },
  { one: null, other: "example pat", part: null, why: "a name that is not known" },
])("$one and $other: $why", async ({ one, other, part }) => {
  const literal = (name: string | null): string => (name === null ? "null::varchar" : sqlText(name));
  const names = [
    [one, other],
    [other, one],
  ].map((pair) => `shared_name_part(${pair.map(literal).join(", ")})`);
  const [row] = await engine.rows(`select ${names[0]}::double as forth, ${names[1]}::double as back`);
  expect(row).toEqual({ forth: part, back: part });
});

test.each([
  { day: "2020-01-01", precision: "year", last: "2020-12-31" },
  { day: "2020-02-01", precision: "month", last: "2020-02-29" },
  { day: "2020-02-03", precision: "day", last: "2020-02-03" },
])("$day known to the $precision is $last at the latest", async ({ day, precision, last }) => {
  const [row] = await engine.rows(`select last_day_of(date '${day}', '${precision}')::varchar as last`);
  expect(row).toEqual({ last });
});
